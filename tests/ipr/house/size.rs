//! A function is read on one screen, a file in one sitting, a line without moving the eyes far.

use super::map::Map;

/// The lines of a function, from its name to its last brace.
const FUNCTION: usize = 60;
/// Iterator and Option combinators for each 1,000 lines of `src`. It may only fall; 40 is what we want.
const COMBINATORS: usize = 68;

#[test]
fn functions_are_read_on_one_screen() {
    let mut found = Vec::new();
    for source in Map::of_the_program().sources.values() {
        for function in source.functions.iter().filter(|function| function.lines > FUNCTION) {
            found.push(format!(
                "src/{}:{}: {} has {} lines",
                source.path, function.line, function.name, function.lines
            ));
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
