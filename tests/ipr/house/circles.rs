//! No two files need each other, directly or through others.

use std::collections::{BTreeMap, BTreeSet};

use super::map::Map;

type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

/// Which files each file uses, with a place that shows it. What a file hands on with `pub use` it does not
/// use by that.
fn arrows(map: &Map) -> Arrows<'_> {
    let tests = map.test_modules();
    let mut arrows = Arrows::new();
    for source in map.sources.values() {
        if (1..=source.module.len()).any(|length| tests.contains(&source.module[..length])) {
            continue;
        }
        let imports = source.imports.iter().filter(|import| !import.is_public).map(|import| &import.mention);
        for mention in imports.chain(&source.mentions).filter(|mention| !mention.is_test) {
            let Some(path) = map.absolute(source, mention) else { continue };
            // The name of a module alone says nothing yet of what is used in it.
            if map.sources.contains_key(&path) {
                continue;
            }
            let Some(home) = map.home(&path).filter(|home| home.path != source.path) else { continue };
            let place = format!("{}:{} uses {}", source.path, mention.line, path.join("::"));
            arrows.entry(&source.path).or_default().entry(&home.path).or_insert(place);
        }
    }
    arrows
}

/// The files that can be reached from `file` along the arrows.
fn reached<'a>(arrows: &Arrows<'a>, file: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        let next = arrows.get(file).into_iter().flat_map(BTreeMap::keys);
        open.extend(next.filter(|next| reached.insert(**next)));
    }
    reached
}

/// The circles by their first file, each with the arrows that lie on it.
fn circles(map: &Map) -> BTreeMap<&str, Vec<String>> {
    let arrows = arrows(map);
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|file| (*file, reached(&arrows, file))).collect();
    let mut told = BTreeSet::new();
    let mut found = BTreeMap::new();
    for (file, reached_from) in &reached {
        if !reached_from.contains(file) || told.contains(file) {
            continue;
        }
        let is_back = |other: &&str| reached.get(other).is_some_and(|back| back.contains(file));
        let circle: BTreeSet<&str> = reached_from.iter().copied().filter(is_back).collect();
        let mut lines = Vec::new();
        for member in &circle {
            let within = arrows[member].iter().filter(|(to, _)| circle.contains(*to));
            lines.extend(within.map(|(_, place)| place.clone()));
        }
        found.insert(*file, lines);
        told.extend(circle);
    }
    found
}

#[test]
fn no_two_files_need_each_other() {
    let found = circles(Map::of_the_program());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_circle_is_found_through_other_names() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let map = Map::of([
        file("lib.rs", "pub mod a; pub mod b;"),
        file("a.rs", "mod inner; mod aside; pub use inner::Kept; pub struct Own; fn f() { aside::help() }"),
        file("a/inner.rs", "use crate::b::deed; pub struct Kept; fn f() { deed() }"),
        file("a/aside.rs", "pub fn help() {}"),
        file("b.rs", "pub fn deed() -> Vec<crate::a::Kept> { vec![] }"),
    ]);
    let found = circles(&map);
    assert_eq!(found.keys().collect::<Vec<_>>(), [&"a/inner.rs"]);
    assert_eq!(found["a/inner.rs"], ["a/inner.rs:1 uses b::deed", "b.rs:1 uses a::Kept"]);
}
