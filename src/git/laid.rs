//! A commit laid in the folder: what is otherwise in it, and the branch that stands on it in the end.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};

use super::history::Revision;
use super::repository::{Git, run};
use crate::norsk;
use crate::read;

/// Where the branch stands when it was to stand on a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BranchPlace {
    /// There.
    There,
    /// Somebody has saved something else meanwhile.
    Elsewhere,
}

/// A file that is otherwise in one commit than in another.
struct Differing {
    /// Path from the top of the repository.
    path: String,
    /// Its kind in both, `000000` where it is not.
    modes: [String; 2],
    /// What git calls what it holds afterwards.
    id: String,
}

/// What git calls a plain file, and nothing.
const PLAIN: &str = "100644";
const NOTHING: &str = "000000";

impl Git {
    /// The council's files that are otherwise in `to` than in `from`, with what they hold there as it would
    /// lie on disk, none when they are gone. What git itself must lay, a link or a name that is not the same
    /// on every system, is not among them.
    ///
    /// # Errors
    /// When git fails.
    pub fn laid(&self, from: &Revision, to: &Revision) -> Result<Vec<(String, Option<Vec<u8>>)>> {
        let mut laid = Vec::new();
        let differing = self.between(from, to)?;
        // On some disks two names are one file.
        let mut namesakes: HashMap<String, usize> = HashMap::new();
        for file in &differing {
            *namesakes.entry(fold(&file.path)).or_default() += 1;
        }
        for file in &differing {
            let Some(path) = file.path.strip_prefix(&self.prefix) else { continue };
            let is_plain = file.modes.iter().all(|mode| mode == PLAIN || mode == NOTHING);
            if !is_plain || namesakes[&fold(&file.path)] > 1 || !read::is_shared(path) {
                continue;
            }
            let bytes = if file.modes[1] == NOTHING {
                None
            } else {
                let asked = ["cat-file", "--filters", &format!("--path={}", file.path), &file.id];
                Some(run(self.command(&asked))?.stdout)
            };
            laid.push((path.to_owned(), bytes));
        }
        Ok(laid)
    }

    /// What is otherwise in `to` than in `from`, anywhere in the repository.
    fn between(&self, from: &Revision, to: &Revision) -> Result<Vec<Differing>> {
        let asked = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from.name(), to.name()];
        let listing = String::from_utf8_lossy(&run(self.command(&asked))?.stdout).into_owned();
        let mut words = listing.split('\0');
        let mut files = Vec::new();
        while let (Some(kinds), Some(path)) = (words.next(), words.next()) {
            let [before, after, _, id, _] = kinds.trim_start_matches(':').split(' ').collect::<Vec<_>>()[..]
            else {
                continue;
            };
            let modes = [before.to_owned(), after.to_owned()];
            files.push(Differing { path: path.to_owned(), modes, id: id.to_owned() });
        }
        Ok(files)
    }

    /// Refuses when what is otherwise in `to` than in `from` is not in the folder as `from` has it.
    ///
    /// # Errors
    /// When it is not.
    pub fn refuse_written_since(&self, from: &str, to: &str) -> Result<()> {
        // What only looks changed is looked at once more; what is changed is found below.
        let _ = self.command(&["update-index", "-q", "--refresh"]).output();
        run(self.command(&["read-tree", "-n", "-m", "-u", from, to]))?;
        Ok(())
    }

    /// Whether the branch stands on the commit `to`, or has gone on from there.
    ///
    /// # Errors
    /// When nothing has been committed.
    pub fn stands_on(&self, to: &str) -> Result<bool> {
        let head = self.revision("HEAD")?.context("Git finner ikke det som sist ble lagret.")?;
        Ok(self.is_part_of(&Revision::of_name(to)?, &head))
    }

    /// Lets the branch that stands on `from` stand on `to`. Git is told that the files at `paths`, given from
    /// the folder, are laid there already, and lays the rest itself.
    ///
    /// # Errors
    /// When git refuses.
    pub fn stand_on(&self, from: &str, to: &str, paths: &[String]) -> Result<BranchPlace> {
        let head = self.revision("HEAD")?.context("Git finner ikke det som sist ble lagret.")?;
        if head.name() != from {
            return Ok(BranchPlace::Elsewhere);
        }
        let mut lines = String::new();
        let laid: HashSet<&str> = paths.iter().map(String::as_str).collect();
        for file in self.between(&head, &Revision::of_name(to)?)? {
            let path = file.path.strip_prefix(&self.prefix).unwrap_or_default();
            if laid.contains(path) {
                let mode = if file.modes[1] == NOTHING { "0" } else { &file.modes[1] };
                lines.push_str(&format!("{mode} {}\t{}\0", file.id, file.path));
            }
        }
        self.answer_to(&["update-index", "-z", "--index-info"], &lines)?;
        run(self.hooked(&["merge", "--ff-only", "--quiet", "--no-autostash", to]))?;
        Ok(BranchPlace::There)
    }
}

/// A path as a disk knows it for which large letters are small ones.
fn fold(path: &str) -> String {
    norsk::composed(path).to_lowercase()
}
