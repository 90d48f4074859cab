//! What an attempt needs, and what comes of it.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Result;

use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Sheet};
use crate::rules::{self, WithheldParts};
use crate::text::FileChange;
use crate::text::digest::Seal;
use crate::text::limits::SizeLimit;
use crate::views::{View, page};
use crate::workspace::Workspace;

/// The files of the folder that are not read as texts, and those that may not be there.
pub trait Shelf {
    /// What a file holds; none when it does not exist.
    ///
    /// # Errors
    /// When it exists and cannot be read.
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>>;

    /// A file that is to go with a mail or to be put on paper, of at most so many bytes; none when it is
    /// missing, or no plain file of the folder.
    ///
    /// # Errors
    /// When it is too large, when git keeps it elsewhere, or when it cannot be read.
    fn whole(&self, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>>;

    /// The names of the files in a folder, in order.
    fn names_in(&self, folder: &str) -> Vec<String>;

    /// How many commits ago each of the files at `paths` came into the folder; none for one that git does not
    /// know.
    ///
    /// # Errors
    /// When git cannot be asked.
    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>>;

    /// The seals of the files at `paths`, by path.
    fn seals(&self, paths: &[String]) -> HashMap<String, Seal>;
}

/// What came of it.
pub enum Attempt {
    /// Something stands in the way, and nothing is changed.
    Refused(Refusal),
    /// There is nothing to write.
    Look(Box<Viewing>),
    /// A change as it was judged.
    Change(Box<JudgedChange>),
}

/// Findings, with the folder that they are in.
pub struct Findings {
    /// The folder, as it is or as it would be.
    pub folder: Arc<Workspace>,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// Why nothing is done.
pub struct Refusal {
    /// What stands in the way.
    pub findings: Findings,
    /// What is said after it, a line each.
    pub closing: Vec<String>,
    /// Whether it is the rules that refuse the step, so that what has not been done is said first of that.
    pub is_judged: bool,
}

/// What is shown or said when there is nothing to write.
#[derive(Default)]
pub struct Viewing {
    /// What is shown.
    pub answer: Option<Shown>,
    /// What is said, a line each; a path is never broken.
    pub said: Vec<String>,
    /// What the reader should know, a paragraph each.
    pub notes: Vec<String>,
    /// Whether what was asked for could not be had.
    pub fails: bool,
}

/// A change that nothing refuses.
pub struct JudgedChange {
    /// The folder before it.
    pub before: Arc<Workspace>,
    /// What is shown before anything is written.
    pub opening: Option<Shown>,
    /// What it brings in that ought to be looked at.
    pub warnings: Option<Findings>,
    /// Every file that it is made of, also those that are as they shall be already.
    pub files: Vec<FileChange>,
    /// The paths of files that are to be gone.
    pub gone: Vec<String>,
    /// One sentence about it, for the screen and for git. Holds no exempt title.
    pub message: String,
    /// What the secretariat should know, a paragraph each.
    pub notes: Vec<String>,
    /// That calendars made before are wrong once it has been written, and could not be made anew.
    pub stale: Option<String>,
    /// What is shown when it has been written.
    pub answer: Option<Shown>,
    /// Whether what was asked for is not whole although it is written.
    pub fails: bool,
}

/// A view as it was when it was made.
pub struct Shown {
    document: Document,
    json: String,
    sheet: Option<Sheet>,
    beside_sheet: Vec<Block>,
    is_whole: bool,
}

impl Shown {
    /// What `view` shows now.
    ///
    /// # Errors
    /// As the view's own.
    pub(super) fn of(view: &dyn View) -> Result<Self> {
        Ok(Self {
            document: view.document(),
            json: view.json()?,
            sheet: view.sheet(),
            beside_sheet: view.beside_sheet(),
            is_whole: view.is_whole(),
        })
    }

    /// Words that are for people alone.
    pub(super) fn blocks(folder: &Workspace, blocks: Vec<Block>) -> Self {
        Self {
            document: page(folder, "", blocks),
            json: String::new(),
            sheet: None,
            beside_sheet: Vec::new(),
            is_whole: true,
        }
    }
}

impl View for Shown {
    fn document(&self) -> Document {
        self.document.clone()
    }

    fn json(&self) -> serde_json::Result<String> {
        Ok(self.json.clone())
    }

    fn sheet(&self) -> Option<Sheet> {
        self.sheet.clone()
    }

    fn beside_sheet(&self) -> Vec<Block> {
        self.beside_sheet.clone()
    }

    fn is_whole(&self) -> bool {
        self.is_whole
    }
}

impl JudgedChange {
    /// Every file that it is about: those that it is made of, and those that are to be gone.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.files.iter().map(|file| file.path.clone()).collect();
        paths.extend(self.gone.iter().cloned());
        paths
    }

    /// What of the file at `path` the public may not see: as it is, and as it would be.
    pub fn withheld_parts(&self, path: &str) -> [WithheldParts; 2] {
        let after = self.warnings.as_ref().map_or(&self.before, |warnings| &warnings.folder);
        [&self.before, after].map(|folder| rules::withheld_parts(folder, path))
    }
}

impl Refusal {
    /// What was found on `desk`, and what is said after it.
    pub(super) fn of(desk: &Desk, found: Vec<Diagnostic>, closing: Vec<String>) -> Self {
        Self { findings: Findings { folder: Arc::clone(desk.workspace()), found }, closing, is_judged: false }
    }
}

impl Attempt {
    /// What stands in the way on `desk`, and one line after it.
    pub(super) fn refused(desk: &Desk, found: Vec<&Diagnostic>, closing: &str) -> Self {
        let found = found.into_iter().cloned().collect();
        Self::Refused(Refusal::of(desk, found, vec![closing.to_owned()]))
    }

    /// A look at the folder, and no change.
    ///
    /// # Errors
    /// As the view's own.
    pub(super) fn look(view: &dyn View) -> Result<Self> {
        let answer = Shown::of(view)?;
        Ok(Self::Look(Box::new(Viewing {
            fails: !answer.is_whole,
            answer: Some(answer),
            ..Viewing::default()
        })))
    }

    /// The same, with what ought to be looked at.
    pub(super) fn warning(mut self, warnings: Findings) -> Self {
        if let Self::Change(change) = &mut self {
            change.warnings = Some(warnings);
        }
        self
    }

    /// The same, when the files at these paths are to be gone.
    pub(super) fn leaving(mut self, gone: Vec<String>) -> Self {
        if let Self::Change(change) = &mut self {
            change.gone = gone;
        }
        self
    }

    /// The same, and what is shown when it has been written.
    pub(super) fn answering(mut self, answer: Option<Shown>) -> Self {
        if let Self::Change(change) = &mut self {
            change.answer = answer;
        }
        self
    }

    /// The same, after what is shown first.
    pub(super) fn opened_by(mut self, opening: Shown) -> Self {
        if let Self::Change(change) = &mut self {
            change.fails = !opening.is_whole;
            change.opening = Some(opening);
        }
        self
    }
}
