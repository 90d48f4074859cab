//! `ipr utskrift`

use anyhow::{Result, bail};

use super::arguments::Global;
use super::pdf::pdf;
use super::session::Session;
use super::{Outcome, output};
use crate::action::MakeExtract;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::save::FileChange;
use crate::document::Document;
use crate::model::Case;
use crate::plans::{GENERATED, extract};
use crate::render;
use crate::report::{Report, plain};
use crate::rules::{self, Work};
use crate::steps::advance::find_case;

/// Makes the extract of a case, beside its attachments.
pub fn run(global: &Global, arguments: &MakeExtract) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let case = find_case(&session.workspace, &arguments.case)?;
    let mut faults = faults_in(&session, case);
    // A paper that was not written in time says nothing of what was decided in spite of it.
    faults.retain(|found| !(rules::work(found.code) == Work::WriteText && found.due.is_some()));
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &session.workspace.sources, output::is_coloured()));
        output::print("Saksprotokollen er ikke laget, og ingenting er endret.\n");
        return Ok(Outcome::Found);
    }
    let Some(document) = extract::extract(&session.workspace, case) else {
        bail!("Sak {} er ikke behandlet i noe organ ennå.", case.id.value);
    };
    warn_of_name(&session, case);
    let (files, notes) = files(&session, case, "saksprotokoll", &document)?;
    let message = format!("Saksprotokoll for sak {}", case.id.value);
    session.write(&files, &message, &notes, arguments.trial.dry_run)
}

/// What keeps papers from being made of a case: errors in it.
pub fn faults_in<'a>(session: &'a Session, case: &Case) -> Vec<&'a Diagnostic> {
    let today = session.workspace.today;
    let is_error = |found: &Diagnostic| found.severity == Severity::Error && !found.is_outstanding(today);
    session.standing_in(case.source).filter(|found| is_error(found)).collect()
}

/// Says that the case's file name tells what is exempt, as its papers lie in a folder with that name.
/// Their own names tell nothing.
pub fn warn_of_name(session: &Session, case: &Case) {
    let found: Vec<_> =
        session.standing_in(case.source).filter(|found| rules::work(found.code) == Work::Retitle).collect();
    if !found.is_empty() {
        let report = Report { found, ..Report::default() };
        output::print(&plain::render(&report, &session.workspace.sources, output::is_coloured()));
        output::print("\n");
    }
}

/// A paper as text and PDF in the folder beside the case; with what the reader should know.
pub fn files(
    session: &Session,
    case: &Case,
    name: &str,
    document: &Document,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let folder = session.workspace.attachment_folder(case);
    let markdown = format!("{GENERATED}{}", render::markdown::render(document));
    let (bytes, note) = pdf(session, document)?;
    let files = vec![
        FileChange { path: format!("{folder}/{name}.md"), bytes: markdown.into_bytes() },
        FileChange { path: format!("{folder}/{name}.pdf"), bytes },
    ];
    let note = note.map(|note| format!("{name}.pdf: {note}"));
    Ok((files, note.into_iter().collect()))
}
