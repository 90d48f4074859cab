//! `ipr check`

use std::path::Path;

use anyhow::{Result, bail};

use super::arguments::{CheckArguments, Global, ReportFormat};
use super::session::Session;
use super::{Outcome, output};
use crate::disk;
use crate::report::{Report, github, gitlab, json, plain, sarif};

/// Judges the folder.
pub fn run(global: &Global, arguments: &CheckArguments) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let wanted = arguments.paths.iter().map(|path| wanted(&session, path)).collect::<Result<Vec<_>>>()?;
    let is_wanted = |path: &str| {
        wanted.is_empty()
            || wanted.iter().any(|wanted| {
                wanted.is_empty()
                    || path == wanted
                    || path.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.starts_with('/'))
            })
    };
    let found =
        session.found.iter().filter(|diagnostic| is_wanted(&workspace.source(diagnostic.place.source).path));
    let report = Report::new(found, workspace.today);
    output::print(&text(&session, &report, arguments.format));
    let outcome = if report.fails(arguments.strict) { Outcome::Found } else { Outcome::Clean };
    // The process ends here, and the system takes back memory faster than we can give it.
    std::mem::forget(session);
    Ok(outcome)
}

/// The report in the format asked for.
fn text(session: &Session, report: &Report<'_>, format: ReportFormat) -> String {
    let sources = &session.workspace.sources;
    let folder = || disk::folder_in_repository(&session.root);
    match format {
        ReportFormat::Plain => plain::render(report, sources, output::is_coloured()),
        ReportFormat::Json => json::render(report, sources),
        ReportFormat::Github => github::render(report, sources, &folder()),
        ReportFormat::Gitlab => gitlab::render(report, sources, &folder()),
        ReportFormat::Sarif => sarif::render(report, sources, &folder()),
    }
}

/// A path as the user wrote it, seen from the workspace's root.
fn wanted(session: &Session, path: &Path) -> Result<String> {
    disk::locate(&session.root, path)
        .map_or_else(|| bail!("{} finnes ikke i rådets mappe.", path.display()), Ok)
}
