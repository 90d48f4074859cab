//! The list of members and the organisation chart, in bokmål.

use crate::norsk::wording::MemberWords;

pub(super) const MEMBERS: MemberWords = MemberWords {
    kind: "Medlemsliste",
    contact_kind: "Kontaktliste",
    contact_notice: "Til bruk i rådets arbeid. Skal ikke legges ut.",
    title: "Medlemmer av organene i {råd}",
    as_of: "Per",
    organisation: "Organisasjonen",
    drawn: "Organisasjonskart for {råd}.",
    under: "Under {navn}: {liste}.",
    participants: "Deltakere",
    count: "{antall} kommuner og fylkeskommuner",
    others: "Andre grupper",
    advises: "gir råd",
    of_members: "velges av deltakernes egne kommunestyrer",
    elected_by: "velges av {organ}",
    decides: "treffer vedtak",
    recommends: "innstiller",
    mirrors: "har de samme delregionene som {organ}",
    meets: "møtes vanligvis {antall} ganger i året",
    of_group: ["eies av {verdi}", "finansieres av {verdi}", "har mandatet {verdi}", "varer til {verdi}"],
    invited: "Invitert til enkelte saker: {liste}.",
    invited_to: "{navn}, som leder {organ}, til {saker}",
    unknown: "Ingen medlemmer er ført inn.",
    vacant: "Ledig: {liste}.",
    leader: "leder",
    summary: "Medlemmene av {organ}",
    sits: "Periode",
    period: ["fra {dag}", "til {dag}"],
    contact: "Kontakt",
};
