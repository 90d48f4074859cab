//! One run over one folder: read it, judge a change, write it, commit it.

#![allow(clippy::disallowed_methods, reason = "it asks for the day and how long it has worked")]

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use similar::TextDiff;

use super::arguments::Global;
use super::{Outcome, calendar, output};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::save::{self, FileChange, Lock, PendingCommit};
use crate::git::{Committed, Git};
use crate::read::{self, FileContent, Files};
use crate::report::{Report, plain};
use crate::rules::{self, KnownFindings};
use crate::steps::{Change, NewText};
use crate::text::SourceId;
use crate::text::wrap;
use crate::workspace::Workspace;
use crate::{disk, norsk};

/// The folder as it was read, and what was found in it.
pub struct Session {
    /// The workspace's root.
    pub root: PathBuf,
    /// The folder, parsed.
    pub workspace: Workspace,
    /// Everything wrong with it.
    pub found: Vec<Diagnostic>,
    /// Everything wrong with what it is compared with.
    pub found_before: Vec<Diagnostic>,
    files: Files,
    lock: Option<Lock>,
    commits: bool,
}

impl Session {
    /// Reads the folder to look at it.
    ///
    /// # Errors
    /// When there is no folder.
    pub fn open(global: &Global) -> Result<Self> {
        Ok(Self::load(global, Self::root_to_look_at(global)?, None))
    }

    /// The folder's root, with what a cut off command left in it finished.
    ///
    /// # Errors
    /// When there is no folder.
    pub fn root_to_look_at(global: &Global) -> Result<PathBuf> {
        let root = disk::find_root(global.folder.as_deref())?;
        // What cannot be finished is no reason not to look.
        if let Err(error) = save::finish_interrupted(&root) {
            output::complain(&error);
        }
        Ok(root)
    }

    /// Reads the folder to change it; nobody else can until this session ends.
    ///
    /// # Errors
    /// As [`Session::open`], and when the folder cannot be written to.
    pub fn open_to_write(global: &Global) -> Result<Self> {
        let root = disk::find_root(global.folder.as_deref())?;
        let lock = Lock::take(&root)?;
        save::finish_under_lock(&root)?;
        let session = Self::load(global, root, Some(lock));
        session.commit_what_was_cut_off()?;
        Ok(session)
    }

    /// Reads the folder at `root` beside `base`, the files that it is compared with.
    pub fn open_beside(global: &Global, root: PathBuf, base: Option<Files>) -> Self {
        let progress = Progress::start();
        let files = disk::load(&root, &|done, total| progress.show(done, total));
        Self { root, ..Self::judged(global, files, base, &progress) }
    }

    /// A folder that lies nowhere on disk, judged beside `base` when there is one.
    pub fn of(global: &Global, files: Files, base: Option<Files>) -> Self {
        Self::judged(global, files, base, &Progress::start())
    }

    fn judged(global: &Global, files: Files, base: Option<Files>, progress: &Progress) -> Self {
        let read_on = |files, today| {
            progress.say("Tolker filene");
            read::read(files, today)
        };
        let judge = |workspace: &Workspace, read| {
            progress.say("Spør reglene");
            rules::check(workspace, read)
        };
        let asked = global.date.unwrap_or_else(|| chrono::Local::now().date_naive());
        let (mut workspace, read) = read_on(files, asked);
        let example_day = workspace.council.example_day.filter(|_| global.date.is_none());
        workspace.today = example_day.unwrap_or(asked);
        let (base, found_before) = base
            .map(|files| {
                let (before, read) = read_on(files, workspace.today);
                let found = judge(&before, read);
                (Arc::new(before), found)
            })
            .unzip();
        workspace.base = base;
        let found = judge(&workspace, read);
        progress.clear();
        if let Some(day) = example_day {
            output::tell_example_day(day);
        }
        Self {
            root: PathBuf::new(),
            workspace,
            found,
            found_before: found_before.unwrap_or_default(),
            files: Files::default(),
            lock: None,
            commits: !global.no_commit,
        }
    }

    fn load(global: &Global, root: PathBuf, lock: Option<Lock>) -> Self {
        let progress = Progress::start();
        let files = disk::load(&root, &|done, total| progress.show(done, total));
        let kept = if lock.is_some() { files.clone() } else { Files::default() };
        Self { root, files: kept, lock, ..Self::judged(global, files, None, &progress) }
    }

    /// Learns what the files at `paths` hold, besides those that have been sent already.
    pub fn know(&mut self, paths: &[String]) {
        let seals = disk::seals(&self.root, paths);
        self.files.seals.extend(seals.clone());
        self.workspace.seals.extend(seals);
    }

