//! Writing: all files of a change or none, whatever happens to the process, and nothing over what somebody
//! else has saved meanwhile.
//!
//! A change is first written whole beside the workspace's own files, then named in a journal, then
//! moved into place file by file. A process that dies before the journal has changed nothing; one
//! that dies after it is finished, or taken back, by the next that reads the folder.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::folder::Folder;
use super::home::{Home, JOURNAL, LOCK, STAGED, START, is_staged};
use super::journal::{Journal, Move, Stopped};
use super::owed::PendingCommit;
use super::system::{Disk, EntryType, RealDisk};
use crate::read;
use crate::text::digest::Digest;

/// Held while a command reads, decides and writes, so that two cannot do so at once.
pub struct Lock<D: Disk = RealDisk> {
    _held: D::Lock,
    home: Home,
}

/// A file as it shall be, and as it was when the change was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement<'a> {
    /// Its workspace path.
    pub path: &'a str,
    /// What it shall hold; none when it is to be gone.
    pub after: Option<&'a [u8]>,
    /// The digest of what was read; none when there was no file.
    pub before: Option<Digest>,
}

impl<D: Disk> Folder<D> {
    /// Takes the workspace's lock, waiting for another that holds it.
    ///
    /// # Errors
    /// When the folder cannot be written to, or something unfinished lies there that is not ours.
    pub fn lock(&self) -> Result<Lock<D>> {
        let home = self.home()?;
        self.make(&home)?;
        let path = home.folder.join(LOCK);
        let kind = self.disk.kind(&path).with_context(|| format!("Kan ikke lese {}.", path.display()))?;
        if kind.is_some_and(|kind| kind != EntryType::File) {
            bail!("{} er ikke en vanlig fil. Fjern den og prøv igjen.", path.display());
        }
        let held = self.disk.lock(&path).with_context(|| format!("Kan ikke låse {}.", path.display()))?;
        self.write_anew(&home.folder.join(START), b"", None)?;
        Ok(Lock { _held: held, home })
    }

    /// The digest of what a file held when it was first asked for. One that was not asked for is as it was
    /// when the command began; or it was saved since, and nothing may be written over it.
    ///
    /// # Errors
    /// When it was saved since, or cannot be read.
    pub fn first_seen(&self, lock: &Lock<D>, path: &str) -> Result<Option<Digest>> {
        if let Some(digest) = self.seen(path) {
            return Ok(digest);
        }
        let (target, start) = (self.target(path, false)?, lock.home.folder.join(START));
        let bytes = self.bytes(&target)?;
        let is_newer = || self.disk.written_after(&target, &start);
        if bytes.is_some() && is_newer().with_context(|| format!("Kan ikke lese {path}."))? {
            bail!(changed(path));
        }
        Ok(bytes.as_deref().map(Digest::of))
    }

