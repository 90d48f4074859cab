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
