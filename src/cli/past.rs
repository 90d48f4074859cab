//! What was done before, told as everybody may hear of it now. A sentence about a case was written when it
//! was done, and the case may have become exempt since, under another id or in a file of another name.

use anyhow::Result;
use chrono::NaiveDate;

use crate::git::{Git, PastDeed, Revision};
use crate::model::CaseId;
use crate::norsk;
use crate::read::{self, FileContent, Files};
use crate::steps::own_work;
use crate::workspace::Workspace;

/// How the sentence of a deed that undoes another begins, and of one that is done again.
pub const UNDONE: &str = "Angre: ";
/// The same, of what is done again.
pub const AGAIN: &str = "Gjort om igjen: ";

/// What was done between `since` and `until`, the newest first, as it may be told to those who have the
/// `folders`: what a case is now, in the last of them that has it, decides.
///
/// # Errors
/// When git fails.
pub fn deeds(
    git: &Git,
    folders: &[&Workspace],
    (since, until): (Option<&Revision>, &Revision),
    paths: &[String],
    most: usize,
) -> Result<Vec<PastDeed>> {
    let mut deeds = git.deeds(since, until, paths, most)?;
    let exempt = exempt_titles(folders);
    for deed in &mut deeds {
        let words = deed.subject.to_lowercase();
        if deed.called_now.iter().any(|path| !is_open(folders, path))
            || exempt.iter().any(|title| words.contains(title))
        {
            deed.subject = by_its_files(folders, deed);
        }
    }
    Ok(deeds)
}

/// The titles that nobody may see, in small letters.
fn exempt_titles(folders: &[&Workspace]) -> Vec<String> {
    let mut titles = Vec::new();
    for folder in folders {
        for case in folder.cases.iter() {
            if let Some(title) = case.exempt_title()
                && !title.is_empty()
            {
                titles.push(title.to_lowercase());
            }
        }
    }
    titles
}

/// Whether everybody may see what stands in the case with this id, or it is no case.
pub fn is_open_case(folders: &[&Workspace], id: &str) -> bool {
    let id = CaseId::from(id);
    folders.iter().all(|folder| folder.case(&id).is_none_or(|case| !folder.withholds(case)))
}

/// Whether everybody may see all of the file at `path`. Of a case that is gone nobody knows.
fn is_open(folders: &[&Workspace], path: &str) -> bool {
    let Some(file) = read::case_file_of(path) else { return !path.starts_with(read::CASES) };
    let mut is_known = false;
    for folder in folders {
        if let Some(case) = folder.case_in(&file) {
            if folder.withholds(case) {
                return false;
            }
            is_known = true;
        }
    }
    is_known
}

/// A sentence made of what a deed changed, and not of what was said of it.
fn by_its_files(folders: &[&Workspace], deed: &PastDeed) -> String {
    let mut undid = "";
    for word in [UNDONE, AGAIN] {
        if deed.undoes.is_some() && deed.subject.starts_with(word) {
            undid = word;
        }
    }
    let said = match without_title(&deed.subject[undid.len()..]) {
        Some(said) => said.to_owned(),
        None if deed.files.is_empty() || folders.is_empty() => "Noe som er unntatt".to_owned(),
        None => own_work::sentence(folders[folders.len() - 1], &deed.files),
    };
    if undid.is_empty() { said } else { format!("{undid}{}", norsk::decapitalised(&said)) }
}

/// The sentence about a new case, without its title; none of another sentence.
fn without_title(said: &str) -> Option<&str> {
    let (before, _) = said.split_once(": ")?;
    let id = before.strip_prefix("Ny sak ").or_else(|| before.strip_prefix("ny sak "))?;
    let is_id = id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_id { Some(before) } else { None }
}

/// What an earlier command was to tell git, as it may be told now that its `files` are what they are.
pub fn told_now(message: &str, files: Vec<(String, FileContent)>) -> String {
    let Some(said) = without_title(message) else { return message.to_owned() };
    let mut paths = Vec::new();
    for (path, _) in &files {
        paths.push(path.clone());
    }
    let (folder, _) = read::read(Files { texts: files, ..Files::default() }, NaiveDate::MIN);
    for path in &paths {
        if !is_open(&[&folder], path) {
            return said.to_owned();
        }
    }
    message.to_owned()
}
