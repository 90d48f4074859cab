//! A repository beside the disk in memory, in which each thing that is asked of it may go wrong.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use ipr::cli::Incoming;
use ipr::git::{BranchPlace, Committed, Repository};

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
            let incoming = state.known.iter().find(|known| known.commit.to == to).expect("a commit");
            for (path, bytes) in &incoming.files {
                assert!(paths.contains(path), "{path}");
                let full = Path::new(ROOT).join(path);
                match bytes {
                    Some(bytes) => drop(state.told.insert(full, bytes.as_slice().into())),
                    None => drop(state.told.remove(&full)),
                }
            }
            state.stands_on.push(to.to_owned());
            BranchPlace::There
        })
    }
}
