//! Which findings are about what the public may not see.
//!
//! A message may name a person, a document or a word of the file it is about. When that file, or the item
//! of an agenda, belongs to a case that is unntatt offentlighet, the finding is marked, and public reports
//! tell no more than its rule. What cannot be read may hold anything, and counts as withheld.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{AgendaItem, ItemKind};
use crate::read;
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

/// What of a file the public may not see.
pub enum WithheldParts {
    /// Nothing, as far as anybody can tell.
    Nothing,
    /// All of it.
    Everything,
    /// These items of an agenda, and what is in none of `open`: people who met, waivers, keys gone astray.
    Items {
        /// Where the public may see what is written.
        open: Vec<Span>,
        /// Where it may not.
        withheld: Vec<Span>,
    },
}

/// Marks every finding that has a place in what is withheld. What comes from reading may stand anywhere in
/// the file: its place may be that of the whole list, or of a line that was not understood.
pub fn mark(workspace: &Workspace, found: &mut [Diagnostic], is_of_reading: impl Fn(&str) -> bool + Sync) {
    // Findings of one file stand together, so that shares of them seldom look into the same.
    found.par_chunks_mut(SHARE).for_each(|share| mark_share(workspace, share, &is_of_reading));
}

/// How many findings one processor marks at a time.
const SHARE: usize = 250;

fn mark_share(workspace: &Workspace, found: &mut [Diagnostic], is_of_reading: &impl Fn(&str) -> bool) {
    let mut files = FilesOfFindings { workspace, known: HashMap::new() };
    for diagnostic in found {
        // A link that is not followed is found by reading too.
        let comes_from_reading = diagnostic.code == "F08" || is_of_reading(diagnostic.code);
        let mut is_secret = files.is_withheld(diagnostic.place, comes_from_reading);
        for label in &diagnostic.labels {
            is_secret = is_secret || files.is_withheld(label.span, comes_from_reading);
        }
        if let Some(waived) = &diagnostic.waived {
            is_secret = is_secret || files.is_withheld(waived.place, comes_from_reading);
        }
        diagnostic.is_secret = is_secret;
    }
}

/// The files that findings are in, each looked into once.
struct FilesOfFindings<'w> {
    workspace: &'w Workspace,
    known: HashMap<SourceId, WithheldParts>,
}

/// What of the file at `path` the public may not see, for one who asks of one file. Nothing of one that is
/// not there.
pub fn withheld_parts(workspace: &Workspace, path: &str) -> WithheldParts {
    match workspace.sources.find(path) {
        Some(id) => FilesOfFindings { workspace, known: HashMap::new() }.look_into(id),
        None => WithheldParts::Nothing,
    }
}

impl FilesOfFindings<'_> {
    fn is_withheld(&mut self, place: Span, is_of_reading: bool) -> bool {
        if !self.known.contains_key(&place.source) {
            let withheld = self.look_into(place.source);
            self.known.insert(place.source, withheld);
        }
        match self.known.get(&place.source) {
            Some(WithheldParts::Nothing) | None => false,
            Some(WithheldParts::Everything) => true,
            Some(WithheldParts::Items { open, withheld }) => {
                let is_in = |items: &[Span]| items.iter().any(|item| holds(*item, place));
                is_of_reading || is_in(withheld) || !is_in(open)
            }
        }
    }

    fn look_into(&self, id: SourceId) -> WithheldParts {
        let source = self.workspace.source(id);
        if let Some(meeting) = self.workspace.meeting_with_minutes(&source.path) {
            // Minutes are prose: which of their lines are about an exempt case, is not to be trusted.
            let is_open = matches!(in_agenda(self.workspace, &meeting.agenda), WithheldParts::Nothing);
            return if is_open { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        if !read::is_read(&source.path) {
            return WithheldParts::Nothing;
        }
        if source.path.starts_with(read::CASES) {
            let case = self.workspace.case_in(&source.path);
            let is_open = case.is_some_and(|case| !self.workspace.withholds(case));
            return if is_open { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        if !source.path.starts_with(read::MEETINGS) {
            return WithheldParts::Nothing;
        }
        // A manifest that is whole says nothing of a case but its id.
        if let Some(meeting) = read::dispatch::meeting_of(&source.path) {
            let is_whole = self.workspace.manifests.contains_key(meeting);
            return if is_whole { WithheldParts::Nothing } else { WithheldParts::Everything };
        }
        match self.workspace.meeting_of_source(id).filter(|meeting| meeting.source == id) {
            Some(meeting) => in_agenda(self.workspace, &meeting.agenda),
            None => WithheldParts::Everything,
        }
    }
}

fn in_agenda(workspace: &Workspace, agenda: &[AgendaItem]) -> WithheldParts {
    let (mut open, mut withheld) = (Vec::new(), Vec::new());
    for item in agenda {
        let of_case = match &item.kind {
            ItemKind::Case(id) => {
                workspace.is_broken_case(&id.value)
                    || workspace.cases_with(&id.value).any(|case| workspace.withholds(case))
            }
            ItemKind::Standing(_) | ItemKind::Plain => false,
        };
        if of_case || item.openness().is_withheld() {
            withheld.push(item.span);
        } else {
            open.push(item.span);
        }
    }
    if withheld.is_empty() { WithheldParts::Nothing } else { WithheldParts::Items { open, withheld } }
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
