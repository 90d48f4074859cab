//! January and February: three cases are written, go through koordineringsgruppen and interessepolitisk
//! utvalg, and come to styret on 16 February.

use super::desk::{Desk, Entries, on_one_line};
use super::{
    FYLKE, GODKJENT, INNSTILLING, IPU, KG, ORIENTERING, PRINSIPPER, STYRET, STYRET_APRIL, UTTALELSE, meeting,
};

const EVA: &str = "Eva Næss Karlsen";

/// How the real agendas name what is a case here.
const NOU_IN_KG: &str = "  - {tittel: \"Utkast høringssvar til Klimautvalgets utredning NOU 2023:25 \
    Omstilling til lavutslipp\"}\n";
const NOU_IN_IPU: &str = "  - {tittel: \"Klimautvalgets utredning NOU 2023:25\"}\n";

pub fn cases_are_written(desk: &mut Desk) {
    desk.day("2024-01-08");
    let new = |title: &str, of_type: &str, area: &str, more: &[&str]| {
        let arguments = ["sak", "new", title, "--type", of_type, "--ansvarlig", EVA, "--innsatsområde", area];
        on_one_line(&desk.ok(&[&arguments, more].concat()))
    };
    let said = new(
        "Forslag til prosess for invitasjon til fylkeskommuner som medlemmer til Osloregionen",
        "interessepolitisk-sak",
        "Fellesskap og samarbeid",
        &[],
    );
    let way = "Saksgang: administrativ koordineringsgruppe → interessepolitisk utvalg → styret.";
    assert!(said.contains(way), "{said}");
    let deadline = ["--høringsfrist", "2024-02-29"];
    new(
        "Høringsuttalelse til NOU 2023:25 Omstilling til lavutslipp",
        "uttalelse",
        "klima-og-miljo",
        &deadline,
    );
    new("Felles prinsipper for energistasjoner", "prinsippsak", "fellesskap-og-samarbeid", &[]);
    desk.answer_prompts(
        FYLKE,
        &[
            INNSTILLING,
            "Det vises til vedtatt Handlingsprogram og budsjett 2024.\n\n| Når | Hva |\n|-----|-----|\n\
                | Februar | Invitasjon til fylkesordførere og fylkesrådsleder |\n\
                | Høsten 2024 | Endelig behandling |",
        ],
    );
    desk.answer_prompts(
        UTTALELSE,
        &[
            "Styret vedtar uttalelsen og ber sekretariatet sende den innen høringsfristen.",
            "Det vises til høringsbrevet om NOU 2023:25.",
            "Osloregionen IPR støtter hovedlinjene i utredningen.",
        ],
    );
    let waiver = "avvik:\n  - {regel: L05, grunn: Faggruppen har ikke møte før høringsfristen., av: styret}\n\
        ---\n\n## ";
    desk.write(UTTALELSE, &[("---\n\n## ", waiver)]);
    desk.answer_prompts(
        PRINSIPPER,
        &[
            "Styret slutter seg til prinsippene for energistasjoner.",
            "Det vises til prosjektet om energistasjoner.",
        ],
    );
    desk.ok(&["mote", "new", "styret", "2024-02-16", "--tid", "09:00–12:00", "--sted", "Oslo rådhus"]);
    cases_are_put_on_agendas(desk);
}

fn cases_are_put_on_agendas(desk: &mut Desk) {
    desk.day("2024-01-15");
    for case in ["2024-002", "2024-001", "2024-003"] {
        desk.put_on(KG, case);
    }
    for case in ["2024-002", "2024-001"] {
        desk.put_on(IPU, case);
    }
    // The case takes the place that its subject had on the agenda.
    for (id, subject) in [(KG, NOU_IN_KG), (IPU, NOU_IN_IPU)] {
        let case = "  - {id: 2024-002}\n";
        desk.write(&meeting(id), &[(case, ""), (subject, case)]);
    }
}

pub fn koordineringsgruppen_meets(desk: &mut Desk) {
    desk.day("2024-01-23");
    let said = desk.twice(&["utsending", KG]);
    assert!(said.contains("Forseglet som versjon A, 23. januar 2024."), "{said}");
    let agenda = desk.folder().read(&meeting(KG));
    assert!(
        agenda.contains("{sak: 7, id: 2024-002}") && agenda.contains("{sak: 9, id: 2024-001}"),
        "{agenda}"
    );

    desk.day("2024-01-24");
    desk.write(&meeting(IPU), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-01-24")]);
    desk.twice(&["utsending", IPU]);
    assert!(desk.folder().read(&meeting(IPU)).contains("{sak: 05/24, id: 2024-001}"));

    desk.day("2024-01-30");
    let entries: &Entries<'_> = &[
        ("Referat fra", &[("Møtet satt kl.", "12:00"), ("Møteleder", EVA)]),
        ("Til stede", &[("Til stede", EVA)]),
        ("Sak 3 ", &[("Oppsummering", "Gruppen tok orienteringen til etterretning.")]),
        ("Sak 7 ", &[("Oppsummering", "Gruppen støtter utkastet til uttalelse.")]),
        (
            "Sak 9 ",
            &[
                ("Drøfting", "Gruppen drøftet hvem som skal inviteres, og når."),
                ("Oppsummering", "Gruppen støtter forslaget til prosess."),
            ],
        ),
        ("Sak 10 ", &[("Oppsummering", "Gruppen støtter prinsippene.")]),
        ("Underskrift", &[("Møtet hevet kl.", "14:40"), ("Møteleder", EVA)]),
    ];
    let said = desk.minutes(KG, entries);
    for case in ["2024-001", "2024-002", "2024-003"] {
        assert!(said.contains(&format!("Sak {case}: drøftet.")), "{said}");
    }
}

