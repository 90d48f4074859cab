//! The papers of a year, in nynorsk.

use crate::norsk::wording::YearWords;

pub(super) const YEAR: YearWords = YearWords {
    plan: "Møteplan {år} for {råd}",
    wheel: "Årshjul {år} for {råd}",
    plan_summary: "Møteplan for {år}. Kvar rad er eit møte, eller ein dag å ta omsyn til.",
    month: "Månad",
    day: "Dag",
    papers: "Papira vert sende",
    nothing: "Ingen møte er sette opp i {år}.",
    cancelled: "avlyst",
    moved: "flytt til {dato}",
    hearing: "høyringsfrist for sak {sak}, {tittel}",
    due: "{sakstype} skal opp i {organ}",
    cycle: "Årssyklus",
    hearings: "Høyringsfristar",
    holidays: "Heilagdagar",
    kept_free: "Dagar rådet helst ikkje møtest",
    reading: "Eit tal er dagen i månaden, og ein bokstav ei sak som kjem kvart år. Formene er forklarte frå \
        den ytste ringen og innetter.",
    drawn: "Eit hjul med månadene i {år}, frå januar øvst og vidare med klokka.",
    more: "… og {antall} til; sjå lista under.",
    in_words: "Året månad for månad",
};
