//! The store that several share, made where all of them reach it.

#![allow(clippy::disallowed_methods, reason = "it looks where a store is to lie")]

use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::repository::{Git, run};

/// What lies where a store is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorePlace {
    /// Nothing.
    Free,
    /// A store.
    Store,
    /// Something else.
    Taken,
    /// It is in the folder that is to be shared.
    Within,
    /// The folder that it would lie in is not there.
    Unreached,
}

/// A path from where we stand, as it can be said in another folder.
pub fn whole_path(place: &str) -> Option<String> {
    let whole = std::path::absolute(place).ok()?;
    let mut plain = PathBuf::new();
    for part in whole.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    // Above a folder that is a link lies something else than its name says.
    let above = |path: &Path| path.parent()?.canonicalize().ok();
    let path = if above(&plain) == above(&whole) { plain } else { whole };
    path.into_os_string().into_string().ok()
}

impl Git {
    /// What lies at `place`.
    pub fn place_of_store(&self, place: &Path) -> StorePlace {
        let real = |path: &Path| path.canonicalize().ok();
        let Some(above) = place.parent().and_then(real) else { return StorePlace::Unreached };
        if let Ok(said) = run(self.command(&["rev-parse", "--show-toplevel"]))
            && let Some(top) = real(Path::new(String::from_utf8_lossy(&said.stdout).trim()))
            && above.starts_with(top)
        {
            return StorePlace::Within;
        }
        let Ok(mut inside) = place.read_dir() else {
            return if place.symlink_metadata().is_ok() { StorePlace::Taken } else { StorePlace::Free };
        };
        if inside.next().is_none() {
            return StorePlace::Free;
        }
        let is_store = place.join("HEAD").is_file() && place.join("objects").is_dir();
        if is_store { StorePlace::Store } else { StorePlace::Taken }
    }

    /// Makes a store for several people at `place`, in which nobody can take away what others have shared.
    ///
    /// # Errors
    /// When git refuses.
    pub fn make_store(&self, place: &Path) -> Result<()> {
        let branch = run(self.command(&["symbolic-ref", "--short", "HEAD"]))?.stdout;
        let branch = String::from_utf8_lossy(&branch).trim().to_owned();
        // Without the branch a clone of it is empty; with the rights of the group all of them may write.
        let named = format!("--initial-branch={branch}");
        let mut command = self.command(&["init", "--quiet", "--bare", "--shared=group", &named]);
        command.arg(place);
        run(command)?;
        Ok(())
    }

    /// Connects the folder to the store at `address`.
    ///
    /// # Errors
    /// When git refuses.
    pub fn connect(&self, address: &str) -> Result<()> {
        run(self.command(&["remote", "add", "origin", address]))?;
        Ok(())
    }
}
