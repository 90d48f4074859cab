//! One run over one folder: read it, judge a change, write it, commit it.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use similar::TextDiff;

use super::Outcome;
use super::arguments::Global;
use super::output;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::save::{self, FileChange, Lock};
use crate::git::{Committed, Git};
use crate::read::{self, Content, Files};
use crate::report::{Report, plain};
use crate::rules;
use crate::steps::{Change, NewText};
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
    files: Files,
    lock: Option<Lock>,
    commits: bool,
}

impl Session {
    /// Reads the folder to look at it.
    ///
    /// # Errors
    /// When there is no folder, or it cannot be listed.
    pub fn open(global: &Global) -> Result<Self> {
        let root = disk::find_root(global.mappe.as_deref())?;
        save::finish_interrupted(&root)?;
        Self::load(global, root, None)
    }

    /// Reads the folder to change it; nobody else can until this session ends.
    ///
    /// # Errors
    /// As [`Session::open`], and when the folder cannot be written to.
    pub fn open_to_write(global: &Global) -> Result<Self> {
        let root = disk::find_root(global.mappe.as_deref())?;
        let lock = Lock::take(&root)?;
        save::finish_under_lock(&root)?;
        Self::load(global, root, Some(lock))
    }

    fn load(global: &Global, root: PathBuf, lock: Option<Lock>) -> Result<Self> {
        let today = global.dato.unwrap_or_else(|| chrono::Local::now().date_naive());
        let progress = Progress::start();
        let files = disk::load(&root, &|done, total| progress.show(done, total))?;
        progress.clear();
        let kept = if lock.is_some() { files.clone() } else { Files::default() };
        let (workspace, read) = read::read(files, today);
        let found = rules::check(&workspace, read);
        Ok(Self { root, workspace, found, files: kept, lock, commits: !global.no_commit })
    }

    /// The folder as it would be with `texts` in it, and everything wrong with that.
    pub fn with(&self, texts: &[NewText]) -> (Workspace, Vec<Diagnostic>) {
        let mut files = self.files.clone();
        for new in texts {
            let content = Content::Text(new.text.clone());
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
        let before: HashSet<_> =
            self.found.iter().map(|diagnostic| with_line(&self.workspace, diagnostic)).collect();
        found.iter().filter(|diagnostic| !before.contains(&with_line(after, diagnostic))).collect()
    }

    /// Judges a change by the rules, then writes and commits it, or shows what it would do.
    ///
    /// # Errors
    /// When something cannot be written, or git refuses.
    pub fn carry_out(&self, change: &Change, dry_run: bool) -> Result<Outcome> {
        let (after, found) = self.with(&change.texts);
        let brought_in = self.brought_in(&after, &found);
        let refusing: Vec<&Diagnostic> =
            brought_in.iter().copied().filter(|diagnostic| diagnostic.refuses_step).collect();
        if !refusing.is_empty() {
            return Ok(refuse(&after, &refusing));
        }
        let warnings = brought_in.iter().copied().filter(|diagnostic| {
            diagnostic.severity != Severity::Error && !diagnostic.is_outstanding(after.today)
        });
        let report = Report { found: warnings.collect(), outstanding: Vec::new() };
        if !report.found.is_empty() {
            output::print(&plain::render(&report, &after.sources, output::is_coloured()));
            output::print("\n");
        }
        let changes = change
            .texts
            .iter()
            .map(|new| FileChange { path: new.path.clone(), bytes: new.text.clone().into() });
        self.write(&changes.collect::<Vec<_>>(), &change.message, &change.notes, dry_run)
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
                output::print(&difference(change, old.as_deref()));
            }
            output::print(&format!("{message} (prøvekjøring: ingenting er skrevet).\n"));
            return Ok(Outcome::Clean);
        }
        let lock = self.lock.as_ref().context("Mappen ble åpnet for lesing.")?;
        let files: Vec<FileChange> = changed.iter().map(|(change, _)| change.clone()).collect();
        save::save(&self.root, lock, &files)?;
        for change in changes {
            let is_changed = files.iter().any(|file| file.path == change.path);
            let word = if is_changed { "skrevet" } else { "uendret" };
            output::print(&format!("{word}  {}\n", change.path));
        }
        output::print(&format!("{message}.\n"));
        for note in notes {
            output::print(&format!("{}\n", plain::wrap(note, plain::WIDTH)));
        }
        self.commit(changes, message)?;
        Ok(Outcome::Clean)
    }

    fn commit(&self, changes: &[FileChange], message: &str) -> Result<()> {
        if !self.commits || changes.is_empty() {
            return Ok(());
        }
        let Some(git) = Git::open(&self.root) else {
            output::print("Mappen ligger ikke i git, så endringen er bare lagret på disken.\n");
            return Ok(());
        };
        let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
        let committed = git.commit(&paths, message).with_context(|| {
            "Filene er skrevet, men ikke lagret i git. Rett det git sier, og kjør «git commit» selv, eller bruk --no-commit."
        })?;
        match committed {
            Committed::Made(name) => output::print(&format!("Lagret i git som {name}.\n")),
            Committed::NothingNew => {}
        }
        Ok(())
    }
}

/// A finding as it can be known again in a changed folder: by its file, its words and the line it is on.
fn with_line<'a>(
    workspace: &'a Workspace,
    diagnostic: &'a Diagnostic,
) -> (&'a str, &'a str, &'a str, &'a str) {
    let source = workspace.source(diagnostic.place.source);
    let (line, _) = source.line_and_column(diagnostic.place.start as usize);
    let text = source.text.lines().nth(line - 1).unwrap_or_default();
    (diagnostic.code, &source.path, &diagnostic.message, text)
}

/// Says why a step is not taken.
fn refuse(after: &Workspace, refusing: &[&Diagnostic]) -> Outcome {
    let report = Report { found: refusing.to_vec(), outstanding: Vec::new() };
    output::print(&plain::render(&report, &after.sources, output::is_coloured()));
    output::print("Steget er ikke tatt, og ingenting er endret.\n");
    Outcome::Found
}

fn difference(change: &FileChange, old: Option<&[u8]>) -> String {
    let (Ok(new), Ok(old)) =
        (std::str::from_utf8(&change.bytes), std::str::from_utf8(old.unwrap_or_default()))
    else {
        return format!("{} ({} byte)\n", change.path, change.bytes.len());
    };
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(2).header(&change.path, &change.path).to_string()
}

/// How far reading has come, on a terminal, once it has taken more than a second.
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

    fn show(&self, done: usize, total: usize) {
        if !self.is_terminal || !done.is_multiple_of(500) || self.started.elapsed() < Duration::from_secs(1) {
            return;
        }
        self.shown.store(true, Ordering::Relaxed);
        output::print_error(&format!("\rLeser {done} av {}", norsk::count(total, "fil", "filer")));
    }

    fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) {
            output::print_error("\r\x1b[K");
        }
    }
}