    /// What is found here and was not before, and what was there already.
    pub fn divided(&self) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
        match &self.workspace.base {
            Some(base) => KnownFindings::new(base, &self.found_before).divide(&self.workspace, &self.found),
            None => (self.found.iter().collect(), Vec::new()),
        }
    }

    /// What is wrong in one file and not set aside.
    pub fn standing_in(&self, file: SourceId) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(move |found| found.place.source == file && found.waived.is_none())
    }

    /// The folder as it would be with `texts` in it, and everything wrong with that.
    pub fn with(&self, texts: &[NewText]) -> (Workspace, Vec<Diagnostic>) {
        let mut files = self.files.clone();
        for new in texts {
            let content = FileContent::Text(new.text.clone());
            match files.texts.iter_mut().find(|(path, _)| *path == new.path) {
                Some((_, old)) => *old = content,
                None => files.texts.push((new.path.clone(), content)),
            }
        }
        let (workspace, read) = read::read(files, self.workspace.today);
        let found = rules::check(&workspace, read);
        (workspace, found)
    }

    /// What `found`, in the folder as it would be, has that was not there before: what is new, and what
    /// stands on a line that the change has touched.
    pub fn brought_in<'a>(&self, after: &Workspace, found: &'a [Diagnostic]) -> Vec<&'a Diagnostic> {
        KnownFindings::new(&self.workspace, &self.found).divide(after, found).0
    }

    /// Judges a change by the rules, then writes and commits it, or shows what it would do.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn carry_out(&self, change: &Change, dry_run: bool) -> Result<Outcome> {
        self.judge_and_write(change, Vec::new(), dry_run, |_, _| false)
    }

    /// The same for a change of days, with `papers` that follow from it. No case is taken a step by that,
    /// so what was outstanding before and still is stands in nobody's way.
    ///
    /// # Errors
    /// As [`Session::carry_out`].
    pub fn reschedule(&self, change: &Change, papers: Vec<FileChange>, dry_run: bool) -> Result<Outcome> {
        self.judge_and_write(change, papers, dry_run, |after, finding| {
            let path = &after.source(finding.place.source).path;
            self.found.iter().any(|known| {
                known.code == finding.code
                    && known.message == finding.message
                    && self.workspace.source(known.place.source).path == *path
            })
        })
    }

    /// `is_known` says what was there before, and is no news although its line is touched.
    fn judge_and_write(
        &self,
        change: &Change,
        papers: Vec<FileChange>,
        dry_run: bool,
        is_known: impl Fn(&Workspace, &Diagnostic) -> bool,
    ) -> Result<Outcome> {
        let Some(after) = self.judge_but(change, is_known) else { return Ok(Outcome::Found) };
        let changes = change
            .texts
            .iter()
            .map(|new| FileChange { path: new.path.clone(), bytes: new.text.clone().into() });
        let notes: Vec<String> =
            change.notes.iter().cloned().chain(calendar::outdated(self, &after)).collect();
        self.write(&changes.chain(papers).collect::<Vec<_>>(), &change.message, &notes, dry_run)
    }

    /// The folder as a change would make it, and what ought to be looked at in it told; none, and why, when
    /// the rules refuse it.
    pub fn judge(&self, change: &Change) -> Option<Workspace> {
        self.judge_but(change, |_, _| false)
    }

    fn judge_but(
        &self,
        change: &Change,
        is_known: impl Fn(&Workspace, &Diagnostic) -> bool,
    ) -> Option<Workspace> {
        let (after, found) = self.with(&change.texts);
        let brought_in = self.brought_in(&after, &found);
        let refusing: Vec<&Diagnostic> = brought_in
            .iter()
            .copied()
            .filter(|diagnostic| diagnostic.stops_step())
            .filter(|diagnostic| !(diagnostic.is_outstanding(after.today) && is_known(&after, diagnostic)))
            .collect();
        if !refusing.is_empty() {
            refuse(&after, &refusing);
            return None;
        }
        let warnings = brought_in
            .iter()
            .copied()
            .filter(|diagnostic| diagnostic.severity != Severity::Error || diagnostic.waived.is_some())
            .filter(|diagnostic| !is_known(&after, diagnostic));
        let report = Report::of_due(warnings, after.today);
        if !report.is_empty() {
            output::print(&plain::render(&report, &after.sources, output::is_coloured()));
            output::print("\n");
        }
        Some(after)
    }

    /// Writes and commits files that need no judgement, or shows what it would do.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn write(
        &self,
        changes: &[FileChange],
        message: &str,
        notes: &[String],
        dry_run: bool,
    ) -> Result<Outcome> {
        let mut changed = Vec::new();
        for change in changes {
            let old = disk::read_file(&self.root, &change.path)?;
            if old.as_deref() != Some(&change.bytes) {
                changed.push((change.clone(), old));
            }
        }
        if dry_run {
            for (change, old) in &changed {
                // Lines around a change in a case that withholds something might show what it is.
                let is_open = self.workspace.case_in(&change.path).is_none_or(|case| !case.withholds());
                output::print(&difference(change, old.as_deref(), if is_open { 2 } else { 0 }));
            }
            output::print(&format!("{message} (prøvekjøring: ingenting er skrevet).\n"));
            return Ok(Outcome::Clean);
        }
        let lock = self.lock.as_ref().context("Mappen ble åpnet for lesing.")?;
        let files: Vec<FileChange> = changed.iter().map(|(change, _)| change.clone()).collect();
        let git = self.repository()?;
        let paths = changes.iter().map(|change| change.path.clone()).collect();
        let commit = PendingCommit { paths, message: message.to_owned() };
        save::save(&self.root, lock, &files, git.is_some().then(|| commit.clone()))?;
        for change in changes {
            let is_changed = files.iter().any(|file| file.path == change.path);
            let word = if is_changed { "skrevet" } else { "uendret" };
            output::print(&format!("{word}  {}\n", change.path));
        }
        output::print(&format!("{message}.\n"));
        for note in notes {
            output::print(&format!("{}\n", wrap(note, plain::WIDTH)));
        }
        match git {
            Some(git) => self.commit(&git, &commit)?,
            None if self.commits && !files.is_empty() => {
                output::print("Mappen ligger ikke i git, så endringen er bare lagret på disken.\n");
            }
            None => {}
        }
        Ok(Outcome::Clean)
    }

    /// The repository to commit to; none when there is none, or the user wants no commit.
    fn repository(&self) -> Result<Option<Git>> {
        if !self.commits {
            return Ok(None);
        }
        let git = Git::open(&self.root)?;
        if git.as_ref().is_some_and(Git::is_merging) {
            bail!(
                "Det pågår en fletting i git. Fullfør den med «git commit» først, eller bruk --no-commit. Ingenting er skrevet."
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
                "Filene er skrevet, men ikke lagret i git. Rett det git sier under, og kjør:\n     git commit -m \"{}\" -- {}",
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
        match self.repository()? {
            Some(git) => {
                output::print(&format!("Fra en avbrutt kommando: {}.\n", pending.message));
                self.commit(&git, &pending)
            }
            None => Ok(()),
        }
    }
}

/// Says why a step is not taken.
fn refuse(after: &Workspace, refusing: &[&Diagnostic]) {
    let report = Report { found: refusing.to_vec(), ..Report::default() };
    output::print(&plain::render(&report, &after.sources, output::is_coloured()));
    output::print("Steget er ikke tatt, og ingenting er endret.\n");
}

/// What a change does to a file, with so many lines of `context` around it.
fn difference(change: &FileChange, old: Option<&[u8]>, context: usize) -> String {
    let (Ok(new), Ok(old)) =
        (std::str::from_utf8(&change.bytes), std::str::from_utf8(old.unwrap_or_default()))
    else {
        return format!("{} ({} byte)\n", change.path, change.bytes.len());
    };
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(context).header(&change.path, &change.path).to_string()
}

/// How far a run has come, on a terminal, once it has taken long.
struct Progress {
    started: Instant,
    is_terminal: bool,
    shown: AtomicBool,
}

impl Progress {
    fn start() -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        Self { started: Instant::now(), is_terminal, shown: AtomicBool::new(false) }
    }

    /// Tells of files read, now and then.
    fn show(&self, done: usize, total: usize) {
        if done.is_multiple_of(500) && self.has_lasted(Duration::from_secs(1)) {
            self.write(&format!("Leser {done} av {}", norsk::count(total, "fil", "filer")));
        }
    }

    /// Tells what is done next. When reading alone took so long, the rest is going to be noticed.
    fn say(&self, what: &str) {
        if self.has_lasted(Duration::from_millis(250)) {
            self.write(what);
        }
    }

    fn has_lasted(&self, time: Duration) -> bool {
        self.is_terminal && self.started.elapsed() >= time
    }

    fn write(&self, what: &str) {
        self.shown.store(true, Ordering::Relaxed);
        output::print_error(&format!("\r\x1b[K{what} …"));
    }

    fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) {
            output::print_error("\r\x1b[K");
        }
    }
}
