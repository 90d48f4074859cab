//! One run over one folder: read it, and write and commit what an attempt came to.

#![allow(clippy::disallowed_methods, reason = "it asks for the day")]

use anyhow::Result;
use chrono::NaiveDate;

use super::arguments::Global;
use super::progress::Progress;
use super::session::Session;
use super::taking::Incoming;
use super::{output, tell};
use crate::action::NewCouncil;
use crate::attempt::JudgedChange;
use crate::desk::Desk;
use crate::disk::{self, BroughtCommit, Folder, RealDisk};
use crate::git::{Git, Revision};
use crate::read::{self, BODIES, Files};
use crate::render::screen;
use crate::steps::new_council;
use crate::workspace::Workspace;

/// The folder on disk, held against others while it is changed.
pub struct Run {
    /// The workspace.
    pub session: Session,
    pub(super) commits: bool,
}

impl Run {
    /// The folder to look at, with what a cut off command left in it finished, and what git is owed told.
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
        let run = Self { session: Session::to_look(folder), commits: !global.no_commit };
        run.tell_what_is_owed();
        Ok(run)
    }

    /// The folder to change; nobody else can until this session ends.
    ///
    /// # Errors
    /// As [`Run::open`], and when the folder cannot be written to.
    pub fn open_to_write(global: &Global) -> Result<Self> {
        let folder = Folder::new(RealDisk, &disk::find_root(global.folder.as_deref())?);
        let (session, told) = Session::to_write(folder)?;
        tell_aside(told);
        Ok(Self { session, commits: !global.no_commit })
    }

    /// A folder that becomes a council, in a repository that is made unless there is one or it is only tried.
    ///
    /// # Errors
    /// When the council has no name, the folder is one already or lies in one, or it cannot be written to.
    pub fn begin(global: &Global, council: &NewCouncil) -> Result<Self> {
        new_council::name_of(council)?;
        let root = disk::empty_root(global.folder.as_deref())?;
        let commits = !global.no_commit;
        if commits && !council.trial.dry_run && Git::open(&root)?.is_none() {
            match Git::create(&root) {
                Ok(()) => output::print("Mappen er nå et git-lager.\n"),
                // A council may begin without git; each command says that it is not used.
                Err(error) => output::complain(&error),
            }
        }
        let (session, told) = Session::to_write(Folder::new(RealDisk, &root))?;
        tell_aside(told);
        Ok(Self { session, commits })
    }

    /// The folder as it is asked about before anything is done with it.
    pub fn to_ask(&self, global: &Global) -> Workspace {
        let files = self.session.folder.load(&|_, _| {});
        let today = Today::of(global, &files).day;
        read::read(files, today).0
    }

    /// Reads and judges the folder.
    pub fn desk(&self, global: &Global) -> Desk {
        let progress = Progress::start();
        let files = self.session.folder.load(&|done, total| progress.show(done, total));
        let today = Today::of(global, &files);
        let desk = if self.session.is_to_write() {
            Desk::open_telling(files, today.day, &|stage| progress.tell(stage))
        } else {
            Desk::look(files, today.day, None, &|stage| progress.tell(stage))
        };
        progress.clear();
        today.tell();
        desk
    }

    /// Writes and commits a change as it was judged, or shows what it would do. What people have written
    /// themselves in the files that it touches is saved first; in all files when it `rests_on_all`.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn carry_out(&self, change: &JudgedChange, dry_run: bool, rests_on_all: bool) -> Result<()> {
        let changed = self.session.replacements(change)?;
        if dry_run {
            for file in &change.files {
                if changed.iter().all(|changed| changed.path != file.path) {
                    continue;
                }
                let old = self.session.folder.file(&file.path)?;
                output::print(&tell::difference(change, file, old.as_deref()));
            }
            for path in &change.gone {
                output::print(&format!("{} fjernes\n", tell::path_of(change, path)));
            }
            let told = format!("{} (prøvekjøring: ingenting er skrevet).", change.message);
            output::print(&screen::paragraph(&told));
            return Ok(());
        }
        let git = self.repository(&change.paths())?;
        if let Some(git) = &git {
            self.save_what_it_rests_on(git, change, rests_on_all)?;
        }
        let commit = self.session.write(change, &changed, git.is_some())?;
        tell::written(change, &changed);
        match git {
            Some(git) => self.session.commit(&git, &commit, &mut output::print)?,
            None if self.commits && !changed.is_empty() => {
                output::print("Mappen ligger ikke i git, så endringen er bare lagret på disken.\n");
            }
            None => {}
        }
        Ok(())
    }

    /// Lays a commit in the folder, where the branch stands on the first, and lets it stand on it.
    ///
    /// # Errors
    /// As for [`Session::take_up`].
    pub fn take_up(&self, git: &Git, (from, to): (&Revision, &Revision), message: String) -> Result<()> {
        let commit = BroughtCommit { from: from.name().to_owned(), to: to.name().to_owned() };
        let incoming = Incoming { commit, message, files: git.laid(from, to)? };
        self.session.take_up(git, &incoming, &mut output::print)
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
