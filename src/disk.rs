//! The only file that touches the disk.

#![allow(clippy::disallowed_methods, reason = "this is the file that may")]

pub mod save;

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::norsk;
use crate::read::{self, Content, Files, MAX_TEXT};

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
                "Mappen {} har ikke noen bodies.yaml. Den filen sier hvilke organer rådet har, og gjør mappen til et råd.",
                asked.display()
            );
        }
        return Ok(asked.to_owned());
    }
    let here = std::env::current_dir().context("Kan ikke finne ut hvilken mappe vi står i.")?;
    let root = here.ancestors().find(|folder| folder.join(read::BODIES).is_file());
    root.map(Path::to_owned).with_context(|| {
        format!("Fant ingen bodies.yaml i {} eller mappene over. Gå til rådets mappe, eller pek på den med --mappe.", here.display())
    })
}

/// Reads every file of the workspace that has a meaning, and notes the names of the others.
/// `progress` is called now and then with how many are read and how many there are.
///
/// What cannot be listed or opened is content of its own kind, and the rest is read all the same.
pub fn load(root: &Path, progress: &(dyn Fn(usize, usize) + Sync)) -> Files {
    let mut paths = Vec::new();
    let mut texts = Vec::new();
    let mut others = HashSet::new();
    for top in read::TOPS {
        let start = root.join(top.trim_end_matches('/'));
        if fs::symlink_metadata(&start).is_err() {
            continue;
        }
        for entry in WalkDir::new(&start).follow_root_links(false) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let Some(path) = workspace_path(root, entry.path()) else { continue };
                    match entry.file_type() {
                        kind if kind.is_symlink() => texts.push((path, Content::Link)),
                        kind if !read::is_read(&path) => {
                            if kind.is_file() && read::is_searched(&path) {
                                paths.push(path.clone());
                            }
                            others.insert(norsk::composed(&path).into_owned());
                        }
                        kind if kind.is_file() => paths.push(path),
                        _ => texts.push((path, Content::Unreadable("den er ikke en vanlig fil".to_owned()))),
                    }
                }
                Err(error) => {
                    let path = error.path().and_then(|path| workspace_path(root, path)).unwrap_or_default();
                    texts.push((path, Content::Unreadable(reason(error.io_error()))));
                }
            }
        }
    }
    let total = paths.len();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let read: Vec<_> = paths
        .into_par_iter()
        .filter_map(|path| {
            let content = read_text(&root.join(&path));
            progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, total);
            if read::is_read(&path) {
                return Some((path, content));
            }
            read::worth_keeping(content).map(|text| (path, Content::Text(text)))
        })
        .collect();
    texts.extend(read);
    for name in logo_candidates(root) {
        others.insert(name);
    }
    Files { texts, others }
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

fn read_text(path: &Path) -> Content {
    let mut bytes = Vec::new();
    let result = fs::File::open(path).and_then(|file| {
        let length = file.metadata()?.len();
        bytes.reserve(usize::try_from(length.min(MAX_TEXT)).unwrap_or(0) + 1);
        // One byte more than allowed tells a file that grows from one that fits.
        file.take(MAX_TEXT + 1).read_to_end(&mut bytes)?;
        Ok(length)
    });
    match result {
        Err(error) => Content::Unreadable(reason(Some(&error))),
        Ok(length) if bytes.len() as u64 > MAX_TEXT => Content::TooLarge(length),
        Ok(_) => Content::from_bytes(bytes),
    }
}

/// The text of one file of the workspace; none when it does not exist.
///
/// # Errors
/// When it exists and cannot be read.
pub fn read_file(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    save::held_by(&root.join(path))
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
