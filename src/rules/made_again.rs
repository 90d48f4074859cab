//! What makes papers again that lie elsewhere than with a meeting.

use chrono::Datelike;

use crate::action::{Action, ListMembers, MakeCalendars, ReckonFees};
use crate::model::{Case, MadeBy};
use crate::papers::elsewhere::LyingPapers;
use crate::workspace::Workspace;

/// What makes these papers again; none when nothing does any longer.
pub(super) fn made_again_by(workspace: &Workspace, papers: &LyingPapers<'_>) -> Option<Action> {
    match (papers.making.by, papers.case, &papers.numbers()[..]) {
        (MadeBy::Extract, Some(case), _) => Some(Action::extract_of(&case.id.value)),
        (MadeBy::Letter, Some(case), _) if !case.has_sent_letter() => Some(Action::letter_of(&case.id.value)),
        (MadeBy::StatusReport, Some(case), _) if !is_used(workspace, case) => {
            let (kind, year) = papers.report()?;
            Some(Action::report(kind, year, &case.id.value))
        }
        (MadeBy::Calendars, ..) => Some(Action::Calendar(MakeCalendars::default())),
        (MadeBy::YearPaper, _, &[year]) => {
            let is_usual = (workspace.today.year()..=workspace.today.year() + 1).contains(&year);
            let year = (!is_usual).then_some(year);
            Some(Action::Calendar(MakeCalendars { year, ..Default::default() }))
        }
        (MadeBy::MembershipFee, _, &[year]) => {
            Some(Action::MembershipFee(ReckonFees { year, paper: true, ..Default::default() }))
        }
        (MadeBy::MemberLists, ..) => Some(Action::Members(ListMembers { paper: true, ..Default::default() })),
        _ => None,
    }
}

/// Whether the report that `case` carries has been laid before its body, or sent to it.
pub(super) fn is_used(workspace: &Workspace, case: &Case) -> bool {
    let Some(step) = case.next_step() else { return true };
    let meeting = workspace.meeting_of_step(step);
    case.is_settled() || meeting.is_some_and(|meeting| !workspace.can_remake_notice(meeting))
}
