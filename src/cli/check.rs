//! `ipr check`

use std::path::Path;

use anyhow::{Result, bail};

use super::arguments::{CheckArguments, Format, Global};
use super::session::Session;
use super::{Outcome, output};
use crate::disk;
use crate::report::{Report, json, plain};

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
    match arguments.answer.format {
        Format::Plain => output::print(&plain::render(&report, &workspace.sources, output::is_coloured())),
        Format::Json => output::print(&json::render(&report, &workspace.sources)),
    }
    let outcome = if report.fails(arguments.strict) { Outcome::Found } else { Outcome::Clean };
    // The process ends here, and the system takes back memory faster than we can give it.
    std::mem::forget(session);
    Ok(outcome)
}

/// A path as the user wrote it, seen from the workspace's root.
fn wanted(session: &Session, path: &Path) -> Result<String> {
    disk::locate(&session.root, path)
        .map_or_else(|| bail!("{} finnes ikke i rådets mappe.", path.display()), Ok)
}
