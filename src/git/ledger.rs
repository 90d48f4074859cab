//! What is asked of a repository by whoever has written something. Tests put one in its place that fails
//! where it is told to.

use anyhow::Result;

use super::commit::Committed;
use super::laid::BranchPlace;
use super::repository::Git;

/// What is asked of a repository. Each is one thing that happens or does not.
pub trait Repository {
    /// Why nothing can be committed now, in words; none when something can.
    ///
    /// # Errors
    /// When git cannot be asked.
    fn hindrance(&self, paths: &[String]) -> Result<Option<String>>;

    /// Commits `paths`, given from the folder, as they lie on disk, and nothing else.
    ///
    /// # Errors
    /// When git refuses; the files stay written, and git knows no more of them than before.
    fn commit(&self, paths: &[String], message: &str) -> Result<Committed>;

    /// Those of `paths` that git has otherwise, or not at all, and that it has not been told to leave alone.
    ///
    /// # Errors
    /// When git fails.
    fn uncommitted(&self, paths: &[String]) -> Result<Vec<String>>;

    /// What the last commit would lay in the folder at `path`; none when it has no such file.
    ///
    /// # Errors
    /// When git cannot be run.
    fn last_committed(&self, path: &str) -> Result<Option<Vec<u8>>>;

    /// Refuses when somebody has written in what is otherwise in `to` than in `from`, where the branch
    /// stands; `paths` are those of the council's files.
    ///
    /// # Errors
    /// When somebody has, or git fails.
    fn refuse_written_since(&self, from: &str, to: &str, paths: &[String]) -> Result<()>;

    /// Whether the branch stands on the commit `to`, or has gone on from there.
    ///
    /// # Errors
    /// When git cannot be asked.
    fn stands_on(&self, to: &str) -> Result<bool>;

    /// Lets the branch that stands on `from` stand on `to`, of which the council's files at `paths` lie in
    /// the folder; what else it changes, git lays there.
    ///
    /// # Errors
    /// When git refuses; to ask again goes on from there.
    fn stand_on(&self, from: &str, to: &str, paths: &[String]) -> Result<BranchPlace>;
}

impl Repository for Git {
    fn hindrance(&self, paths: &[String]) -> Result<Option<String>> {
        Ok(Self::hindrance(self, paths)?.map(|hindrance| hindrance.to_string()))
    }

    fn commit(&self, paths: &[String], message: &str) -> Result<Committed> {
        Self::commit(self, paths, message)
    }

    fn uncommitted(&self, paths: &[String]) -> Result<Vec<String>> {
        Self::uncommitted(self, paths)
    }

    fn last_committed(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Self::last_committed(self, path)
    }

    fn refuse_written_since(&self, from: &str, to: &str, _: &[String]) -> Result<()> {
        Self::refuse_written_since(self, from, to)
    }

    fn stands_on(&self, to: &str) -> Result<bool> {
        Self::stands_on(self, to)
    }

    fn stand_on(&self, from: &str, to: &str, paths: &[String]) -> Result<BranchPlace> {
        Self::stand_on(self, from, to, paths)
    }
}
