//! The two sides of a comparison: the folder that is judged, and what it was before.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::output;
use super::progress::Progress;
use super::run::{Run, Today};
use crate::action::CheckFolder;
use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::git::{Git, Revision};
use crate::read::{BODIES, FileContent, Files};
use crate::render::screen;
use crate::rules::KnownFindings;

/// The folder that is judged, and what it is compared with.
pub struct Sides {
    /// Where it lies; empty when it lies nowhere on disk.
    pub root: PathBuf,
    /// The folder.
    pub desk: Desk,
    /// The session in which it is looked at, when it lies on disk.
    pub run: Option<Run>,
    base: Option<Desk>,
}

impl Sides {
    fn of(global: &Global, root: PathBuf, files: Files, base: Option<Files>, progress: &Progress) -> Self {
        let today = Today::of(global, &files);
        let look = |files, base| Desk::look(files, today.day, base, &|stage| progress.tell(stage));
        let base = base.map(|files| look(files, None));
        let desk = look(files, base.as_ref().map(|base| Arc::clone(base.workspace())));
        progress.clear();
        today.tell();
        Self { root, desk, run: None, base }
    }

    fn on_disk(global: &Global, run: Run, base: Option<Files>) -> Self {
        let progress = Progress::start();
        let root = run.session.folder.root.clone();
        let files = disk::load(&root, &|done, total| progress.show(done, total));
        Self { run: Some(run), ..Self::of(global, root, files, base, &progress) }
    }

    /// What is found in the folder and was not before, and what was there already.
    pub fn divided(&self) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
        let found = self.desk.found();
        match &self.base {
            Some(base) => {
                KnownFindings::new(base.workspace(), base.found()).divide(self.desk.workspace(), found)
            }
            None => (found.iter().collect(), Vec::new()),
        }
    }
}

/// The folder as it is asked for: from disk or from git, alone or beside what it was.
///
/// # Errors
/// When a side cannot be found.
pub fn open(global: &Global, asked: &CheckFolder) -> Result<Sides> {
    match (&asked.at, &asked.since) {
        (None, None) => Ok(Sides::on_disk(global, Run::open(global)?, None)),
        (None, Some(since)) => on_disk(global, since),
        (Some(at), since) => in_git(global, at, since.as_deref()),
    }
}

/// The folder on disk, beside what it was where its history and that of `since` parted: what others
/// have done there meanwhile is not this change's doing.
fn on_disk(global: &Global, since: &str) -> Result<Sides> {
    let run = Run::open(global)?;
    let git = Git::open(&run.session.folder.root)?.context(
        "Mappen ligger ikke i git, så det finnes ikke noe å sammenligne med. Kjør «ipr check» uten --siden.",
    )?;
    let prefix = git.prefix();
    let mut is_as_named = false;
    let base = match git.revision(since)? {
        None => None,
        Some(named) => {
            let head = git.revision("HEAD").ok().flatten();
            let parting = head.and_then(|head| git.parting(&named, &head));
            is_as_named = parting.is_none();
            Some(parting.unwrap_or(named))
        }
    };
    let base = files_of_base(&git, base.as_ref(), prefix, since)?;
    if is_as_named && base.is_some() {
        note(&format!("Fant ikke stedet der «{since}» og HEAD skilte lag, så «{since}» brukes slik den er."));
    }
    Ok(Sides::on_disk(global, run, base))
}

/// The folder as git has it in `at`, beside what it was in `since`: both exactly as they are named,
/// since a push may also put a branch back.
fn in_git(global: &Global, at: &str, since: Option<&str>) -> Result<Sides> {
    let git = Git::here()?;
    let revision =
        git.revision(at)?.with_context(|| format!("«{at}» er ikke en commit: grenen er slettet."))?;
    let prefix = council_in(&git, &revision, at, global.folder.as_deref())?;
    let files = git.files(&revision, &prefix)?;
    let base = match since {
        Some(since) => files_of_base(&git, git.revision(since)?.as_ref(), &prefix, since)?,
        None => None,
    };
    Ok(Sides::of(global, PathBuf::new(), files, base, &Progress::start()))
}

/// The council's files in `revision`; none, said aloud, when there is no council there.
fn files_of_base(git: &Git, revision: Option<&Revision>, prefix: &str, name: &str) -> Result<Option<Files>> {
    let Some(revision) = revision else {
        note("Grenen er ny og har ikke noe før seg: alt regnes som nytt.");
        return Ok(None);
    };
    let files = git.files(revision, prefix)?;
    let is_council =
        files.texts.iter().any(|(path, content)| path == BODIES && *content != FileContent::Link);
    if !is_council {
        note(&format!("Det er ingen bodies.yaml i «{name}» å sammenligne med: alt regnes som nytt."));
        return Ok(None);
    }
    Ok(Some(files))
}

/// Says how the comparison is made, apart from what it gives.
fn note(text: &str) {
    output::print_error(&screen::paragraph(text));
}

/// The path inside the repository of the council's folder: `folder` seen from where we stand, or the
/// nearest upwards with a bodies.yaml.
fn council_in(git: &Git, revision: &Revision, at: &str, folder: Option<&Path>) -> Result<String> {
    let mut parts: Vec<String> = git.prefix().split('/').map(str::to_owned).collect();
    parts.retain(|part| !part.is_empty());
    for component in folder.into_iter().flat_map(Path::components) {
        match component {
            Component::CurDir => {}
            Component::ParentDir if !parts.is_empty() => drop(parts.pop()),
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            _ => bail!("Med --fra-git er --mappe et sted i git-lageret, som «raad», og ikke på disken."),
        }
    }
    loop {
        let prefix: String = parts.iter().map(|part| format!("{part}/")).collect();
        if git.has(revision, &format!("{prefix}{BODIES}")) {
            return Ok(prefix);
        }
        if folder.is_some() || parts.pop().is_none() {
            bail!("Fant ingen bodies.yaml i «{at}». Ligger rådet i en mappe, pek på den med --mappe.");
        }
    }
}
