//! Writing: all files of a change or none, whatever happens to the process.
//!
//! A change is first written whole beside the workspace's own files, then named in a journal, then
//! moved into place file by file. A process that dies before the journal has changed nothing; one
//! that dies after it is finished by the next that reads the folder.

#![allow(clippy::disallowed_methods, reason = "it writes the disk")]

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::text::FileChange;
use crate::text::digest::Digest;

/// The folder for what is under way. It hides itself from git.
const FOLDER: &str = ".ipr";
const JOURNAL: &str = "endring.json";
const COMMIT: &str = "ikke-lagret-i-git.json";
const LOCK: &str = "lock";

/// Held while a command reads, decides and writes, so that two cannot do so at once.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// What git is to be told once the files are in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingCommit {
    /// Workspace paths.
    pub paths: Vec<String>,
    /// The message.
    pub message: String,
}

#[derive(Serialize, Deserialize)]
struct Journal {
    moves: Vec<Move>,
    commit: Option<PendingCommit>,
}

#[derive(Serialize, Deserialize)]
struct Move {
    staged: String,
    target: String,
    /// The mark of what the target held before; none when it did not exist.
    before: Option<String>,
    /// The mark of what it shall hold.
    after: String,
}

impl Lock {
    /// Takes the workspace's lock, waiting for another that holds it.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn take(root: &Path) -> Result<Self> {
        let folder = own_folder(root)?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").with_context(|| format!("Kan ikke skrive {}.", ignore.display()))?;
        }
        let path = folder.join(LOCK);
        let file = File::options().create(true).append(true).open(&path);
        let file = file.with_context(|| format!("Kan ikke åpne {}.", path.display()))?;
        file.lock().with_context(|| format!("Kan ikke låse {}.", path.display()))?;
        Ok(Self { _file: file })
    }
}

/// Writes every change or none. The lock is the proof that nobody else writes meanwhile. What git is to
/// be told waits in the folder until [`committed`] says that it has been.
///
/// # Errors
/// When a path leads out of the workspace or a file cannot be written; then nothing has changed.
pub fn save(root: &Path, _lock: &Lock, changes: &[FileChange], commit: Option<PendingCommit>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let folder = own_folder(root)?;
    let mut moves = Vec::new();
    let mut old = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let target = inside(root, &change.path)?;
        let held = held_by(&target)?;
        let staged = format!("{index}.ny");
        write_whole(&folder.join(&staged), &change.bytes)?;
        let before = held.as_deref().map(mark);
        moves.push(Move { staged, target: change.path.clone(), before, after: mark(&change.bytes) });
        old.push(held);
    }
    let journal = Journal { moves, commit };
    let text = serde_json::to_vec(&journal).context("Kan ikke skrive journalen.")?;
    let draft = folder.join("endring.ny");
    write_whole(&draft, &text)?;
    fs::rename(&draft, folder.join(JOURNAL)).context("Kan ikke skrive journalen.")?;
    finish(root, &journal).inspect_err(|_| take_back(root, &journal, &old))
}

/// Puts back what was there before a change that could not be made whole.
fn take_back(root: &Path, journal: &Journal, old: &[Option<Vec<u8>>]) {
    for (step, old) in journal.moves.iter().zip(old) {
        let Ok(target) = inside(root, &step.target) else { continue };
        let now = held_by(&target).ok().flatten().as_deref().map(mark);
        if now.as_ref() != Some(&step.after) || step.before.as_ref() == Some(&step.after) {
            continue;
        }
        // If this fails too, the journal below stays and the next command finishes the change instead.
        let undone = match old {
            Some(bytes) => write_whole(&root.join(FOLDER).join(&step.staged), bytes)
                .and_then(|()| fs::rename(root.join(FOLDER).join(&step.staged), &target).map_err(Into::into)),
            None => fs::remove_file(&target).map_err(anyhow::Error::from),
        };
        if undone.is_err() {
            return;
        }
    }
    let _ = fs::remove_file(root.join(FOLDER).join(JOURNAL));
}

