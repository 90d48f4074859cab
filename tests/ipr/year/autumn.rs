//! The autumn: the report of the third quarter comes to styret as a paper, and what was decided in February
//! is reported done.

use super::desk::{Desk, Entries};
use super::spring::{ALL_OF_STYRET, STYRET_ENDED, STYRET_OPENED};
use super::{FYLKE, GODKJENT, ORIENTERING, RAPPORT, STYRET_OCTOBER, meeting};

pub fn the_third_quarter_is_reported(desk: &mut Desk) {
    desk.day("2024-10-07");
    let new =
        ["sak", "new", "Statusrapport for tredje kvartal", "--type", "orienteringssak", "--organ", "styret"];
    desk.ok(&[
        &new[..],
        &["--ansvarlig", "Eva Næss Karlsen", "--grunnlag", "Handlingsprogram 2023 pkt. 5.3"],
    ]
    .concat());
    desk.answer_prompts(RAPPORT, &["Saken tas til orientering.", "Rapporten for tredje kvartal ligger ved."]);
    let waiver = "avvik:\n  - {regel: L05, grunn: Rapporten bygger på det som alt er behandlet., av: \
        styret}\n---\n\n## ";
    desk.write(RAPPORT, &[("---\n\n## ", waiver)]);
    desk.twice(&["statusrapport", "--kvartal", "3", "--sak", "2024-005"]);
    let stem = RAPPORT.trim_end_matches(".md");
    let report = desk.folder().read(&format!("{stem}/statusrapport-2024-3.md"));
    for part in ["Gjort 27. februar 2024", "30. november 2024", "Vedtatt i styret 21. juni 2024"] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    desk.ok(&["mote", "new", "styret", "2024-10-25", "--tid", "09:00–12:00", "--sted", "Oslo rådhus"]);
    desk.put_on(STYRET_OCTOBER, "2024-005");

    desk.day("2024-10-15");
    desk.write(&meeting(STYRET_OCTOBER), &[("status: planlagt", "status: planlagt\nkunngjort: 2024-10-15")]);
    desk.twice(&["utsending", STYRET_OCTOBER]);
    desk.day("2024-10-25");
    let entries: &Entries<'_> = &[
        ("Referat fra", STYRET_OPENED),
        ("Til stede", ALL_OF_STYRET),
        ("Sak 24/24", GODKJENT),
        ("Sak 25/24", GODKJENT),
        ("Sak 26/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som foreslått")]),
        ("Sak 27/24", ORIENTERING),
        ("Sak 28/24", ORIENTERING),
        ("Sak 29/24", ORIENTERING),
        ("Underskrift", STYRET_ENDED),
    ];
    let said = desk.minutes(STYRET_OCTOBER, entries);
    assert!(said.contains("Sak 2024-005: tatt til orientering."), "{said}");
    desk.twice(&["oppfolging", "2024-005", "--avslutt"]);
}

pub fn everything_is_done(desk: &mut Desk) {
    desk.day("2024-11-18");
    let open = desk.ok(&["oppfolging"]);
    assert_eq!(open.matches(" nr. ").count(), 1, "{open}");
    desk.refused(&["oppfolging", "2024-001", "--avslutt"], "L17");
    desk.twice(&["oppfolging", "2024-001", "--gjort", "2"]);
    assert_eq!(desk.ok(&["oppfolging"]), "Ingen oppfølging.\n");
    desk.twice(&["oppfolging", "2024-001", "--avslutt"]);
    assert!(desk.folder().read(FYLKE).contains("\nstatus: avsluttet\n"));
    desk.twice(&["utskrift", "2024-001"]);
    assert_eq!(desk.folder().git(&["status", "--porcelain"]), "");

    desk.day("2024-12-31");
    for (path, form) in [("vedtak.json", "json"), ("vedtak.csv", "csv")] {
        let register = desk.ok(&["vedtak", "--innstillinger", "--format", form]);
        desk.folder().write(path, register);
    }
    // The row on minutes of koordineringsgruppen is let hold in 2024, and its meetings were the day before.
    let said = desk.ok(&["check"]);
    assert_eq!(
        desk.checked(),
        ["T05", "T02", "T01", "T04", "T01", "T04"],
        "some meetings are not in the folder, two cases came late, and so did the report\n{said}"
    );
}
