//! The folder that the pages of the rules build on.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use ipr::disk;
use ipr::read::dispatch::MANIFEST_FILE;
use ipr::read::{self, FileContent, Files, sealed_paths};
use ipr::text::digest::Seal;

use super::{LAST_MEETING, date};

/// The folder that the pages build on.
pub fn base() -> Files {
    folder("standard")
}

/// That folder as it stands on `day`: when its last meeting is over, what came of it is written.
pub fn base_on(base: &Files, day: NaiveDate) -> Files {
    if day <= date(LAST_MEETING) {
        return base.clone();
    }
    let mut later = folder("later");
    let is_new = |path: &str| later.texts.iter().all(|(newer, _)| newer != path);
    let kept: Vec<_> = base.texts.iter().filter(|(path, _)| is_new(path)).cloned().collect();
    later.texts.extend(kept);
    later.others.extend(base.others.iter().cloned());
    later
}

fn folder(name: &str) -> Files {
    disk::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders").join(name), &|_, _| {})
}

/// The folder with `files` put into it; a file replaces the one that had its path.
pub fn laid_over(base: &Files, files: &[(String, String)]) -> Files {
    let mut texts: BTreeMap<String, FileContent> = base.texts.iter().cloned().collect();
    let mut others = base.others.clone();
    for (path, text) in files {
        let content = FileContent::Text(text.clone());
        if read::is_read(path) {
            texts.insert(path.clone(), content);
            continue;
        }
        others.insert(path.clone());
        let kept = read::worth_keeping(path, content).filter(|_| read::is_searched(path));
        texts.extend(kept.map(|text| (path.clone(), FileContent::Text(text))));
    }
    let texts: Vec<_> = texts.into_iter().collect();
    let text_of = |path: &str| files.iter().find(|(other, _)| other == path).map(|(_, text)| text);
    let sealed = sealed_paths(&texts, &others).into_iter();
    let seals = sealed.filter_map(|path| Some((Seal::of(&path, text_of(&path)?.as_bytes()), path)));
    let seals = seals.map(|(seal, path)| (path, seal)).collect();
    Files { texts, others, seals, ..Files::default() }
}

/// Whether the file at `path` is named among `files` as one that has been sent, and so is nobody's to edit.
pub fn is_sent(files: &[(String, String)], path: &str) -> bool {
    let named = path.rsplit('/').next().unwrap_or(path);
    let mut manifests = files.iter().filter(|(other, _)| other.ends_with(MANIFEST_FILE));
    manifests.any(|(_, text)| text.contains(&format!("fil: {named},")))
}
