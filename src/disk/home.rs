//! Where a change lies while it is under way: in the git directory, which no repository can bring along, so
//! that nobody else can have put it there; in a folder of its own where there is no git.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::folder::Folder;
use super::system::{Disk, EntryType};
use crate::text::digest::Digest;

/// The folder in the workspace. It hides itself from git.
const OWN: &str = ".ipr";
/// The folder in the git directory.
const IN_GIT: &str = "ipr";
pub(super) const JOURNAL: &str = "endring.json";
pub(super) const OWED: &str = "ikke-lagret-i-git.json";
pub(super) const LOCK: &str = "lock";
/// Written when a command begins: what is newer has been saved since.
pub(super) const START: &str = "start";
/// The files that say that something is not done.
const BUSINESS: [&str; 2] = [JOURNAL, OWED];
/// How the name of a file ends that is to be moved, and of one that is moved out of the way.
pub(super) const STAGED: &str = "ny";
const ASIDE: &str = "gml";
/// A file `.git` that leads to the git directory is a line.
const MAX_GIT_FILE: u64 = 10_000;

/// Where the workspace's unfinished business lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Home {
    /// The journal, the lock, and what git is still to be told.
    pub folder: PathBuf,
    /// New files before they are moved into place, on the volume of the workspace.
    pub staging: PathBuf,
    /// The git directory, in the rights of which the folder is made.
    git: Option<PathBuf>,
}

impl<D: Disk> Folder<D> {
    /// Where the unfinished business of this workspace lies, or would.
    pub(super) fn home(&self) -> Result<Home> {
        let own = self.root.join(OWN);
        let root = self.disk.real(&self.root);
        let root = root.with_context(|| format!("Kan ikke lese {}.", self.root.display()))?;
        for top in root.ancestors() {
            let Some(git) = self.git_directory(top) else { continue };
            let mut folder = git.join(IN_GIT);
            if top != root {
                // A repository may hold several councils.
                let inner = root.strip_prefix(top).unwrap_or(&root).to_string_lossy().into_owned();
                folder.push(&Digest::of(inner.as_bytes()).to_string()[..16]);
            }
            let staging = if self.disk.is_same_volume(&git, &root) { folder.clone() } else { own };
            return Ok(Home { folder, staging, git: Some(git) });
        }
        Ok(Home { folder: own.clone(), staging: own, git: None })
    }

    /// The git directory of the work tree `top`, when it is one: also that of a linked work tree, and of a
    /// repository within another.
    fn git_directory(&self, top: &Path) -> Option<PathBuf> {
        let named = top.join(".git");
        let git = match self.disk.kind(&named).ok()?? {
            EntryType::File => {
                let mut line = Vec::new();
                self.disk.read(&named, MAX_GIT_FILE, &mut line).ok()?.ok()?;
                let path = std::str::from_utf8(&line).ok()?.strip_prefix("gitdir:")?.trim();
                let mut full = top.to_owned();
                for part in Path::new(path).components() {
                    match part {
                        Component::CurDir => {}
                        Component::ParentDir => drop(full.pop()),
                        part => full.push(part),
                    }
                }
                full
            }
            _ => named,
        };
        let git = self.disk.real(&git).ok()?;
        self.disk.kind(&git.join("HEAD")).ok()?.map(|_| git)
    }

    /// Makes the folders of `home`, and sees to it that the one in the workspace hides itself.
    pub(super) fn make(&self, home: &Home) -> Result<()> {
        if let Some(git) = &home.git {
            for folder in [home.folder.parent(), Some(&home.folder)].into_iter().flatten() {
                self.make_own(folder, git)?;
            }
        }
        let own = self.root.join(OWN);
        if home.staging == own {
            self.make_own(&own, &self.root)?;
            let ignore = own.join(".gitignore");
            if self.bytes(&ignore)?.as_deref() != Some(b"*\n") {
                self.write_anew(&ignore, b"*\n", None)?;
            }
        } else {
            self.leave_behind(&own)?;
        }
        Ok(())
    }

    fn make_own(&self, folder: &Path, like: &Path) -> Result<()> {
        match self.disk.kind(folder) {
            Ok(Some(EntryType::Folder)) => return Ok(()),
            Ok(None) => {}
            Ok(_) => bail!("{} er ikke en vanlig mappe. Fjern den og prøv igjen.", folder.display()),
            Err(error) => return Err(error).with_context(|| format!("Kan ikke lese {}.", folder.display())),
        }
        match self.disk.make_folder(folder, Some(like)) {
            // Another command was first.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => made.with_context(|| format!("Kan ikke lage {}.", folder.display()))?,
        }
        // A journal in a folder that is lost is lost with it.
        folder.parent().map_or(Ok(()), |above| self.keep(above))
    }

    /// Clears what earlier versions left in the workspace. What looks like a change cut off there may as well
    /// have come with the repository, so it is not carried out, and nothing is written beside it.
    fn leave_behind(&self, own: &Path) -> Result<()> {
        if self.disk.kind(own).ok().flatten() != Some(EntryType::Folder) {
            return Ok(());
        }
        for name in BUSINESS {
            if self.disk.kind(&own.join(name)).ok().flatten().is_some() {
                bail!(
                    "{} sier at en skriving ble avbrutt, men mappen er fra en eldre utgave av ipr eller \
                     fulgte med fra andre, så ipr gjør ikke det den sier. Se med «git status» om filene er \
                     som de skal, slett mappen {OWN}, og kjør kommandoen på nytt.",
                    own.join(name).display()
                );
            }
        }
        self.clear(own)?;
        for name in [".gitignore", LOCK, START] {
            let _ = self.disk.remove(&own.join(name));
        }
        Ok(())
    }

    /// Removes what was written to be moved and never was; it may be what nobody else may see.
    pub(super) fn clear(&self, staging: &Path) -> Result<()> {
        for name in self.staged_in(staging) {
            let path = staging.join(name);
            self.disk.remove(&path).with_context(|| format!("Kan ikke fjerne {}.", path.display()))?;
        }
        Ok(())
    }

    fn staged_in(&self, staging: &Path) -> Vec<String> {
        let mut names = Vec::new();
        let listing = self.disk.list(staging, &mut |name, _| names.extend(name.map(str::to_owned)));
        if listing.is_err() {
            names.clear();
        }
        names.retain(|name| is_staged(name));
        names
    }

    /// Writes a file of our own; whatever lies there, also as a link to somewhere else, is not written
    /// through.
    pub(super) fn write_anew(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> Result<()> {
        let _ = self.disk.remove(path);
        let written = self.disk.create(path, bytes, like);
        written.with_context(|| format!("Kan ikke skrive {}.", path.display()))
    }
}

/// Whether a file in our folder is one that was to be moved, or was moved out of the way.
pub(super) fn is_staged(name: &str) -> bool {
    let Some((stem, end)) = name.split_once('.') else { return false };
    let is_number = !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit());
    let is_draft = || BUSINESS.iter().any(|file| file.strip_suffix(".json") == Some(stem));
    [STAGED, ASIDE].contains(&end) && (is_number || is_draft())
}
