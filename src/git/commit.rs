//! Committing what has been written.

use anyhow::Result;

use super::repository::{Git, run};

/// How a commit went.
#[derive(Debug, PartialEq, Eq)]
pub enum Committed {
    /// Made; the short name of the commit.
    Made(String),
    /// The files were as they are in the last commit.
    NothingNew,
    /// Git has been told to leave the files alone.
    Ignored,
}

impl Git {
    /// Commits `paths`, given from the folder, as they lie on disk, and nothing else: what is staged
    /// or changed elsewhere stays as it is.
    ///
    /// # Errors
    /// When git refuses; the files stay written.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<Committed> {
        let with_paths = |first: &[&str]| {
            let mut command = self.command(first);
            command.arg("--").args(paths);
            command
        };
        let status =
            run(with_paths(&["status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching"]))?;
        if status.stdout.is_empty() {
            return Ok(Committed::NothingNew);
        }
        if status.stdout.split(|&byte| byte == 0).any(|entry| entry.starts_with(b"!!")) {
            return Ok(Committed::Ignored);
        }
        // New files must be known to git before they can be committed by name.
        run(with_paths(&["add", "--intent-to-add"]))?;
        run(with_paths(&["commit", "--quiet", "--only", "--message", message]))?;
        let name = run(self.command(&["rev-parse", "--short", "HEAD"]))?;
        Ok(Committed::Made(String::from_utf8_lossy(&name.stdout).trim().to_owned()))
    }
}
