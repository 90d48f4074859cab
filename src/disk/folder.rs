//! The folder of a workspace: listing it and reading what lies in it.

use std::collections::{HashMap, HashSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::NOT_PLAIN;
use super::system::{Disk, EntryType, RealDisk};
use crate::norsk;
use crate::read::{self, FileContent, Files, MAX_TEXT, is_pointer};
use crate::text::digest::{Digest, Seal};
use crate::text::limits::{self, SizeLimit};
use crate::text::raster::{self, PictureFault};

/// How many files a processor reads before it looks for others' work.
const SHARE: usize = 256;

/// The folder of a workspace, on a disk.
#[derive(Debug, Default)]
pub struct Folder<D = RealDisk> {
    /// The disk.
    pub disk: D,
    /// The workspace's root.
    pub root: PathBuf,
    /// What files that are no texts held when they were first asked for; none when they were not there.
    seen: Mutex<HashMap<String, Option<Digest>>>,
}

/// [`Folder::load`] on the disk of the machine.
pub fn load(root: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Files {
    Folder::new(RealDisk, root).load(progress)
}

/// [`Folder::seals`] on the disk of the machine.
pub fn seals(root: &Path, paths: &[String]) -> HashMap<String, Seal> {
    Folder::new(RealDisk, root).seals(paths)
}

/// [`Folder::whole`] on the disk of the machine.
///
/// # Errors
/// As there.
pub fn read_whole(root: &Path, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
    Folder::new(RealDisk, root).whole(path, limit)
}

impl<D: Disk> Folder<D> {
    /// The folder at `root`.
    pub fn new(disk: D, root: &Path) -> Self {
        Self { disk, root: root.to_owned(), seen: Mutex::default() }
    }

    /// Reads every file of the workspace that has a meaning, and notes the names of the others.
    /// `progress` is called now and then with how many are read and how many there are.
    ///
    /// What cannot be listed or opened is content of its own kind, and the rest is read all the same.
    pub fn load(&self, progress: &(dyn Fn(usize, usize) + Sync)) -> Files {
        let FolderListing { paths, mut texts, others, .. } = self.list();
        let total = paths.len();
        let done = AtomicUsize::new(0);
        // In small shares, so that no processor is left alone with a large one at the end.
        let read = paths.into_par_iter().with_max_len(SHARE).map_init(Vec::new, |buffer, path| {
            let content = self.content(&path, buffer);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            if read::is_read(&path) {
                return Some((path, content));
            }
            read::worth_keeping(&path, content).map(|text| (path, FileContent::Text(text)))
        });
        texts.par_extend(read.flatten_iter());
        let pointers = self.pointers(&others);
        texts.retain(|(path, _)| pointers.iter().all(|pointer| pointer != path));
        let mut others: HashSet<String> = others.into_iter().collect();
        for path in pointers {
            others.remove(&path);
            texts.push((path, FileContent::Pointer));
        }
        others.extend(self.files_in(""));
        let seals = self.seals(&read::sealed_paths(&texts, &others));
        let pictures = self.faulty(&read::shown_pictures(&texts, &others));
        Files { texts, others, seals, pictures }
    }

    /// What is wrong with the pictures at `paths`, by path; one that is sound, or cannot be read, is none.
    fn faulty(&self, paths: &[String]) -> HashMap<String, PictureFault> {
        let mut faulty = HashMap::new();
        for path in paths {
            let mut bytes = Vec::new();
            let full = self.root.join(path);
            if let Ok(Ok(())) = self.disk.read(&full, limits::PICTURE.most, &mut bytes)
                && let Some(fault) = raster::fault(&bytes)
            {
                faulty.insert(path.clone(), fault);
            }
        }
        faulty
    }

    /// The seals of the files at `paths`, by path. One that is not there, or is no plain file, has none; nor
    /// has one that is larger than what is sent, which is not read to be told so.
    pub fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        let seal = |path: &String| {
            let full = self.root.join(path);
            if self.disk.kind(&full).ok()?? != EntryType::File {
                return None;
            }
            let mut bytes = Vec::new();
            self.disk.read(&full, limits::ATTACHMENT.most, &mut bytes).ok()?.ok()?;
            Some((norsk::composed(path).into_owned(), Seal::of(path, &bytes)))
        };
        paths.par_iter().filter_map(seal).collect()
    }

    /// Everything in the workspace, level by level, the folders of a level on all processors.
    fn list(&self) -> FolderListing {
        let mut all = FolderListing::default();
        for top in read::TOPS {
            let top = top.trim_end_matches('/');
            if let Ok(Some(kind)) = self.disk.kind(&self.root.join(top)) {
                all.take(top.to_owned(), kind);
            }
        }
        all.folders.extend(self.mistaken());
        while !all.folders.is_empty() {
            let level = std::mem::take(&mut all.folders);
            let listed: Vec<FolderListing> =
                level.into_par_iter().map(|folder| self.list_folder(&folder)).collect();
            for mut inside in listed {
                all.folders.append(&mut inside.folders);
                all.paths.append(&mut inside.paths);
                all.texts.append(&mut inside.texts);
                all.others.append(&mut inside.others);
            }
        }
        all
    }

    /// The folders that somebody has taken for those of cases and meetings. Where capital letters make no
    /// other name, «Cases» is the folder that is read.
    fn mistaken(&self) -> Vec<String> {
        let mut mistaken = Vec::new();
        let mut names = HashSet::new();
        let _ = self.disk.list(&self.root, &mut |name, kind| {
            if let (Some(name), Ok(EntryType::Folder)) = (name, kind) {
                names.insert(name.to_owned());
            }
        });
        for name in &names {
            let Some(meant) = read::meant_by(name) else { continue };
            let right = meant.trim_end_matches('/');
            let is_same = name.eq_ignore_ascii_case(right) && !names.contains(right);
            if !(is_same && matches!(self.disk.kind(&self.root.join(right)), Ok(Some(_)))) {
                mistaken.push(name.clone());
            }
        }
        mistaken.sort_unstable();
        mistaken
    }

    /// What lies in `folder` itself, in order of name, so that little is left to be sorted afterwards.
    fn list_folder(&self, folder: &str) -> FolderListing {
        let mut listed = FolderListing::default();
        let mut refused = Vec::new();
        let listing = self.disk.list(&self.root.join(folder), &mut |name, kind| match (name, kind) {
            (Some(name), Ok(kind)) => listed.take(format!("{folder}/{name}"), kind),
            (None, Ok(_)) => {}
            (_, Err(error)) => refused.push(error),
        });
        refused.extend(listing.err());
        for error in refused {
            listed.texts.push((folder.to_owned(), FileContent::Unreadable(reason(&error))));
        }
        listed.folders.sort_unstable();
        listed.paths.sort_unstable();
        listed
    }

    /// What the file holds; `buffer` is room to read it into, and used for the next one again.
    fn content(&self, path: &str, buffer: &mut Vec<u8>) -> FileContent {
        match self.disk.read(&self.root.join(path), MAX_TEXT, buffer) {
            Err(error) => FileContent::Unreadable(reason(&error)),
            Ok(Err(length)) => FileContent::TooLarge(length),
            Ok(Ok(())) => FileContent::from_bytes(buffer),
        }
    }

    /// The names of the plain files in a folder; none when there is no such folder.
    fn files_in(&self, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        let listing = self.disk.list(&self.root.join(folder), &mut |name, kind| {
            if let (Some(name), Ok(EntryType::File)) = (name, kind) {
                names.push(name.to_owned());
            }
        });
        if listing.is_err() {
            names.clear();
        }
        names
    }

    /// The names of the files in a folder of the workspace, in order; none when there is no such folder.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let mut names = self.files_in(folder);
        names.sort_unstable();
        names
    }

    /// What a file of the workspace holds; none when it does not exist. What it was when it was first asked
    /// for is remembered, so that nothing is written over what somebody has saved since.
    ///
    /// # Errors
    /// When it exists and cannot be read, or is no plain file of the folder.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Some(full) = self.plain(path)? else {
            bail!("{path} er ikke en vanlig fil i rådets mappe, og leses ikke.");
        };
        let bytes = self.bytes(&full)?;
        let digest = bytes.as_deref().map(Digest::of);
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()).or_insert(digest);
        Ok(bytes)
    }

    /// The digest of what a file held when it was first asked for, if it was.
    pub(super) fn seen(&self, path: &str) -> Option<Option<Digest>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied()
    }

    /// A file that is to go with a mail or to be put on paper, of at most so many bytes; none when it is
    /// missing or its path is not plainly one within the folder. What a link leads to is not taken for it: it
    /// may lie anywhere, or be somebody else's.
    ///
    /// # Errors
    /// When it is too large, when git keeps it elsewhere, or when it cannot be read.
    pub fn whole(&self, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        let Some(full) = self.plain(path)? else { return Ok(None) };
        let cannot_read = || format!("Kan ikke lese {path}.");
        if self.disk.kind(&full).with_context(cannot_read)?.is_none() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        if let Err(length) = self.disk.read(&full, limit.most, &mut bytes).with_context(cannot_read)? {
            bail!("{path} {}.", limit.exceeded(length).unwrap_or_default());
        }
        if is_pointer(&bytes) {
            bail!(
                "{path} er bare en henvisning til Git LFS, og innholdet er ikke hentet. Kjør «git lfs pull», \
                 eller legg selve filen der."
            );
        }
        Ok(Some(bytes))
    }

    /// The full path of a workspace path at which there is nothing or a plain file, and no link on the way;
    /// else none.
    fn plain(&self, path: &str) -> Result<Option<PathBuf>> {
        if !path.split('/').all(read::is_plain_name) {
            return Ok(None);
        }
        let mut full = self.root.clone();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            full.push(part);
            let wanted = if parts.peek().is_some() { EntryType::Folder } else { EntryType::File };
            let kind = self.disk.kind(&full).with_context(|| format!("Kan ikke lese {path}."))?;
            if kind.is_some_and(|kind| kind != wanted) {
                return Ok(None);
            }
        }
        Ok(Some(full))
    }

    /// What a plain file holds; none when there is no file.
    pub(super) fn bytes(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        match self.disk.kind(path) {
            Ok(None) => return Ok(None),
            Ok(Some(EntryType::File)) => {}
            Ok(Some(_)) => bail!("{}: {NOT_PLAIN}.", path.display()),
            Err(error) => return Err(error).with_context(|| format!("Kan ikke lese {}.", path.display())),
        }
        match self.disk.read(path, u64::MAX, &mut bytes) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("Kan ikke lese {}.", path.display())),
            Ok(_) => Ok(Some(bytes)),
        }
    }

    /// The full path to write at, inside the workspace, where `ipr` writes files, or those lie that are
    /// brought from others, and no link is on the way.
    pub(super) fn target(&self, path: &str, is_brought: bool) -> Result<PathBuf> {
        if !(read::is_written(path) || is_brought && read::is_shared(path)) {
            bail!("{path} er ikke en fil som ipr skriver.");
        }
        match self.plain(path)? {
            Some(full) => Ok(full),
            None => bail!(
                "{path} er en symbolsk lenke eller noe annet enn en vanlig fil, eller en av mappene over er \
                 det. ipr skriver ikke gjennom den."
            ),
        }
    }
}

/// What lies in a folder.
#[derive(Default)]
struct FolderListing {
    folders: Vec<String>,
    /// Files to be read or searched.
    paths: Vec<String>,
    /// What is known without reading.
    texts: Vec<(String, FileContent)>,
    /// Composed paths of files that are not read.
    others: Vec<String>,
}

impl FolderListing {
    fn take(&mut self, path: String, kind: EntryType) {
        match kind {
            EntryType::Folder => self.folders.push(path),
            EntryType::Link => self.texts.push((path, FileContent::Link)),
            _ if !read::is_read(&path) => {
                self.others.push(norsk::composed(&path).into_owned());
                if kind == EntryType::File && read::is_searched(&path) {
                    self.paths.push(path);
                }
            }
            EntryType::File => self.paths.push(path),
            EntryType::Other => self.texts.push((path, FileContent::Unreadable(NOT_PLAIN.to_owned()))),
        }
    }
}

/// Why something could not be opened, in the user's words.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "du har ikke tilgang".to_owned(),
        ErrorKind::NotFound => "den finnes ikke lenger".to_owned(),
        _ => error.to_string(),
    }
}
