//! The folder as it was read, to be looked at.

use std::sync::Arc;

use anyhow::Result;

use super::arguments::Global;
use super::run::Run;
use crate::diagnostic::Diagnostic;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// The folder as it was read, and what was found in it.
pub struct Session {
    /// The folder, parsed.
    pub workspace: Arc<Workspace>,
    /// Everything wrong with it.
    pub found: Vec<Diagnostic>,
}

impl Session {
    /// Reads the folder to look at it.
    ///
    /// # Errors
    /// When there is no folder.
    pub fn open(global: &Global) -> Result<Self> {
        let desk = Run::open(global)?.desk(global)?;
        Ok(Self { workspace: Arc::clone(desk.workspace()), found: desk.found().to_vec() })
    }

    /// What is wrong in one file and not set aside.
    pub fn standing_in(&self, file: SourceId) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(move |found| found.place.source == file && found.waived.is_none())
    }
}
