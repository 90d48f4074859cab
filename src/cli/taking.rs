//! Laying in the folder what git has made of several people's work, or of what was before: all of it or
//! nothing, through the same journal as every other change. Git alone would write file after file, and stop
//! halfway when it is cut off, or when one of them is open in another program.

use anyhow::{Context, Result, bail};

use super::ledger::{AGAIN, Say};
use super::session::Session;
use crate::disk::{BroughtCommit, Disk, PendingCommit, Replacement};
use crate::git::{BranchPlace, Repository};
use crate::render::screen;
use crate::text::digest::Digest;

/// A commit that is to be in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Where the branch stands, and where it is to stand.
    pub commit: BroughtCommit,
    /// One sentence about it.
    pub message: String,
    /// The council's files that are otherwise there, by path; none for one that is gone.
    pub files: Vec<(String, Option<Vec<u8>>)>,
}

impl<D: Disk> Session<D> {
    /// Lays a commit in the folder, all of it or nothing, and lets the branch stand on it.
    ///
    /// # Errors
    /// When somebody has written in one of its files, or one cannot be written: then nothing has changed.
    /// When git refuses, the files are laid, and the next command tells git.
    pub fn take_up(&self, git: &impl Repository, incoming: &Incoming, say: Say<'_>) -> Result<()> {
        let mut changed = Vec::new();
        let mut paths = Vec::new();
        for (path, after) in &incoming.files {
            let before = self.folder.file(path)?.map(|bytes| Digest::of(&bytes));
            if before != after.as_deref().map(Digest::of) {
                changed.push(Replacement { path, after: after.as_deref(), before });
            }
            paths.push(path.clone());
        }
        let BroughtCommit { from, to } = &incoming.commit;
        git.refuse_written_since(from, to, &paths).context(
            "Ingenting er endret, for noen har skrevet i en av filene imens, eller det ligger noe i veien \
             utenfor rådets mappe. Prøv igjen. Git sier hvorfor:",
        )?;
        let commit = PendingCommit {
            paths,
            message: incoming.message.clone(),
            brought: Some(incoming.commit.clone()),
        };
        self.save(&changed, Some(commit.clone()))?;
        self.stand_on(git, &commit, &incoming.commit, false, say)
    }

    /// Lets the branch stand on a commit of which the files are laid in the folder.
    pub(super) fn stand_on(
        &self,
        git: &impl Repository,
        commit: &PendingCommit,
        brought: &BroughtCommit,
        is_late: bool,
        say: Say<'_>,
    ) -> Result<()> {
        let failed = || {
            format!(
                "Filene er lagt i mappen, men git ble ikke ferdig. Rett det git sier under, og kjør {AGAIN}."
            )
        };
        let is_there = git.stands_on(&brought.to).with_context(failed)?;
        if !is_there {
            if let Some(hindrance) = git.hindrance(&[]).with_context(failed)? {
                bail!("Filene er lagt i mappen, men git ble ikke ferdig. {hindrance} Kjør så {AGAIN}.");
            }
            match git.stand_on(&brought.from, &brought.to, &commit.paths).with_context(failed)? {
                BranchPlace::There if is_late => {
                    say(&screen::paragraph(&format!(
                        "En tidligere kommando ble avbrutt, og er nå fullført: {}.",
                        commit.message
                    )));
                }
                BranchPlace::There => {}
                BranchPlace::Elsewhere => say(&screen::paragraph(&format!(
                    "En tidligere kommando ble avbrutt, og siden er noe annet lagret i git: {}. Filene \
                     ligger i mappen; se over dem, og kjør {AGAIN} og «ipr hent».",
                    commit.message
                ))),
            }
        }
        self.folder.settle_debt(self.held()?, commit)
    }
}
