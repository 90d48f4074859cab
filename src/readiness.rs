//! What can be read, and what may leave: the one answer for every paper, sum, calendar and proposal.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, CaseId, ItemKind, Meeting, Step};
use crate::read::{self, BODIES, CASES, MEETING_FILE, MEETINGS, MEMBERS};
use crate::rules::{self, Rule, Work};
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

/// Errors in the meeting or in a case on its agenda that are due, or will be when these papers leave, and
/// files that could not be read: papers with a hole in them do not leave.
pub fn faults_in_papers<'a>(
    workspace: &Workspace,
    found: &'a [Diagnostic],
    meeting: &Meeting,
) -> Vec<&'a Diagnostic> {
    let mut concerned = vec![meeting.source];
    concerned.extend(unread_for(workspace, meeting));
    let mut treatments: Vec<Span> = Vec::new();
    for item in &meeting.agenda {
        let ItemKind::Case(id) = &item.kind else { continue };
        let Some(case) = workspace.case(&id.value) else { continue };
        concerned.push(case.source);
        let is_here =
            |step: &&Step| workspace.meeting_of_step(step).is_some_and(|other| other.id == meeting.id);
        treatments.extend(case.routing.iter().filter(is_here).map(|step| step.span));
    }
    let limit = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
    let mut faults = Vec::new();
    for finding in found {
        if !is_standing_error(finding) || !concerned.contains(&finding.place.source) {
            continue;
        }
        let is_due = finding.due.is_none_or(|due| due < workspace.today || due <= limit);
        let is_at_treatment = |span: &Span| span.source == finding.place.source && span.holds(finding.place);
        if is_due || treatments.iter().any(is_at_treatment) {
            faults.push(finding);
        }
    }
    faults
}

/// Errors in the files that could not be read, and without which what is made of `meeting` would have a hole.
pub fn unread_faults<'a>(
    workspace: &Workspace,
    found: &'a [Diagnostic],
    meeting: &Meeting,
) -> Vec<&'a Diagnostic> {
    let unread = unread_for(workspace, meeting);
    found.iter().filter(|finding| unread.contains(&finding.place.source)).collect()
}

/// Files that could not be read and that `meeting` needs: a case on its agenda, or those that say who the
/// council and its members are.
fn unread_for(workspace: &Workspace, meeting: &Meeting) -> Vec<SourceId> {
    let mut unread = Vec::new();
    for (id, source) in workspace.sources.with_ids() {
        let path = source.path.as_str();
        let is_missing = match path {
            BODIES => workspace.council_is_broken,
            MEMBERS => workspace.people_are_broken,
            _ if path.starts_with(CASES) => {
                let case = CaseId::from(read::id_in_name(path));
                workspace.is_broken_case(&case) && meeting.item_of(&case).is_some()
            }
            _ => false,
        };
        if is_missing {
            unread.push(id);
        }
    }
    unread
}

/// Errors in `case` that keep papers from being made of it. A paper that was not written in time says nothing
/// of what was decided in spite of it.
pub fn faults_in_case<'a>(
    workspace: &Workspace,
    found: &'a [Diagnostic],
    case: &Case,
) -> Vec<&'a Diagnostic> {
    let mut faults = Vec::new();
    for finding in found {
        let is_late_text = rules::work(finding.code) == Work::WriteText && finding.due.is_some();
        if finding.place.source == case.source
            && is_standing_error(finding)
            && !finding.is_outstanding(workspace.today)
            && !is_late_text
        {
            faults.push(finding);
        }
    }
    faults
}

/// What could not be read of the files at `paths`.
pub fn misread<'a>(workspace: &Workspace, found: &'a [Diagnostic], paths: &[&str]) -> Vec<&'a Diagnostic> {
    let mut faults = Vec::new();
    for finding in found {
        let path = workspace.source(finding.place.source).path.as_str();
        let is_of_reading = rules::find(finding.code).is_some_and(Rule::is_of_reading);
        if is_of_reading && is_standing_error(finding) && paths.contains(&path) {
            faults.push(finding);
        }
    }
    faults
}

/// Whether something in bodies.yaml could not be read.
pub fn is_council_misread(workspace: &Workspace, found: &[Diagnostic]) -> bool {
    workspace.council_is_broken || !misread(workspace, found, &[BODIES]).is_empty()
}

/// The paths of the meetings that could not be read, in order.
pub fn unread_meetings(workspace: &Workspace) -> Vec<String> {
    let mut paths: Vec<String> =
        workspace.broken().meetings.iter().map(|id| format!("{MEETINGS}{id}{MEETING_FILE}")).collect();
    paths.sort_unstable();
    paths
}

/// The paths of the cases that could not be read, in order.
pub fn unread_cases(workspace: &Workspace) -> Vec<String> {
    let broken = &workspace.broken().cases;
    let mut paths = Vec::new();
    for source in workspace.sources.iter() {
        let path = &source.path;
        if path.starts_with(CASES) && broken.contains(&CaseId::from(read::id_in_name(path))) {
            paths.push(path.clone());
        }
    }
    paths.sort_unstable();
    paths
}

/// Papers that are to be made again are mended by making them, and those that are to follow the notice must
/// not keep the rest back, so that they stand in nobody's way.
fn is_standing_error(finding: &Diagnostic) -> bool {
    let is_to_follow = rules::work(finding.code) == Work::Dispatch && finding.due.is_some();
    !is_to_follow
        && finding.severity == Severity::Error
        && finding.waived.is_none()
        && rules::work(finding.code) != Work::RemakePapers
}
