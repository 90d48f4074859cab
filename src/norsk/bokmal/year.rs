//! The papers of a year, in bokmål.

use crate::norsk::wording::YearWords;

pub(super) const YEAR: YearWords = YearWords {
    plan: "Møteplan {år} for {råd}",
    wheel: "Årshjul {år} for {råd}",
    plan_summary: "Møteplan for {år}. Hver rad er et møte, eller en dag å ta hensyn til.",
    month: "Måned",
    day: "Dag",
    papers: "Papirene sendes",
    nothing: "Ingen møter er satt opp i {år}.",
    cancelled: "avlyst",
    moved: "flyttet til {dato}",
    hearing: "høringsfrist for sak {sak}, {tittel}",
    due: "{sakstype} skal opp i {organ}",
    cycle: "Årssyklus",
    hearings: "Høringsfrister",
    holidays: "Helligdager",
    kept_free: "Dager rådet helst ikke møtes",
    reading: "Et tall er dagen i måneden, og en bokstav en sak som kommer hvert år. Formene er forklart fra \
        den ytterste ringen og innover.",
    drawn: "Et hjul med månedene i {år}, fra januar øverst og videre med klokken.",
    more: "… og {antall} til; se listen under.",
    in_words: "Året måned for måned",
};
