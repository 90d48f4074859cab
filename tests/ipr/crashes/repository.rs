//! A repository beside the disk in memory, in which each thing that is asked of it may go wrong.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use ipr::cli::Incoming;
use ipr::git::{BranchPlace, Committed, Pushed, Repository};

use super::memory::Memory;
use super::{GIT, Held, ROOT};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It refuses, once.
    Refuses,
    /// It refuses this and all that comes after.
    RefusesFromHere,
    /// It refuses every commit from here on.
    RefusesCommits,
    /// The process ends before it is done.
    EndsBefore,
    /// The process ends when it has been done.
    EndsAfter,
    /// It is done, and said not to be.
    DoneAndDenied,
}

impl Trouble {
    /// Each of them.
    pub const ALL: [Self; 6] = [
        Self::Refuses,
        Self::RefusesFromHere,
        Self::RefusesCommits,
        Self::EndsBefore,
        Self::EndsAfter,
        Self::DoneAndDenied,
    ];

    /// Whether the process ends with it.
    pub fn ends(self) -> bool {
        matches!(self, Self::EndsBefore | Self::EndsAfter)
    }
}

/// What git has been told, and what goes wrong when it is asked for something.
#[derive(Debug, Clone, Default)]
pub struct History(RefCell<State>);

#[derive(Debug, Clone, Default)]
struct State {
    told: Held,
    deeds: usize,
    plan: Option<(Trouble, usize)>,
    has_ended: bool,
    /// Commits that it has, and that no branch stands on until it is told.
    known: Vec<Incoming>,
    stands_on: Vec<String>,
    /// What the store has that it is shared through, and what it had when it was last asked.
    store: Held,
    seen: Held,
    /// What others have given the store.
    others: Vec<Incoming>,
}

impl History {
    /// One that has been told of all that the disk holds.
    pub fn of(disk: &Memory) -> Self {
        let mut told = disk.files();
        told.retain(|path, _| !path.starts_with(GIT));
        Self(RefCell::new(State { told, ..State::default() }))
    }

    /// The same, where this goes wrong with what it is asked for as number `at` from now.
    pub fn with(self, trouble: Trouble, at: usize) -> Self {
        {
            let mut state = self.0.borrow_mut();
            (state.plan, state.deeds) = (Some((trouble, at)), 0);
        }
        self
    }

    /// Nothing goes wrong from now on.
    pub fn is_well_again(&self) {
        let mut state = self.0.borrow_mut();
        (state.plan, state.has_ended) = (None, false);
    }

    /// The store has what the disk holds.
    pub fn store_holds(&self, disk: &Memory) {
        let mut state = self.0.borrow_mut();
        state.store = disk.files();
        state.store.retain(|path, _| !path.starts_with(GIT));
        state.seen = state.store.clone();
    }

    /// Others give the store what they have done.
    pub fn others_share(&self, incoming: &Incoming) {
        let mut state = self.0.borrow_mut();
        laid(&mut state.store, incoming);
        state.others.push(incoming.clone());
        state.known.push(incoming.clone());
    }

    /// What the store has.
    pub fn store(&self) -> Held {
        self.0.borrow().store.clone()
    }

    /// Has made this commit.
    pub fn knows(&self, incoming: &Incoming) {
        self.0.borrow_mut().known.push(incoming.clone());
    }

    /// What it has been told.
    pub fn told(&self) -> Held {
        self.0.borrow().told.clone()
    }

    /// How many things it has been asked for.
    pub fn deeds(&self) -> usize {
        self.0.borrow().deeds
    }

    /// Whether the process ended while it did something.
    pub fn has_ended(&self) -> bool {
        self.0.borrow().has_ended
    }
}

impl State {
    fn missing(&self) -> Option<&Incoming> {
        self.others.iter().find(|incoming| !self.stands_on.contains(&incoming.commit.to))
    }
}

/// Lays the files of a commit among those that are held.
fn laid(held: &mut Held, incoming: &Incoming) {
    for (path, bytes) in &incoming.files {
        let full = Path::new(ROOT).join(path);
        match bytes {
            Some(bytes) => drop(held.insert(full, bytes.as_slice().into())),
            None => drop(held.remove(&full)),
        }
    }
}

/// The repository, as the process sees it.
pub struct Simulated<'a> {
    pub disk: &'a Memory,
    pub history: &'a History,
}

