//! The file of a case and the folder beside it, on their way to another name.

use std::collections::BTreeMap;

use super::front_matter::{self, FieldChange};
use super::{NewText, StepError};
use crate::model::Case;
use crate::text::{Placed, SourceId};
use crate::workspace::Workspace;
use crate::{links, norsk, read};

/// A case whose file gets another name, and with it the folder of its attachments.
pub struct CaseFiles<'a> {
    /// The folder.
    pub workspace: &'a Workspace,
    /// The case.
    pub case: &'a Case,
    /// The new name, without an ending.
    pub stem: String,
}

/// Lets the texts of files that are moved go to their new paths.
pub fn follow(texts: &mut [NewText], moved: &[(String, String)]) {
    for text in texts {
        if let Some((_, to)) = moved.iter().find(|(from, _)| *from == text.path) {
            text.path.clone_from(to);
        }
    }
}

impl CaseFiles<'_> {
    fn path(&self) -> &str {
        &self.workspace.source(self.case.source).path
    }

    /// The case's file, and every file in the folder beside it: from and to.
    pub fn moved(&self) -> Vec<(String, String)> {
        let (path, new) = (self.path(), &self.stem);
        let old = read::stem(path);
        let folder = &path[..path.rfind('/').map_or(0, |at| at + 1)];
        let mut moved = vec![(path.to_owned(), format!("{folder}{new}.md"))];
        let beside = norsk::composed(&format!("{folder}{old}/")).into_owned();
        let sources = self.workspace.sources.iter().map(|source| source.path.as_str());
        let mut inside: Vec<&str> = self.workspace.other_files.iter().map(String::as_str).collect();
        inside.extend(sources);
        inside.retain(|path| path.starts_with(&beside));
        inside.sort_unstable();
        inside.dedup();
        for path in inside {
            moved.push((path.to_owned(), format!("{folder}{new}/{}", &path[beside.len()..])));
        }
        moved
    }

    /// The new text of every file that leads to one of them, or is changed otherwise, at the path it has now.
    ///
    /// # Errors
    /// When a file cannot be changed.
    pub fn texts(&self, changes: &BTreeMap<SourceId, Vec<FieldChange>>) -> Result<Vec<NewText>, StepError> {
        let mut texts = Vec::new();
        for (id, source) in self.workspace.sources.with_ids() {
            let text = match self.links_of(id) {
                Some(links) => self.relinked(&source.path, &source.text, links),
                None => source.text.clone(),
            };
            let text = match changes.get(&id) {
                Some(changes) => front_matter::change(&source.path, &text, changes)?,
                None => text,
            };
            if text != source.text {
                texts.push(NewText { path: source.path.clone(), text });
            }
        }
        Ok(texts)
    }

    fn links_of(&self, source: SourceId) -> Option<&[Placed<String>]> {
        if let Some(case) = self.workspace.case_of_source(source) {
            return Some(&case.links);
        }
        Some(&self.workspace.meeting_of_source(source)?.links)
    }

    /// The text of the file at `path` with its links to the case, and to what lies beside it, led there.
    fn relinked(&self, path: &str, text: &str, links: &[Placed<String>]) -> String {
        let (old, new) = (read::stem(self.path()), &self.stem);
        let folder = self.workspace.attachment_folder(self.case);
        let mut relinked = text.to_owned();
        for link in links.iter().rev() {
            let Some(target) = links::target(path, &link.value) else { continue };
            let is_ours = target == self.path()
                || target.strip_prefix(&folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let written = &text[link.span.range()];
            if is_ours && let Some(at) = written.rfind(old) {
                let start = link.span.range().start + at;
                relinked.replace_range(start..start + old.len(), new);
            }
        }
        relinked
    }
}
