//! `ipr statusrapport`

use anyhow::{Result, bail};
use chrono::Datelike;

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, extract, output};
use crate::action::ReportStatus;
use crate::disk::save::FileChange;
use crate::plans::status_report::{ReportScope, status_report, title};
use crate::report::{Report, plain};
use crate::steps::advance::find_case;
use crate::steps::front_matter::{self, FieldChange};

/// Makes the report, and attaches it to the case that takes it to the body.
pub fn run(global: &Global, arguments: &ReportStatus) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let workspace = &session.workspace;
    let case = find_case(workspace, &arguments.case)?;
    if let Some(status) = case.status.filter(|status| status.value.is_settled()) {
        bail!("Sak {} er {} og kan ikke få en ny rapport.", case.id.value, status.value.word());
    }
    let faults = extract::faults_in(&session, case);
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &workspace.sources, output::is_coloured()));
        output::print("Rapporten er ikke laget, og ingenting er endret.\n");
        return Ok(Outcome::Found);
    }
    let today = workspace.today;
    let scope = ReportScope {
        year: arguments.year.unwrap_or(today.year()),
        quarter: arguments.quarter.unwrap_or(today.month0() / 3 + 1),
        carrier: case,
    };
    if scope.year > today.year() {
        bail!("Året {} er ikke begynt.", scope.year);
    }
    extract::warn_of_name(&session, case);
    let document = status_report(workspace, &scope);
    let name = format!("statusrapport-{}-{}", scope.year, scope.quarter);
    let (mut files, notes) = extract::files(&session, case, &name, &document)?;
    let file = format!("{name}.pdf");
    let heading = title(workspace.council.language, &scope);
    let source = workspace.source(case.source);
    let mut text = source.text.clone();
    if !case.attachments.iter().any(|attachment| attachment.file.value == file) {
        let entry = vec![("fil", file), ("tittel", heading.clone())];
        text = front_matter::change(&text, &[FieldChange::Append { list: "vedlegg", entry }])?;
    }
    files.push(FileChange { path: source.path.clone(), bytes: text.into_bytes() });
    let message = format!("{heading} til sak {}", case.id.value);
    session.write(&files, &message, &notes, arguments.trial.dry_run)
}
