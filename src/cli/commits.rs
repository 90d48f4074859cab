//! Telling git what has been written: at once, or by a later command when git would not have it.

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::run::Run;
use super::{RunOutcome, output};
use crate::disk::{Owed, PendingCommit};
use crate::git::{Committed, Git};
use crate::norsk;
use crate::render::screen;
use crate::text::digest::Digest;

/// Said wherever something is owed, and never with a title in it: a title pasted into a shell is a command.
const AGAIN: &str = "«ipr lagre»";

/// `ipr lagre`
///
/// # Errors
/// When git will not have what it is told, or there is no folder.
pub fn save(global: &Global) -> Result<RunOutcome> {
    let mut run = Run::open_to_write(global)?;
    run.commits = true;
    run.commit_what_is_owed(true)?;
    output::print("Alt som ipr har skrevet, er lagret i git.\n");
    Ok(RunOutcome::Clean)
}

impl Run {
    /// The repository that `paths` are to be committed to; none when there is none, or the user wants no
    /// commit.
    pub(super) fn repository(&self, paths: &[String]) -> Result<Option<Git>> {
        if !self.commits {
            return Ok(None);
        }
        let way_out = "Ingenting er skrevet; med --no-commit blir filene skrevet, men ikke lagret i git.";
        let Some(git) = Git::open(&self.session.folder.root).context(way_out)? else { return Ok(None) };
        match git.hindrance(paths).context(way_out)? {
            Some(hindrance) => bail!("{hindrance} Er du i tvil, spør den som kan git hos dere. {way_out}"),
            None => Ok(Some(git)),
        }
    }

    /// Commits what has just been written.
    pub(super) fn commit(&self, git: &Git, commit: &PendingCommit) -> Result<()> {
        let owed = self.session.folder.owed()?;
        let committed = git.commit(&commit.paths, &commit.message).with_context(|| {
            format!("Filene er skrevet, men ikke lagret i git. Rett det git sier under, og kjør {AGAIN}.")
        })?;
        if let Some(name) = &committed.name {
            output::print(&format!("Lagret i git som {name}.\n"));
        }
        self.tell_what_became(&committed, &commit.paths, &owed)?;
        self.session.folder.settle_debt(self.session.held()?, commit)
    }

    /// Says in a line that something is not in git, when something is not. What is only looked at is no
    /// reason to fail.
    pub fn tell_what_is_owed(&self) {
        let owed = match self.session.folder.owed() {
            Ok(owed) if owed.commits.is_empty() || !self.commits => return,
            Ok(owed) => owed,
            Err(error) => return output::complain(&error),
        };
        let git = Git::open(&self.session.folder.root).ok().flatten();
        // Where git cannot answer, all that is noted is owed.
        let is_owed = |commit: &&PendingCommit| match &git {
            Some(git) => self.still_owed(git, &owed, commit).map_or(true, |paths| !paths.is_empty()),
            None => true,
        };
        tell(owed.commits.iter().filter(is_owed).count());
    }

    /// Commits what earlier commands have written and git has not been told of. Unless it `is_asked` for,
    /// what somebody has changed since is left, for that nobody has judged, and so is what git will not have.
    ///
    /// # Errors
    /// When it is asked for and git refuses, and when it cannot be read what is owed.
    pub fn commit_what_is_owed(&self, is_asked: bool) -> Result<()> {
        let owed = self.session.folder.owed()?;
        if owed.commits.is_empty() || !self.commits {
            return Ok(());
        }
        let mut left = 0;
        for commit in &owed.commits {
            match self.settle(&owed, commit, is_asked) {
                Ok(true) => {}
                Ok(false) => left += 1,
                Err(refused) if is_asked => {
                    return Err(refused).with_context(|| {
                        format!("Ikke alt er lagret i git. Rett det git sier under, og kjør {AGAIN} igjen.")
                    });
                }
                Err(_) => left += 1,
            }
        }
        tell(left);
        Ok(())
    }

    /// Commits one change, unless somebody has done so; whether it is owed no longer.
    fn settle(&self, owed: &Owed, commit: &PendingCommit, is_asked: bool) -> Result<bool> {
        let git = Git::open(&self.session.folder.root)?.context("Mappen ligger ikke i git lenger.")?;
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
            let committed = git.commit(&paths, &commit.message)?;
            if let Some(name) = &committed.name {
                output::print(&format!(
                    "Fra en tidligere kommando: {}.\nLagret i git som {name}.\n",
                    commit.message
                ));
            }
            if changed.is_empty() {
                self.tell_what_became(&committed, &paths, owed)?;
            } else {
                note(&format!("Endret siden da, og lagret slik det er nå: {}.", norsk::list(&changed)));
            }
        }
        self.session.folder.settle_debt(self.session.held()?, commit)?;
        Ok(true)
    }

    /// The files of a change that are in no commit yet. One that somebody has committed and gone on writing
    /// in is their own.
    fn still_owed(&self, git: &Git, owed: &Owed, commit: &PendingCommit) -> Result<Vec<String>> {
        let mut still = Vec::new();
        for path in git.uncommitted(&commit.paths)? {
            let is_there = self.session.folder.file(&path)?.is_some();
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
        let now = self.session.folder.file(path)?;
        Ok(now.map(|bytes| Digest::of(&bytes).to_string()) == *written)
    }

    /// Says what of `paths` is not in the commit as it was judged.
    fn tell_what_became(&self, committed: &Committed, paths: &[String], owed: &Owed) -> Result<()> {
        if !committed.ignored.is_empty() {
            let ignored = norsk::list(&committed.ignored);
            note(&format!(
                "Skrevet, men ikke lagret, for git er satt til å overse det (.gitignore): {ignored}."
            ));
        }
        let mut unlike = committed.unlike.clone();
        for path in paths {
            if !unlike.contains(path) && !self.holds_what_was_written(owed, path)? {
                unlike.push(path.clone());
            }
        }
        if !unlike.is_empty() {
            note(&format!(
                "Endret av et annet program eller en krok i git mens det ble lagret: {}. Se over det, og \
                 kjør «ipr check».",
                norsk::list(&unlike)
            ));
        }
        Ok(())
    }
}

/// Says that so many changes are in no commit.
fn tell(left: usize) {
    let changes = match left {
        0 => return,
        1 => "En endring er skrevet".to_owned(),
        _ => format!("{left} endringer er skrevet"),
    };
    output::print_error(&screen::paragraph(&format!(
        "{changes}, men ikke lagret i git. {AGAIN} prøver igjen."
    )));
}

fn note(text: &str) {
    output::print(&screen::paragraph(text));
}
