//! Sharing through a store that several share: the push refused, taken with the answer lost, cut off before
//! and after, overtaken by somebody, or against a branch that is locked. The next command is right, whatever
//! came of this one, and nothing is lost or told as it is not.

use std::cell::Cell;
use std::path::Path;

use anyhow::Result;
use ipr::cli::{Exchange, pass_on};
use ipr::git::Pushed;

use super::commands::Judged;
use super::memory::{Memory, Plan, Unkept};
use super::repository::{History, Simulated, Trouble};
use super::{GIT, Held, ROOT, begin};

/// When somebody else shares what they have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    /// Before we ask.
    First,
    /// Between our asking and our giving.
    Faster,
    /// Between the two, and their git is killed while it holds the branch.
    Locking,
}

const ALL: [Others; 3] = [Others::First, Others::Faster, Others::Locking];

/// A desk that shares, as the process sees it.
struct Desk<'a> {
    disk: &'a Memory,
    git: &'a History,
    /// What the others have done.
    theirs: &'a Judged,
    /// When they share it; after that it is there.
    others: &'a Cell<Option<Others>>,
    is_locked: &'a Cell<bool>,
}

impl Desk<'_> {
    fn repository(&self) -> Simulated<'_> {
        Simulated { disk: self.disk, history: self.git }
    }

    fn others_share(&self, when: &[Others]) {
        if self.others.get().is_some_and(|others| when.contains(&others)) {
            self.is_locked.set(self.others.take() == Some(Others::Locking));
            self.git.others_share(self.theirs.incoming.as_ref().expect("what others did"));
        }
    }
}

impl Exchange for Desk<'_> {
    fn bring_in(&mut self) -> Result<Option<usize>> {
        let (session, _) = begin(self.disk, self.git, true)?;
        self.others_share(&[Others::First]);
        if let Some(incoming) = self.repository().fetch()? {
            session.take_up(&self.repository(), &incoming, &mut |_| ())?;
        }
        Ok(Some(self.repository().ahead()?))
    }

    fn push(&mut self) -> Result<Pushed> {
        self.others_share(&[Others::Faster, Others::Locking]);
        if self.is_locked.get() {
            return Ok(Pushed::Locked("main.lock".to_owned()));
        }
        self.repository().push()
    }
}

/// What of a disk is shared.
fn shared(disk: &Memory) -> Held {
    let mut files = disk.files();
    files.retain(|path, _| !path.starts_with(GIT));
    files
}

/// Shares what `own` did beside what the others did, while `trouble` comes with the deed `at`; whether there
/// was such a deed.
fn shares(own: &Judged, theirs: &Judged, others: Others, (trouble, at): (Trouble, usize)) -> bool {
    let what = format!("{} beside {}: {others:?}, {trouble:?} at deed {at}", own.name, theirs.name);
    let disk = theirs.disk.copy();
    let git = History::of(&disk);
    git.store_holds(&disk);
    // What was done here lies in git, and not in the store.
    super::carry_out(&disk, own, &git).unwrap_or_else(|error| panic!("{what}: {error:#}"));
    let git = git.with(trouble, at);
    disk.plan(Plan::default(), Vec::new());
    let (others, is_locked) = (Cell::new(Some(others)), Cell::new(false));
    let mut desk = Desk { disk: &disk, git: &git, theirs, others: &others, is_locked: &is_locked };
    let first = pass_on(&mut desk);
    let has_all = git.store() == git.told();
    match &first {
        Ok(_) => assert!(has_all, "{what}: it said that it was shared"),
        Err(error) if is_locked.get() => {
            let error = format!("{error:#}");
            let is_reached = error.contains("main.lock") || git.deeds() >= at;
            assert!(is_reached && !error.contains("Noen andre"), "{what}: {error}");
        }
        Err(error) => assert!(git.deeds() >= at, "{what}: {error:#}"),
    }
    let is_reached = git.deeds() >= at;

    // The next command, at a desk where all is well, and where somebody has taken the lock away.
    git.is_well_again();
    is_locked.set(false);
    if others.get().is_some() {
        others.set(Some(Others::First));
    }
    let disk = if trouble.ends() { disk.after(Unkept::Stays) } else { disk.copy() };
    disk.plan(Plan::default(), Vec::new());
    let mut desk = Desk { disk: &disk, git: &git, theirs, others: &others, is_locked: &is_locked };
    let again = pass_on(&mut desk).unwrap_or_else(|error| panic!("{what}: {error:#}"));
    assert_eq!(again == Some(0), has_all, "{what}: {again:?}");
    assert_eq!(git.store(), git.told(), "{what}: not all of it is shared");
    assert_eq!(git.store(), shared(&disk), "{what}: what is shared is not what is here");
    if others.get().is_none() {
        for file in &theirs.change.files {
            let bytes = git.store().remove(&Path::new(ROOT).join(&file.path));
            assert_eq!(bytes.as_deref(), Some(&*file.bytes), "{what}: {} of theirs is lost", file.path);
        }
    }
    for file in &own.change.files {
        let bytes = git.store().remove(&Path::new(ROOT).join(&file.path));
        assert_eq!(bytes.as_deref(), Some(&*file.bytes), "{what}: {} of ours is lost", file.path);
    }
    is_reached
}

/// Every deed goes wrong in every way, whenever the others share.
pub fn go_wrong_everywhere(own: &Judged, theirs: &Judged) {
    for others in ALL {
        for trouble in Trouble::ALL {
            let mut at = 1;
            while shares(own, theirs, others, (trouble, at)) {
                at += 1;
            }
            assert!(at > 4, "{}: git and the store are asked", own.name);
        }
    }
}
