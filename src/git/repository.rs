//! A repository, and what is asked of git there.

#![allow(clippy::disallowed_methods, reason = "it runs git")]

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

/// A repository, seen from a folder.
#[derive(Debug)]
pub struct Git {
    folder: PathBuf,
    /// Whether the environment may say which repository is meant, as it does where a hook runs us.
    obeys_environment: bool,
}

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
    /// The work tree that holds `folder`; none when git is missing or the folder is in no repository.
    ///
    /// # Errors
    /// When there is a repository and git will not use it.
    pub fn open(folder: &Path) -> Result<Option<Self>> {
        let git = Self { folder: folder.to_owned(), obeys_environment: false };
        let Ok(output) = git.command(&["rev-parse", "--is-inside-work-tree"]).output() else {
            return Ok(None);
        };
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            return Ok((output.stdout.trim_ascii() == b"true").then_some(git));
        }
        if said.contains("not a git repository") && !said.contains("dubious") {
            return Ok(None);
        }
        bail!("git svarte: {}", said.trim())
    }

    /// The repository where we stand, bare or not: the one that a hook runs in, with what a push has
    /// brought and nobody has accepted yet.
    ///
    /// # Errors
    /// When git is missing or will not use it, or we stand in none.
    pub fn here() -> Result<Self> {
        let git = Self { folder: PathBuf::from("."), obeys_environment: true };
        run(git.command(&["rev-parse", "--git-dir"])).context("Vi står ikke i noe git-lager.")?;
        Ok(git)
    }

    /// Whether a merge or a pick is under way, during which git commits everything or nothing.
    pub fn is_merging(&self) -> bool {
        ["MERGE_HEAD", "CHERRY_PICK_HEAD"].into_iter().any(|name| {
            let output = self.command(&["rev-parse", "--quiet", "--verify", name]).output();
            output.is_ok_and(|output| output.status.success())
        })
    }

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

    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(&self.folder)
            .env("LC_ALL", "C")
            .env("GIT_LITERAL_PATHSPECS", "1")
            .args(["-c", "core.quotepath=off"])
            .args(arguments);
        if !self.obeys_environment {
            // Set where a hook runs us; the folder alone says which repository is meant.
            for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
                command.env_remove(name);
            }
        }
        command
    }
}

pub(super) fn run(mut command: Command) -> Result<Output> {
    let output = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("Programmet git finnes ikke på maskinen."),
        _ => error.into(),
    });
    let output = output.context("Kan ikke kjøre git.")?;
    if output.status.success() {
        return Ok(output);
    }
    let mut said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if said.is_empty() {
        said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    }
    bail!("git svarte: {said}")
}