pub fn interessepolitisk_utvalg_meets(desk: &mut Desk) {
    // The papers had left when koordineringsgruppen met: its minutes, and what it made of the case, come
    // after.
    desk.write(
        FYLKE,
        &[("| Høsten 2024 | Endelig", "| Mars–april | Møter med fylkeskommunene |\n| Høsten 2024 | Endelig")],
    );
    let said = desk.folder().ipr(&["check", "--dato", "2024-01-30"]);
    assert!(said.code == 1 && said.out.contains("feil[I07]: Sak 05/24 (2024-001) er endret"), "{}", said.out);
    let said = desk.twice(&["utsending", IPU]);
    assert!(said.contains("Forseglet som versjon B, 30. januar 2024."), "{said}");
    assert_eq!(desk.folder().git(&["status", "--porcelain"]), "", "the case is told in git with its seal");
    let supplement = desk.folder().read(&format!("meetings/{IPU}/tilleggsinnkalling-b.md"));
    for part in ["Endret i sak 05/24", "referat fra administrativ koordineringsgruppe 30. januar 2024"] {
        assert!(supplement.contains(part), "{part}\n{supplement}");
    }
    let mail = desk.folder().read(&format!("meetings/{IPU}/utsending/medlemmer-b.eml"));
    assert!(mail.contains("2024-01-30-koordineringsgruppen-referat.pdf"), "the minutes go with the mail");
    assert!(desk.folder().read(&meeting(IPU)).contains("id: 2024-001, tillegg: ja}"));

    desk.day("2024-01-31");
    let entries: &Entries<'_> = &[
        ("Referat fra", &[("Møtet satt kl.", "09:00"), ("Møteleder", "Elin Såheim Bjørkli")]),
        (
            "Til stede",
            &[
                ("Elin", "ja | "),
                ("Saxe", "ja | "),
                ("Lene", "ja | "),
                ("Morten", "forfall: reise | "),
                ("Tom", "ja | "),
            ],
        ),
        ("Sak 01/24", GODKJENT),
        ("Sak 02/24", GODKJENT),
        ("Sak 03/24", &[("Avstemning", "Enstemmig"), ("Innstilling", "Som foreslått")]),
        ("Sak 04/24", &[("Behandling", "Sekretariatet orienterte.")]),
        (
            "Sak 05/24",
            &[
                ("Motsatte seg", "ingen"),
                ("Behandling", "Sekretariatet gjorde rede for den nye tidsplanen."),
                ("Avstemning", "Enstemmig"),
                ("Innstilling", "Som foreslått"),
            ],
        ),
        ("Underskrift", &[("Møtet hevet kl.", "10:40"), ("Møteleder", "Elin Såheim Bjørkli")]),
    ];
    let said = desk.minutes(IPU, entries);
    assert!(
        said.contains("Sak 2024-001: innstilt som foreslått.")
            && said.contains("Sak 2024-002: innstilt som foreslått."),
        "{said}"
    );
    let said = desk.ok(&["sak", "show", "2024-001"]);
    assert!(said.contains("innstilt som foreslått"), "{said}");
}

pub fn styret_is_called(desk: &mut Desk) {
    desk.day("2024-02-01");
    for case in ["2024-002", "2024-001", "2024-003"] {
        desk.put_on(STYRET, case);
    }
    desk.day("2024-02-06");
    let called = "status: planlagt\nkunngjort: 2024-02-06\n\
        oppmøte:\n  - {person: kjell-arne-hermansen, forfall: sykdom}";
    desk.write(&meeting(STYRET), &[("status: planlagt", called)]);
    let said = desk.twice(&["utsending", STYRET]);
    assert!(said.contains("Kommuner uten ordfører i members.yaml"), "{said}");
    let file = |name: &str| desk.folder().read(&format!("meetings/{STYRET}/{name}"));
    let copy = file("utsending/kopi-ordforere.eml").replace("=\r\n", "");
    assert!(
        copy.contains("s=C3=A6rskilt oppmerksom p=C3=A5 at m=C3=B8tet skal behandle en uttalelse: sak 03/24"),
        "{copy}"
    );
    assert!(copy.contains("\r\nBcc: ") && !copy.contains("\r\nTo: "));
    let members = file("utsending/medlemmer.eml").replace("\r\n ", " ");
    assert!(members.contains("<kari.moen@lier.example>"), "the substitute is called");
    assert!(!members.contains("sykdom"), "nobody is told why");
    assert!(
        file("innkalling.md")
            .contains("Vedlagt følger referat fra administrativ koordineringsgruppe 30. januar 2024")
    );
}

