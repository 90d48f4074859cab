//! Slips that a stranger makes: each is told once, where it is, with advice that mends it.

use crate::program::{Folder, Said};

const DAY: [&str; 2] = ["--dato", "2024-02-06"];

/// The folder that the pages build on.
fn standard() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

impl Folder {
    /// Runs `ipr` on the standard folder's day.
    fn on_the_day(&self, arguments: &[&str]) -> Said {
        self.ipr(&[arguments, &DAY[..]].concat())
    }
}

#[test]
fn a_file_that_is_not_read_for_its_name_is_told_by_name() {
    let folder = standard();
    let misplaced = [
        "cases/2024/2024-050-x.MD",
        "cases/2024/2024-050-x.markdown",
        "cases/2024/2024-050-x.txt",
        "cases/2024/sub/2024-050-x.md",
        "meetings/2024-05-05-styret/Meeting.md",
        "meetings/2024-05-06-styret/møte.md",
        "meetings/meeting.md",
        "meetings/2024/2024-05-05-styret/meeting.md",
    ];
    for path in misplaced {
        folder.write(path, "Tekst");
    }
    folder.write("cases/2024/2024-001-horing-om-ferjetakster/2024-050-x.md", "Vedlegg");
    folder.write("meetings/2024-02-16-styret/møte.md", "Papir");
    folder.write("cases/2024/2024-051-10915596784.txt", "Nummer");
    let said = folder.on_the_day(&["check", "--format", "json"]).out;
    for path in misplaced {
        assert_eq!(said.matches(&format!("\"{path} l")).count(), 1, "{path}: {said}");
    }
    assert_eq!(said.matches("\"F07\"").count(), misplaced.len() + 1, "{said}");
    assert!(!said.contains("10915596784"), "{said}");
}

#[test]
fn a_case_can_be_withdrawn_before_any_meeting() {
    let folder = standard();
    let path = "cases/2024/2024-004-hurtigbat.md";
    let draft = "---\nid: 2024-004\ntittel: Felles krav til hurtigbåten\nsakstype: prinsippsak\nstatus: utkast\n---\n";
    folder.write(path, draft);
    for id in ["2024-004", "2024-002"] {
        let said = folder.on_the_day(&["sak", "advance", id, "--utfall", "trukket"]);
        assert_eq!(said.code, 0, "{id}: {}{}", said.out, said.err);
        let said = folder.on_the_day(&["sak", "show", id]).out;
        assert!(said.contains("trukket") && !said.contains("Venter på"), "{said}");
    }
    assert!(folder.read(path).contains("status: trukket\n"), "{}", folder.read(path));
    let on_agenda = folder.read("cases/2024/2024-002-kontingent-for-2025.md");
    assert!(on_agenda.contains("møte: 2024-02-16, sak: 04/24, utfall: trukket}"), "{on_agenda}");
    let said = folder.on_the_day(&["check"]);
    assert_eq!(said.code, 0, "{}", said.out);
}
