//! The notice of other people's work names what Cargo.lock builds into the program, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::program::repository;

/// Name and version of a crate, as Cargo.lock and the notice write them.
type Crate = (String, String);

/// What Cargo.lock says each crate needs.
fn locked() -> BTreeMap<Crate, Vec<String>> {
    let lock = fs::read_to_string(repository().join("Cargo.lock")).expect("Cargo.lock");
    let mut crates = BTreeMap::new();
    for package in lock.split("[[package]]\n").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find(|line| line.starts_with(key)).expect("a key of a package");
            line.trim_start_matches(key).trim_matches([' ', '=', '"']).to_owned()
        };
        let needs = package.lines().filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
        crates.insert((value("name"), value("version")), needs.map(str::to_owned).collect());
    }
    crates
}

/// What the program itself needs: the first such table of Cargo.toml. What tests need stands in another.
fn direct() -> Vec<String> {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("Cargo.toml");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").expect("a table of dependencies");
    let (table, _) = rest.split_once("\n[").expect("another table");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

/// Crates that Cargo.lock holds for features that nobody asks for: they are never built.
const NEVER_BUILT: [&str; 3] = ["bstr", "glifo", "vello_common"];

/// Everything that the program is built of and with, on any system.
fn built_in() -> BTreeSet<Crate> {
    let locked = locked();
    let mut open = direct();
    let mut all = BTreeSet::new();
    while let Some(need) = open.pop() {
        // `name`, or `name version` where there are several.
        let (name, version) = need.split_once(' ').unwrap_or((&need, ""));
        let found = locked.iter().find(|((n, v), _)| n == name && (version.is_empty() || v == version));
        let (key, needs) = found.expect("a crate of Cargo.lock");
        if all.insert(key.clone()) {
            open.extend(needs.iter().cloned());
        }
    }
    all
}

#[test]
fn the_notice_names_what_is_built_in() {
    let notice = fs::read_to_string(repository().join("THIRD-PARTY.md")).expect("the notice");
    let rows = notice.lines().filter_map(|line| line.strip_prefix("- ")?.rsplit_once(' '));
    let is_version = |version: &str| version.starts_with(|first: char| first.is_ascii_digit());
    let named = rows.filter(|(_, version)| is_version(version));
    let named: BTreeSet<Crate> = named.map(|(name, version)| (name.to_owned(), version.to_owned())).collect();
    let built_in = built_in();
    assert!(built_in.len() > 100, "the lock is read");
    let mut missing: Vec<_> = built_in.difference(&named).collect();
    missing.retain(|(name, _)| !NEVER_BUILT.contains(&name.as_str()));
    let gone: Vec<_> = named.difference(&built_in).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "scripts/notices makes THIRD-PARTY.md anew: {missing:?} {gone:?}"
    );
    for face in ["Libertinus", "DejaVu", "NewComputerModern"] {
        assert!(notice.contains(face), "{face} is given credit");
    }
}
