//! `ipr check`

use std::path::{Component, Path};

use anyhow::{Result, bail};

use super::arguments::Global;
use super::sides::{self, Sides};
use super::{RunOutcome, output};
use crate::action::{CheckFolder, ReportFormat};
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::report::{Report, github, gitlab, json, plain, sarif, short};
use crate::workspace::Workspace;

/// The most files of a folder that git is asked about by a check. To look over more of them takes git as long
/// as the check itself; `ipr status` asks whatever it takes.
const ASKED_OF_GIT: usize = 5_000;

/// Judges the folder.
pub fn run(global: &Global, arguments: &CheckFolder) -> Result<RunOutcome> {
    let sides = sides::open(global, arguments)?;
    let workspace = sides.desk.workspace();
    let wanted = arguments
        .paths
        .iter()
        .map(|path| match arguments.at {
            Some(_) => wanted_in_git(workspace, path),
            None => wanted(&sides, path),
        })
        .collect::<Result<Vec<_>>>()?;
    let is_wanted = |diagnostic: &&Diagnostic| {
        let path = &workspace.source(diagnostic.place.source).path;
        wanted.is_empty() || wanted.iter().any(|wanted| is_inside(path, wanted))
    };
    let (found, earlier) = sides.divided();
    let report = Report {
        earlier: earlier.into_iter().filter(is_wanted).collect(),
        ..Report::new(found.into_iter().filter(is_wanted), workspace.today)
    };
    let told = text(&sides, &report, arguments.format);
    match arguments.format {
        ReportFormat::Plain => output::print_in_colour(&told),
        ReportFormat::Short | ReportFormat::Github => output::print(&told),
        ReportFormat::Json | ReportFormat::Gitlab | ReportFormat::Sarif => output::answer_in_json(&told),
    }
    let is_for_people = arguments.format == ReportFormat::Plain && workspace.sources.len() <= ASKED_OF_GIT;
    if let Some(run) = sides.run.as_ref().filter(|_| is_for_people) {
        run.tell_what_is_unsaved(workspace);
    }
    let outcome = if report.fails(arguments.strict) { RunOutcome::Found } else { RunOutcome::Clean };
    // The process ends here, and the system takes back memory faster than we can give it.
    std::mem::forget(sides);
    Ok(outcome)
}

/// The report in the format asked for.
fn text(sides: &Sides, report: &Report<'_>, format: ReportFormat) -> String {
    let sources = &sides.desk.workspace().sources;
    let folder = || disk::folder_in_repository(&sides.root);
    match format {
        ReportFormat::Plain => plain::render(report, sources, output::is_coloured()),
        ReportFormat::Short => short::render(report, sources, &folder()),
        ReportFormat::Json => json::render(report, sources),
        ReportFormat::Github => github::render(report, sources, &folder()),
        ReportFormat::Gitlab => gitlab::render(report, sources, &folder()),
        ReportFormat::Sarif => sarif::render(report, sources, &folder()),
    }
}

/// Whether `path` is `folder` or lies in it; the empty path is the folder of the council.
fn is_inside(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A path of a folder that lies nowhere on disk, from the workspace's root.
fn wanted_in_git(workspace: &Workspace, path: &Path) -> Result<String> {
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir))
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    let wanted = parts.join("/");
    if !workspace.sources.iter().any(|source| is_inside(&source.path, &wanted)) {
        bail!("{} finnes ikke i rådets mappe.", path.display());
    }
    Ok(wanted)
}

/// A path as the user wrote it, seen from the workspace's root.
fn wanted(sides: &Sides, path: &Path) -> Result<String> {
    disk::locate(&sides.root, path)
        .map_or_else(|| bail!("{} finnes ikke i rådets mappe.", path.display()), Ok)
}
