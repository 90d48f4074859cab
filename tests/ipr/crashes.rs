//! Every command that writes, run through every point at which a disk, a process or a person can come in its
//! way.
//!
//! The disk is in memory and the same each time: it stops before its first, second … last operation, keeps or
//! loses what it was not told to keep, fills up, refuses to move a file, or somebody saves one meanwhile; and
//! git refuses, is cut off before or after a commit, or says that it made none when it did; and so does the
//! store that it is shared through, and others are there first.
//! Then the next command comes, and must find all files old or all new, what somebody saved as they saved it,
//! nothing half written lying about, and what git was not told still to be told.
//!
//! What can happen alone is tried at every point. What happens together is drawn: `IPR_CRASHES=100000 cargo
//! test --release --test ipr crashes` draws more, and `IPR_CRASHES=1234..1235` repeats one.

mod commands;
mod memory;
mod pushes;
mod repository;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use ipr::cli::Session;
use ipr::disk::Folder;
use ipr::git::Repository;

use crate::corpus::generator::random::Random;
use commands::Judged;
use memory::{Editor, Memory, Plan, Unkept};
use repository::{History, Simulated, Trouble};

const ROOT: &str = "/råd";
const GIT: &str = "/råd/.git";
/// What somebody saves, in place of whatever the file held.
const SAVED: &[u8] = b"lagret av en annen\n";
/// Rounds of what is drawn, for each command, when nobody asks for more.
const SHORT: u64 = 60;

type Held = BTreeMap<PathBuf, Arc<[u8]>>;

/// The lock, and what earlier commands wrote told to git, as every command does first; what of it is left.
/// `is_asked` is `ipr lagre`.
fn begin(disk: &Memory, git: &History, is_asked: bool) -> Result<(Session<Memory>, usize)> {
    let (session, _) = Session::to_write(Folder::new(disk.clone(), Path::new(ROOT)))?;
    let open = || Ok(Some(Simulated { disk, history: git }));
    let left = session.commit_what_is_owed(&open, is_asked, &mut |_| ())?;
    Ok((session, left))
}

/// A command from the lock to the commit. What was read for it is read again, as it was when it was judged.
fn carry_out(disk: &Memory, judged: &Judged, git: &History) -> Result<()> {
    let (session, _) = begin(disk, git, false)?;
    if let Some(incoming) = &judged.incoming {
        git.knows(incoming);
        disk.let_others_save();
        return session.take_up(&Simulated { disk, history: git }, incoming, &mut |_| ());
    }
    for path in &judged.asked {
        session.folder.file(path)?;
    }
    disk.let_others_save();
    let changed = session.replacements(&judged.change)?;
    let git = Simulated { disk, history: git };
    if let Some(hindrance) = git.hindrance(&judged.change.paths())? {
        bail!("{hindrance}");
    }
    let commit = session.write(&judged.change, &changed, true)?;
    session.commit(&git, &commit, &mut |_| ())
}

/// The files of the council, without those that somebody else saved.
fn files(disk: &Memory, but: &[Editor]) -> Held {
    let mut files = disk.files();
    files.retain(|path, _| !path.starts_with(GIT) && but.iter().all(|editor| editor.path != *path));
    files
}

/// What is so after the next command, whatever has happened to this one.
struct Afterwards {
    is_new: bool,
}

/// Nothing half written, and nothing undone, lies about.
fn leaves_nothing(disk: &Memory, what: &str) {
    for path in disk.files().keys().filter(|path| path.starts_with(GIT)) {
        let is_known = ["lock", "start", "HEAD"].iter().any(|name| path.ends_with(name));
        assert!(is_known, "{what}: {} is left", path.display());
    }
}

/// The next command comes, and finds what it must; and then somebody asks for what git is owed.
fn next(disk: &Memory, judged: &Judged, editors: &[Editor], git: &History, what: &str) -> Afterwards {
    git.is_well_again();
    let what = format!("{}: {what}", judged.name);
    let began = begin(disk, git, false).map(|(_, left)| left);
    let left = began.unwrap_or_else(|error| panic!("{what}: {error:#}"));
    let (now, old) = (files(disk, editors), files(&judged.disk, editors));
    let mut new = old.clone();
    for file in &judged.change.files {
        new.insert(Path::new(ROOT).join(&file.path), file.bytes.as_slice().into());
    }
    new.retain(|path, _| judged.change.gone.iter().all(|gone| *path != Path::new(ROOT).join(gone)));
    new.retain(|path, _| editors.iter().all(|editor| editor.path != *path));
    let is_new = now == new;
    assert!(is_new || now == old, "{what}: half of it is written");
    let held = disk.files();
    for editor in editors {
        let saved = held.get(&editor.path).map(|bytes| &**bytes);
        assert!(saved == Some(&*editor.text), "{what}: {} is not as it was saved", editor.path.display());
    }
    // What nobody has touched since is told unasked; the rest when somebody asks.
    assert!(left == 0 || !editors.is_empty(), "{what}: git is not told of all that it is owed");
    begin(disk, git, true).unwrap_or_else(|error| panic!("{what}: {error:#}"));
    leaves_nothing(disk, &what);
    let told = git.told();
    for path in judged.change.paths() {
        let path = Path::new(ROOT).join(path);
        let is_saved = editors.iter().any(|editor| editor.path == path);
        let is_told = told.get(&path) == held.get(&path);
        assert!(is_told || is_saved || !is_new, "{what}: git is not told of {}", path.display());
        let is_untold = told.get(&path) == judged.disk.files().get(&path);
        assert!(is_untold || is_saved || is_new, "{what}: git is told of {}", path.display());
    }
    Afterwards { is_new }
}

