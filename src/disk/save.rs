//! Writing: all files of a change or none, whatever happens to the process.
//!
//! A change is first written whole beside the workspace's own files, then named in a journal, then
//! moved into place file by file. A process that dies before the journal has changed nothing; one
//! that dies after it is finished by the next that reads the folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

/// The folder for what is under way. It hides itself from git.
const FOLDER: &str = ".ipr";
const JOURNAL: &str = "endring.json";
const LOCK: &str = "lock";

/// One file of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Workspace path.
    pub path: String,
    /// What the file shall hold.
    pub bytes: Vec<u8>,
}

/// Held while a command reads, decides and writes, so that two cannot do so at once.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

#[derive(Serialize, Deserialize)]
struct Journal {
    moves: Vec<Move>,
}

#[derive(Serialize, Deserialize)]
struct Move {
    staged: String,
    target: String,
}

impl Lock {
    /// Takes the workspace's lock, waiting for another that holds it.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn take(root: &Path) -> Result<Self> {
        let folder = root.join(FOLDER);
        fs::create_dir_all(&folder).with_context(|| format!("Kan ikke skrive i {}.", root.display()))?;
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

/// Writes every change or none. The lock is the proof that nobody else writes meanwhile.
///
/// # Errors
/// When a path leads out of the workspace or a file cannot be written. Before the journal nothing has
/// changed; after it the next command finishes.
pub fn save(root: &Path, _lock: &Lock, changes: &[FileChange]) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let folder = root.join(FOLDER);
    let mut moves = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        inside(root, &change.path)?;
        let staged = format!("{index}.ny");
        write_whole(&folder.join(&staged), &change.bytes)?;
        moves.push(Move { staged, target: change.path.clone() });
    }
    let journal = Journal { moves };
    let text = serde_json::to_vec(&journal).context("Kan ikke skrive journalen.")?;
    let draft = folder.join("endring.ny");
    write_whole(&draft, &text)?;
    fs::rename(&draft, folder.join(JOURNAL)).context("Kan ikke skrive journalen.")?;
    finish(root, &journal)
}

/// Finishes a change that was cut off after its journal was written. Does nothing, and writes
/// nothing, where there is none.
///
/// # Errors
/// When the journal cannot be read, leads out of the workspace, or a file cannot be moved.
pub fn finish_interrupted(root: &Path) -> Result<()> {
    let path = root.join(FOLDER).join(JOURNAL);
    if !path.exists() {
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
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("Kan ikke lese {}.", path.display())),
    };
    let journal: Journal = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} er skadet. Slett den, og se etter med «git status».", path.display()))?;
    for step in &journal.moves {
        inside(root, &step.target)?;
        if Path::new(&step.staged).components().count() != 1 || step.staged.contains(['/', '\\', ':']) {
            bail!("{} er skadet. Slett den, og se etter med «git status».", path.display());
        }
    }
    finish(root, &journal)
}

fn finish(root: &Path, journal: &Journal) -> Result<()> {
    for step in &journal.moves {
        let target = inside(root, &step.target)?;
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("Kan ikke lage {}.", parent.display()))?;
        }
        match fs::rename(root.join(FOLDER).join(&step.staged), &target) {
            Ok(()) => {}
            // Moved already, before the process that wrote the journal died.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "Kan ikke skrive {}. Lukk filen hvis den er åpen, og kjør kommandoen på nytt.",
                        step.target
                    )
                });
            }
        }
    }
    fs::remove_file(root.join(FOLDER).join(JOURNAL)).context("Kan ikke rydde etter skrivingen.")
}

fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = File::create(path).and_then(|mut file| {
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
        save(root, &lock, &[change("a.md", "gammel"), change("b/c.md", "gammel")]).expect("saved");
        // As if the process died after the journal and the first move.
        let state = root.join(FOLDER);
        fs::write(state.join("1.ny"), "ny").expect("staged");
        fs::write(root.join("a.md"), "ny").expect("moved");
        let journal = r#"{"moves":[{"staged":"0.ny","target":"a.md"},{"staged":"1.ny","target":"b/c.md"}]}"#;
        fs::write(state.join(JOURNAL), journal).expect("journal");
        drop(lock);
        finish_interrupted(root).expect("finished");
        assert_eq!(fs::read_to_string(root.join("b/c.md")).expect("read"), "ny");
        assert!(!state.join(JOURNAL).exists());
    }

    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let lock = Lock::take(root).expect("the lock");
        for path in ["../x", "/x", ".git/config", ".ipr/lock", "a\\..\\x", "C:x", ""] {
            let result = save(root, &lock, &[change("fin.md", "x"), change(path, "x")]);
            assert!(result.is_err(), "{path}");
            assert!(!root.join("fin.md").exists());
        }
        fs::write(root.join(FOLDER).join(JOURNAL), r#"{"moves":[{"staged":"../a","target":"b"}]}"#)
            .expect("journal");
        assert!(finish_under_lock(root).is_err());
    }
}
