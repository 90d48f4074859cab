//! What the five sources say that can be tried: each place it is said to stand in is there.

use std::collections::BTreeMap;

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

/// The rows of the table in a text, without its head.
fn rows(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| kilde")).collect()
}

#[test]
fn every_statement_stands_where_it_is_said_to() {
    let page = std::fs::read_to_string(repository().join("docs/utsagn.md")).expect("the page");
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut missing, mut summed) = (0, 0);
    let (table, end) = page.split_once("\n## ").expect("what is not in the table");
    for row in rows(table) {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [source, _, _, places] = cells[..] else { panic!("{row}") };
        *counts.entry(source).or_default() += 1;
        missing += usize::from(places == "mangler");
        for place in places.split("; ") {
            if !is_there(place) {
                wrong.push(format!("{place}: {row}"));
            }
        }
    }
    for row in rows(end) {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let count = counts.get(cells[0]).copied().unwrap_or_default();
        if cells[2] != count.to_string() {
            wrong.push(format!("{count} statements: {row}"));
        }
        summed += count;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(summed == rows(table).len() && summed > 300, "{summed}");
    assert!(page.contains(&format!("Av {summed} utsagn mangler {missing}.")), "{summed} {missing}");
    assert!(!is_there("K99") && !is_there("ipr finnesikke") && !is_there("bodies.yaml «finnes ikke der»"));
}
