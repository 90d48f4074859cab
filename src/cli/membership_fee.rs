//! `ipr kontingent`

use anyhow::{Context, Result};

use super::arguments::Global;
use super::pdf::pdf;
use super::session::Session;
use super::show::show;
use super::{Outcome, output};
use crate::action::ReckonFees;
use crate::disk::save::FileChange;
use crate::plans::membership_fee::GENERATED;
use crate::read::{BODIES, MEMBERS};
use crate::render::{self, screen, sheet};
use crate::report::{Report, plain};
use crate::rules;
use crate::views::View;
use crate::views::membership_fee::{FeeView, membership_fee};

/// Tells what each member pays, or makes the paper of it. A sum that is not whole is no answer.
pub fn run(global: &Global, arguments: &ReckonFees) -> Result<Outcome> {
    let session = if arguments.paper { Session::open_to_write(global)? } else { Session::open(global)? };
    let workspace = &session.workspace;
    let faults = faults_in(&session);
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &workspace.sources, output::is_coloured()));
        output::print("Kontingenten er ikke regnet ut.\n");
        return Ok(Outcome::Found);
    }
    let view = membership_fee(workspace, arguments.year).context("Året er ikke et år i kalenderen.")?;
    if arguments.paper {
        return write(&session, &view, arguments);
    }
    show(&view, arguments.answer.format)
}

/// What is wrong with the files that the sum is made of, as files: a figure that was not read might be
/// among them.
fn faults_in(session: &Session) -> Vec<&crate::diagnostic::Diagnostic> {
    let is_of_sum = |path: &str| path == BODIES || path == MEMBERS;
    let path = |found: &crate::diagnostic::Diagnostic| &session.workspace.source(found.place.source).path;
    let found = session.found.iter().filter(|found| found.waived.is_none());
    found.filter(|found| rules::FILES.has(found.code) && is_of_sum(path(found))).collect()
}

/// Makes the paper; nothing when the sum is not whole.
fn write(session: &Session, view: &FeeView<'_>, arguments: &ReckonFees) -> Result<Outcome> {
    let Some(document) = view.paper() else {
        output::print(&screen::blocks(&view.no_paper()));
        return Ok(Outcome::Found);
    };
    let year = arguments.year;
    let name = format!("kontingent/kontingent-{year}");
    let markdown = format!("{GENERATED}{}", render::markdown::render(&document));
    let (bytes, note) = pdf(session, &document)?;
    let rows = view.sheet().context("Kontingenten har ingen rader.")?;
    let files = [
        FileChange { path: format!("{name}.md"), bytes: markdown.into_bytes() },
        FileChange { path: format!("{name}.pdf"), bytes },
        FileChange { path: format!("{name}.csv"), bytes: sheet::render(&rows)?.into_bytes() },
    ];
    let notes: Vec<String> = note.map(|note| format!("{name}.pdf: {note}")).into_iter().collect();
    session.write(&files, &format!("Kontingent for {year}"), &notes, arguments.trial.dry_run)
}
