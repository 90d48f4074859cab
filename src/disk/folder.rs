//! The folder of a workspace: finding it, listing it and reading what lies in it.

#![allow(clippy::disallowed_methods, reason = "it reads the disk")]

use std::collections::{HashMap, HashSet};
use std::fs::{self, FileType};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::norsk;
use crate::read::{self, FileContent, Files, MAX_TEXT};
use crate::text::digest::Seal;

/// The largest picture or logo that is put on paper.
const MAX_PICTURE: u64 = 20_000_000;

/// Finds the workspace: `asked` itself, or the nearest folder upwards from here with a bodies.yaml.
///
/// # Errors
/// When there is none.
pub fn find_root(asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(asked) = asked {
        if !asked.is_dir() {
            bail!("Fant ikke mappen {}.", asked.display());
        }
        if !asked.join(read::BODIES).is_file() {
            bail!(
                "Mappen {} har ikke noen bodies.yaml. Den filen sier hvilke organer rådet har, og gjør \
                    mappen til et råd.",
                asked.display()
            );
        }
        return Ok(asked.to_owned());
    }
    let here = std::env::current_dir().context("Kan ikke finne ut hvilken mappe vi står i.")?;
    let root = here.ancestors().find(|folder| folder.join(read::BODIES).is_file());
    root.map(Path::to_owned).with_context(|| {
        format!(
            "Fant ingen bodies.yaml i {} eller mappene over. Gå til rådets mappe, eller pek på den med \
            --mappe.",
            here.display()
        )
    })
}

/// Reads every file of the workspace that has a meaning, and notes the names of the others.
/// `progress` is called now and then with how many are read and how many there are.
///
/// What cannot be listed or opened is content of its own kind, and the rest is read all the same.
pub fn load(root: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Files {
    let FolderListing { paths, mut texts, others, .. } = list(root);
    let total = paths.len();
    let done = AtomicUsize::new(0);
    let read = paths.into_par_iter().map_init(Vec::new, |buffer, path| {
        let content = read_text(&root.join(&path), buffer);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        if read::is_read(&path) {
            return Some((path, content));
        }
        read::worth_keeping(content).map(|text| (path, FileContent::Text(text)))
    });
    texts.par_extend(read.flatten_iter());
    let mut others: HashSet<String> = others.into_iter().collect();
    others.extend(logo_candidates(root));
    let seals = seals(root, &read::dispatch::sealed_paths(&texts, &others));
    Files { texts, others, seals }
}

/// The seals of the files at `paths`, by path. One that is not there, or is no plain file, has none.
pub fn seals(root: &Path, paths: &[String]) -> HashMap<String, Seal> {
    let seal = |path: &String| {
        let full = root.join(path);
        let is_file = fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_file());
        let bytes = is_file.then(|| fs::read(&full).ok()).flatten()?;
        Some((norsk::composed(path).into_owned(), Seal::of(path, &bytes)))
    };
    paths.par_iter().filter_map(seal).collect()
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

/// Everything in the workspace, level by level, the folders of a level on all processors.
fn list(root: &Path) -> FolderListing {
    let mut all = FolderListing::default();
    for top in read::TOPS {
        let top = top.trim_end_matches('/');
        if let Ok(metadata) = fs::symlink_metadata(root.join(top)) {
            all.take(top.to_owned(), metadata.file_type());
        }
    }
    while !all.folders.is_empty() {
        let level = std::mem::take(&mut all.folders);
        let listed: Vec<FolderListing> =
            level.into_par_iter().map(|folder| list_folder(root, &folder)).collect();
        for mut inside in listed {
            all.folders.append(&mut inside.folders);
            all.paths.append(&mut inside.paths);
            all.texts.append(&mut inside.texts);
            all.others.append(&mut inside.others);
        }
    }
    all
}

/// What lies in `folder` itself, in order of name, so that little is left to be sorted afterwards.
fn list_folder(root: &Path, folder: &str) -> FolderListing {
    let mut listed = FolderListing::default();
    let refused = |error: &std::io::Error| FileContent::Unreadable(reason(Some(error)));
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) => {
            listed.texts.push((folder.to_owned(), refused(&error)));
            return listed;
        }
    };
    for entry in entries {
        match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
            Ok((name, kind)) => {
                if let Some(name) = name.to_str() {
                    listed.take(format!("{folder}/{name}"), kind);
                }
            }
            Err(error) => listed.texts.push((folder.to_owned(), refused(&error))),
        }
    }
    listed.folders.sort_unstable();
    listed.paths.sort_unstable();
    listed
}

