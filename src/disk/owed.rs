//! What has been written, and git has not been told of.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use super::home::{Home, OWED};
use super::system::Disk;

/// What git is to be told of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingCommit {
    /// Workspace paths.
    pub paths: Vec<String>,
    /// The message.
    pub message: String,
    /// The commit that the files are from, when git has made it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brought: Option<BroughtCommit>,
}

/// A commit of which the files are laid in the folder before the branch stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtCommit {
    /// Where the branch stood.
    pub from: String,
    /// Where it is to stand.
    pub to: String,
}

/// Changes that are in no commit yet, as far as is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// Each change, the oldest first.
    pub commits: Vec<PendingCommit>,
    /// The digest of what was last written in each of their files; none for one that was to be gone.
    pub written: BTreeMap<String, Option<String>>,
}

impl<D: Disk> Folder<D> {
    /// What git has not been told of.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn owed(&self) -> Result<Owed> {
        self.owed_in(&self.home()?)
    }

    fn owed_in(&self, home: &Home) -> Result<Owed> {
        let path = home.folder.join(OWED);
        let Some(bytes) = self.bytes(&path)? else { return Ok(Owed::default()) };
        let owed: Owed = serde_json::from_slice(&bytes).with_context(|| {
            format!(
                "{} er skadet. «git status» viser hva som ikke er lagret i git; slett så filen.",
                path.display()
            )
        })?;
        for commit in &owed.commits {
            for path in &commit.paths {
                self.target(path, commit.brought.is_some())?;
            }
        }
        Ok(owed)
    }

    /// Notes that git is to be told of what was `written`, files with a digest of each; or, when it is not,
    /// that they have changed. What is noted already is not noted again, since a change may be closed twice.
    pub(super) fn owe<'a>(
        &self,
        home: &Home,
        commit: Option<&PendingCommit>,
        written: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    ) -> Result<()> {
        let mut owed = self.owed_in(home)?;
        let before = owed.clone();
        owed.commits.extend(commit.filter(|commit| owed.commits.last() != Some(commit)).cloned());
        for (path, digest) in written {
            if commit.is_some() || owed.written.contains_key(path) {
                owed.written.insert(path.to_owned(), digest.map(str::to_owned));
            }
        }
        if owed == before { Ok(()) } else { self.write_owed(home, &owed) }
    }

    /// Forgets what git has been told of.
    pub(super) fn forget(&self, home: &Home, told: &PendingCommit) -> Result<()> {
        let mut owed = self.owed_in(home)?;
        owed.commits.retain(|commit| commit != told);
        let Owed { commits, written } = &mut owed;
        written.retain(|path, _| commits.iter().any(|commit| commit.paths.contains(path)));
        if owed.commits.is_empty() {
            self.disk.remove(&home.folder.join(OWED)).context("Kan ikke rydde etter lagringen i git.")?;
            return self.keep(&home.folder);
        }
        self.write_owed(home, &owed)
    }

    fn write_owed(&self, home: &Home, owed: &Owed) -> Result<()> {
        let text = serde_json::to_vec(owed).context("Kan ikke skrive hva som ikke er lagret i git.")?;
        self.write_over(&home.folder.join(OWED), &text)
    }
}
