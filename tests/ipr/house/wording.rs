//! A name means one thing, and says what it is.

use std::collections::BTreeMap;

use super::map::Map;

/// The names of types that are declared in more than one place. It may only fall.
const SHARED_NAMES: usize = 8;

#[test]
fn a_type_name_means_one_thing() {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in Map::of_the_program().sources.values() {
        for name in &source.types {
            places.entry(name).or_default().push(&source.path);
        }
    }
    places.retain(|_, places| places.len() > 1);
    let shared = places.len();
    assert!(shared <= SHARED_NAMES, "{shared} names mean more than one thing: {places:#?}");
}

#[test]
fn a_question_is_answered_with_yes_or_no() {
    let mut found = Vec::new();
    for source in Map::of_the_program().sources.values() {
        for function in &source.functions {
            let is_question =
                ["is_", "has_", "may_", "can_"].iter().any(|start| function.name.starts_with(start));
            if is_question && function.returns_result {
                found.push(format!(
                    "src/{}:{}: {} returns a Result",
                    source.path, function.line, function.name
                ));
            }
        }
    }
    assert_eq!(found.join("\n"), "");
}
