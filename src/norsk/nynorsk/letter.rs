//! The letter that sends what was adopted, in nynorsk.

use crate::norsk::wording::LetterWords;

pub(super) const LETTER: LetterWords = LetterWords {
    opinion: "Fråsegn",
    answer: "Høyringssvar",
    decision: "Vedtak",
    to: "Til",
    their_reference: "Dykkar ref.",
    our_reference: "Vår ref.",
    adopted: "Vedteke i {organ} {dato}",
    corrected: "Retta {dato}: {grunn} Dette brevet gjeld i staden for det som vart sendt {før}.",
    leader: "{navn}, leiar av {organ}",
    copies: "Kopi til",
    enclosed: "Vedlagt følgjer «{emne}» frå {råd}.",
    enclosed_corrected: "Vedlagt følgjer «{emne}» frå {råd}, retta. Det gjeld i staden for det som vart \
        sendt {før}.",
};
