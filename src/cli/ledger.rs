//! What git is told of what has been written, and what it is owed until it has been. Says what it has to say
//! to whoever asks, so that it can be tried on a disk and a repository that fail.

use anyhow::{Context, Result, bail};

use super::past;
use super::session::Session;
use crate::attempt::JudgedChange;
use crate::disk::{Disk, Owed, PendingCommit, Replacement};
use crate::git::{Committed, Repository, told_paths};
use crate::norsk;
use crate::read::{self, FileContent};
use crate::render::screen;
use crate::text::digest::Digest;

/// Said wherever something is owed, and never with a title in it: a title pasted into a shell is a command.
pub(super) const AGAIN: &str = "«ipr lagre»";

/// Takes what is said, a line or a paragraph each.
pub type Say<'a> = &'a mut dyn FnMut(&str);

impl<D: Disk> Session<D> {
    /// Writes a change, all of it or nothing, and notes that git is to be told of it, when there is a git;
    /// what it is to be told.
    ///
    /// # Errors
    /// As for [`Session::save`].
    pub fn write(
        &self,
        change: &JudgedChange,
        changed: &[Replacement<'_>],
        is_in_git: bool,
    ) -> Result<PendingCommit> {
        let (paths, message) = (change.paths(), change.message.clone());
        let commit = PendingCommit { paths, message, brought: None };
        self.save(changed, is_in_git.then(|| commit.clone()))?;
        Ok(commit)
    }

    /// Commits what has just been written.
    ///
    /// # Errors
    /// When git will not have it; then it is owed.
    pub fn commit(&self, git: &impl Repository, commit: &PendingCommit, say: Say<'_>) -> Result<()> {
        let owed = self.folder.owed()?;
        let committed = git.commit(&commit.paths, &commit.message).with_context(|| {
            format!("Filene er skrevet, men ikke lagret i git. Rett det git sier under, og kjør {AGAIN}.")
        })?;
        if let Some(name) = &committed.name {
            say(&format!("Lagret i git som {name}.\n"));
        }
        self.tell_what_became(&committed, &commit.paths, &owed, say)?;
        self.folder.settle_debt(self.held()?, commit)
    }

    /// Commits what earlier commands have written and git has not been told of; how many of their changes are
    /// left. Unless it `is_asked` for, what somebody has changed since is left, for that nobody has judged,
    /// and so is what git will not have.
    ///
    /// # Errors
    /// When it is asked for and git refuses, and when it cannot be read what is owed.
    pub fn commit_what_is_owed<G: Repository>(
        &self,
        open: &dyn Fn() -> Result<Option<G>>,
        is_asked: bool,
        say: Say<'_>,
    ) -> Result<usize> {
        let owed = self.folder.owed()?;
        let mut left = 0;
        for commit in &owed.commits {
            match self.settle_owed(open, (&owed, commit), is_asked, say) {
                Ok(true) => {}
                Ok(false) => left += 1,
                Err(refused) if is_asked => {
                    return Err(refused).with_context(|| {
                        format!("Ikke alt er lagret i git. Rett det git sier under, og kjør {AGAIN} igjen.")
                    });
                }
                // Nothing is written beside what others have done and git does not know that we have.
                Err(refused) if commit.brought.is_some() => return Err(refused),
                Err(_) => left += 1,
            }
        }
        Ok(left)
    }

    /// Commits one change, unless somebody has done so; whether it is owed no longer.
    fn settle_owed<G: Repository>(
        &self,
        open: &dyn Fn() -> Result<Option<G>>,
        (owed, commit): (&Owed, &PendingCommit),
        is_asked: bool,
        say: Say<'_>,
    ) -> Result<bool> {
        let git = open()?.context("Mappen ligger ikke i git lenger.")?;
        if let Some(brought) = &commit.brought {
            self.stand_on(&git, commit, brought, true, say)?;
            return Ok(true);
        }
        let paths = self.still_owed(&git, owed, commit)?;
        if !paths.is_empty() {
            let mut changed = Vec::new();
            for path in &paths {
                if !self.holds_what_was_written(owed, path)? {
                    changed.push(path.clone());
                }
            }
            if !is_asked && !changed.is_empty() {
                return Ok(false);
            }
            if let Some(hindrance) = git.hindrance(&paths)? {
                bail!("{hindrance}");
            }
            let message = self.told_now(commit)?;
            let committed = git.commit(&paths, &message)?;
            if let Some(name) = &committed.name {
                say(&screen::paragraph(&format!("Fra en tidligere kommando: {message}.")));
                say(&format!("Lagret i git som {name}.\n"));
            }
            if changed.is_empty() {
                self.tell_what_became(&committed, &paths, owed, say)?;
            } else {
                let changed = norsk::list(&told_paths(&changed));
                say(&screen::paragraph(&format!("Endret siden da, og lagret slik det er nå: {changed}.")));
            }
        }
        self.folder.settle_debt(self.held()?, commit)?;
        Ok(true)
    }

    /// What git is to be told of a change, which may have been made before one of its cases became exempt.
    fn told_now(&self, commit: &PendingCommit) -> Result<String> {
        let mut files = Vec::new();
        for path in commit.paths.iter().filter(|path| read::is_read(path)) {
            if let Some(bytes) = self.folder.file(path)? {
                files.push((path.clone(), FileContent::from_bytes(&bytes)));
            }
        }
        Ok(past::told_now(&commit.message, files))
    }

    /// The files of a change that are in no commit yet. One that somebody has committed and gone on writing
    /// in is their own.
    ///
    /// # Errors
    /// When git or the folder cannot be asked.
    pub fn still_owed(
        &self,
        git: &impl Repository,
        owed: &Owed,
        commit: &PendingCommit,
    ) -> Result<Vec<String>> {
        if let Some(brought) = &commit.brought {
            let is_done = git.stands_on(&brought.to)?;
            return Ok(if is_done { Vec::new() } else { commit.paths.clone() });
        }
        let mut still = Vec::new();
        for path in git.uncommitted(&commit.paths)? {
            let is_there = self.folder.file(&path)?.is_some();
            let was_to_go = owed.written.get(&path) == Some(&None);
            let is_known =
                |bytes: Vec<u8>| owed.written.get(&path) == Some(&Some(Digest::of(&bytes).to_string()));
            if (is_there || was_to_go)
                && (self.holds_what_was_written(owed, &path)?
                    || !git.last_committed(&path)?.is_some_and(is_known))
            {
                still.push(path);
            }
        }
        Ok(still)
    }

    /// Whether a file is on disk as it was last written.
    fn holds_what_was_written(&self, owed: &Owed, path: &str) -> Result<bool> {
        let Some(written) = owed.written.get(path) else { return Ok(true) };
        let now = self.folder.file(path)?;
        Ok(now.map(|bytes| Digest::of(&bytes).to_string()) == *written)
    }

    /// Says what of `paths` is not in the commit as it was judged.
    fn tell_what_became(
        &self,
        committed: &Committed,
        paths: &[String],
        owed: &Owed,
        say: Say<'_>,
    ) -> Result<()> {
        if !committed.ignored.is_empty() {
            let ignored = norsk::list(&told_paths(&committed.ignored));
            say(&screen::paragraph(&format!(
                "Skrevet, men ikke lagret, for git er satt til å overse det (.gitignore): {ignored}."
            )));
        }
        let mut unlike = committed.unlike.clone();
        for path in paths {
            if !unlike.contains(path) && !self.holds_what_was_written(owed, path)? {
                unlike.push(path.clone());
            }
        }
        if !unlike.is_empty() {
            say(&screen::paragraph(&format!(
                "Endret av et annet program eller en krok i git mens det ble lagret: {}. Se over det, og \
                 kjør «ipr check».",
                norsk::list(&told_paths(&unlike))
            )));
        }
        Ok(())
    }
}