/// Finishes a change that was cut off after its journal was written. Does nothing, and writes
/// nothing, where there is none.
///
/// # Errors
/// When the journal cannot be read, leads out of the workspace, or a file has been changed since.
pub fn finish_interrupted(root: &Path) -> Result<()> {
    if !root.join(FOLDER).join(JOURNAL).exists() {
        return Ok(());
    }
    let _lock = Lock::take(root)?;
    finish_under_lock(root)
}

/// As [`finish_interrupted`], for a command that holds the lock already.
///
/// # Errors
/// As there.
pub fn finish_under_lock(root: &Path) -> Result<()> {
    let path = root.join(FOLDER).join(JOURNAL);
    let Some(bytes) = held_by(&path)? else { return Ok(()) };
    let damaged = || format!("{} er skadet. Slett den, og se etter med «git status».", path.display());
    let journal: Journal = serde_json::from_slice(&bytes).with_context(damaged)?;
    for step in &journal.moves {
        let target = inside(root, &step.target)?;
        if Path::new(&step.staged).components().count() != 1 || step.staged.contains(['/', '\\', ':']) {
            bail!(damaged());
        }
        let now = held_by(&target)?.as_deref().map(mark);
        if now != step.before && now.as_ref() != Some(&step.after) {
            bail!(
                "{} er endret etter at en skriving ble avbrutt. Vil du beholde filen som den er nå, \
                 slett {}.",
                step.target,
                path.display()
            );
        }
    }
    finish(root, &journal)
}

fn finish(root: &Path, journal: &Journal) -> Result<()> {
    let folder = root.join(FOLDER);
    for step in &journal.moves {
        let target = inside(root, &step.target)?;
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("Kan ikke lage {}.", parent.display()))?;
        }
        match fs::rename(folder.join(&step.staged), &target) {
            Ok(()) => {}
            // Moved already, before the process that wrote the journal died.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) => {
                bail!(
                    "Kan ikke skrive {}. Ingenting er endret. Er filen åpen i et annet program, lukk den og \
                     prøv igjen.",
                    step.target
                );
            }
        }
    }
    if let Some(commit) = &journal.commit {
        let text = serde_json::to_vec(commit).context("Kan ikke skrive journalen.")?;
        write_whole(&folder.join(COMMIT), &text)?;
    }
    fs::remove_file(folder.join(JOURNAL)).context("Kan ikke rydde etter skrivingen.")
}

/// What an earlier command wrote and never told git, because it was cut off.
pub fn uncommitted(root: &Path) -> Option<PendingCommit> {
    let bytes = held_by(&root.join(FOLDER).join(COMMIT)).ok()??;
    let pending: PendingCommit = serde_json::from_slice(&bytes).ok()?;
    pending.paths.iter().all(|path| inside(root, path).is_ok()).then_some(pending)
}

/// Git has been told, or has refused and the user knows.
pub fn committed(root: &Path) {
    let _ = fs::remove_file(root.join(FOLDER).join(COMMIT));
}

/// A mark by which content is known again, also by another version of the program.
fn mark(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}

/// What a file holds; none when it does not exist.
pub(super) fn held_by(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("Kan ikke lese {}.", path.display())),
    }
}

/// The folder for what is under way, made if need be; never a link to somewhere else.
fn own_folder(root: &Path) -> Result<PathBuf> {
    let folder = root.join(FOLDER);
    if fs::symlink_metadata(&folder).is_ok_and(|metadata| !metadata.is_dir()) {
        bail!("{} er ikke en vanlig mappe. Fjern den og prøv igjen.", folder.display());
    }
    fs::create_dir_all(&folder).with_context(|| format!("Kan ikke skrive i {}.", root.display()))?;
    Ok(folder)
}

fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    // Whatever lies there from an earlier run, or as a link to somewhere else, is not written through.
    let _ = fs::remove_file(path);
    let written = File::options().write(true).create_new(true).open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.with_context(|| format!("Kan ikke skrive {}.", path.display()))
}

