//! What another file says of a case holds everywhere: an agenda that says that it is exempt, and an exempt
//! case whose title it shows.

use crate::program::Folder;

const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
const OTHER: &str = "cases/2024/2024-002-kontingent-for-2025.md";
const BOARD: &str = "meetings/2024-02-16-styret/meeting.md";
const DAY: [&str; 2] = ["--dato", "2024-02-06"];

/// All that can be looked at, and what is made for everybody.
fn shown(folder: &Folder) -> String {
    let mut shown = String::new();
    for arguments in [
        &["sak", "list"][..],
        &["sak", "list", "--format", "json"],
        &["sak", "show", "2024-002"],
        &["sak", "show", "2024-003"],
        &["mote", "show", "2024-02-16-styret"],
        &["mote", "show", "2024-02-16-styret", "--format", "json"],
        &["vedtak"],
        &["vedtak", "--format", "json"],
        &["oppfolging"],
        &["plan", "2024"],
        &["status"],
        &["check", "--format", "kort"],
    ] {
        let said = folder.ipr(&[arguments, &DAY].concat());
        shown.push_str(&said.out);
        shown.push_str(&said.err);
    }
    folder.ipr(&[&["kalender"][..], &DAY].concat());
    for name in ["alle.ics", "styret.ics", "sekretariatet.ics", "moteplan-2024.md"] {
        let path = folder.path().join("kalender").join(name);
        shown.push_str(&std::fs::read_to_string(path).unwrap_or_default());
    }
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_item_that_says_that_its_case_is_exempt_withholds_it_everywhere() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(CASE, "sakstype:", "frist: 2024-03-01\nhøringsfrist: 2024-02-20\nsakstype:");
    assert!(shown(&folder).contains("Felles prinsipper for parkering"));
    folder.replace(BOARD, "{sak: 05/24, id: 2024-003}", "{sak: 05/24, id: 2024-003, unntatt: ja}");
    let said = shown(&folder);
    assert!(!said.contains("Felles prinsipper for parkering"), "{said}");
    assert!(said.contains("Kontingent for 2025"), "the others are as they were: {said}");
}

#[test]
fn a_case_that_shows_an_exempt_title_is_shown_nowhere_until_it_does_not() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let exempt = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\n\
        offentlig-tittel: En avtale\nsakstype:";
    folder.replace(CASE, "sakstype:", exempt);
    let before = folder.read(OTHER);
    assert!(shown(&folder).contains("Kontingent for 2025"));
    let title = "Felles prinsipper for parkering ved stasjonene";
    assert!(folder.read(CASE).contains(title));
    folder.write(OTHER, format!("{}\nSe også saken om «{title}».\n", before.trim_end()));
    let said = shown(&folder);
    assert!(!said.contains("Kontingent for 2025"), "{said}");
    assert!(said.contains("I04"), "{said}");
    folder.write(OTHER, before);
    assert!(shown(&folder).contains("Kontingent for 2025"));
}