/// Runs a command as `plan` and `editors` have it; the disk afterwards, what git was told, and how it went.
fn run(judged: &Judged, plan: Plan, editors: &[Editor]) -> (Memory, History, Result<()>) {
    run_in(judged, plan, editors, History::of(&judged.disk))
}

fn run_in(judged: &Judged, plan: Plan, editors: &[Editor], git: History) -> (Memory, History, Result<()>) {
    let disk = judged.disk.copy();
    disk.plan(plan, editors.to_vec());
    let result = carry_out(&disk, judged, &git);
    (disk, git, result)
}

/// How many operations a command takes when nothing happens: those that change something, and all.
fn counted(judged: &Judged) -> (usize, usize) {
    let (disk, _, result) = run(judged, Plan::default(), &[]);
    result.unwrap_or_else(|error| panic!("{}: {error:#}", judged.name));
    disk.counted()
}

/// The process, or the machine, dies before each operation; and after the last.
fn dies_everywhere(judged: &Judged) {
    let (changes, _) = counted(judged);
    for at in 1..=changes + 1 {
        for unkept in [Unkept::Stays, Unkept::Goes, Unkept::Some(at as u64)] {
            let plan = Plan { dies_at: Some(at), ..Plan::default() };
            let (disk, git, result) = run(judged, plan, &[]);
            let what = format!("dies before operation {at} of {changes}, {unkept:?}");
            let after = next(&disk.after(unkept), judged, &[], &git, &what);
            assert!(
                after.is_new || result.is_err(),
                "{}: {what}: what it said was written is lost",
                judged.name
            );
        }
    }
}

/// The disk fills up, or an operation is refused, at each operation; the process goes on.
fn is_refused_everywhere(judged: &Judged) {
    let (changes, _) = counted(judged);
    for at in 1..=changes {
        let full = Plan { full_at: Some(at), ..Plan::default() };
        let refused = Plan { refused_at: Some(at), ..Plan::default() };
        for (plan, what) in [(full, "is full"), (refused, "refuses")] {
            let (disk, git, result) = run(judged, plan, &[]);
            let what = format!("{what} from operation {at} of {changes}");
            let after = next(&disk.copy(), judged, &[], &git, &what);
            assert!(after.is_new || result.is_err(), "{}: {what}: it said that it was written", judged.name);
        }
    }
}

/// A file is open in another program that lets nobody else move it: nothing is changed at all.
fn is_held_open(judged: &Judged) {
    for file in &judged.change.files {
        let path = Path::new(ROOT).join(&file.path);
        if judged.disk.files().get(&path).is_none_or(|old| **old == *file.bytes) {
            continue;
        }
        let disk = judged.disk.copy();
        disk.hold_open(path);
        let result = carry_out(&disk, judged, &History::of(&judged.disk));
        assert!(result.is_err(), "{}: {} is open", judged.name, file.path);
        assert_eq!(files(&disk, &[]), files(&judged.disk, &[]), "{}: {} is open", judged.name, file.path);
    }
}

/// Each thing that git is asked for goes wrong in each way: it refuses, the process ends before or after, or
/// git does it and says that it did not.
fn git_fails_everywhere(judged: &Judged) {
    let (_, git, _) = run(judged, Plan::default(), &[]);
    let deeds = git.deeds();
    assert!(deeds >= 2, "{}: git is asked before and after", judged.name);
    for at in 1..=deeds {
        for trouble in Trouble::ALL {
            for unkept in [Unkept::Stays, Unkept::Goes, Unkept::Some(at as u64)] {
                let git = History::of(&judged.disk).with(trouble, at);
                let (disk, git, result) = run_in(judged, Plan::default(), &[], git);
                let what = format!("{trouble:?} at deed {at} of {deeds} in git, {unkept:?}");
                // A process that lives keeps what it has written.
                let disk = if trouble.ends() { disk.after(unkept) } else { disk.copy() };
                let after = next(&disk, judged, &[], &git, &what);
                assert!(after.is_new || result.is_err(), "{}: {what}: what was written is lost", judged.name);
            }
        }
    }
}

