//! The list of members and the organisation chart, in nynorsk.

use crate::norsk::wording::MemberWords;

pub(super) const MEMBERS: MemberWords = MemberWords {
    kind: "Medlemsliste",
    contact_kind: "Kontaktliste",
    contact_notice: "Til bruk i arbeidet til rådet. Skal ikkje leggjast ut.",
    title: "Medlemer av organa i {råd}",
    as_of: "Per",
    organisation: "Organisasjonen",
    drawn: "Organisasjonskart for {råd}.",
    under: "Under {navn}: {liste}.",
    participants: "Deltakarar",
    count: "{antall} kommunar og fylkeskommunar",
    others: "Andre grupper",
    advises: "gjev råd",
    of_members: "vert valt av kommunestyra til deltakarane",
    elected_by: "vert valt av {organ}",
    decides: "gjer vedtak",
    recommends: "gjev tilråding",
    mirrors: "har dei same delregionane som {organ}",
    meets: "møtest vanlegvis {antall} gonger i året",
    of_group: [
        "er eigd av {verdi}",
        "vert finansiert av {verdi}",
        "har mandatet {verdi}",
        "varer til {verdi}",
    ],
    invited: "Invitert til einskilde saker: {liste}.",
    invited_to: "{navn}, som leier {organ}, til {saker}",
    unknown: "Ingen medlemer er førte inn.",
    vacant: "Ledig: {liste}.",
    leader: "leiar",
    summary: "Medlemene av {organ}",
    sits: "Periode",
    period: ["frå {dag}", "til {dag}"],
    contact: "Kontakt",
};