    /// Writes every change or none. The lock is the proof that no other command writes meanwhile; what
    /// somebody saves in an editor is seen when the files change places. What git is to be told waits
    /// until [`Folder::settle_debt`] says that it has been.
    ///
    /// # Errors
    /// When a path is none that is written, a file cannot be written, or one is not as it was when it was
    /// read; then nothing has changed.
    pub fn save(
        &self,
        lock: &Lock<D>,
        changes: &[Replacement<'_>],
        commit: Option<PendingCommit>,
    ) -> Result<()> {
        let home = &lock.home;
        if changes.is_empty() {
            return self.owe(home, commit.as_ref(), std::iter::empty());
        }
        // What is written for nothing may be what nobody else may see.
        let is_brought = commit.as_ref().is_some_and(|commit| commit.brought.is_some());
        let moves = self.stage(home, changes, is_brought).inspect_err(|_| drop(self.clear(&home.staging)))?;
        let journal = Journal { moves, commit };
        let text = serde_json::to_vec(&journal).context("Kan ikke skrive journalen.")?;
        self.write_over(&home.folder.join(JOURNAL), &text)?;
        match self.forward(home, &journal) {
            Ok(()) => self.close(home, Some(&journal)),
            Err(stopped) => {
                // If this fails too, the journal stays, and the next command settles the matter.
                if self.back(home, &journal).is_ok() {
                    self.close(home, None)?;
                }
                match stopped {
                    Stopped::Changed(path) => bail!(changed(&path)),
                    Stopped::Failed(error) => Err(error),
                }
            }
        }
    }

    /// Writes new files to be moved, where nothing has changed since it was read.
    fn stage(&self, home: &Home, changes: &[Replacement<'_>], is_brought: bool) -> Result<Vec<Move>> {
        for Replacement { path, before, .. } in changes {
            if before.is_some() && read::is_written_once(path) && !is_brought {
                bail!("{path} er ikke en fil som ipr skriver over.");
            }
            if self.bytes(&self.target(path, is_brought)?)?.as_deref().map(Digest::of) != *before {
                bail!(changed(path));
            }
        }
        let mut moves = Vec::new();
        for (index, Replacement { path, after, before }) in changes.iter().enumerate() {
            let staged = format!("{index}.{STAGED}");
            if let Some(bytes) = after {
                let target = self.target(path, is_brought)?;
                let like = before.is_some().then_some(target.as_path());
                self.write_anew(&home.staging.join(&staged), bytes, like)?;
            }
            let after = after.map(|bytes| Digest::of(bytes).to_string());
            let before = before.map(|digest| digest.to_string());
            moves.push(Move { staged, target: (*path).to_owned(), before, after });
        }
        self.keep(&home.staging)?;
        Ok(moves)
    }

    /// Settles a change that was cut off after its journal was written. Does nothing, and writes
    /// nothing, where there is none. What the user should know is told.
    ///
    /// # Errors
    /// When the journal cannot be read, or a file cannot be moved.
    pub fn settle_interrupted(&self) -> Result<Option<String>> {
        let journal = self.home()?.folder.join(JOURNAL);
        if self.disk.kind(&journal).ok().flatten().is_none() {
            return Ok(None);
        }
        self.settle(&self.lock()?)
    }

    /// As [`Folder::settle_interrupted`], for a command that holds the lock already. What was written and
    /// never moved is cleared.
    ///
    /// # Errors
    /// As there.
    pub fn settle(&self, lock: &Lock<D>) -> Result<Option<String>> {
        let home = &lock.home;
        let path = home.folder.join(JOURNAL);
        let Some(bytes) = self.bytes(&path)? else {
            for folder in [&home.folder, &home.staging] {
                self.clear(folder)?;
            }
            return Ok(None);
        };
        let damaged = || format!("{} er skadet. Slett den, og se etter med «git status».", path.display());
        let journal: Journal = serde_json::from_slice(&bytes).with_context(damaged)?;
        for step in &journal.moves {
            let is_ours = if journal.is_brought() {
                read::is_shared(&step.target)
            } else {
                read::is_written(&step.target)
                    && !(step.before.is_some() && read::is_written_once(&step.target))
            };
            if !is_ours || !is_staged(&step.staged) {
                bail!(damaged());
            }
        }
        let told = match self.stands_in_the_way(home, &journal)? {
            None => match self.forward(home, &journal) {
                Ok(()) => {
                    self.close(home, Some(&journal))?;
                    return Ok(None);
                }
                Err(Stopped::Failed(error)) => return Err(error),
                Err(Stopped::Changed(path)) => path,
            },
            Some(path) => path,
        };
        let kept = self.back(home, &journal)?;
        self.close(home, None)?;
        let mut told = format!(
            "En tidligere kommando ble avbrutt mens den skrev, og {told} er endret siden. Den filen er ikke \
             rørt, og det som var skrevet, er tatt tilbake. Kjør den kommandoen på nytt."
        );
        if !kept.is_empty() {
            told.push_str(&format!(" Dette lot seg ikke ta tilbake, så se over det: {}.", kept.join(", ")));
        }
        Ok(Some(told))
    }

    /// Says that a change is done: git is still to be told of what was `written`, and nothing else is left.
    fn close(&self, home: &Home, written: Option<&Journal>) -> Result<()> {
        if let Some(written) = written {
            let moved = written.moves.iter().map(|step| (step.target.as_str(), step.after.as_deref()));
            self.owe(home, written.commit.as_ref(), moved)?;
            self.clear_emptied(written);
        }
        self.disk.remove(&home.folder.join(JOURNAL)).context("Kan ikke rydde etter skrivingen.")?;
        self.keep(&home.folder)?;
        self.clear(&home.staging)
    }

    /// Git has been told of this, by us or by somebody else.
    ///
    /// # Errors
    /// When that cannot be noted.
    pub fn settle_debt(&self, lock: &Lock<D>, told: &PendingCommit) -> Result<()> {
        self.forget(&lock.home, told)
    }

    /// Writes a file of our own, which is at every time what it was or what it shall be.
    pub(super) fn write_over(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let draft = path.with_extension(STAGED);
        self.write_anew(&draft, bytes, None)?;
        self.disk.rename(&draft, path).with_context(|| format!("Kan ikke skrive {}.", path.display()))?;
        path.parent().map_or(Ok(()), |folder| self.keep(folder))
    }

    /// Comes back when what happened in a folder is kept.
    pub(super) fn keep(&self, folder: &Path) -> Result<()> {
        self.disk.sync_folder(folder).with_context(|| format!("Kan ikke skrive i {}.", folder.display()))
    }
}

/// That somebody saved a file while the command ran.
fn changed(path: &str) -> String {
    format!(
        "{path} ble endret mens kommandoen kjørte. Ingenting er skrevet, og filen er som den ble lagret. \
         Kjør kommandoen på nytt."
    )
}
