//! What two have done, put together where no file lies: in trees that git keeps, until it has been judged.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::answer;
use super::history::Revision;
use super::repository::{Git, run, run_with};
use crate::text::{Became, ChangedFile};

const UNREADABLE: &str = "Git ga en liste som ikke kan leses.";

/// A file as git keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    mode: String,
    id: String,
}

/// A file that both have changed, and that git cannot put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClashedFile {
    /// Path from the top of the repository.
    pub path: String,
    /// What both come from.
    pub base: Option<Blob>,
    /// What lies here.
    pub ours: Option<Blob>,
    /// What others have.
    pub theirs: Option<Blob>,
}

/// What two have done, together.
#[derive(Debug, Clone)]
pub struct Merge {
    /// All of it, with what git could put together.
    pub tree: Revision,
    /// What it could not.
    pub clashed: Vec<ClashedFile>,
}

/// What is to be at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeEntry {
    /// Nothing.
    Gone,
    /// A file that git has.
    Kept(Blob),
    /// A file that it gets.
    Text(String),
}

impl Git {
    /// Whether `one` is a part of what led to `other`.
    pub fn is_part_of(&self, one: &Revision, other: &Revision) -> bool {
        let asked = ["merge-base", "--is-ancestor", one.name(), other.name()];
        self.command(&asked).output().is_ok_and(|output| output.status.success())
    }

    /// What `ours` and `theirs` are together, where both come from `base`, or from where they parted.
    ///
    /// # Errors
    /// When git is too old, or the two have nothing in common.
    pub fn merge(&self, base: Option<&Revision>, ours: &Revision, theirs: &Revision) -> Result<Merge> {
        let mut command =
            self.command(&["-c", "merge.directoryRenames=true", "merge-tree", "--write-tree", "-z"]);
        if let Some(base) = base {
            command.arg(format!("--merge-base={base}"));
        }
        let output = command.args(["--no-messages", ours.name(), theirs.name()]).output()?;
        if !matches!(output.status.code(), Some(0 | 1)) || output.stdout.is_empty() {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            if said.contains("usage:") || said.contains("unknown option") || said.contains("unknown rev") {
                bail!("Git på maskinen er for gammelt til dette. Det må være 2.40 eller nyere.");
            }
            bail!("git svarte: {}", answer::told(&said));
        }
        let text = String::from_utf8(output.stdout).context(UNREADABLE)?;
        let mut entries = text.split('\0');
        let tree = Revision::of_name(entries.next().unwrap_or_default())?;
        let mut clashed: BTreeMap<&str, ClashedFile> = BTreeMap::new();
        for entry in entries.take_while(|entry| !entry.is_empty()) {
            let (words, path) = entry.split_once('\t').context(UNREADABLE)?;
            let [mode, id, stage] = words.split(' ').collect::<Vec<_>>()[..] else { bail!(UNREADABLE) };
            let file = clashed
                .entry(path)
                .or_insert_with(|| ClashedFile { path: path.to_owned(), ..ClashedFile::default() });
            let blob = Some(Blob { mode: mode.to_owned(), id: id.to_owned() });
            match stage {
                "1" => file.base = blob,
                "2" => file.ours = blob,
                _ => file.theirs = blob,
            }
        }
        Ok(Merge { tree, clashed: clashed.into_values().collect() })
    }

    /// What git keeps of a file.
    ///
    /// # Errors
    /// When git does not have it.
    pub fn content(&self, blob: &Blob) -> Result<Vec<u8>> {
        Ok(run(self.command(&["cat-file", "blob", &blob.id]))?.stdout)
    }

    /// The file at `path`, from the top of the repository, in `revision`; none when there is none.
    ///
    /// # Errors
    /// When git fails.
    pub fn blob(&self, revision: &Revision, path: &str) -> Result<Option<Blob>> {
        let listing =
            run(self.command(&["ls-tree", "-z", "--full-tree", revision.name(), "--", path]))?.stdout;
        let listing = String::from_utf8_lossy(&listing).into_owned();
        let Some((words, _)) = listing.split_once('\t') else { return Ok(None) };
        match words.split(' ').collect::<Vec<_>>()[..] {
            [mode, "blob", id] => Ok(Some(Blob { mode: mode.to_owned(), id: id.to_owned() })),
            _ => Ok(None),
        }
    }

