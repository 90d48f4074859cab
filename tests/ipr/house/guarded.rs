//! What may be exempt is asked for whole only by those who read, judge and edit; what is shown goes through
//! an edition.

use super::map::Map;

/// The modules that make or show something: whatever they have from a file has been through
/// `Guarded::shown` or a text that `workspace/shown.rs` has cut.
const SHOWING: [&str; 9] =
    ["plans", "views", "attempt", "cli", "render", "document", "readiness", "schedule", "desk"];

/// The ways to the words of a file that ask nothing, without white space.
const DOORS: [&str; 6] = [".raw()", ".raw_text(", ".slice(", "source.text", ").text.", "].text"];

/// Files of those that may: a text that was read is held against what is on disk now.
const EXCUSED: [(&str, &str); 1] = [("cli/session.rs", "].text")];

/// The one file of those that show something which makes a closed edition of it. What has no edition, as a
/// list or a calendar, asks with `Guarded::open`, which knows none.
const CLOSING: &str = "plans/edition.rs";

#[test]
fn one_file_alone_makes_a_closed_edition() {
    let mut found = Vec::new();
    for source in Map::of_the_program().sources.values() {
        let module = source.module.first().map(String::as_str).unwrap_or_default();
        let (program, _tests) = source.text.split_once("#[cfg(test)]").unwrap_or((&source.text, ""));
        let names_it = program.contains("Edition::Closed") && source.path != CLOSING;
        let has_one = module != "plans" && program.contains(".shown(Edition");
        if SHOWING.contains(&module) && (names_it || has_one) {
            found.push(format!("src/{}", source.path));
        }
    }
    assert_eq!(found.join("\n"), "");
}

#[test]
fn nothing_that_shows_has_a_way_around_the_edition() {
    let mut found = Vec::new();
    for source in Map::of_the_program().sources.values() {
        let is_showing = source.module.first().is_some_and(|module| SHOWING.contains(&module.as_str()));
        if !is_showing || source.path.ends_with("tests.rs") {
            continue;
        }
        let (program, _tests) = source.text.split_once("#[cfg(test)]").unwrap_or((&source.text, ""));
        let packed: String = program.split_whitespace().collect();
        for door in DOORS {
            if packed.contains(door) && !EXCUSED.contains(&(source.path.as_str(), door)) {
                found.push(format!("src/{} uses {door}", source.path));
            }
        }
    }
    assert_eq!(found.join("\n"), "");
}
