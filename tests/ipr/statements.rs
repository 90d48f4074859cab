//! What the five sources say that can be tried: each place it is said to stand in is there.

use ipr::action;
use ipr::rules;

use crate::program::repository;

/// Whether there is such a place: a rule, a command, a file, or a file with something in it.
fn is_there(place: &str) -> bool {
    if place == "mangler" || rules::all().any(|rule| rule.code == place) {
        return true;
    }
    if place.starts_with("ipr ") {
        return action::read(place).is_ok();
    }
    let (path, words) = place.split_once(" «").unwrap_or((place, ""));
    let text = std::fs::read_to_string(repository().join(path));
    text.is_ok_and(|text| text.contains(words.trim_end_matches('»')))
}

#[test]
fn every_statement_stands_where_it_is_said_to() {
    let page = std::fs::read_to_string(repository().join("docs/utsagn.md")).expect("the page");
    let mut missing = Vec::new();
    let mut count = 0;
    for line in include_str!("../statements.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split(" ¦ ").collect();
        let [.., places] = cells[..] else { panic!("{line}") };
        if !page.contains(&format!("| {} |\n", cells.join(" | "))) {
            missing.push(format!("docs/utsagn.md has not: {line}"));
        }
        for place in places.split("; ") {
            if !is_there(place) {
                missing.push(format!("{place}: {line}"));
            }
        }
        count += 1;
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(count > 100, "{count}");
    assert!(!is_there("K99") && !is_there("ipr finnesikke") && !is_there("bodies.yaml «finnes ikke der»"));
}
