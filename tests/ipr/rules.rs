//! `ipr regler` lists every rule, and `--per` is `--dato`.

use serde_json::Value;

use crate::program::Folder;

#[test]
fn every_rule_is_listed_within_eighty_columns() {
    let folder = Folder::new();
    let all = folder.ok(&["regler"]);
    for rule in ipr::rules::all() {
        assert!(all.contains(&format!("  {}  ", rule.code)), "{all}");
    }
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    let listed: Value = serde_json::from_str(&folder.ok(&["regler", "--format", "json"])).expect("JSON");
    assert_eq!(listed.as_array().map(Vec::len), Some(ipr::rules::all().count()));
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
