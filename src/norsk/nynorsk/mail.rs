//! Mails and calendar entries in nynorsk.

use crate::norsk::wording::{AppointmentWords, CalendarWords, MailWords};

pub(super) const MAIL: MailWords = MailWords {
    subject: "Innkalling til {møte}",
    supplement_subject: "Tilleggsinnkalling {versjon} til {møte}",
    cancelled_subject: "Avlyst: {møte}",
    copy_subject: "Kopi: {emne}",
    to_members: "Til medlemene i {organ}",
    to_mayors: "Til ordførarane i medlemskommunane",
    to_others: "Til {hvem}",
    to_onlookers: "Til observatørar og andre med talerett i {organ}",
    call: "Det vert med dette kalla inn til {møte}.",
    copy: "Her er kopi av innkallinga til {møte}.",
    supplement: "Innkallinga til {møte} er endra etter at ho vart send. Dette er tilleggsinnkalling \
        {versjon}. Ho gjeld saman med det som er sendt før.",
    cancelled: "{møte} er avlyst.",
    cancelled_because: "{møte} er avlyst: {grunn}.",
    moved: "Møtet skulle vore halde {dato} og er flytta.",
    changes: "Dette er endra:",
    called: "{vara} er kalla inn som vara for {medlem}, som har meldt forfall.",
    enclosed: "Vedlagt:",
    calendar: "møtet til kalenderen",
    exempt: "Desse sakene har papir som er unnatekne offentlegheit:",
    exempt_papers: "Dei papira følgjer ikkje med her. Medlemene og innkalla varamedlemer får dei på annan \
        måte.",
    regards: "Venleg helsing",
};

pub(super) const APPOINTMENT: AppointmentWords = AppointmentWords {
    summary: "{møte} i {råd}",
    meeting: "Møte i {organ}",
    cancelled: "Avlyst: {møte}",
    open_end: "Det er ikkje sett noko klokkeslett for når møtet sluttar.",
    papers: "Sakspapir: {nettsted}",
};

pub(super) const CALENDAR: CalendarWords = CalendarWords {
    all: "Møte i {råd}",
    body: "Møte i {organ} – {råd}",
    secretariat: "Møte og fristar for sekretariatet – {råd}",
    made: "Laga av ipr kalender frå filene i mappa til rådet. Rett der og ikkje her. Kalenderen vert laga på \
        nytt.",
    dispatch: "Send papira: {møte}",
    papers_done: "Papira ferdige: {møte}",
    minutes_done: "{referat} ferdig: {møte}",
    hearing: "Høyringsfrist: {sak}",
    deadline: "Frist: {sak}",
    calendar_days: "Kalenderdagar før møtet: {antall}",
    before_dispatch: "Yrkedagar før papira vert sende: {antall}",
    after_meeting: "Yrkedagar etter møtet: {antall}",
    basis: "Grunnlag: {grunnlag}",
};
