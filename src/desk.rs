//! The folder, read and judged, over which texts can be laid.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::read::{self, FileContent, Files};
use crate::rules::{self, KnownFindings};
use crate::steps::NewText;
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// A folder as it was read, and everything that was found in it.
#[derive(Clone)]
pub struct Desk {
    workspace: Arc<Workspace>,
    found: Vec<Diagnostic>,
    files: Files,
}

/// How far the opening of a folder has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Its files are being read.
    Reading,
    /// The rules are being asked.
    Judging,
}

impl Desk {
    /// Reads and judges a folder that is to be changed; `tell` hears of each stage.
    pub fn open_telling(files: Files, today: NaiveDate, tell: &dyn Fn(Stage)) -> Self {
        Self::look(files, today, None, tell)
    }

    /// Reads and judges a folder that is only looked at, beside `base`, which it is compared with.
    pub fn look(files: Files, today: NaiveDate, base: Option<Arc<Workspace>>, tell: &dyn Fn(Stage)) -> Self {
        tell(Stage::Reading);
        let (mut workspace, read) = read::read(files.clone(), today);
        workspace.base = base;
        tell(Stage::Judging);
        let found = rules::check(&workspace, read);
        Self { workspace: Arc::new(workspace), found, files }
    }

    /// The folder.
    pub fn workspace(&self) -> &Arc<Workspace> {
        &self.workspace
    }

    /// Everything wrong with it.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// The folder as it would be with these texts in it, judged.
    #[must_use]
    pub fn with(&self, texts: &[NewText]) -> Self {
        let mut files = self.files.clone();
        for new in texts {
            let content = FileContent::Text(new.text.clone());
            match files.texts.iter_mut().find(|(path, _)| *path == new.path) {
                Some((_, old)) => *old = content,
                None => files.texts.push((new.path.clone(), content)),
            }
        }
        Self::look(files, self.workspace.today, self.workspace.base.clone(), &|_| ())
    }

    /// What is found in `after` that was not found here: what is new, and what stands on a line that has been
    /// touched.
    pub fn brought_in<'a>(&'a self, after: &'a Self) -> Vec<&'a Diagnostic> {
        KnownFindings::new(&self.workspace, &self.found).divide(&after.workspace, &after.found).0
    }

    /// Learns what these files, which are no texts, hold.
    pub fn know(&mut self, seals: impl IntoIterator<Item = (String, Seal)>) {
        self.files.seals.extend(seals);
        let seals = self.files.seals.clone();
        Arc::make_mut(&mut self.workspace).seals.extend(seals);
    }
}
