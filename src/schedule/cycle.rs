//! The annual cycle: in which month which body treats what.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::model::{BodyId, Case, CaseType, Meeting, Outcome, YearPart};
use crate::text::Span;
use crate::workspace::Workspace;

/// One body's treatment of a kind of case in a part of the year.
#[derive(Debug, Clone)]
pub struct CycleEntry<'a> {
    /// When in the year.
    pub part: YearPart,
    /// The body's id, as the row says it.
    pub body: &'a BodyId,
    /// What it treats.
    pub case_type: &'a CaseType,
    /// Where the row stands.
    pub row: Span,
    /// What it rests on.
    pub basis: &'a str,
    /// The meetings that body holds then; none when nobody can treat it then.
    pub meetings: Vec<&'a Meeting>,
    /// The case that is on its way to one of them, or was treated there, with that meeting.
    pub carried: Option<(&'a Case, &'a Meeting)>,
}

impl CycleEntry<'_> {
    /// The month it is shown in: that in which the body treats the case or meets, and else the last there is.
    pub fn month(&self) -> u32 {
        let carried = self.carried.map(|(_, meeting)| meeting);
        match carried.or(self.meetings.first().copied()) {
            Some(meeting) => meeting.date.value.month(),
            None => self.part.last,
        }
    }
}

/// The annual cycle of `year`, month by month and in the order the bodies meet.
pub fn annual_cycle(workspace: &Workspace, year: i32) -> Vec<CycleEntry<'_>> {
    let mut cycle: Vec<CycleEntry<'_>> = Vec::new();
    let treated = treated(workspace);
    for case_type in workspace.council.case_types.values() {
        for (row, [first, last]) in case_type.cycle_in(year) {
            let (body, part) = (&row.value.body.value, row.value.part);
            let mut meetings: Vec<&Meeting> = workspace.meetings_between(body, first, last).collect();
            meetings.retain(|meeting| meeting.takes_place());
            let carried = meetings.iter().find_map(|meeting| {
                let case = treated.get(&(case_type.id.as_str(), body, meeting.date.value))?;
                Some((*case, *meeting))
            });
            let (row, basis) = (row.span, row.basis_text());
            cycle.push(CycleEntry { part, body, case_type, row, basis, meetings, carried });
        }
    }
    // Two rows that say the same of one part of the year are one treatment.
    cycle.sort_by_key(|entry| {
        let first = entry.meetings.first().map(|meeting| meeting.date.value);
        (entry.part, first.is_none(), first, entry.body, entry.case_type.id.as_str(), entry.row.start)
    });
    cycle.dedup_by_key(|entry| (entry.part, entry.body, entry.case_type.id.as_str()));
    cycle
}

/// Where cases that come each year are treated: the first case by its type, the body and the day.
type Treated<'a> = HashMap<(&'a str, &'a BodyId, NaiveDate), &'a Case>;

/// Every case that comes each year, under each meeting it is, or was, treated in.
fn treated(workspace: &Workspace) -> Treated<'_> {
    let mut treated = Treated::new();
    let types = &workspace.council.case_types;
    for case in &workspace.cases {
        let Some(name) = &case.case_type else { continue };
        let is_it = |of: &CaseType| of.id == name.value && !of.annual_cycle.rows.is_empty();
        if !types.values().any(is_it) {
            continue;
        }
        for step in &case.routing {
            let outcome = step.outcome.map(|outcome| outcome.value);
            let came_to_nothing =
                matches!(outcome, Some(Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn));
            if let Some(day) = step.meeting
                && step.between.is_none()
                && !came_to_nothing
            {
                treated.entry((&name.value, &step.body.value, day.value)).or_insert(case);
            }
        }
    }
    treated
}