    /// `tree` with these files in it, by path from the top of the repository. No file on disk is touched.
    ///
    /// # Errors
    /// When git refuses.
    pub fn tree_with(&self, tree: &Revision, entries: &[(String, TreeEntry)]) -> Result<Revision> {
        if entries.is_empty() {
            return Ok(tree.clone());
        }
        let mut lines = String::new();
        for (path, entry) in entries {
            let none = Blob { mode: "0".to_owned(), id: "0".repeat(tree.name().len()) };
            let blob = match entry {
                TreeEntry::Gone => none,
                TreeEntry::Kept(blob) => blob.clone(),
                TreeEntry::Text(text) => {
                    let id = self.answer_to(&["hash-object", "-w", "--stdin"], text)?.trim().to_owned();
                    Blob { mode: "100644".to_owned(), id }
                }
            };
            lines.push_str(&format!("{} {}\t{path}\0", blob.mode, blob.id));
        }
        let index = self.own_index()?;
        run(self.beside(&index, &["read-tree", tree.name()]))?;
        run_with(self.beside(&index, &["update-index", "-z", "--index-info"]), &lines)?;
        let written = run(self.beside(&index, &["write-tree"]))?.stdout;
        Revision::of_name(String::from_utf8_lossy(&written).trim())
    }

    /// `commit` with the files at `paths` as they lie in the folder, in a commit that nothing points to: what
    /// it would be to save them. No branch is moved, and the user's index is not touched.
    ///
    /// # Errors
    /// When git refuses.
    pub fn as_if_saved(&self, commit: &Revision, paths: &[String]) -> Result<Revision> {
        if paths.is_empty() {
            return Ok(commit.clone());
        }
        let index = self.own_index()?;
        run(self.beside(&index, &["read-tree", commit.name()]))?;
        let mut added = self.beside(&index, &["add", "--all", "--"]);
        added.args(paths);
        run(added)?;
        let tree = run(self.beside(&index, &["write-tree"]))?.stdout;
        let tree = String::from_utf8_lossy(&tree).trim().to_owned();
        let asked = ["commit-tree", &tree, "-p", commit.name(), "-m", "Det som er skrevet og ikke lagret"];
        Revision::of_name(String::from_utf8_lossy(&run(self.command(&asked))?.stdout).trim())
    }

    /// An index of our own, so that the user's is not touched.
    fn own_index(&self) -> Result<String> {
        let index = run(self.command(&["rev-parse", "--path-format=absolute", "--git-path", "ipr-index"]))?;
        let index = String::from_utf8(index.stdout).context(UNREADABLE)?;
        let index = index.trim_end_matches(['\r', '\n']).to_owned();
        // What a git that was cut off left of it, and its lock, are nobody's.
        self.forget_own(&index);
        Ok(index)
    }

    fn beside(&self, index: &str, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        command.env("GIT_INDEX_FILE", index);
        command
    }

    /// A commit of `tree` that comes after `parents`. Nothing points to it yet.
    ///
    /// # Errors
    /// When git refuses.
    pub fn commit_tree(&self, tree: &Revision, parents: &[&Revision], message: &str) -> Result<Revision> {
        let mut command = self.command(&["commit-tree", tree.name()]);
        for parent in parents {
            command.args(["-p", parent.name()]);
        }
        let signs = self.command(&["config", "--type=bool", "--get", "commit.gpgSign"]).output();
        if signs.is_ok_and(|output| output.stdout.starts_with(b"true")) {
            command.arg("-S");
        }
        command.args(["-m", message]);
        Revision::of_name(String::from_utf8_lossy(&run(command)?.stdout).trim())
    }

    /// The files under the folder that are otherwise in `after` than in `before`, with paths from there.
    ///
    /// # Errors
    /// When git fails.
    pub fn differing(&self, before: &Revision, after: &Revision) -> Result<Vec<ChangedFile>> {
        let asked = ["diff-tree", "-r", "-z", "--no-renames", "--name-status", before.name(), after.name()];
        let listing = run(self.command(&asked))?.stdout;
        let listing = String::from_utf8_lossy(&listing).into_owned();
        let mut words = listing.split('\0');
        let mut files = Vec::new();
        while let (Some(letter), Some(path)) = (words.next(), words.next()) {
            let Some(path) = path.strip_prefix(&self.prefix) else { continue };
            let became = match letter {
                "A" => Became::New,
                "D" => Became::Gone,
                _ => Became::Changed,
            };
            files.push(ChangedFile { path: path.to_owned(), became });
        }
        Ok(files)
    }

    /// The commit that `commit` came after; none for the first.
    ///
    /// # Errors
    /// When git has no such commit.
    pub fn parent(&self, commit: &Revision) -> Result<Option<Revision>> {
        let parents = run(self.command(&["rev-list", "--parents", "--max-count=1", commit.name()]))?.stdout;
        let parents = String::from_utf8_lossy(&parents).trim().to_owned();
        parents.split(' ').nth(1).map(Revision::of_name).transpose()
    }

    /// The address by which git knows whoever works here.
    pub fn own_address(&self) -> Option<String> {
        let output = self.command(&["var", "GIT_AUTHOR_IDENT"]).output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let (_, rest) = said.split_once('<')?;
        rest.split_once('>').map(|(address, _)| address.to_owned())
    }
}
