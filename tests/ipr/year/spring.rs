//! April to June: the case that was put off is decided, interessepolitisk utvalg's meeting of 6 June is moved
//! to 12 June, and what it recommends there reaches styret after the papers have left.

use super::desk::{Desk, Entries};
use super::{
    GODKJENT, IPU_CALLED, IPU_HELD, ORIENTERING, PRINSIPPER, SOMMER, STYRET_APRIL, STYRET_JUNE, meeting,
};

/// Everybody in styret.
pub const ALL_OF_STYRET: &[(&str, &str)] = &[
    ("Eirik", "ja | "),
    ("Elin", "ja | "),
    ("Lene", "ja | "),
    ("Kjell", "ja | "),
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
pub const STYRET_OPENED: &[(&str, &str)] = &[("Møtet satt kl.", "09:00"), ("Møteleder", "Eirik Lae Solberg")];
pub const STYRET_ENDED: &[(&str, &str)] = &[("Møtet hevet kl.", "11:30"), ("Møteleder", "Eirik Lae Solberg")];

pub fn the_case_put_off_is_decided(desk: &mut Desk) {
    desk.day("2024-04-16");
    let proposal = "Styret slutter seg til prinsippene for energistasjoner.";
    let utredet = "Styret slutter seg til prinsippene for energistasjoner, slik de er utredet til møtet.";
    desk.write(PRINSIPPER, &[(proposal, utredet)]);
    desk.write(&meeting(STYRET_APRIL), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-04-16")]);
    desk.twice(&["utsending", STYRET_APRIL]);
    let manifest = desk.folder().read(&format!("meetings/{STYRET_APRIL}/utsending/manifest.yaml"));
    assert!(manifest.contains("{fil: meetings/2024-02-16-styret/referat.pdf, "), "{manifest}");
    assert!(
        !manifest.contains("koordineringsgruppen"),
        "its minutes went with the notice before\n{manifest}"
    );
    desk.day("2024-04-26");
    let entries: &Entries<'_> = &[
        ("Referat fra", STYRET_OPENED),
        ("Til stede", ALL_OF_STYRET),
        ("Sak 10/24", GODKJENT),
        ("Sak 11/24", GODKJENT),
        ("Sak 12/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som foreslått")]),
        ("Sak 13/24", ORIENTERING),
        ("Sak 14/24", ORIENTERING),
        ("Sak 15/24", ORIENTERING),
        ("Underskrift", STYRET_ENDED),
    ];
    let said = desk.minutes(STYRET_APRIL, entries);
    assert!(said.contains("Sak 2024-003: vedtatt"), "{said}");
    let shown = desk.ok(&["sak", "show", "2024-003"]);
    assert!(shown.contains("utsatt") && shown.contains("vedtatt som foreslått"), "{shown}");
    desk.twice(&["oppfolging", "2024-003", "--avslutt"]);
}

/// What an entry in a calendar says under `key`.
fn said(entry: &str, key: &str) -> String {
    let (_, event) = entry.split_once("BEGIN:VEVENT").expect("an event");
    let line =
        event.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("{key}\n{entry}"));
    line.trim_start_matches([':', ';']).to_owned()
}