/// The full path of a workspace path that stays inside, through no symbolic link.
fn inside(root: &Path, path: &str) -> Result<PathBuf> {
    let relative = Path::new(path);
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let first = relative.components().next().map(|part| part.as_os_str().to_owned());
    let is_own = first.is_some_and(|first| first != ".git" && first != FOLDER);
    if !is_plain || !is_own || path.contains(['\\', ':', '\0']) {
        bail!("Stien {path} leder ut av rådets mappe.");
    }
    let mut full = root.to_owned();
    for part in relative.components() {
        full.push(part);
        if fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.file_type().is_symlink()) {
            bail!("{path} går gjennom en symbolsk lenke; ipr skriver ikke gjennom den.");
        }
    }
    Ok(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str, text: &str) -> FileChange {
        FileChange { path: path.into(), bytes: text.into() }
    }

    #[test]
    fn a_cut_off_change_is_finished_by_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let lock = Lock::take(root).expect("the lock");
        save(root, &lock, &[change("a.md", "gammel"), change("b/c.md", "gammel")], None).expect("saved");
        // As if the process died after the journal and the first move.
        let state = root.join(FOLDER);
        fs::write(state.join("1.ny"), "ny").expect("staged");
        fs::write(root.join("a.md"), "ny").expect("moved");
        let moves = [("0.ny", "a.md"), ("1.ny", "b/c.md")].map(|(staged, target)| Move {
            staged: staged.into(),
            target: target.into(),
            before: Some(mark(b"gammel")),
            after: mark(b"ny"),
        });
        let journal = serde_json::to_vec(&Journal { moves: moves.into(), commit: None }).expect("JSON");
        fs::write(state.join(JOURNAL), journal).expect("journal");
        drop(lock);
        fs::write(root.join("b/c.md"), "rettet for hånd").expect("edited");
        assert!(finish_interrupted(root).is_err(), "what somebody wrote meanwhile is not lost");
        fs::write(root.join("b/c.md"), "gammel").expect("as it was");
        finish_interrupted(root).expect("finished");
        assert_eq!(fs::read_to_string(root.join("b/c.md")).expect("read"), "ny");
        assert!(!state.join(JOURNAL).exists());
    }

    #[test]
    fn a_change_that_cannot_be_made_whole_is_taken_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let lock = Lock::take(root).expect("the lock");
        save(root, &lock, &[change("a.md", "gammel")], None).expect("saved");
        // A folder in the way of a file, as an open file is on Windows.
        fs::create_dir_all(root.join("b.md/x")).expect("a folder");
        assert!(
            save(root, &lock, &[change("a.md", "ny"), change("c.md", "ny"), change("b.md", "ny")], None)
                .is_err()
        );
        assert_eq!(fs::read_to_string(root.join("a.md")).expect("read"), "gammel");
        assert!(!root.join("c.md").exists() && !root.join(FOLDER).join(JOURNAL).exists());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_written_through() {
        let (folder, outside) =
            (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let (root, victim) = (folder.path(), outside.path().join("offer"));
        fs::write(&victim, "viktig").expect("a file");
        let lock = Lock::take(root).expect("the lock");
        std::os::unix::fs::symlink(&victim, root.join(FOLDER).join("0.ny")).expect("a link");
        save(root, &lock, &[change("a.md", "ny")], None).expect("saved");
        assert_eq!(fs::read_to_string(&victim).expect("read"), "viktig");
        assert!(!fs::symlink_metadata(root.join("a.md")).expect("there").file_type().is_symlink());
        let other = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(outside.path(), other.path().join(FOLDER)).expect("a link");
        assert!(Lock::take(other.path()).is_err());
    }

    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let lock = Lock::take(root).expect("the lock");
        for path in ["../x", "/x", ".git/config", ".ipr/lock", "a\\..\\x", "C:x", ""] {
            let result = save(root, &lock, &[change("fin.md", "x"), change(path, "x")], None);
            assert!(result.is_err(), "{path}");
            assert!(!root.join("fin.md").exists());
        }
        fs::write(root.join(FOLDER).join(JOURNAL), r#"{"moves":[{"staged":"../a","target":"b"}]}"#)
            .expect("journal");
        assert!(finish_under_lock(root).is_err());
    }
}
