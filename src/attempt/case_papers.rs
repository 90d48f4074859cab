//! Papers made of one case: the extract of all its treatments, and the report that it takes to a body.

use std::sync::Arc;

use anyhow::{Result, bail};
use chrono::Datelike;

use super::judge::{file, unjudged};
use super::made::PaperFiles;
use super::outcome::{Attempt, Findings, Shelf};
use crate::action::{MakeExtract, ReportStatus};
use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::model::{Case, CaseId, ItemKind, MadeBy, Meeting, ReportKind};
use crate::norsk;
use crate::papers::elsewhere::{MadeNow, of_extract, of_report};
use crate::plans::report::{self, ReportScope};
use crate::read::{BUDGETS, PROGRAMMES};
use crate::readiness::{faults_in_case, misread};
use crate::rules::{self, Work};
use crate::steps::advance::find_case;
use crate::steps::edited::edited;
use crate::steps::find_meeting;
use crate::steps::front_matter::FieldChange;
use crate::text::FileChange;
use crate::workspace::Workspace;

/// Makes the extract of each case, beside its attachments; of those of a meeting, when one is named.
pub fn extract(desk: &Desk, shelf: &dyn Shelf, asked: &MakeExtract) -> Result<Attempt> {
    let workspace = desk.workspace();
    let cases = match &asked.meeting {
        Some(name) => treated_in(workspace, find_meeting(workspace, name)?)?,
        None => asked.cases.clone(),
    };
    let (mut all, mut notes, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    let mut names = Findings { folder: Arc::clone(workspace), found: Vec::new() };
    for id in &cases {
        let case = find_case(workspace, id)?;
        let id = case.id.value.as_str();
        if ids.contains(&id) {
            continue;
        }
        let faults = faults_in_case(workspace, desk.found(), case);
        if !faults.is_empty() {
            let closing = match cases.len() {
                1 => "Saksprotokollen er ikke laget, og ingenting er endret.",
                _ => "Ingen saksprotokoll er laget, og ingenting er endret.",
            };
            return Ok(Attempt::refused(desk, faults, closing));
        }
        let Some(now) = of_extract(workspace, case) else {
            bail!("Sak {id} er ikke behandlet i noe organ ennå.");
        };
        let (made, said) = files(workspace, shelf, case, MadeBy::Extract, now)?;
        all.extend(made);
        notes.extend(said);
        names.found.extend(of_name(desk, case).found);
        ids.push(id);
    }
    let message = match ids[..] {
        [id] => format!("Saksprotokoll for sak {id}"),
        _ => format!("Saksprotokoller for sakene {}", norsk::list(&ids)),
    };
    Ok(unjudged(desk, message, all, notes).warning(names))
}

/// The cases that `meeting` has treated.
fn treated_in(workspace: &Workspace, meeting: &Meeting) -> Result<Vec<CaseId>> {
    let mut cases = Vec::new();
    for item in &meeting.agenda {
        if let ItemKind::Case(id) = &item.kind {
            let case = find_case(workspace, &id.value)?;
            if case.step_in(meeting).is_some_and(|index| case.routing[index].outcome.is_some()) {
                cases.push(case.id.value.clone());
            }
        }
    }
    if cases.is_empty() {
        bail!("Ingen saker har fått et utfall i {} ennå. «ipr referat --les» fører dem inn.", meeting.id);
    }
    Ok(cases)
}

/// Makes a status report, or the report of a year.
pub fn status_report(desk: &Desk, shelf: &dyn Shelf, asked: &ReportStatus) -> Result<Attempt> {
    let today = desk.workspace().today;
    let year = asked.year.unwrap_or(today.year());
    let kind = match asked.annual {
        true => ReportKind::Annual,
        false => ReportKind::Quarter(asked.quarter.unwrap_or(today.month0() / 3 + 1)),
    };
    if year > today.year() {
        bail!("Året {year} er ikke begynt.");
    }
    report(desk, shelf, &asked.case, (kind, year))
}

/// Makes a report, and attaches it to the case that takes it to the body.
pub fn report(
    desk: &Desk,
    shelf: &dyn Shelf,
    carrier: &CaseId,
    (kind, year): (ReportKind, i32),
) -> Result<Attempt> {
    let workspace = desk.workspace();
    let case = find_case(workspace, carrier)?;
    if let Some(status) = case.status.filter(|status| status.value.is_settled()) {
        bail!("Sak {} er {} og kan ikke få et nytt papir.", case.id.value, status.value.word());
    }
    let mut faults = faults_in_case(workspace, desk.found(), case);
    // A figure that could not be read is missing from every sum.
    faults.extend(misread(workspace, desk.found(), &[BUDGETS, PROGRAMMES]));
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Papiret er ikke laget, og ingenting er endret."));
    }
    let scope = ReportScope { year, kind, carrier: case };
    let Some(now) = of_report(workspace, &scope) else {
        bail!("{PROGRAMMES} har ikke noe handlingsprogram for {year}.");
    };
    let (mut files, notes) = files(workspace, shelf, case, MadeBy::StatusReport, now)?;
    let report_file = format!("{}.pdf", kind.stem(year));
    let heading = report::title(workspace, &scope);
    let mut changes = Vec::new();
    if !case.has_attachment(&report_file) {
        let entry = vec![("fil", report_file), ("tittel", heading.clone())];
        changes.push(FieldChange::Insert { list: "vedlegg", index: FieldChange::LAST, entry });
    }
    files.push(file(&edited(workspace, case.source, &changes)?));
    let message = format!("{heading} til sak {}", case.id.value);
    Ok(unjudged(desk, message, files, notes).warning(of_name(desk, case)))
}

/// That the case's file name tells what is exempt, as its papers lie in a folder with that name. Their own
/// names tell nothing.
fn of_name(desk: &Desk, case: &Case) -> Findings {
    let is_of_name = |finding: &&Diagnostic| {
        finding.place.source == case.source
            && finding.waived.is_none()
            && rules::work(finding.code) == Work::Retitle
    };
    Findings {
        folder: Arc::clone(desk.workspace()),
        found: desk.found().iter().filter(is_of_name).cloned().collect(),
    }
}

/// The extract of `case` made anew; nothing of one that no body has treated.
pub(super) fn extract_again(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    case: &Case,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    match of_extract(workspace, case) {
        Some(now) => files(workspace, shelf, case, MadeBy::Extract, now),
        None => Ok(Default::default()),
    }
}

/// Papers in the folder beside the case, and what is written of them; with what the reader should know.
fn files(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    case: &Case,
    by: MadeBy,
    now: MadeNow,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let mut made = PaperFiles::new(workspace, shelf);
    made.add_now(by, now)?;
    let record = made.record(&format!("{}/", workspace.attachment_folder(case)));
    made.files.push(record);
    Ok((made.files, made.notes))
}
