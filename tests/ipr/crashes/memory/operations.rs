//! What is asked of the disk in memory.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use ipr::disk::{Disk, EntryType};

use super::{Entry, Memory, apply};

impl Disk for Memory {
    type Lock = ();

    fn kind(&self, path: &Path) -> io::Result<Option<EntryType>> {
        let state = self.looking()?;
        Ok(state.names.get(path).map(|entry| match entry {
            Entry::Folder => EntryType::Folder,
            Entry::File(_) => EntryType::File,
        }))
    }

    fn list(
        &self,
        folder: &Path,
        take: &mut dyn FnMut(Option<&str>, io::Result<EntryType>),
    ) -> io::Result<()> {
        let state = self.looking()?;
        state.at(folder)?;
        for (path, entry) in state.names.iter().filter(|(path, _)| path.parent() == Some(folder)) {
            let kind = if *entry == Entry::Folder { EntryType::Folder } else { EntryType::File };
            take(path.file_name().and_then(|name| name.to_str()), Ok(kind));
        }
        Ok(())
    }

    fn read(&self, path: &Path, most: u64, buffer: &mut Vec<u8>) -> io::Result<Result<(), u64>> {
        let state = self.looking()?;
        let Entry::File(inode) = state.at(path)? else { return Err(ErrorKind::IsADirectory.into()) };
        let bytes = &state.inodes[inode].bytes;
        if bytes.len() as u64 > most {
            return Ok(Err(bytes.len() as u64));
        }
        buffer.clear();
        buffer.extend_from_slice(bytes);
        Ok(Ok(()))
    }

    fn written_after(&self, path: &Path, than: &Path) -> io::Result<bool> {
        let state = self.looking()?;
        let written = |path: &Path| match state.at(path)? {
            Entry::File(inode) => Ok(state.inodes[inode].written),
            Entry::Folder => Err(io::Error::from(ErrorKind::IsADirectory)),
        };
        Ok(written(path)? > written(than)?)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.looking()?.at(path).map(|_| path.to_owned())
    }

    fn is_same_volume(&self, _one: &Path, _other: &Path) -> bool {
        true
    }

    /// The name comes first, then half of the bytes, then all of them, and only then are they kept.
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let mut state = self.changing()?;
        state.has_room()?;
        if let Some(like) = like {
            state.at(like)?;
        }
        if state.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let inode = state.put(path.to_owned(), [], false);
        state.rename(vec![(path.to_owned(), Some(Entry::File(inode)))])?;
        state.changing()?;
        state.inodes[inode].bytes = bytes[..bytes.len() / 2].into();
        state.has_room()?;
        state.changing()?;
        state.inodes[inode].bytes = bytes.into();
        state.changing()?;
        state.inodes[inode].is_kept = true;
        Ok(())
    }

    fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        let entry = state.at(from)?;
        if state.names.contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        state.rename(vec![(from.to_owned(), None), (to.to_owned(), Some(entry))])
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        let (first, second) = (state.at(one)?, state.at(other)?);
        state.rename(vec![(one.to_owned(), Some(second)), (other.to_owned(), Some(first))])
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        let entry = state.at(from)?;
        state.rename(vec![(from.to_owned(), None), (to.to_owned(), Some(entry))])
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.at(path)?;
        state.rename(vec![(path.to_owned(), None)])
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        state.at(path)?;
        if state.names.keys().any(|inner| inner.parent() == Some(path)) {
            return Err(ErrorKind::DirectoryNotEmpty.into());
        }
        state.rename(vec![(path.to_owned(), None)])
    }

    fn make_folder(&self, path: &Path, _like: Option<&Path>) -> io::Result<()> {
        let mut state = self.changing()?;
        state.has_room()?;
        if state.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        state.rename(vec![(path.to_owned(), Some(Entry::Folder))])
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.changing()?;
        let mut pending = std::mem::take(&mut state.pending);
        for renaming in &mut pending {
            renaming.not_kept_in.remove(folder);
        }
        // What came first is kept first: no name is kept without what it was before.
        let mut kept = std::mem::take(&mut state.kept);
        pending.retain(|renaming| {
            let is_kept = renaming.not_kept_in.is_empty();
            if is_kept {
                apply(&mut kept, &renaming.after);
            }
            !is_kept
        });
        (state.kept, state.pending) = (kept, pending);
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<()> {
        let mut state = self.looking()?;
        if !state.names.contains_key(path) {
            let inode = state.put(path.to_owned(), [], true);
            state.rename(vec![(path.to_owned(), Some(Entry::File(inode)))])?;
        }
        Ok(())
    }
}
