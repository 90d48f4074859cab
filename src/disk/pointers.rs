//! Files whose content git keeps elsewhere (Git LFS), and has not brought here.

use rayon::prelude::*;

use super::folder::Folder;
use super::system::{Disk, EntryType};
use crate::read::is_pointer;

/// No pointer is larger.
const LARGEST: u64 = 1_024;

/// More than anybody writes of how git is to take files.
const LARGEST_ATTRIBUTES: u64 = 1_000_000;

impl<D: Disk> Folder<D> {
    /// Those of the files at `paths` that only stand for what git keeps elsewhere. They are looked for only
    /// where git says that it keeps files so.
    pub(super) fn pointers(&self, paths: &[String]) -> Vec<String> {
        if !self.keeps_files_elsewhere() {
            return Vec::new();
        }
        let is_pointer = |path: &&String| {
            let full = self.root.join(path);
            let is_file = self.disk.kind(&full).is_ok_and(|kind| kind == Some(EntryType::File));
            let mut bytes = Vec::new();
            is_file
                && self.disk.read(&full, LARGEST, &mut bytes).is_ok_and(|read| read.is_ok())
                && is_pointer(&bytes)
        };
        paths.par_iter().filter(is_pointer).cloned().collect()
    }

    /// Whether the folder, or one that it lies in as far as the repository goes, keeps files elsewhere.
    fn keeps_files_elsewhere(&self) -> bool {
        let root = self.disk.real(&self.root).unwrap_or_else(|_| self.root.clone());
        for folder in root.ancestors() {
            let attributes = folder.join(".gitattributes");
            let mut bytes = Vec::new();
            if self.disk.kind(&attributes).is_ok_and(|kind| kind == Some(EntryType::File))
                && self.disk.read(&attributes, LARGEST_ATTRIBUTES, &mut bytes).is_ok_and(|read| read.is_ok())
                && String::from_utf8_lossy(&bytes).contains("filter=lfs")
            {
                return true;
            }
            if self.disk.kind(&folder.join(".git")).is_ok_and(|kind| kind.is_some()) {
                return false;
            }
        }
        false
    }
}
