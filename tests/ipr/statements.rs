//! What the five sources say that can be tried: each place it is said to stand in is there, and no sentence
//! is left out.

use std::collections::{BTreeMap, BTreeSet};

use ipr::action;
use ipr::rules;

use crate::program::repository;

/// What a sentence can be that is nothing to keep or judge.
const KINDS: [&str; 6] = ["omtale", "formål", "innledning", "mening", "andre", "skjønn"];

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

/// The cells of the rows of the table in a text, without its head.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| kilde")) {
        rows.push(line.trim_matches(['|', ' ']).split(" | ").map(str::trim).collect());
    }
    rows
}

/// The numbers in «1, 3–5»; none in «–».
fn numbers(written: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    for part in written.split(", ").filter(|part| *part != "–") {
        let (first, last) = part.split_once('–').unwrap_or((part, part));
        let [first, last] = [first, last].map(|number| number.parse::<usize>().expect(written));
        numbers.extend(first..=last);
    }
    numbers
}

/// The sentences that rows claim, by source and place.
type Claimed<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<usize>>;

/// The sentences that the table claims, and what is wrong with the places it names.
fn claimed<'a>(table: &[Vec<&'a str>]) -> (Claimed<'a>, Vec<String>) {
    let (mut claimed, mut wrong) = (Claimed::new(), Vec::new());
    for row in table {
        let [source, place, sentences, _, kept] = row[..] else { panic!("{row:?}") };
        claimed.entry((source, place)).or_default().extend(numbers(sentences));
        for kept in kept.split("; ").filter(|kept| !is_there(kept)) {
            wrong.push(format!("{kept}: {row:?}"));
        }
    }
    (claimed, wrong)
}

#[test]
fn every_sentence_is_claimed_and_stands_where_it_is_said_to() {
    let page = std::fs::read_to_string(repository().join("docs/utsagn.md")).expect("the page");
    let (table, end) = page.split_once("\n## ").expect("the sentences");
    let table = rows(table);
    let (mut claimed, mut wrong) = claimed(&table);
    let (mut all, mut kept) = (0, 0);
    for row in rows(end) {
        let [source, place, count, others] = row[..] else { panic!("{row:?}") };
        let mut left: BTreeSet<usize> = (1..=count.parse().expect("a count")).collect();
        all += left.len();
        for number in claimed.remove(&(source, place)).unwrap_or_default() {
            kept += usize::from(left.remove(&number));
            if number > count.parse().unwrap_or(0) {
                wrong.push(format!("{number} is no sentence: {row:?}"));
            }
        }
        for other in others.split("; ").filter(|other| *other != "–") {
            let (kind, sentences) = other.split_once(' ').expect(other);
            for number in numbers(sentences) {
                if !KINDS.contains(&kind) || !left.remove(&number) {
                    wrong.push(format!("{kind} {number}: {row:?}"));
                }
            }
        }
        if !left.is_empty() {
            wrong.push(format!("neither claimed nor explained, {left:?}: {row:?}"));
        }
    }
    wrong.extend(claimed.keys().map(|(source, place)| format!("{source} {place} has no count")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing = table.iter().filter(|row| row[4] == "mangler").count();
    let summed =
        format!("Av {all} setninger er {kept} i tabellen. Av {} utsagn mangler {missing}.", table.len());
    assert!(page.contains(&summed) && all > 500, "{summed}");
}

#[test]
fn a_place_that_is_not_there_is_told() {
    assert!(!is_there("K99") && !is_there("ipr finnesikke") && !is_there("bodies.yaml «finnes ikke der»"));
    let (claimed, wrong) = claimed(&[vec!["kilde", "side 1", "1, 3–5", "noe", "L01; K99"]]);
    assert_eq!(claimed[&("kilde", "side 1")], BTreeSet::from([1, 3, 4, 5]));
    assert_eq!(wrong.len(), 1, "{wrong:?}");
}