pub fn a_meeting_is_moved(desk: &mut Desk) {
    desk.day("2024-05-21");
    let title = "Invitasjonen til fylkeskommunene: status før sommeren";
    let new = ["sak", "new", title, "--type", "interessepolitisk-sak", "--ansvarlig", "Eva Næss Karlsen"];
    desk.ok(&[&new[..], &["--innsatsområde", "fellesskap-og-samarbeid"]].concat());
    desk.answer_prompts(
        SOMMER,
        &[
            "Styret tar redegjørelsen til orientering.",
            "Det vises til styrets vedtak 16. februar 2024. Fylkeskommunene behandler invitasjonen fra juni \
                til september.",
        ],
    );
    let waiver = "avvik:\n  - {regel: L05, grunn: Koordineringsgruppen har ikke møte før sommeren., av: \
        styret}\n---\n\n## ";
    desk.write(SOMMER, &[("---\n\n## ", waiver)]);
    let remote = ["--tid", "14:30–15:45", "--sted", "Teams", "--form", "digitalt"];
    desk.ok(&[&["mote", "new", "IPU", "2024-06-06"], &remote[..]].concat());
    desk.put_on(IPU_CALLED, "2024-004");
    desk.write(&meeting(IPU_CALLED), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-05-30")]);

    desk.day("2024-05-30");
    desk.twice(&["utsending", IPU_CALLED]);
    desk.day("2024-06-03");
    let moved = desk.ok(&["mote", "flytt", IPU_CALLED, "2024-06-12", "--grunn", "For få kunne møte"]);
    assert!(moved.contains("05.06.2024  Papirene til interessepolitisk utvalg sendes senest"), "{moved}");
    assert!(moved.contains("«ipr utsending"), "what was sealed is sealed anew\n{moved}");
    desk.write(&meeting(IPU_HELD), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-06-04")]);
    desk.day("2024-06-04");
    desk.twice(&["utsending", IPU_HELD]);
    let entry = |id: &str| desk.folder().read(&format!("meetings/{id}/utsending/mote.ics"));
    let (called, held) = (entry(IPU_CALLED), entry(IPU_HELD));
    assert_eq!(said(&called, "UID"), said(&held, "UID"));
    let sequence = |entry: &str| said(entry, "SEQUENCE").parse::<u32>().expect("a number");
    assert!(sequence(&held) > sequence(&called), "{held}");
    assert_eq!(said(&held, "DTSTART"), "TZID=Europe/Oslo:20240612T143000");
    let notice = desk.folder().read(&format!("meetings/{IPU_HELD}/innkalling.md"));
    assert!(notice.contains("Møtet er flyttet fra 6. juni 2024: For få kunne møte."), "{notice}");
}

pub fn styret_gets_a_late_item(desk: &mut Desk) {
    desk.ok(&["mote", "new", "styret", "2024-06-21", "--tid", "09:00–12:00", "--sted", "Oslo rådhus"]);
    desk.day("2024-06-11");
    desk.write(&meeting(STYRET_JUNE), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-06-11")]);
    desk.twice(&["utsending", STYRET_JUNE]);

    desk.day("2024-06-12");
    let everybody: &[(&str, &str)] =
        &[("Elin", "ja | "), ("Saxe", "ja | "), ("Lene", "ja | "), ("Morten", "ja | "), ("Tom", "ja | ")];
    let entries: &Entries<'_> = &[
        ("Referat fra", &[("Møtet satt kl.", "14:30"), ("Møteleder", "Elin Såheim Bjørkli")]),
        ("Til stede", everybody),
        ("Sak 07/24", GODKJENT),
        ("Sak 08/24", GODKJENT),
        ("Sak 09/24", &[("Avstemning", "Enstemmig"), ("Innstilling", "Som foreslått")]),
        ("Underskrift", &[("Møtet hevet kl.", "15:30"), ("Møteleder", "Elin Såheim Bjørkli")]),
    ];
    let said = desk.minutes(IPU_HELD, entries);
    assert!(said.contains("Sak 2024-004: innstilt"), "{said}");
    desk.put_on(STYRET_JUNE, "2024-004");
    let said = desk.twice(&["utsending", STYRET_JUNE]);
    assert!(said.contains("Forseglet som versjon B, 12. juni 2024."), "{said}");

    desk.day("2024-06-21");
    let late = &[("Motsatte seg", "ingen"), ("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt")];
    let entries: &Entries<'_> = &[
        ("Referat fra", STYRET_OPENED),
        ("Til stede", ALL_OF_STYRET),
        ("Sak 17/24", GODKJENT),
        ("Sak 18/24", GODKJENT),
        ("Sak 19/24", ORIENTERING),
        ("Sak 20/24", ORIENTERING),
        ("Sak 21/24", ORIENTERING),
        ("Sak 23/24", late),
        ("Underskrift", STYRET_ENDED),
    ];
    let said = desk.minutes(STYRET_JUNE, entries);
    assert!(said.contains("Sak 2024-004: vedtatt"), "{said}");
    desk.twice(&["oppfolging", "2024-004", "--avslutt"]);
}
