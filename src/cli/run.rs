//! One run over one folder: read it, and write and commit what an attempt came to.

#![allow(clippy::disallowed_methods, reason = "it asks for the day")]

use std::collections::HashMap;

use anyhow::{Context, Result};
use chrono::NaiveDate;

use super::arguments::Global;
use super::progress::Progress;
use super::{output, tell};
use crate::attempt::{JudgedChange, Shelf};
use crate::desk::Desk;
use crate::disk::{self, Folder, Lock, PendingCommit, RealDisk, Replacement};
use crate::git::Git;
use crate::read::{self, BODIES, Files};
use crate::render::screen;
use crate::text::digest::{Digest, Seal};
use crate::text::limits::SizeLimit;

/// The folder on disk, held against others while it is changed.
pub struct Run {
    /// The workspace.
    pub folder: Folder,
    lock: Option<Lock>,
    pub(super) commits: bool,
}

impl Run {
    /// The folder to look at, with what a cut off command left in it finished.
    ///
    /// # Errors
    /// When there is no folder.
    pub fn open(global: &Global) -> Result<Self> {
        let folder = Folder::new(RealDisk, &disk::find_root(global.folder.as_deref())?);
        // What cannot be finished is no reason not to look.
        match folder.settle_interrupted() {
            Ok(told) => tell_aside(told),
            Err(error) => output::complain(&error),
        }
        Ok(Self { folder, lock: None, commits: !global.no_commit })
    }

    /// The folder to change; nobody else can until this session ends.
    ///
    /// # Errors
    /// As [`Run::open`], and when the folder cannot be written to.
    pub fn open_to_write(global: &Global) -> Result<Self> {
        let folder = Folder::new(RealDisk, &disk::find_root(global.folder.as_deref())?);
        let lock = folder.lock()?;
        tell_aside(folder.settle(&lock)?);
        Ok(Self { folder, lock: Some(lock), commits: !global.no_commit })
    }

    /// Reads and judges the folder.
    pub fn desk(&self, global: &Global) -> Desk {
        let progress = Progress::start();
        let files = self.folder.load(&|done, total| progress.show(done, total));
        let today = Today::of(global, &files);
        let desk = if self.lock.is_some() {
            Desk::open_telling(files, today.day, &|stage| progress.tell(stage))
        } else {
            Desk::look(files, today.day, None, &|stage| progress.tell(stage))
        };
        progress.clear();
        today.tell();
        desk
    }

    /// Writes and commits a change as it was judged, or shows what it would do.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn carry_out(&self, change: &JudgedChange, dry_run: bool) -> Result<()> {
        let mut changed = Vec::new();
        for file in &change.files {
            let before = self.before(change, &file.path)?;
            if before != Some(Digest::of(&file.bytes)) {
                changed.push(Replacement { path: &file.path, after: Some(&file.bytes), before });
            }
        }
        for path in &change.gone {
            changed.push(Replacement { path, after: None, before: self.before(change, path)? });
        }
        if dry_run {
            for file in &change.files {
                if changed.iter().all(|changed| changed.path != file.path) {
                    continue;
                }
                let old = self.folder.file(&file.path)?;
                output::print(&tell::difference(change, file, old.as_deref()));
            }
            for path in &change.gone {
                output::print(&format!("{path} fjernes\n"));
            }
            output::print(&format!("{} (prøvekjøring: ingenting er skrevet).\n", change.message));
            return Ok(());
        }
        let lock = self.held()?;
        let mut paths: Vec<String> = change.files.iter().map(|file| file.path.clone()).collect();
        paths.extend(change.gone.iter().cloned());
        let git = self.repository(&paths)?;
        let commit = PendingCommit { paths, message: change.message.clone() };
        self.folder.save(lock, &changed, git.is_some().then(|| commit.clone()))?;
        tell::written(change, &changed);
        match git {
            Some(git) => self.commit(&git, &commit)?,
            None if self.commits && !changed.is_empty() => {
                output::print("Mappen ligger ikke i git, så endringen er bare lagret på disken.\n");
            }
            None => {}
        }
        Ok(())
    }

    /// The digest of what a file of the change held when it was read; none when it was not there.
    fn before(&self, change: &JudgedChange, path: &str) -> Result<Option<Digest>> {
        if !read::is_read(path) {
            return self.folder.first_seen(path);
        }
        let sources = &change.before.sources;
        Ok(sources.find(path).map(|id| Digest::of(sources[id].text.as_bytes())))
    }

    /// The lock, which a folder that is only looked at has not.
    pub(super) fn held(&self) -> Result<&Lock> {
        self.lock.as_ref().context("Mappen ble åpnet for lesing.")
    }
}

impl Shelf for Run {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.folder.file(path)
    }

    fn whole(&self, path: &str, limit: &SizeLimit) -> Result<Option<Vec<u8>>> {
        self.folder.whole(path, limit)
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        self.folder.names_in(folder)
    }

    fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        match Git::open(&self.folder.root)? {
            Some(git) => git.ages(paths),
            None => Ok(vec![None; paths.len()]),
        }
    }

    fn seals(&self, paths: &[String]) -> HashMap<String, Seal> {
        self.folder.seals(paths)
    }
}

/// Says what a command that was cut off has left behind, apart from what is asked for.
fn tell_aside(told: Option<String>) {
    if let Some(told) = told {
        output::print_error(&screen::paragraph(&told));
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
