//! A disk in memory that fails where it is told to, and forgets what it was not told to keep.

mod operations;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::corpus::generator::random::Random;

/// What goes wrong, and when. Operations are counted from the moment it is [set](Memory::plan).
#[derive(Debug, Clone, Copy, Default)]
pub struct Plan {
    /// The process ends before this operation that changes something; no other is carried out.
    pub dies_at: Option<usize>,
    /// There is no room from this operation on.
    pub full_at: Option<usize>,
    /// This operation is refused, as when the file is open in another program.
    pub refused_at: Option<usize>,
}

/// Somebody who saves a file while the program runs.
#[derive(Debug, Clone)]
pub struct Editor {
    /// Before which operation after the folder was read, those that only look counted too.
    pub at: usize,
    /// The file.
    pub path: PathBuf,
    /// What they save.
    pub text: Arc<[u8]>,
    /// Whether a new file is moved over the old one, as many editors do; else it is written in place.
    pub moves: bool,
}

/// A file, which may have several names, one after the other.
#[derive(Debug, Clone)]
struct Inode {
    bytes: Arc<[u8]>,
    /// Whether it is kept whatever happens.
    is_kept: bool,
    /// How many files were written before it.
    written: usize,
}

/// What lies under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

type Names = BTreeMap<PathBuf, Entry>;

/// A change of names that may be lost until the folders it is in are kept.
#[derive(Debug, Clone)]
struct Renaming {
    /// What lies under each name afterwards.
    after: Vec<(PathBuf, Option<Entry>)>,
    not_kept_in: BTreeSet<PathBuf>,
}

#[derive(Debug, Default, Clone)]
struct State {
    inodes: Vec<Inode>,
    names: Names,
    /// The names as they are if the power goes and everything is lost that may be.
    kept: Names,
    pending: Vec<Renaming>,
    plan: Plan,
    editors: Vec<Editor>,
    /// A file that another program has open, so that nobody else can move it.
    held_open: Option<PathBuf>,
    changes: usize,
    looks: usize,
    others_save: bool,
    is_dead: bool,
}

/// A disk in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<State>>);

/// What becomes of what was not kept when the power goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// Only the process ended, and the system keeps everything.
    Stays,
    /// All of it goes.
    Goes,
    /// Some of it goes: which, this number decides.
    Some(u64),
}

impl Memory {
    /// A disk that holds these files.
    pub fn holding(files: Vec<(PathBuf, Vec<u8>)>) -> Self {
        let mut state = State::default();
        for (path, bytes) in files {
            for folder in path.ancestors().skip(1) {
                state.names.insert(folder.to_owned(), Entry::Folder);
            }
            state.put(path, bytes, true);
        }
        state.kept = state.names.clone();
        Self(Arc::new(Mutex::new(state)))
    }

    /// A disk like this one, that nothing more happens to unless it is planned anew.
    pub fn copy(&self) -> Self {
        let mut state = self.state().clone();
        (state.plan, state.editors, state.is_dead) = (Plan::default(), Vec::new(), false);
        Self(Arc::new(Mutex::new(state)))
    }

    /// A disk like this one, on which somebody has written in a file.
    pub fn with(&self, path: &str, write: impl FnOnce(&str) -> String) -> Self {
        let disk = self.copy();
        let path = Path::new(super::ROOT).join(path);
        let old = disk.files().remove(&path).unwrap_or_else(|| panic!("{}", path.display()));
        let old = String::from_utf8(old.to_vec()).expect("a text");
        let new = write(&old);
        assert_ne!(old, new, "{}", path.display());
        let editor = Editor { at: 1, path, text: new.into_bytes().into(), moves: false };
        disk.plan(Plan::default(), vec![editor]);
        disk.let_others_save();
        disk.state().edit();
        disk.copy()
    }

    /// A disk like this one, with a copy of a file.
    pub fn with_copy(&self, from: &str, to: &str) -> Self {
        let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        for (path, bytes) in self.files() {
            if path == Path::new(super::ROOT).join(from) {
                files.push((Path::new(super::ROOT).join(to), bytes.to_vec()));
            }
            files.push((path, bytes.to_vec()));
        }
        Self::holding(files)
    }

    /// From now on, this goes wrong.
    pub fn plan(&self, plan: Plan, editors: Vec<Editor>) {
        let mut state = self.state();
        (state.plan, state.editors) = (plan, editors);
        (state.changes, state.looks, state.others_save) = (0, 0, false);
    }

    /// The process ends here.
    pub fn end(&self) {
        self.state().is_dead = true;
    }

    /// From now on, those who save files may do so, and what only looks is counted.
    pub fn let_others_save(&self) {
        self.state().others_save = true;
    }

    /// Another program opens a file, and lets nobody else move it.
    pub fn hold_open(&self, path: PathBuf) {
        self.state().held_open = Some(path);
    }

