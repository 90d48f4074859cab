//! The annual cycle: in which month which body treats what.

use crate::model::{Case, CaseType, Meeting, Outcome};
use crate::text::Span;
use crate::workspace::Workspace;

/// One body's treatment of a kind of case in a month of the year.
#[derive(Debug, Clone)]
pub struct CycleEntry<'a> {
    /// The month, from 1 to 12.
    pub month: u32,
    /// The body's id, as the row says it.
    pub body: &'a str,
    /// What it treats.
    pub case_type: &'a CaseType,
    /// Where the row stands.
    pub row: Span,
    /// What it rests on.
    pub basis: &'a str,
    /// The meetings that body holds in the month; none when nobody can treat it then.
    pub meetings: Vec<&'a Meeting>,
    /// The case that is on its way to one of them, or was treated there, with that meeting.
    pub carried: Option<(&'a Case, &'a Meeting)>,
}

/// The annual cycle of `year`, month by month and in the order the bodies meet.
pub fn annual_cycle(workspace: &Workspace, year: i32) -> Vec<CycleEntry<'_>> {
    let mut cycle: Vec<CycleEntry<'_>> = Vec::new();
    for case_type in workspace.council.case_types.values() {
        for (row, [first, last]) in case_type.cycle_in(year) {
            let (body, month) = (row.value.body.value.as_str(), row.value.month);
            let meetings: Vec<&Meeting> = workspace
                .meetings_between(body, first, last)
                .filter(|meeting| meeting.takes_place())
                .collect();
            let carried =
                meetings.iter().find_map(|meeting| Some((case_in(workspace, case_type, meeting)?, *meeting)));
            let (row, basis) = (row.span, row.basis_text());
            cycle.push(CycleEntry { month, body, case_type, row, basis, meetings, carried });
        }
    }
    // Two rows that say the same of one month are one treatment.
    cycle.sort_by_key(|entry| {
        let first = entry.meetings.first().map(|meeting| meeting.date.value);
        (entry.month, first.is_none(), first, entry.body, entry.case_type.id.as_str(), entry.row.start)
    });
    cycle.dedup_by_key(|entry| (entry.month, entry.body, entry.case_type.id.as_str()));
    cycle
}

/// The case of that type that `meeting` treats.
fn case_in<'a>(workspace: &'a Workspace, case_type: &CaseType, meeting: &Meeting) -> Option<&'a Case> {
    let is_of_type = |case: &&Case| case.case_type.as_ref().is_some_and(|name| name.value == case_type.id);
    workspace.cases.iter().filter(is_of_type).find(|case| {
        case.routing.iter().any(|step| {
            let outcome = step.outcome.map(|outcome| outcome.value);
            let came_to_nothing =
                matches!(outcome, Some(Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn));
            step.is_in(meeting) && !came_to_nothing
        })
    })
}
