//! The folder at the top, carried on to August 2024 with what the sources tell of the meetings between:
//! `tests/folders/august` is laid over it. What nobody knows is missing there, and the program says so.

use ipr::diagnostic::Severity;
use ipr::plans::{Subject, book};
use ipr::workspace::Workspace;
use ipr::{disk, read, render, rules};

use crate::program::Folder;

/// Two weeks before representantskapet was to adopt the strategic guidelines.
const DAY: &str = "2024-08-14";

fn carried_on() -> Folder {
    let mut parts = ["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)).to_vec();
    parts.push(("tests/folders/august", ""));
    Folder::with(&parts)
}

fn read_on(folder: &Folder) -> Workspace {
    let (workspace, found) = read::read(disk::load(folder.path(), &|_, _| {}), DAY.parse().expect("a date"));
    assert_eq!(found, []);
    workspace
}

#[test]
fn half_a_year_as_the_sources_tell_it_has_no_error() {
    let folder = carried_on();
    let workspace = read_on(&folder);
    let found = rules::check(&workspace, Vec::new());
    let due = found.iter().filter(|one| one.due.is_none_or(|due| due < workspace.today));
    let mut told = Vec::new();
    for one in due {
        assert_ne!(one.severity, Severity::Error, "{one:?}");
        let path = &workspace.source(one.place.source).path;
        if one.severity == Severity::Warning && path.starts_with("cases/2024/2024-00") && one.code != "L05" {
            told.push(format!("{} {}", one.code, &path[11..19]));
        }
    }
    // The board heard its members and is to have the case again; what it did with the counties nobody knows.
    told.sort();
    assert_eq!(told, ["L07 2024-005", "L07 2024-007", "L08 2024-004"]);
}

#[test]
fn representantskapet_reads_that_the_members_were_asked() {
    let folder = carried_on();
    let workspace = read_on(&folder);
    let meeting = workspace.meeting_in("2024-08-29-representantskapet").expect("the meeting");
    let text =
        render::markdown::render(&book::book(&Subject::new(&workspace, meeting).expect("a known body")));
    let hearing =
        "Styret sendte saken på høring 26. april 2024 til medlemmene, med frist onsdag 29. mai 2024.";
    assert!(text.contains(hearing), "{text}");
}
