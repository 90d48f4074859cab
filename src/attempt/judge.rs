//! A change, judged by the rules that judge the folder.

use std::sync::Arc;

use anyhow::Result;

use super::outcome::{Attempt, Findings, JudgedChange, Refusal};
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::read::dispatch::MANIFEST_FILE;
use crate::rules::{self, Work};
use crate::steps::{Change, NewText};
use crate::text::FileChange;

/// The letters of the rules that ask for what should be there: of the council's members, and of notices.
const CONSEQUENCES: [char; 2] = ['K', 'I'];
/// So many errors are told one by one.
const MOST_TOLD: usize = 3;

/// The folder before and after a change that nothing refuses.
pub(super) struct Judged<'d> {
    before: &'d Desk,
    /// The folder as it would be.
    pub after: Desk,
    warnings: Vec<Diagnostic>,
}

/// What of the known refuses nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Excused {
    /// What is still to be done.
    Outstanding,
    /// All of it.
    Everything,
}

impl<'d> Judged<'d> {
    /// The folder as it would be with `texts` in it; or why the rules refuse it.
    pub fn of(desk: &'d Desk, texts: &[NewText]) -> Result<Self, Refusal> {
        Self::but(desk, desk.with(texts), Excused::Outstanding, |_, _| false)
    }

    /// The same for a change of days. No case is taken a step by that, so what was outstanding before and
    /// still is stands in nobody's way.
    pub fn rescheduled(desk: &'d Desk, texts: &[NewText]) -> Result<Self, Refusal> {
        let folder = desk.workspace();
        Self::but(desk, desk.with(texts), Excused::Outstanding, |after, finding| {
            let path = &after.workspace().source(finding.place.source).path;
            desk.found().iter().any(|known| {
                known.code == finding.code
                    && known.message == finding.message
                    && folder.source(known.place.source).path == *path
            })
        })
    }

    /// The same for a change of who takes part. That is as it is: what is to be done because of it, and whom
    /// the council lacks then, refuses nothing.
    pub fn staffed(desk: &'d Desk, texts: &[NewText]) -> Result<Self, Refusal> {
        let mut judged = Self::but(desk, desk.with(texts), Excused::Everything, |_, finding| {
            finding.code.starts_with(CONSEQUENCES)
        })?;
        for finding in desk.brought_in(&judged.after) {
            if finding.code.starts_with(CONSEQUENCES) {
                judged.warnings.push(finding.clone());
            }
        }
        Ok(judged)
    }

    /// How many of the warnings are errors, when they are too many to be told one by one; they are left out.
    pub fn too_many_to_tell(&mut self) -> usize {
        let count = self.warnings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if count <= MOST_TOLD {
            return 0;
        }
        self.warnings.retain(|finding| finding.severity != Severity::Error);
        count
    }

    /// The same for files that get another path, from and to. That can break names, links and seals; what
    /// else comes to light was there before, or was not asked about as long as nobody knew what was what.
    pub fn moved(desk: &'d Desk, texts: &[NewText], moved: &[(String, String)]) -> Result<Self, Refusal> {
        let folder = desk.workspace();
        Self::but(desk, desk.moved(texts, moved), Excused::Everything, |after, finding| {
            let path = &after.workspace().source(finding.place.source).path;
            let is_of_names = finding.code.starts_with('F') || path.ends_with(MANIFEST_FILE);
            let before = moved.iter().find(|(_, to)| to == path).map_or(path, |(from, _)| from);
            let mut known = desk.found().iter();
            !is_of_names
                || known.any(|known| {
                    known.code == finding.code && folder.source(known.place.source).path == *before
                })
        })
    }

    /// The same for a correction: that the meeting is otherwise than it was sealed is what is put right.
    pub fn correcting(desk: &'d Desk, texts: &[NewText]) -> Result<Self, Refusal> {
        Self::but(desk, desk.with(texts), Excused::Everything, |_, finding| {
            rules::work(finding.code) == Work::Supplement
        })
    }

    /// `is_known` says what was there before, and is no news although its line is touched.
    fn but(
        desk: &'d Desk,
        after: Desk,
        excused: Excused,
        is_known: impl Fn(&Desk, &Diagnostic) -> bool,
    ) -> Result<Self, Refusal> {
        let today = after.workspace().today;
        let (mut refusing, mut warnings) = (Vec::new(), Vec::new());
        for finding in desk.brought_in(&after) {
            let is_known = is_known(&after, finding);
            let may_stand = excused == Excused::Everything || finding.is_outstanding(today);
            if finding.stops_step() && !(may_stand && is_known) {
                refusing.push(finding.clone());
            } else if !is_known && (finding.severity != Severity::Error || finding.waived.is_some()) {
                warnings.push(finding.clone());
            }
        }
        if refusing.is_empty() {
            return Ok(Self { before: desk, after, warnings });
        }
        Err(Refusal { is_judged: true, ..Refusal::of(&after, refusing, Vec::new()) })
    }

    /// The folder with papers made of it, which other questions have been asked of than of a step.
    pub fn unquestioned(before: &'d Desk, after: Desk) -> Self {
        let warnings = before.brought_in(&after).into_iter().cloned().collect();
        Self { before, after, warnings }
    }

    /// The folder as it is.
    pub fn before(&self) -> &Desk {
        self.before
    }

    /// The same, without findings that are this kind of work.
    pub fn without(mut self, work: Work) -> Self {
        self.warnings.retain(|finding| rules::work(finding.code) != work);
        self
    }

    /// The change as it is to be written, with `papers` that follow from it.
    pub fn into_change(self, change: Change, papers: Vec<FileChange>) -> Attempt {
        let files = [files(&change.texts), papers].concat();
        self.into_papers(change.message, files, change.notes)
    }

    /// The files as they are to be written.
    pub fn into_papers(self, message: String, files: Vec<FileChange>, notes: Vec<String>) -> Attempt {
        let folder = Arc::clone(self.after.workspace());
        let warnings = Findings { folder, found: self.warnings };
        unjudged(self.before, message, files, notes).warning(warnings)
    }
}

/// A step without papers, as the rules judge it.
///
/// # Errors
/// Never; the signature is that of every attempt.
pub(super) fn judged(desk: &Desk, change: Change) -> Result<Attempt> {
    Ok(match Judged::of(desk, &change.texts) {
        Ok(judged) => judged.into_change(change, Vec::new()),
        Err(refusal) => Attempt::Refused(refusal),
    })
}

/// Files that need no judgement.
pub(super) fn unjudged(desk: &Desk, message: String, files: Vec<FileChange>, notes: Vec<String>) -> Attempt {
    Attempt::Change(Box::new(JudgedChange {
        before: Arc::clone(desk.workspace()),
        opening: None,
        warnings: None,
        files,
        gone: Vec::new(),
        message,
        notes,
        stale: None,
        answer: None,
        fails: false,
    }))
}

/// Texts as files.
pub(super) fn files(texts: &[NewText]) -> Vec<FileChange> {
    texts.iter().map(file).collect()
}

/// A text as a file.
pub(super) fn file(text: &NewText) -> FileChange {
    FileChange { path: text.path.clone(), bytes: text.text.clone().into_bytes() }
}
