//! A change that is named before it is made: made from there, or taken back.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow};
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use super::home::Home;
use super::owed::PendingCommit;
use super::system::Disk;
use crate::text::digest::Digest;

/// What is to be moved where, and what git is to be told.
#[derive(Serialize, Deserialize)]
pub(super) struct Journal {
    pub moves: Vec<Move>,
    pub commit: Option<PendingCommit>,
}

impl Journal {
    /// Whether the files come from others, or from what was before, and may be any that lie in the folder.
    pub fn is_brought(&self) -> bool {
        self.commit.as_ref().is_some_and(|commit| commit.brought.is_some())
    }
}

/// A file that changes places with the one that it shall be.
#[derive(Serialize, Deserialize)]
pub(super) struct Move {
    /// The name of the file in our folder. Once moved, it is what the target was before.
    pub staged: String,
    /// Workspace path.
    pub target: String,
    /// The mark of what the target held before; none when it did not exist.
    pub before: Option<String>,
    /// The mark of what it shall hold; none when it is to be gone.
    pub after: Option<String>,
}

/// Why a change was not made whole.
pub(super) enum Stopped {
    /// Somebody else has changed the file at this path.
    Changed(String),
    /// Something cannot be done.
    Failed(Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<D: Disk> Folder<D> {
    /// The file that keeps a change that was cut off from being finished: one that somebody has changed
    /// since, or of which the new content is not whole.
    pub(super) fn stands_in_the_way(&self, home: &Home, journal: &Journal) -> Result<Option<String>> {
        for step in &journal.moves {
            let now = self.mark(&self.target(&step.target, journal.is_brought())?)?;
            let staged = self.mark(&home.staging.join(&step.staged))?;
            if now == step.after {
                // What came out may be what somebody saved in the moment before the process ended.
                if step.before.is_some() && ![&None, &step.before, &step.after].contains(&&staged) {
                    return Ok(Some(step.target.clone()));
                }
                continue;
            }
            if now != step.before || staged != step.after {
                return Ok(Some(step.target.clone()));
            }
        }
        Ok(None)
    }

    /// Moves what is not moved yet, and comes back when all of it is kept.
    pub(super) fn forward(&self, home: &Home, journal: &Journal) -> Result<(), Stopped> {
        let mut touched = BTreeSet::from([home.staging.clone()]);
        for step in &journal.moves {
            let target = self.target(&step.target, journal.is_brought())?;
            self.make_above(&target, &mut touched)?;
            let now = self.mark(&target)?;
            if now == step.after {
                continue;
            }
            let staged = home.staging.join(&step.staged);
            if now != step.before || self.mark(&staged)? != step.after {
                return Err(Stopped::Changed(step.target.clone()));
            }
            let moved = match (&step.before, &step.after) {
                (None, _) => self.disk.place(&staged, &target),
                (Some(_), Some(_)) => self.disk.exchange(&staged, &target),
                (Some(_), None) => self.disk.place(&target, &staged),
            };
            match moved {
                Ok(()) => {}
                // It came, or went, since we looked.
                Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {
                    return Err(Stopped::Changed(step.target.clone()));
                }
                Err(error) => return Err(Stopped::Failed(cannot_write(&step.target, &error))),
            }
            if step.before.is_some() && !self.came_out(step, &staged, &target)? {
                return Err(Stopped::Changed(step.target.clone()));
            }
        }
        for folder in touched {
            self.keep(&folder)?;
        }
        Ok(())
    }

    /// Takes back what is moved and nobody has changed since, and comes back when that is kept. Gives the
    /// files that cannot be taken back, since what they were is gone.
    pub(super) fn back(&self, home: &Home, journal: &Journal) -> Result<Vec<String>> {
        let mut touched = BTreeSet::from([home.staging.clone()]);
        let mut kept = Vec::new();
        for step in &journal.moves {
            let staged = home.staging.join(&step.staged);
            let target = self.target(&step.target, journal.is_brought())?;
            // What was put back in the last moment must be kept too, before the journal goes.
            if let Some(folder) = target.parent()
                && self.disk.kind(folder)?.is_some()
            {
                touched.insert(folder.to_owned());
            }
            if self.mark(&target)? != step.after {
                continue;
            }
            let moved = match &step.before {
                None => {
                    let _ = self.disk.remove(&staged);
                    self.disk.place(&target, &staged)
                }
                // What came out is what was there before, or what somebody saved in the last moment.
                Some(_) if self.mark(&staged)?.is_some() => self.put_back(step, &staged, &target),
                Some(_) => {
                    kept.push(step.target.clone());
                    continue;
                }
            };
            moved.map_err(|error| cannot_write(&step.target, &error))?;
            if self.mark(&staged)? != step.after {
                // It was saved since we looked, and what was saved came out.
                match &step.before {
                    None => self.disk.place(&staged, &target),
                    Some(_) => self.disk.exchange(&staged, &target),
                }
                .map_err(|error| cannot_write(&step.target, &error))?;
            }
        }
        for folder in touched {
            self.keep(&folder)?;
        }
        Ok(kept)
    }

    /// Removes the folders that nothing lies in any more, where files are gone.
    pub(super) fn clear_emptied(&self, journal: &Journal) {
        for step in journal.moves.iter().filter(|step| step.after.is_none()) {
            let mut folder = Path::new(&step.target).parent();
            while let Some(inner) = folder.filter(|inner| !inner.as_os_str().is_empty()) {
                // One that something lies in stays, and so do those above it.
                if self.disk.remove_folder(&self.root.join(inner)).is_err() {
                    break;
                }
                folder = inner.parent();
            }
        }
    }

    /// Puts what came out of its place back there.
    fn put_back(&self, step: &Move, staged: &Path, target: &Path) -> std::io::Result<()> {
        match step.after {
            Some(_) => self.disk.exchange(staged, target),
            None => self.disk.place(staged, target),
        }
    }

    /// Whether what came out when two files changed places is what was expected. If not, somebody saved in
    /// the last moment, and the file is put back; and again, if it was saved once more meanwhile.
    fn came_out(&self, step: &Move, staged: &Path, target: &Path) -> Result<bool> {
        let mut out = self.mark(staged)?;
        if out == step.before {
            return Ok(true);
        }
        let mut under_it = step.after.clone();
        loop {
            let put_back = self.put_back(step, staged, target);
            put_back.map_err(|error| cannot_write(&step.target, &error))?;
            let again = self.mark(staged)?;
            if again == under_it {
                return Ok(false);
            }
            (under_it, out) = (out, again);
        }
    }

    /// Makes the folders above `target`, and notes which must be kept.
    fn make_above(&self, target: &Path, touched: &mut BTreeSet<PathBuf>) -> Result<()> {
        let Some(parent) = target.parent() else { return Ok(()) };
        let known = |folder: &Path| Ok::<_, Error>(self.disk.kind(folder)?.is_some());
        let mut missing = Vec::new();
        let mut folder = parent;
        while !known(folder)? {
            missing.push(folder);
            let Some(above) = folder.parent() else { break };
            folder = above;
        }
        for folder in missing.into_iter().rev() {
            self.disk
                .make_folder(folder, None)
                .with_context(|| format!("Kan ikke lage {}.", folder.display()))?;
            touched.extend(folder.parent().map(Path::to_owned));
        }
        touched.insert(parent.to_owned());
        Ok(())
    }

    /// A mark by which what a file holds is known again, also by another version of the program; none when
    /// there is no file.
    fn mark(&self, path: &Path) -> Result<Option<String>> {
        Ok(self.bytes(path)?.map(|bytes| Digest::of(&bytes).to_string()))
    }
}

fn cannot_write(path: &str, error: &std::io::Error) -> Error {
    anyhow!(
        "Kan ikke skrive {path} ({error}). Ingenting er endret. Er filen åpen i et annet program, lukk den \
         og prøv igjen."
    )
}
