//! Telling git what has been written: at once, or by a later command when git would not have it.

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::ledger::AGAIN;
use super::run::Run;
use super::{RunOutcome, output};
use crate::disk::PendingCommit;
use crate::git::{Git, Repository};
use crate::render::screen;

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
        match Repository::hindrance(&git, paths).context(way_out)? {
            Some(hindrance) => bail!("{hindrance} Er du i tvil, spør den som kan git hos dere. {way_out}"),
            None => Ok(Some(git)),
        }
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
            Some(git) => self.session.still_owed(git, &owed, commit).map_or(true, |paths| !paths.is_empty()),
            None => true,
        };
        tell(owed.commits.iter().filter(is_owed).count());
    }

    /// Commits what earlier commands have written and git has not been told of, and says what is left of it.
    ///
    /// # Errors
    /// As for [`Session::commit_what_is_owed`](super::Session::commit_what_is_owed).
    pub fn commit_what_is_owed(&self, is_asked: bool) -> Result<()> {
        if !self.commits {
            return Ok(());
        }
        let open = || Git::open(&self.session.folder.root);
        tell(self.session.commit_what_is_owed(&open, is_asked, &mut output::print)?);
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
