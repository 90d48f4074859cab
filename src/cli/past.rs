//! What was done before, told as everybody may hear of it now. A sentence about a case was written when it
//! was done, and the case may have become exempt since, under another id or in a file of another name.

use anyhow::Result;
use chrono::NaiveDate;

use crate::git::{Git, PastDeed, Revision};
use crate::model::CaseId;
use crate::norsk;
use crate::read::{self, FileContent, Files};
use crate::steps::own_work;
use crate::text::{Became, ChangedFile};
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
    let words = exempt_words(folders);
    for deed in &mut deeds {
        if deed.called_now.iter().any(|path| !is_open(folders, path)) || tells(&words, &deed.subject) {
            deed.subject = by_its_files(folders, &deed.subject, &deed.files);
        }
    }
    Ok(deeds)
}

/// Titles and names that nobody may see, in one form.
fn exempt_words(folders: &[&Workspace]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for folder in folders {
        words.extend(folder.exempt_words().into_iter().map(one_form));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words in small letters, however they are put together, with one blank between them.
fn one_form(words: &str) -> String {
    norsk::composed(words).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sentence has one of the `words`.
fn tells(words: &[String], said: &str) -> bool {
    let said = one_form(said);
    words.iter().any(|word| said.contains(word))
}

/// Whether everybody may see all of what somebody calls `name`: a case by its id, or a meeting.
pub fn is_open_thing(folders: &[&Workspace], name: &str) -> bool {
    let id = CaseId::from(name);
    let is_open_case = |folder: &&Workspace| folder.case(&id).is_none_or(|case| !folder.withholds(case));
    folders.iter().all(is_open_case) && is_open_meeting(folders, name)
}

/// Whether everybody may see all of the file at `path`. Of a case that is gone nobody knows.
fn is_open(folders: &[&Workspace], path: &str) -> bool {
    if let Some(inner) = path.strip_prefix(read::MEETINGS) {
        return is_open_meeting(folders, inner.split('/').next().unwrap_or_default());
    }
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

/// Whether everybody may see all that a meeting says itself, its cases apart; one that cannot be read may say
/// anything.
fn is_open_meeting(folders: &[&Workspace], name: &str) -> bool {
    let file = format!("{}{name}{}", read::MEETINGS, read::MEETING_FILE);
    folders.iter().all(|folder| match folder.meeting_in(name) {
        Some(meeting) => meeting.has_open_words(),
        None => !folder.sources.has(&file),
    })
}

/// A sentence made of the `files` that a deed changed, and not of what was said of it.
fn by_its_files(folders: &[&Workspace], said: &str, files: &[ChangedFile]) -> String {
    let undid = undid(said);
    let said = match without_title(&said[undid.len()..]) {
        Some(said) => said.to_owned(),
        None if files.is_empty() || folders.is_empty() => "Noe som er unntatt".to_owned(),
        None => own_work::sentence(folders[folders.len() - 1], files),
    };
    if undid.is_empty() { said } else { format!("{undid}{}", norsk::decapitalised(&said)) }
}

/// How the sentence of a deed that undoes another begins; nothing of another sentence.
fn undid(said: &str) -> &'static str {
    [UNDONE, AGAIN].into_iter().find(|word| said.starts_with(word)).unwrap_or_default()
}

/// The sentence about a new case, or the new id of one, without its title; none of another sentence.
fn without_title(said: &str) -> Option<&str> {
    if let Some((before, _)) = said.split_once(" («") {
        return Some(before);
    }
    let (before, _) = said.split_once(": ")?;
    let id = before.strip_prefix("Ny sak ").or_else(|| before.strip_prefix("ny sak "))?;
    let is_id = id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_id { Some(before) } else { None }
}

/// What an earlier command was to tell git, as it may be told now that its `files` are what they are.
pub fn told_now(message: &str, files: Vec<(String, FileContent)>) -> String {
    let mut changed = Vec::new();
    for (path, _) in &files {
        changed.push(ChangedFile { path: path.clone(), became: Became::Changed });
    }
    let (folder, _) = read::read(Files { texts: files, ..Files::default() }, NaiveDate::MIN);
    let folders = [&folder];
    // Only the title of a new case and the name of an item stand in what a command tells git.
    let has_name = message.contains('«') || without_title(&message[undid(message).len()..]).is_some();
    let may_tell = has_name && changed.iter().any(|file| !is_open(&folders, &file.path));
    if may_tell || tells(&exempt_words(&folders), message) {
        return by_its_files(&folders, message, &changed);
    }
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_owed_names_no_item_that_is_exempt_now() {
        let told = |item: &str| {
            let text = format!("---\norgan: styret\ndato: 2024-02-16\nsaksliste:\n  - {item}\n---\n");
            let path = "meetings/2024-02-16-styret/meeting.md".to_owned();
            told_now("Punktet «kjøp av havna» har fått en annen plass", vec![(path, FileContent::Text(text))])
        };
        assert_eq!(told("{fast: kjøp av havna}"), "Punktet «kjøp av havna» har fått en annen plass");
        for item in ["fast: kjøp av havna", "tittel: Kjøp  av havna"] {
            assert_eq!(told(&format!("{{{item}, unntatt: }}")), "Endret møtet i styret 16. februar 2024");
        }
        assert!(!told("{fast: kjøp av havna").contains("havna"), "what cannot be read may be exempt");
    }
}
