//! Imports point down the table in ARCHITECTURE.md, and a file stays small enough to read.

use std::collections::BTreeMap;
use std::fs;

use crate::program::{files, repository};

/// The table: a module, and those it may import.
fn table() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let names = |cell: &str| -> Vec<String> {
                cell.split([',', ' '])
                    .map(|name| name.trim_matches('`'))
                    .filter(|name| !name.is_empty() && *name != "–")
                    .map(str::to_owned)
                    .collect()
            };
            (cells[0].trim_matches('`').to_owned(), names(cells[1]))
        })
        .collect()
}

/// The top module a source file belongs to: `rules` for `src/rules/time.rs`.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

#[test]
fn imports_point_down_the_table() {
    let table = table();
    let src = repository().join("src");
    let mut seen = Vec::new();
    for path in files(&src).iter().filter(|path| path.ends_with(".rs")) {
        let module = module(path);
        if matches!(module, "lib" | "main") {
            continue;
        }
        seen.push(module.to_owned());
        let allowed = table.get(module).unwrap_or_else(|| panic!("{module} is not in the table"));
        let text = fs::read_to_string(src.join(path)).expect("a source file");
        for (line, words) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for part in words.split("crate::").skip(1) {
                for used in imported(part) {
                    let is_allowed = used == module || allowed.contains(&used) || allowed == &["all"];
                    assert!(
                        is_allowed,
                        "src/{path}:{} imports {used}, which is not below {module}",
                        line + 1
                    );
                }
            }
        }
    }
    seen.dedup();
    let listed: Vec<String> = table.into_keys().collect();
    seen.sort();
    assert_eq!(seen, listed, "the table lists other modules than there are");
}

/// The top modules in what follows `crate::`: one name, or those in braces.
fn imported(part: &str) -> Vec<String> {
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    match part.strip_prefix('{') {
        Some(list) => list
            .split('}')
            .next()
            .unwrap_or("")
            .split(',')
            .map(|name| word(name.trim()))
            .filter(|name| !name.is_empty())
            .collect(),
        None => vec![word(part)].into_iter().filter(|name| !name.is_empty()).collect(),
    }
}

#[test]
fn the_map_lists_modules_from_the_ground_up() {
    let text = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs");
    let order: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for (module, allowed) in table() {
        let place = |name: &str| order.iter().position(|listed| *listed == name);
        for used in allowed.iter().filter(|used| *used != "all") {
            assert!(place(used) < place(&module), "{module} may import {used}, which lib.rs lists after it");
        }
    }
}

#[test]
fn files_stay_small() {
    for folder in ["src", "tests/ipr", "benches"] {
        let folder = repository().join(folder);
        for path in files(&folder).iter().filter(|path| path.ends_with(".rs")) {
            let lines = fs::read_to_string(folder.join(path)).expect("a source file").lines().count();
            assert!(lines <= 420, "{path} has {lines} lines");
        }
    }
}
