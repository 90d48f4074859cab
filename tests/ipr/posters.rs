//! The year to be pinned up: the meeting plan and the year wheel, of a year full of meetings and of others.

use std::fs;

use chrono::NaiveDate;
use ipr::document::{Block, Document};
use ipr::plans::{annual_wheel::annual_wheel, meeting_plan::meeting_plan};
use ipr::schedule::Year;
use ipr::workspace::Workspace;
use ipr::{disk, read, render};

use crate::program::{Folder, repository};

/// What stands in the title and text of an exempt case with a hearing.
const SECRET: &str = "Hemmeligstad";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Osloregionen with the invented year of `tests/folders/pinned`.
fn pinned() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/pinned/cases", "cases"),
        ("tests/folders/pinned/meetings", "meetings"),
    ])
}

fn read_folder(folder: &std::path::Path) -> Workspace {
    let files = disk::load(folder, &|_, _| {});
    read::read(files, day("2026-12-01")).0
}

fn papers(workspace: &Workspace, year: i32) -> [(&'static str, Document); 2] {
    let year = Year::of(workspace, year);
    [("moteplan", meeting_plan(workspace, &year)), ("arshjul", annual_wheel(workspace, &year))]
}

/// Folders whose year is shown: full, with a few meetings in nynorsk, and with nothing.
fn shown() -> Vec<(&'static str, Workspace, i32)> {
    let other = |name: &str| read_folder(&repository().join("tests/folders").join(name));
    vec![
        ("full", read_folder(pinned().path()), 2027),
        ("few", other("sunnhordland"), 2016),
        ("none", other("gjovikregionen"), 2029),
    ]
}

/// With `IPR_BLESS` set the papers are written anew instead.
#[test]
fn the_papers_of_a_year_are_those_that_are_committed() {
    for (name, workspace, year) in shown() {
        for (paper, document) in papers(&workspace, year) {
            let made = render::markdown::render(&document);
            let path = repository().join(format!("tests/folders/pinned/expected/{name}-{paper}.md"));
            if std::env::var_os("IPR_BLESS").is_some() {
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(&path, &made).expect("written");
            }
            assert_eq!(made, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
            assert!(!format!("{document:?}").contains(SECRET), "{paper}");
        }
    }
}
