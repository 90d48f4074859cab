//! `ipr regler` lists every rule, and `--per` is `--dato`.

use std::fs;

use ipr::views::View;
use serde_json::Value;

use crate::program::{Folder, files, repository};

#[test]
fn every_rule_is_listed_within_eighty_columns() {
    let folder = Folder::new();
    let all = folder.ok(&["regler"]);
    for rule in ipr::rules::all() {
        assert!(all.contains(&format!("\n{}  ", rule.code)), "{all}");
    }
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    let listed: Value = serde_json::from_str(&folder.ok(&["regler", "--format", "json"])).expect("JSON");
    assert_eq!(listed.as_array().map(Vec::len), Some(ipr::rules::all().count()));
}

/// What marks a heading and a fence is not shown; the words of the page are, and the lines and the path of an
/// example.
#[test]
fn no_page_loses_a_word_or_is_too_wide() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for rule in ipr::rules::all() {
        let page = ipr::views::rules::rule(rule.code).expect("a rule");
        let shown = ipr::render::screen::render(&page.document());
        let mut said = String::new();
        for line in rule.page.lines() {
            said.push_str(match line.strip_prefix("```") {
                Some(opening) => opening.split_once(' ').map_or("", |(_, path)| path),
                None => line,
            });
            said.push('\n');
        }
        let is_mark = |word: &String| word.chars().all(|c| c == '#');
        let (mut in_view, mut in_page) = (words(&shown), words(&said));
        in_view.retain(|word| !is_mark(word));
        in_page.retain(|word| !is_mark(word));
        assert!(in_view.starts_with(&in_page), "{}\n{shown}", rule.code);
        for line in shown.lines().filter(|line| !line.starts_with("    ")) {
            assert!(line.chars().count() <= 80, "{}: {line}", rule.code);
        }
    }
}

#[test]
fn an_area_alone_is_listed_by_letter_or_name() {
    let folder = Folder::new();
    let routing = folder.ok(&["regler", "l"]);
    assert!(routing.starts_with("L  Saksgang (kan fravikes)\n") && !routing.contains("F01"), "{routing}");
    assert_eq!(routing, folder.ok(&["regler", "saksgang"]));
    let said = folder.ipr(&["regler", "X"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("F (Filer)"), "{}", said.err);
}

#[test]
fn per_and_dato_are_the_same() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for day in ["2023-12-10", "2024-02-06", "2024-12-31"] {
        let (by_date, as_of) = (folder.ipr(&["check", "--dato", day]), folder.ipr(&["check", "--per", day]));
        assert_eq!((by_date.code, by_date.out), (as_of.code, as_of.out), "{day}");
    }
}

/// Where a code may stand as a string: with its rule, where reading finds what is wrong, and where waivers of
/// a broken chain are looked up, below the rules.
const CODES_STAND_IN: [&str; 6] = ["rules/", "rules.rs", "read/", "read.rs", "yaml.rs", "schedule/chain.rs"];

#[test]
fn no_code_of_a_rule_is_known_outside_the_rules() {
    let src = repository().join("src");
    let codes: Vec<String> = ipr::rules::all().map(|rule| format!("\"{}\"", rule.code)).collect();
    for path in files(&src).iter().filter(|path| path.ends_with(".rs")) {
        if CODES_STAND_IN.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        let text = fs::read_to_string(src.join(path)).expect("a source file");
        for (number, line) in (1..).zip(text.lines()) {
            let known = codes.iter().find(|code| line.contains(*code));
            assert!(
                known.is_none(),
                "src/{path}:{number} knows {}: let the rule say it (src/rules/work.rs)",
                known.map_or("", String::as_str)
            );
        }
    }
}

#[test]
fn every_rule_says_what_it_is() {
    for rule in ipr::rules::all() {
        for said in [rule.code, rule.name, rule.title, rule.basis, rule.page] {
            assert!(!said.is_empty(), "{} leaves out something that every rule says", rule.code);
        }
        assert!(!rule.before_due.ends_with('.') && rule.before_due != rule.title, "{}", rule.code);
    }
}
