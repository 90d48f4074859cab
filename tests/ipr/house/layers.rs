//! Imports point down the table in ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::fs;

use super::map::Map;
use crate::program::repository;

/// The table: a room, and those it may import.
fn table() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
    let mut table = BTreeMap::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let below = cells[1].split([',', ' ']).map(|name| name.trim_matches('`'));
        let below = below.filter(|name| !name.is_empty() && *name != "–").map(str::to_owned).collect();
        table.insert(cells[0].trim_matches('`').to_owned(), below);
    }
    table
}

/// Every mention of a room that the table does not allow.
fn crossings(map: &Map, table: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut found = Vec::new();
    for source in map.sources.values().filter(|source| !source.module.is_empty()) {
        let room = &source.module[0];
        let Some(allowed) = table.get(room) else {
            found.push(format!("src/{}: {room} is not in the table of ARCHITECTURE.md", source.path));
            continue;
        };
        let imports = source.imports.iter().map(|import| &import.mention);
        for mention in imports.chain(&source.mentions) {
            let Some(path) = map.absolute(source, mention) else { continue };
            // All of the program under one name would let anything through.
            let used = path.first().map_or("all", String::as_str);
            let may_import = used == room || allowed.iter().any(|below| below == used || below == "all");
            if !may_import {
                let line = mention.line;
                found.push(format!("src/{}:{line} imports {used}, which is not below {room}", source.path));
            }
        }
    }
    found.dedup();
    found
}

#[test]
fn imports_point_down_the_table() {
    let (map, table) = (Map::of_the_program(), table());
    assert_eq!(crossings(map, &table).join("\n"), "");
    let rooms = map.sources.keys().filter_map(|module| module.first());
    let listed: Vec<&String> = table.keys().collect();
    let mut rooms: Vec<&String> = rooms.collect();
    rooms.dedup();
    assert_eq!(rooms, listed, "the table lists other modules than there are");
}

#[test]
fn no_way_of_writing_an_import_passes_the_wall() {
    let rule = "
        use crate::{
            cli, disk as storage,
            model::{self, Case},
        };
        use super::super::super::git;
        use crate as all;
        pub use crate::report::*;
        use std::cli as unrelated;

        fn judge(case: &Case) -> crate::render::Paper {
            let text = format!(\"{}\", [self::super::super::super::plans::said(case)].len());
            storage::read(git::all::steps(), model::words(), all::document::empty(text))
        }
        mod within {
            fn judge() { super::super::super::super::views::judge() }
        }
    ";
    let map = Map::of([("rules/time/made_up.rs".to_owned(), rule.to_owned())]);
    let found = crossings(&map, &table()).join("\n");
    for (line, room) in [
        (3, "cli"),
        (3, "disk"),
        (6, "git"),
        (7, "all"),
        (8, "report"),
        (11, "render"),
        (12, "plans"),
        (13, "disk"),
        (13, "git"),
        (13, "document"),
        (16, "views"),
    ] {
        let said = format!("src/rules/time/made_up.rs:{line} imports {room}, which is not below rules");
        assert!(found.contains(&said), "not found: {said}\nfound:\n{found}");
    }
    assert_eq!(found.lines().count(), 11, "{found}");

    let map = Map::of([("nowhere/hall.rs".to_owned(), String::new())]);
    let said = "src/nowhere/hall.rs: nowhere is not in the table of ARCHITECTURE.md";
    assert_eq!(crossings(&map, &table()), [said]);
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