impl FolderListing {
    fn take(&mut self, path: String, kind: FileType) {
        if kind.is_dir() {
            self.folders.push(path);
        } else if kind.is_symlink() {
            self.texts.push((path, FileContent::Link));
        } else if !read::is_read(&path) {
            self.others.push(norsk::composed(&path).into_owned());
            if kind.is_file() && read::is_searched(&path) {
                self.paths.push(path);
            }
        } else if kind.is_file() {
            self.paths.push(path);
        } else {
            self.texts.push((path, FileContent::Unreadable("den er ikke en vanlig fil".to_owned())));
        }
    }
}

/// Names of files at the top of the workspace, where a logo may lie.
fn logo_candidates(root: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root) else { return Vec::new() };
    let names = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    names.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Why something could not be opened, in the user's words.
fn reason(error: Option<&std::io::Error>) -> String {
    match error.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::PermissionDenied) => "du har ikke tilgang".to_owned(),
        Some(std::io::ErrorKind::NotFound) => "den finnes ikke lenger".to_owned(),
        _ => error.map_or_else(|| "ukjent grunn".to_owned(), ToString::to_string),
    }
}

/// What the file holds; `buffer` is room to read it into, and used for the next one again.
fn read_text(path: &Path, buffer: &mut Vec<u8>) -> FileContent {
    match read_bytes(path, buffer) {
        Err(error) => FileContent::Unreadable(reason(Some(&error))),
        Ok(Err(length)) => FileContent::TooLarge(length),
        Ok(Ok(())) => FileContent::from_bytes(buffer),
    }
}

/// As many bytes as the file has when it is opened, or their number when they are too many. What is
/// added meanwhile waits for the next run, so that a file that grows is no endless one.
fn read_bytes(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<Result<(), u64>> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_TEXT {
        return Ok(Err(length));
    }
    buffer.clear();
    buffer.reserve(usize::try_from(length).unwrap_or(0));
    file.take(length).read_to_end(buffer)?;
    Ok(Ok(()))
}

/// The names of what lies in a folder of the workspace, in order; none when there is no such folder.
pub fn names_in(root: &Path, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

/// The text of one file of the workspace; none when it does not exist.
///
/// # Errors
/// When it exists and cannot be read.
pub fn read_file(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    super::save::held_by(&root.join(path))
}

/// A file that is to go with a mail; none when it is missing or its path is not plainly one within the
/// folder. What a link leads to is not taken for it: it may lie anywhere, or be somebody else's.
///
/// # Errors
/// When it cannot be read.
pub fn read_attachment(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    let mut full = root.to_owned();
    for part in path.split('/') {
        full.push(part);
        if part == ".." || part.contains(['\\', ':']) {
            return Ok(None);
        }
        if fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_symlink()) {
            return Ok(None);
        }
    }
    if full.is_file() { read_file(root, path) } else { Ok(None) }
}

/// A picture to be put on paper; none when it is missing, too large, or not a plain file inside the
/// workspace.
pub fn read_picture(root: &Path, path: &str) -> Option<Vec<u8>> {
    let full = root.join(path);
    let inside = full.canonicalize().ok()?.starts_with(root.canonicalize().ok()?);
    let metadata = fs::metadata(&full).ok()?;
    (inside && metadata.is_file() && metadata.len() <= MAX_PICTURE).then(|| fs::read(&full).ok()).flatten()
}

/// A path from the workspace's root with forward slashes; none when it is not inside, or not text.
pub fn workspace_path(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = inner.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Where the workspace lies in the repository it is part of: empty at the top, else with a last stroke.
pub fn folder_in_repository(root: &Path) -> String {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    match top.and_then(|top| workspace_path(top, &root)).filter(|path| !path.is_empty()) {
        Some(path) => format!("{path}/"),
        None => String::new(),
    }
}

/// The workspace path of an existing file or folder that the user named from where they stand, or
/// from the root; none when there is none, or it lies outside.
pub fn locate(root: &Path, path: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let full = path.canonicalize().or_else(|_| root.join(path).canonicalize()).ok()?;
    workspace_path(&root, &full)
}
