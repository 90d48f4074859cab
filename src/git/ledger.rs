//! What is asked of a repository by whoever has written something. Tests put one in its place that fails
//! where it is told to.

use anyhow::Result;

use super::commit::Committed;
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
}
