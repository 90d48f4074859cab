//! All sources together: where what a path names is declared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use super::source::{Mention, Source};
use crate::program::{files, repository};

/// The sources, by the module they are.
pub struct Map {
    /// The files.
    pub sources: BTreeMap<Vec<String>, Source>,
}

/// The Rust files under `folder`, by path from there, with their text.
pub fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = repository().join(folder);
    let paths = files(&folder).into_iter().filter(|path| path.ends_with(".rs"));
    let read = |path: String| {
        let text = fs::read_to_string(folder.join(&path)).expect("a source file");
        (path, text)
    };
    paths.map(read).collect()
}

/// How often an import may lead to another before it is no longer followed.
const MOST_STEPS: usize = 12;

impl Map {
    /// The sources of the program; `main.rs` stands outside of them.
    pub fn of_the_program() -> &'static Self {
        static MAP: OnceLock<Map> = OnceLock::new();
        MAP.get_or_init(|| Self::of(texts("src").into_iter().filter(|(path, _)| path != "main.rs")))
    }

    /// Sources by path and text.
    pub fn of(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sources = BTreeMap::new();
        for (path, text) in texts {
            assert!(!text.contains("#[path"), "{path}: a module in another file than its name says");
            let source = Source::parse(&path, &text);
            sources.insert(source.module.clone(), source);
        }
        Self { sources }
    }

    /// The modules that are files of tests alone.
    pub fn test_modules(&self) -> BTreeSet<&[String]> {
        self.sources.values().flat_map(|source| &source.test_modules).map(Vec::as_slice).collect()
    }

    /// The path from the top of the program that is meant; none for what is not of the program.
    pub fn absolute(&self, source: &Source, mention: &Mention) -> Option<Vec<String>> {
        self.resolve(source, &mention.scope, &mention.parts, MOST_STEPS)
    }

    fn resolve(
        &self,
        source: &Source,
        scope: &[String],
        parts: &[String],
        steps: usize,
    ) -> Option<Vec<String>> {
        let steps = steps.checked_sub(1)?;
        let (first, rest) = parts.split_first()?;
        if first == "crate" || first == "ipr" {
            return Some(rest.to_vec());
        }
        let is_relative = |part: &&String| matches!(part.as_str(), "self" | "super");
        let relative = parts.iter().take_while(is_relative).count();
        if relative > 0 {
            let ups = parts[..relative].iter().filter(|part| *part == "super").count();
            let above = scope.len().checked_sub(ups)?;
            return Some([&scope[..above], &parts[relative..]].concat());
        }
        let is_bound = |name: &str, within: &[String]| name == first && within == scope;
        let import = source.imports.iter().find(|import| is_bound(&import.name, &import.mention.scope));
        if let Some(import) = import {
            if import.mention.parts.first() == Some(first) {
                return None;
            }
            let whole = self.resolve(source, scope, &import.mention.parts, steps)?;
            return Some([&whole, rest].concat());
        }
        let is_own = source.items.contains(&(scope.to_vec(), first.clone()));
        is_own.then(|| [scope, parts].concat())
    }

    /// The file that declares what is at `path`, and not one that only hands it on.
    pub fn home(&self, path: &[String]) -> Option<&Source> {
        self.find(path, MOST_STEPS).map(|(source, _)| source)
    }

    /// The file, and whether the name is known to be declared there.
    fn find(&self, path: &[String], steps: usize) -> Option<(&Source, bool)> {
        let steps = steps.checked_sub(1)?;
        let length = (0..=path.len()).rev().find(|length| self.sources.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let source = &self.sources[module];
        let Some(name) = rest.first() else { return Some((source, false)) };
        if source.items.contains(&(module.to_vec(), name.clone())) {
            return Some((source, true));
        }
        let of_module = source.imports.iter().filter(|import| import.mention.scope == module);
        for import in of_module {
            let after = match import.name.as_str() {
                "*" => rest,
                bound if bound == name => &rest[1..],
                _ => continue,
            };
            let Some(target) = self.resolve(source, module, &import.mention.parts, steps) else { continue };
            let found = self.find(&[&target, after].concat(), steps);
            if let Some(found) = found.filter(|(_, is_known)| *is_known) {
                return Some(found);
            }
        }
        Some((source, false))
    }
}
