//! What touches disk, clock, environment or terminal says so in the file itself, and is listed here.

use super::map::Map;

/// The files that may do what clippy.toml forbids, each for itself alone.
const SHELLS: [&str; 12] = [
    "cli/ask.rs",
    "cli/line.rs",
    "cli/manual.rs",
    "cli/open.rs",
    "cli/output.rs",
    "cli/progress.rs",
    "cli/run.rs",
    "disk/find.rs",
    "disk/system.rs",
    "git/hindrance.rs",
    "git/repository.rs",
    "git/store.rs",
];

/// The tests that may, within a function.
const TESTS: [&str; 1] = ["render/pdf/tests.rs"];

#[test]
fn what_is_forbidden_is_allowed_file_by_file() {
    let mut found = Vec::new();
    for source in Map::of_the_program().sources.values() {
        let allows = source.text.contains("clippy::disallowed_");
        if !allows || TESTS.contains(&source.path.as_str()) {
            continue;
        }
        // What is allowed in a file is allowed in every module below it.
        let is_above =
            |other: &&Vec<String>| other.len() > source.module.len() && other.starts_with(&source.module);
        let below = Map::of_the_program().sources.keys().find(is_above);
        assert!(below.is_none(), "src/{} allows it for {} too", source.path, below.expect("one").join("::"));
        found.push(source.path.as_str());
    }
    assert_eq!(found, SHELLS);
}
