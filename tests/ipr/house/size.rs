//! A function is read on one screen, a file in one sitting, a line without moving the eyes far.

use super::map::{Map, texts};
use super::source::Source;

/// The lines of a function, from its signature to its last brace, without those of texts in it.
const FUNCTION: usize = 60;
/// The lines of a file.
const FILE: usize = 400;
/// The characters of a line, as rustfmt.toml has them.
const LINE: usize = 110;
/// Iterator and Option combinators for each 1,000 lines of `src`. It may only fall.
const COMBINATORS: usize = 36;

/// Source, tests and benches, each file with its path.
fn all_files() -> impl Iterator<Item = (String, String)> {
    let named = |folder: &'static str| {
        texts(folder).into_iter().map(move |(path, text)| (format!("{folder}/{path}"), text))
    };
    ["src", "tests/ipr", "benches"].into_iter().flat_map(named)
}

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    for (path, text) in all_files() {
        let lines = text.lines().count();
        if lines > FILE {
            found.push(format!("{path} has {lines} lines"));
        }
    }
    assert_eq!(found.join("\n"), "");
}

#[test]
fn lines_are_short() {
    let mut found = Vec::new();
    for (path, text) in all_files() {
        for (index, line) in text.lines().enumerate() {
            // A row of a table cannot be broken.
            if line.chars().count() > LINE && !line.starts_with("//! |") {
                found.push(format!("{path}:{}", index + 1));
            }
        }
    }
    assert_eq!(found.join("\n"), "");
}

#[test]
fn functions_are_read_on_one_screen() {
    let mut found = Vec::new();
    for (path, text) in all_files() {
        for function in Source::parse(&path, &text).functions {
            let (name, lines) = (&function.name, function.lines);
            if lines > FUNCTION {
                found.push(format!("{path}:{}: {name} has {lines} lines", function.line));
            }
        }
    }
    assert_eq!(found.join("\n"), "");
}

#[test]
fn combinators_become_fewer() {
    const NAMES: [&str; 19] = [
        "map",
        "filter",
        "filter_map",
        "flat_map",
        "and_then",
        "or_else",
        "map_or",
        "map_or_else",
        "unwrap_or_else",
        "is_some_and",
        "is_none_or",
        "then",
        "then_some",
        "find",
        "find_map",
        "fold",
        "zip",
        "chain",
        "flatten",
    ];
    let (mut calls, mut lines) = (0, 0);
    for source in Map::of_the_program().sources.values() {
        lines += source.text.lines().count();
        for after in source.text.split('.').skip(1) {
            let name = after.split('(').next().unwrap_or_default();
            calls += usize::from(NAMES.contains(&name) && after.len() > name.len());
        }
    }
    let rate = (1000 * calls).div_ceil(lines);
    assert!(rate <= COMBINATORS, "{calls} combinators in {lines} lines: {rate} for each 1,000");
}
