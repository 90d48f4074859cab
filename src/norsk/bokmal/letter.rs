//! The letter that sends what was adopted, in bokmål.

use crate::norsk::wording::LetterWords;

pub(super) const LETTER: LetterWords = LetterWords {
    opinion: "Uttalelse",
    answer: "Høringssvar",
    decision: "Vedtak",
    to: "Til",
    their_reference: "Deres ref.",
    our_reference: "Vår ref.",
    adopted: "Vedtatt i {organ} {dato}",
    corrected: "Rettet {dato}: {grunn} Dette brevet gjelder i stedet for det som ble sendt {før}.",
    leader: "{navn}, leder av {organ}",
    copies: "Kopi til",
    enclosed: "Vedlagt følger «{emne}» fra {råd}.",
    enclosed_corrected: "Vedlagt følger «{emne}» fra {råd}, rettet. Det gjelder i stedet for det som ble \
        sendt {før}.",
};
