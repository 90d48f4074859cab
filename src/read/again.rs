//! Reading again the files that change, and no others.

use super::conflict::has_conflict;
use super::files::{FileContent, FileKind, Files, folder_name, id_in_name, kind, meeting_of};
use super::{birth_numbers_in, case, dispatch, follow_up, meeting};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, SourceId};
use crate::workspace::{Laid, Named, Reread, Touched, Workspace};
use std::sync::Arc;

/// A folder with some texts changed.
#[derive(Debug)]
pub struct ReadAgain {
    /// The folder as it would be.
    pub workspace: Workspace,
    /// What reading says of it, in order of place.
    pub found: Vec<Diagnostic>,
    /// What has changed in it.
    pub touched: Touched,
    /// The files whose cases and meetings have.
    pub changed: Vec<SourceId>,
}

/// `before`, of which reading said `found`, with these `texts` at these paths. None when one of them is not a
/// case, a meeting or what was sent of one, so that everything may depend on it, or when ids have run out:
/// then all must be read.
pub fn again<'t>(
    before: &Workspace,
    found: &[Diagnostic],
    texts: impl Iterator<Item = (&'t str, &'t str)>,
) -> Option<ReadAgain> {
    let mut sources = before.sources.clone();
    let mut changed = Vec::new();
    for (path, text) in texts {
        if !matches!(kind(path), Some(FileKind::Case | FileKind::Meeting | FileKind::Manifest)) {
            return None;
        }
        changed.push(sources.put(path, text)?);
    }
    changed.sort_unstable();
    changed.dedup();
    let is_changed = |id: SourceId| changed.binary_search(&id).is_ok();
    let mut found: Vec<Diagnostic> =
        found.iter().filter(|finding| !is_changed(finding.place.source)).cloned().collect();
    let mut birth_numbers = before.birth_numbers.clone();
    birth_numbers.retain(|number| !is_changed(number.span.source));
    let mut laid = Laid::over(before, sources);
    for id in &changed {
        let source = laid.workspace().source(*id).clone();
        birth_numbers.extend(birth_numbers_in(*id, &source));
        let reread = reread(*id, &source, laid.workspace(), &mut found);
        laid.put(*id, reread);
    }
    found.sort_by_key(|finding| finding.place);
    birth_numbers.sort_by_key(|number| number.span.source);
    let (mut workspace, touched, changed) = laid.finish(named);
    workspace.birth_numbers = birth_numbers;
    Some(ReadAgain { workspace, found, touched, changed })
}

fn reread(id: SourceId, source: &Source, workspace: &Workspace, found: &mut Vec<Diagnostic>) -> Reread {
    let is_whole = !has_conflict(id, source, found);
    match named(&source.path) {
        Some(Named::Manifest(meeting)) => {
            let manifest = if is_whole { dispatch::read(id, source, found) } else { None };
            Reread::Manifest(meeting.into(), manifest)
        }
        Some(Named::Meeting(_)) => {
            let meeting = if is_whole { meeting::read(id, source, found) } else { None };
            Reread::Meeting(meeting.map(Arc::new))
        }
        _ => {
            let mut case = if is_whole { case::read(id, source, found) } else { None };
            if let Some(case) = &mut case
                && let Some(follow_up) = follow_up::with_tables(workspace, case, found)
            {
                case.follow_up = follow_up;
            }
            Reread::Case(case.map(Arc::new))
        }
    }
}

/// What a file is by its name, if it is one of those that there are many of.
fn named(path: &str) -> Option<Named<'_>> {
    match kind(path)? {
        FileKind::Case => Some(Named::Case(id_in_name(path))),
        FileKind::Meeting => Some(Named::Meeting(folder_name(path))),
        FileKind::Manifest => meeting_of(path).map(Named::Manifest),
        FileKind::Bodies
        | FileKind::Members
        | FileKind::Budgets
        | FileKind::Programmes
        | FileKind::Papers => None,
    }
}

/// The files that `workspace` was read from, but for those of `unread`, which were no texts.
pub fn files_of(workspace: &Workspace, unread: &[(String, FileContent)]) -> Files {
    let content = |source: &Source| {
        let unread = unread.iter().find(|(path, _)| *path == source.path);
        unread.map_or_else(|| FileContent::Text(source.text.clone()), |(_, content)| content.clone())
    };
    Files {
        texts: workspace.sources.iter().map(|source| (source.path.clone(), content(source))).collect(),
        others: (*workspace.other_files).clone(),
        seals: (*workspace.seals).clone(),
        pictures: (*workspace.pictures).clone(),
    }
}
