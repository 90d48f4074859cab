//! What is asked of a folder is tried in memory: judged once, and nothing written.

use std::collections::HashMap;

use anyhow::Result;
use chrono::NaiveDate;
use ipr::action::{self, Action};
use ipr::attempt::{Attempt, Shelf, attempt};
use ipr::desk::{Desk, Stage};
use ipr::disk;
use ipr::text::digest::Seal;
use ipr::text::limits::SizeLimit;

use crate::program::{Folder, repository};

/// A folder that has nothing but its texts.
struct Bare;

impl Shelf for Bare {
    fn file(&self, _path: &str) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }

    fn whole(&self, _path: &str, _limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }

    fn names_in(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        Ok(vec![None; paths.len()])
    }

    fn seals(&self, _paths: &[String]) -> HashMap<String, Seal> {
        HashMap::new()
    }
}

/// What comes of a command line in the council of this repository, on the morning it shows.
fn tried(line: &str) -> (Attempt, Action) {
    let day = NaiveDate::from_ymd_opt(2024, 2, 5).expect("a day");
    let files = disk::load(&repository(), &|_, _| ());
    let desk = Desk::open_telling(files, day, &|_: Stage| ());
    let action = action::read(line).expect(line);
    (attempt(desk, &Bare, &action).expect(line), action)
}

#[test]
fn a_change_is_exactly_what_the_program_writes() {
    let line = "ipr sak new \"Høring om ny jernbane\" --type uttalelse --frist 2024-05-29";
    let (Attempt::Change(change), action) = tried(line) else { panic!("{line} is a change") };
    assert!(action.is_change() && !action.is_trial());
    assert!(change.answer.is_some(), "a deadline is answered");
    let folder = Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("cases", "cases"),
        ("meetings", "meetings"),
    ]);
    let said = folder.ok(&[
        "sak",
        "new",
        "Høring om ny jernbane",
        "--type",
        "uttalelse",
        "--frist",
        "2024-05-29",
        "--dato",
        "2024-02-05",
    ]);
    assert!(said.contains(&change.message), "{said}");
    assert!(!change.files.is_empty());
    for file in &change.files {
        assert_eq!(folder.read(&file.path).as_bytes(), file.bytes, "{}", file.path);
    }
}

#[test]
fn a_refused_step_says_why_and_has_nothing_to_write() {
    let line = "ipr sak advance 2024-004 --møte 2024-02-16-styret";
    let (Attempt::Refused(refusal), _) = tried(line) else { panic!("{line} is refused") };
    assert!(refusal.findings.found.iter().any(|finding| finding.code == "L01"));
    assert!(!refusal.findings.folder.sources.is_empty() && !refusal.closing.is_empty());
}

#[test]
fn a_look_is_for_people_and_for_programs() {
    for line in ["ipr sak show 2024-005", "ipr sak list", "ipr oppfolging"] {
        let (Attempt::Look(look), action) = tried(line) else { panic!("{line} changes nothing") };
        assert!(!action.is_change());
        let answer = look.answer.expect(line);
        assert!(!ipr::views::View::document(&answer).blocks.is_empty(), "{line}");
        let json = ipr::views::View::json(&answer).expect(line);
        serde_json::from_str::<serde_json::Value>(&json).expect(line);
    }
}
