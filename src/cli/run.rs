//! One run over one folder: read it, and write and commit what an attempt came to.

#![allow(clippy::disallowed_methods, reason = "it asks for the day")]

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::arguments::Global;
use super::progress::Progress;
use super::{output, tell};
use crate::attempt::{JudgedChange, Shelf};
use crate::desk::Desk;
use crate::disk;
use crate::disk::save::{self, Lock, PendingCommit};
use crate::git::{Committed, Git};
use crate::read::{self, BODIES, Files};
use crate::text::FileChange;
use crate::text::digest::Seal;

/// The folder on disk, held against others while it is changed.
pub struct Run {
    /// The workspace's root.
    pub root: PathBuf,
    lock: Option<Lock>,
    commits: bool,
}

impl Run {
    /// The folder to look at, with what a cut off command left in it finished.
    ///
    /// # Errors
    /// When there is no folder.
    pub fn open(global: &Global) -> Result<Self> {
        let root = disk::find_root(global.folder.as_deref())?;
        // What cannot be finished is no reason not to look.
        if let Err(error) = save::finish_interrupted(&root) {
            output::complain(&error);
        }
        Ok(Self { root, lock: None, commits: !global.no_commit })
    }

    /// The folder to change; nobody else can until this session ends.
    ///
    /// # Errors
    /// As [`Run::open`], and when the folder cannot be written to.
    pub fn open_to_write(global: &Global) -> Result<Self> {
        let root = disk::find_root(global.folder.as_deref())?;
        let lock = Lock::take(&root)?;
        save::finish_under_lock(&root)?;
        Ok(Self { root, lock: Some(lock), commits: !global.no_commit })
    }

    /// Reads and judges the folder.
    ///
    /// # Errors
    /// When git refuses to be told of what was cut off.
    pub fn desk(&self, global: &Global) -> Result<Desk> {
        let progress = Progress::start();
        let files = disk::load(&self.root, &|done, total| progress.show(done, total));
        let today = Today::of(global, &files);
        let desk = if self.lock.is_some() {
            Desk::open_telling(files, today.day, &|stage| progress.tell(stage))
        } else {
            Desk::look(files, today.day, None, &|stage| progress.tell(stage))
        };
        progress.clear();
        today.tell();
        if self.lock.is_some() {
            self.commit_what_was_cut_off()?;
        }
        Ok(desk)
    }

    /// Writes and commits a change as it was judged, or shows what it would do.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn carry_out(&self, change: &JudgedChange, dry_run: bool) -> Result<()> {
        let mut changed = Vec::new();
        for file in &change.files {
            let old = disk::read_file(&self.root, &file.path)?;
            if old.as_deref() != Some(&file.bytes) {
                changed.push((file, old));
            }
        }
        if dry_run {
            for (file, old) in &changed {
                // Lines around a change in a case that withholds something might show what it is.
                let is_open = change.before.case_in(&file.path).is_none_or(|case| !case.withholds());
                output::print(&tell::difference(file, old.as_deref(), if is_open { 2 } else { 0 }));
            }
            output::print(&format!("{} (prøvekjøring: ingenting er skrevet).\n", change.message));
            return Ok(());
        }
        let lock = self.lock.as_ref().context("Mappen ble åpnet for lesing.")?;
        let files: Vec<FileChange> = changed.iter().map(|(file, _)| (*file).clone()).collect();
        let paths: Vec<String> = change.files.iter().map(|file| file.path.clone()).collect();
        let git = self.repository(&paths)?;
        let commit = PendingCommit { paths, message: change.message.clone() };
        save::save(&self.root, lock, &files, git.is_some().then(|| commit.clone()))?;
        tell::written(change, &files);
        match git {
            Some(git) => self.commit(&git, &commit)?,
            None if self.commits && !files.is_empty() => {
                output::print("Mappen ligger ikke i git, så endringen er bare lagret på disken.\n");
            }
            None => {}
        }
        Ok(())
    }

    /// The repository to commit to; none when there is none, or the user wants no commit.
    fn repository(&self, paths: &[String]) -> Result<Option<Git>> {
        if !self.commits {
            return Ok(None);
        }
        let git = Git::open(&self.root).context("Ingenting er skrevet.")?;
        let hindrance = git.as_ref().map(|git| git.hindrance(paths)).transpose()?.flatten();
        if let Some(hindrance) = hindrance {
            bail!(
                "{hindrance} Er du i tvil, spør den som bruker git hos dere. Ingenting er skrevet; med \
                 --no-commit blir filene skrevet, men ikke lagret i git."
            );
        }
        Ok(git)
    }

    fn commit(&self, git: &Git, commit: &PendingCommit) -> Result<()> {
        let committed = git.commit(&commit.paths, &commit.message);
        save::committed(&self.root);
        let committed = committed.with_context(|| {
            let paths: Vec<String> = commit.paths.iter().map(|path| format!("\"{path}\"")).collect();
            format!(
                "Filene er skrevet, men ikke lagret i git. Rett det git sier under, og kjør:\n     git \
                 commit -m \"{}\" -- {}",
                commit.message,
                paths.join(" ")
            )
        })?;
        match committed {
            Committed::Made(name) => output::print(&format!("Lagret i git som {name}.\n")),
            Committed::Ignored => {
                output::print("Filene er skrevet, men git er satt til å overse dem (.gitignore).\n")
            }
            Committed::NothingNew => {}
        }
        Ok(())
    }

    /// Tells git what an earlier command wrote before it was cut off.
    fn commit_what_was_cut_off(&self) -> Result<()> {
        let Some(pending) = save::uncommitted(&self.root) else { return Ok(()) };
        match self.repository(&pending.paths)? {
            Some(git) => {
                output::print(&format!("Fra en avbrutt kommando: {}.\n", pending.message));
                self.commit(&git, &pending)
            }
            None => Ok(()),
        }
    }
}

impl Shelf for Run {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        disk::read_file(&self.root, path)
    }

    fn attachment(&self, path: &str) -> Result<Option<Vec<u8>>> {
        disk::read_attachment(&self.root, path)
    }

    fn picture(&self, path: &str) -> Option<Vec<u8>> {
        disk::read_picture(&self.root, path)
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        disk::names_in(&self.root, folder)
    }

    fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        disk::seals(&self.root, paths)
    }
}

/// The day that everything is judged by.
pub struct Today {
    /// The day.
    pub day: NaiveDate,
    is_of_example: bool,
}

impl Today {
    /// The day asked for; else the one that a folder that is an example stands on; else the day it is.
    pub fn of(global: &Global, files: &Files) -> Self {
        match (global.date, example_day(files)) {
            (Some(day), _) => Self { day, is_of_example: false },
            (None, Some(day)) => Self { day, is_of_example: true },
            (None, None) => Self { day: chrono::Local::now().date_naive(), is_of_example: false },
        }
    }

    /// Says that it is another day than people would think.
    pub fn tell(&self) {
        if self.is_of_example {
            output::tell_example_day(self.day);
        }
    }
}

/// The day that the council says its folder stands on, when it is an example.
fn example_day(files: &Files) -> Option<NaiveDate> {
    let bodies = files.texts.iter().find(|(path, _)| path == BODIES)?;
    let alone = Files { texts: vec![bodies.clone()], ..Files::default() };
    read::read(alone, NaiveDate::MIN).0.council.example_day
}