/// Everybody in styret but one, who sent a substitute.
const ATTENDANCE: &[(&str, &str)] = &[
    ("Eirik", "ja | "),
    ("Elin", "ja | "),
    ("Lene", "ja | "),
    ("Kjell", "forfall: sykdom | Kari Moen"),
    ("Bengt", "ja | "),
    ("Ståle", "ja | "),
    ("Ola", "ja | "),
    ("Harald", "ja | "),
    ("Kai", "ja | "),
    ("Saxe", "ja | "),
    ("Line", "ja | "),
    ("Tom", "ja | "),
    ("Morten", "ja | "),
    ("Roger", "ja | "),
    ("Alf", "ja | "),
];

/// What styret adopted: the recommendation, and what is to be done.
const VEDTAK: &str = "\n\nStyret slutter seg til forslag til prosess for å invitere fylkeskommunene som \
    medlem i Osloregionen IPR.\n\n\
    | Når | Hva | Hvem |\n| --- | --- | --- |\n\
    | Februar | Invitere fylkesordførere og fylkesrådsledere | Eva Næss Karlsen |\n\
    | Høsten 2024 | Legge saken fram til endelig behandling | Eva Næss Karlsen |";

pub fn styret_meets(desk: &mut Desk) {
    desk.day("2024-02-16");
    let entries: &Entries<'_> = &[
        ("Referat fra", &[("Møtet satt kl.", "09:00"), ("Møteleder", "Eirik Lae Solberg")]),
        ("Til stede", ATTENDANCE),
        ("Sak 01/24", GODKJENT),
        ("Sak 02/24", GODKJENT),
        (
            "Sak 03/24",
            &[
                ("Avstemning", "12 mot 3 (Kai Ove Berg, Saxe Frøshaug og Ola Tore Dokken)"),
                ("Vedtak", "Som innstilt"),
                ("Protokolltilførsel", "Kai Ove Berg mener at merknaden om transport burde vært sterkere."),
            ],
        ),
        (
            "Sak 04/24",
            &[
                ("Habilitet", "Morten Lafton, fvl. § 6 andre ledd"),
                ("Behandling", "Styret ba om at det føres inn hva som skal gjøres."),
                ("Avstemning", "Enstemmig"),
                ("Vedtak", VEDTAK),
            ],
        ),
        (
            "Sak 05/24",
            &[
                ("Behandling", "Styret ba om at kostnadene utredes."),
                ("Avstemning", ""),
                ("Vedtak", "Saken utsettes."),
            ],
        ),
        ("Sak 06/24", ORIENTERING),
        ("Sak 07/24", ORIENTERING),
        ("Sak 08/24", ORIENTERING),
        ("Underskrift", &[("Møtet hevet kl.", "11:40"), ("Møteleder", "Eirik Lae Solberg")]),
    ];
    let said = desk.minutes(STYRET, entries);
    for line in [
        "Sak 2024-001: vedtatt, endret fra innstillingen.",
        "Sak 2024-002: vedtatt som innstilt.",
        "Sak 2024-003: utsatt.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let shown = desk.ok(&["mote", "show", STYRET]);
    for line in [
        "03/24  15 av 15  ja (8 trengs)  12–3–0          for       vedtatt",
        "04/24  14 av 15  ja (8 trengs)  14–0–0          for       vedtatt",
        "Lovlighetskontroll kan kreves til fredag 8. mars 2024.",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let agenda = desk.folder().read(&meeting(STYRET));
    assert!(agenda.contains("{person: kari-moen, vara-for: kjell-arne-hermansen}"), "{agenda}");
}

pub fn decisions_are_found_again(desk: &mut Desk) {
    desk.day("2024-02-20");
    desk.twice(&["utskrift", "2024-001"]);
    let plain = desk.ok(&["vedtak", "--organ", "styret"]);
    assert!(plain.contains("Vedtatt som innstilt.") && plain.contains("Vedtatt, endret."), "{plain}");

    let new = ["oppfolging", "2024-002", "--ny", "Sende uttalelsen", "--hvem", EVA, "--frist", "2024-02-29"];
    desk.twice(&new);
    desk.ok(&["mote", "new", "styret", "2024-04-26", "--tid", "09:00–12:00", "--sted", "Oslo rådhus"]);
    desk.put_on(STYRET_APRIL, "2024-003");

    desk.day("2024-02-27");
    let open = desk.ok(&["oppfolging", "--ansvarlig", "eva-naess-karlsen"]);
    assert_eq!(open.matches("\n            nr. ").count(), 3, "{open}");
    desk.twice(&["oppfolging", "2024-001", "--gjort", "1"]);
    desk.twice(&["oppfolging", "2024-002", "--gjort", "1"]);
    desk.twice(&["oppfolging", "2024-002", "--avslutt"]);
}
