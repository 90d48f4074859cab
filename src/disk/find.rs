//! Finding the folder of a workspace, and what is meant by a path.

#![allow(clippy::disallowed_methods, reason = "it asks where we are")]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::read;

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
                    mappen til et råd. «ipr init» lager den i en tom mappe.",
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
            --mappe. «ipr init» begynner et nytt råd i en tom mappe.",
            here.display()
        )
    })
}

/// The folder that is to become a workspace: `asked`, or the one we stand in.
///
/// # Errors
/// When it is not there, is a workspace or a part of one, or holds what a workspace would.
pub fn empty_root(asked: Option<&Path>) -> Result<PathBuf> {
    let root = match asked {
        Some(asked) => asked.to_owned(),
        None => std::env::current_dir().context("Kan ikke finne ut hvilken mappe vi står i.")?,
    };
    if !root.is_dir() {
        bail!("Fant ikke mappen {}. Lag den først.", root.display());
    }
    let real = fs::canonicalize(&root).with_context(|| format!("Kan ikke lese {}.", root.display()))?;
    if let Some(council) = real.ancestors().find(|folder| folder.join(read::BODIES).exists()) {
        bail!("{} er et råd fra før. Begynn et nytt i en mappe for seg selv.", council.display());
    }
    for name in [read::MEMBERS, read::CASES, read::MEETINGS] {
        if root.join(name).exists() {
            bail!("Mappen {} har {name} fra før. Begynn rådet i en tom mappe.", root.display());
        }
    }
    Ok(root)
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