    /// Whether somebody could save a file there: the folder is there.
    pub fn has_folder_of(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| self.state().names.contains_key(folder))
    }

    /// How many operations there have been since: those that change something, and all.
    pub fn counted(&self) -> (usize, usize) {
        let state = self.state();
        (state.changes, state.looks)
    }

    /// The disk as the next command finds it when the process has ended here, or the power has gone.
    pub fn after(&self, unkept: Unkept) -> Self {
        let mut state = self.copy().state().clone();
        let mut random = match unkept {
            Unkept::Stays => None,
            Unkept::Goes => Some(None),
            Unkept::Some(seed) => Some(Some(Random::new(seed, 0, 0))),
        };
        if let Some(random) = &mut random {
            let mut is_lost = || random.as_mut().is_none_or(|random| random.below(2) == 0);
            let mut names = state.kept.clone();
            for renaming in std::mem::take(&mut state.pending) {
                if !is_lost() {
                    apply(&mut names, &renaming.after);
                }
            }
            for inode in state.inodes.iter_mut().filter(|inode| !inode.is_kept) {
                if is_lost() {
                    let half = if is_lost() { 0 } else { inode.bytes.len() / 2 };
                    inode.bytes = inode.bytes[..half].into();
                }
            }
            // A file in a folder that is lost is lost with it.
            let whole = names.clone();
            names.retain(|path, _| {
                path.ancestors().skip(1).all(|above| whole.get(above) == Some(&Entry::Folder))
            });
            (state.kept, state.names) = (names.clone(), names);
        }
        Self(Arc::new(Mutex::new(state)))
    }

    /// Every file, by path.
    pub fn files(&self) -> BTreeMap<PathBuf, Arc<[u8]>> {
        let state = self.state();
        let mut files = BTreeMap::new();
        for (path, entry) in &state.names {
            if let Entry::File(inode) = entry {
                files.insert(path.clone(), Arc::clone(&state.inodes[*inode].bytes));
            }
        }
        files
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The disk at an operation that only looks.
    fn looking(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.edit();
        if state.is_dead { Err(gone()) } else { Ok(state) }
    }

    /// The disk at an operation that changes something.
    fn changing(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.looking()?;
        state.changing()?;
        Ok(state)
    }
}

impl State {
    /// Counts an operation, and lets those save who do it now.
    fn edit(&mut self) {
        self.looks += usize::from(self.others_save);
        let now = self.looks;
        for editor in self.editors.extract_if(.., |editor| editor.at == now).collect::<Vec<_>>() {
            match self.names.get(&editor.path) {
                Some(Entry::File(inode)) if !editor.moves => {
                    let written = self.inodes.len();
                    self.inodes[*inode] = Inode { bytes: editor.text, is_kept: true, written };
                }
                _ => drop(self.put(editor.path.clone(), editor.text, true)),
            }
            // An editor sees to it itself that what it saves is kept, under the name that it has.
            let is_of_it =
                |renaming: &Renaming| renaming.after.iter().any(|(path, _)| editor.path.starts_with(path));
            let (settled, pending): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.pending).into_iter().partition(is_of_it);
            self.pending = pending;
            for renaming in settled {
                apply(&mut self.kept, &renaming.after);
            }
            for path in editor.path.ancestors() {
                let entry = *self.names.entry(path.to_owned()).or_insert(Entry::Folder);
                self.kept.insert(path.to_owned(), entry);
            }
        }
    }

    fn changing(&mut self) -> io::Result<()> {
        self.changes += 1;
        if self.plan.dies_at == Some(self.changes) {
            self.is_dead = true;
        }
        match () {
            () if self.is_dead => Err(gone()),
            () if self.plan.refused_at == Some(self.changes) => Err(ErrorKind::PermissionDenied.into()),
            () => Ok(()),
        }
    }

    fn has_room(&self) -> io::Result<()> {
        let is_full = self.plan.full_at.is_some_and(|at| at <= self.changes);
        if is_full { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn put(&mut self, path: PathBuf, bytes: impl Into<Arc<[u8]>>, is_kept: bool) -> usize {
        let written = self.inodes.len();
        self.inodes.push(Inode { bytes: bytes.into(), is_kept, written });
        self.names.insert(path, Entry::File(self.inodes.len() - 1));
        self.inodes.len() - 1
    }

    fn at(&self, path: &Path) -> io::Result<Entry> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Lets names lead elsewhere from now on; the power may go before that is kept.
    fn rename(&mut self, after: Vec<(PathBuf, Option<Entry>)>) -> io::Result<()> {
        if after.iter().any(|(path, _)| Some(path) == self.held_open.as_ref()) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        apply(&mut self.names, &after);
        let folders = after.iter().filter_map(|(path, _)| path.parent().map(Path::to_owned)).collect();
        self.pending.push(Renaming { after, not_kept_in: folders });
        Ok(())
    }
}

fn apply(names: &mut Names, after: &[(PathBuf, Option<Entry>)]) {
    for (path, entry) in after {
        match entry {
            Some(entry) => drop(names.insert(path.clone(), *entry)),
            None => drop(names.remove(path)),
        }
    }
}

fn gone() -> io::Error {
    io::Error::other("prosessen er borte")
}