/// Git refuses one command after the other: all of them are owed, and none is forgotten.
fn are_owed_together(first: &Judged, second: &Judged) {
    let git = History::of(&first.disk).with(Trouble::RefusesFromHere, 2);
    let (disk, git, result) = run_in(first, Plan::default(), &[], git);
    if files(&disk, &[]) != files(&second.disk, &[]) {
        return;
    }
    let what = format!("{}, and then {}", first.name, second.name);
    assert!(result.is_err(), "{what}: git refuses");
    git.is_well_again();
    let git = git.with(Trouble::RefusesCommits, 1);
    assert!(carry_out(&disk, second, &git).is_err(), "{what}: git refuses still");
    git.is_well_again();
    begin(&disk, &git, false).unwrap_or_else(|error| panic!("{what}: {error:#}"));
    leaves_nothing(&disk, &what);
    let (told, held) = (git.told(), disk.files());
    for path in first.change.paths().into_iter().chain(second.change.paths()) {
        let path = Path::new(ROOT).join(path);
        assert_eq!(told.get(&path), held.get(&path), "{what}: {}", path.display());
    }
}

/// The files that a command writes, as somebody else may save them.
fn targets(judged: &Judged) -> Vec<PathBuf> {
    let written = judged.change.files.iter().map(|file| &file.path);
    written.chain(&judged.change.gone).map(|path| Path::new(ROOT).join(path)).collect()
}

fn editor(path: &Path, at: usize, moves: bool) -> Editor {
    Editor { at, path: path.to_owned(), text: SAVED.into(), moves }
}

/// Somebody saves a file before each operation, in place or by moving a new one over it.
fn saved_everywhere(judged: &Judged) {
    let (_, looks) = counted(judged);
    let targets = targets(judged);
    for at in 1..=looks {
        let path = &targets[at % targets.len()];
        if !judged.disk.has_folder_of(path) {
            continue;
        }
        for moves in [false, true] {
            let editors = [editor(path, at, moves)];
            let (disk, git, _) = run(judged, Plan::default(), &editors);
            if disk.counted().1 < at {
                continue;
            }
            let what = format!("{} saved before operation {at} of {looks}, moved: {moves}", path.display());
            // A process that lives cleans up after itself.
            leaves_nothing(&disk, &what);
            next(&disk.copy(), judged, &editors, &git, &what);
        }
    }
}

/// Several things at once.
fn drawn(judged: &Judged, round: u64) {
    let mut random = Random::new(0xd15c, round, judged.name.len() as u64);
    let (changes, looks) = counted(judged);
    let targets = targets(judged);
    let mut editors = Vec::new();
    for _ in 0..random.below(3) {
        let path = random.pick(&targets);
        if judged.disk.has_folder_of(path) && editors.iter().all(|other: &Editor| other.path != *path) {
            editors.push(editor(path, 1 + random.below(looks), random.below(2) == 0));
        }
    }
    let mut point = || (random.below(2) == 0).then(|| 1 + random.below(changes));
    let plan = Plan { dies_at: point(), full_at: None, refused_at: point() };
    let trouble = *random.pick(&Trouble::ALL);
    let mut git = History::of(&judged.disk);
    if random.below(3) == 0 {
        git = git.with(trouble, 1 + random.below(4));
    }
    let (disk, git, _) = run_in(judged, plan, &editors, git);
    let reached = disk.counted().1;
    editors.retain(|editor| editor.at <= reached);
    let may_end = plan.dies_at.is_some() || git.has_ended();
    let unkept = if may_end { Unkept::Some(round) } else { Unkept::Stays };
    let what = format!("IPR_CRASHES={round}..{}", round + 1);
    next(&disk.after(unkept), judged, &editors, &git, &what);
}

/// `IPR_CRASHES` as a number of rounds or as a range of them.
fn rounds() -> Range<u64> {
    let Ok(asked) = std::env::var("IPR_CRASHES") else { return 0..SHORT };
    let number =
        |text: &str| text.parse().unwrap_or_else(|_| panic!("IPR_CRASHES={asked} is no number of rounds"));
    match asked.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => 0..number(&asked),
    }
}

#[test]
fn whatever_comes_in_the_way_of_a_command_the_next_finds_old_or_new() {
    let changes = commands::changes();
    assert!(changes.len() >= 10, "{}", changes.len());
    for judged in &changes {
        dies_everywhere(judged);
        is_refused_everywhere(judged);
        is_held_open(judged);
        git_fails_everywhere(judged);
        saved_everywhere(judged);
        for round in rounds() {
            drawn(judged, round);
        }
    }
    for pair in changes.windows(2) {
        are_owed_together(&pair[0], &pair[1]);
    }
}

#[test]
fn whatever_comes_in_the_way_of_sharing_the_next_command_shares_it_all() {
    for (own, theirs) in commands::beside_each_other() {
        pushes::go_wrong_everywhere(&own, &theirs);
    }
}
