//! Mails and calendar entries in bokmål.

use crate::norsk::wording::{AppointmentWords, CalendarWords, MailWords};

pub(super) const MAIL: MailWords = MailWords {
    subject: "Innkalling til {møte}",
    supplement_subject: "Tilleggsinnkalling {versjon} til {møte}",
    cancelled_subject: "Avlyst: {møte}",
    copy_subject: "Kopi: {emne}",
    to_members: "Til medlemmene av {organ}",
    to_mayors: "Til ordførerne i medlemskommunene",
    to_others: "Til {hvem}",
    to_onlookers: "Til observatører og andre med talerett i {organ}",
    call: "Det innkalles til {møte}.",
    copy: "Her er kopi av innkallingen til {møte}.",
    supplement: "Innkallingen til {møte} er endret etter at den ble sendt. Dette er tilleggsinnkalling \
        {versjon}. Den gjelder sammen med det som er sendt før.",
    cancelled: "{møte} er avlyst.",
    cancelled_because: "{møte} er avlyst: {grunn}.",
    moved: "Møtet skulle vært holdt {dato} og er flyttet.",
    changes: "Dette er endret:",
    called: "{vara} er innkalt som vara for {medlem}, som har meldt forfall.",
    enclosed: "Vedlagt:",
    calendar: "møtet til kalenderen",
    exempt: "Disse sakene har papirer som er unntatt offentlighet:",
    exempt_papers: "De papirene følger ikke med her. Medlemmene og innkalte varamedlemmer får dem på annen \
        måte.",
    regards: "Vennlig hilsen",
};

pub(super) const APPOINTMENT: AppointmentWords = AppointmentWords {
    summary: "{møte} i {råd}",
    meeting: "Møte i {organ}",
    cancelled: "Avlyst: {møte}",
    open_end: "Det er ikke satt noe klokkeslett for når møtet slutter.",
    papers: "Sakspapirer: {nettsted}",
};

pub(super) const CALENDAR: CalendarWords = CalendarWords {
    all: "Møter i {råd}",
    body: "Møter i {organ} – {råd}",
    secretariat: "Møter og frister for sekretariatet – {råd}",
    made: "Laget av ipr kalender fra filene i rådets mappe. Rett der og ikke her. Kalenderen lages på nytt.",
    dispatch: "Send papirene: {møte}",
    papers_done: "Papirene ferdige: {møte}",
    minutes_done: "{referat} ferdig: {møte}",
    hearing: "Høringsfrist: {sak}",
    deadline: "Frist: {sak}",
    calendar_days: "Kalenderdager før møtet: {antall}",
    before_dispatch: "Virkedager før papirene sendes: {antall}",
    after_meeting: "Virkedager etter møtet: {antall}",
    basis: "Grunnlag: {grunnlag}",
};
