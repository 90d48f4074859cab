//! A folder while one command looks at it or changes it. Says nothing to anybody, so that it can be tried on
//! a disk that fails.

use std::collections::HashMap;

use anyhow::{Context, Result};

use crate::attempt::{JudgedChange, Shelf};
use crate::disk::{Disk, Folder, Lock, PendingCommit, RealDisk, Replacement};
use crate::git::Git;
use crate::read;
use crate::text::digest::{Digest, Seal};
use crate::text::limits::SizeLimit;

/// A folder, held against other commands while it is changed.
pub struct Session<D: Disk = RealDisk> {
    /// The folder.
    pub folder: Folder<D>,
    lock: Option<Lock<D>>,
}

impl<D: Disk> Session<D> {
    /// The folder to look at.
    pub fn to_look(folder: Folder<D>) -> Self {
        Self { folder, lock: None }
    }

    /// The folder to change, with what a command that was cut off left in it settled, and what is to be told
    /// of that; nobody else can change it until this session ends.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn to_write(folder: Folder<D>) -> Result<(Self, Option<String>)> {
        let lock = folder.lock()?;
        let told = folder.settle(&lock)?;
        Ok((Self { folder, lock: Some(lock) }, told))
    }

    /// Whether the folder is to be changed.
    pub fn is_to_write(&self) -> bool {
        self.lock.is_some()
    }

    /// What a change writes over what: those of its files that are not already as they shall be.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn replacements<'c>(&self, change: &'c JudgedChange) -> Result<Vec<Replacement<'c>>> {
        let mut changed = Vec::new();
        for file in &change.files {
            let before = self.before(change, &file.path)?;
            if before != Some(Digest::of(&file.bytes)) {
                changed.push(Replacement { path: &file.path, after: Some(&file.bytes), before });
            }
        }
        for path in &change.gone {
            changed.push(Replacement { path, after: None, before: self.before(change, path)? });
        }
        Ok(changed)
    }

    /// The digest of what a file of the change held when it was read; none when it was not there.
    fn before(&self, change: &JudgedChange, path: &str) -> Result<Option<Digest>> {
        if !read::is_read(path) {
            return self.folder.first_seen(self.held()?, path);
        }
        let sources = &change.before.sources;
        Ok(sources.find(path).map(|id| Digest::of(sources[id].text.as_bytes())))
    }

    /// Writes all of it or nothing; what git is to be told of it waits until it has been.
    ///
    /// # Errors
    /// As for [`Folder::save`].
    pub fn save(&self, changed: &[Replacement<'_>], commit: Option<PendingCommit>) -> Result<()> {
        self.folder.save(self.held()?, changed, commit)
    }

    /// The lock, which a folder that is only looked at has not.
    ///
    /// # Errors
    /// When it has not.
    pub fn held(&self) -> Result<&Lock<D>> {
        self.lock.as_ref().context("Mappen ble åpnet for lesing.")
    }
}

impl<D: Disk> Shelf for Session<D> {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.folder.file(path)
    }

    fn whole(&self, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        self.folder.whole(path, limit)
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        self.folder.names_in(folder)
    }

    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        match Git::open(&self.folder.root)? {
            Some(git) => git.ages(paths),
            None => Ok(vec![None; paths.len()]),
        }
    }

    fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        self.folder.seals(paths)
    }
}