impl Simulated<'_> {
    /// Does one thing, unless something goes wrong with it.
    fn done<T>(&self, is_commit: bool, make: impl FnOnce(&mut State) -> T) -> Result<T> {
        let mut state = self.history.0.borrow_mut();
        state.deeds += 1;
        if state.has_ended {
            bail!("prosessen er borte");
        }
        let is_now = |at: usize| state.deeds == at;
        let trouble = match state.plan {
            Some((trouble @ (Trouble::RefusesFromHere | Trouble::RefusesCommits), at))
                if state.deeds >= at =>
            {
                Some(trouble)
            }
            Some((trouble, at)) if is_now(at) => Some(trouble),
            _ => None,
        };
        match trouble {
            Some(Trouble::RefusesCommits) if !is_commit => {}
            Some(Trouble::Refuses | Trouble::RefusesFromHere | Trouble::RefusesCommits) => bail!("avvist"),
            Some(Trouble::EndsBefore) => {
                state.has_ended = true;
                self.disk.end();
                bail!("prosessen er borte");
            }
            Some(Trouble::EndsAfter | Trouble::DoneAndDenied) | None => {}
        }
        let made = make(&mut state);
        match trouble {
            Some(Trouble::EndsAfter) => {
                state.has_ended = true;
                self.disk.end();
                bail!("prosessen er borte");
            }
            Some(Trouble::DoneAndDenied) => bail!("avvist etterpå"),
            _ => Ok(made),
        }
    }

    /// Asks the store; what others have done that the branch does not stand on.
    pub fn fetch(&self) -> Result<Option<Incoming>> {
        self.done(false, |state| {
            state.seen = state.store.clone();
            state.missing().cloned()
        })
    }

    /// How many deeds the store lacked when it was last asked.
    pub fn ahead(&self) -> Result<usize> {
        self.done(false, |state| usize::from(state.seen != state.told))
    }

    /// Gives the store what has been told, unless others were there first.
    pub fn push(&self) -> Result<Pushed> {
        self.done(true, |state| {
            if state.missing().is_some() {
                return Pushed::Behind;
            }
            state.store = state.told.clone();
            state.seen = state.store.clone();
            Pushed::Done
        })
    }

    fn on_disk(&self, path: &str) -> (PathBuf, Option<Arc<[u8]>>) {
        let full = Path::new(ROOT).join(path);
        let bytes = self.disk.files().remove(&full);
        (full, bytes)
    }
}

impl Repository for Simulated<'_> {
    fn hindrance(&self, _: &[String]) -> Result<Option<String>> {
        self.done(false, |_| None)
    }

    fn commit(&self, paths: &[String], _: &str) -> Result<Committed> {
        self.done(true, |state| {
            for path in paths {
                match self.on_disk(path) {
                    (full, Some(bytes)) => drop(state.told.insert(full, bytes)),
                    (full, None) => drop(state.told.remove(&full)),
                }
            }
            Committed { name: Some("1234567".to_owned()), ..Committed::default() }
        })
    }

    fn uncommitted(&self, paths: &[String]) -> Result<Vec<String>> {
        self.done(false, |state| {
            let is_other = |path: &&String| {
                let (full, bytes) = self.on_disk(path);
                state.told.get(&full) != bytes.as_ref()
            };
            paths.iter().filter(is_other).cloned().collect()
        })
    }

    fn last_committed(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.done(false, |state| state.told.get(&Path::new(ROOT).join(path)).map(|bytes| bytes.to_vec()))
    }

    fn refuse_written_since(&self, _: &str, _: &str, paths: &[String]) -> Result<()> {
        let is_clean = self.done(false, |state| {
            paths.iter().all(|path| {
                let (full, bytes) = self.on_disk(path);
                state.told.get(&full) == bytes.as_ref()
            })
        })?;
        if is_clean { Ok(()) } else { bail!("noen har skrevet") }
    }

    fn stands_on(&self, to: &str) -> Result<bool> {
        self.done(false, |state| state.stands_on.iter().any(|other| other == to))
    }

    fn stand_on(&self, _: &str, to: &str, paths: &[String]) -> Result<BranchPlace> {
        self.done(true, |state| {
            let incoming = state.known.iter().find(|known| known.commit.to == to).expect("a commit").clone();
            assert!(incoming.files.iter().all(|(path, _)| paths.contains(path)), "{paths:?}");
            laid(&mut state.told, &incoming);
            state.stands_on.push(to.to_owned());
            BranchPlace::There
        })
    }
}
