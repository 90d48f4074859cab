use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, Meeting};
use crate::norsk;

pub(super) static RULE: Rule = Rule {
    code: "T06",
    name: "too-few-meetings",
    title: "For få møter i året",
    severity: Severity::Warning,
    basis: "bodies.yaml, møter-i-året",
    page: include_str!("too_few_meetings.md"),
    check: Check::Workspace(check),
    work: Work::PlanYear,
    before_due: "Flere møter skal holdes i året",
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values().filter(|body| !body.meetings_per_year.rows.is_empty()) {
        let mut years: BTreeMap<i32, Vec<&Meeting>> = BTreeMap::new();
        for meeting in workspace.meetings_of(&body.id).filter(|meeting| meeting.takes_place()) {
            years.entry(meeting.date.value.year()).or_default().push(meeting);
        }
        // A year of which only extracts are kept may have had meetings that left no trace.
        years.retain(|_, meetings| meetings.iter().any(|meeting| !meeting.is_extract));
        found.extend(years.iter().filter_map(|(year, meetings)| judge(body, *year, meetings)));
    }
}

fn judge(body: &Body, year: i32, meetings: &[&Meeting]) -> Option<Diagnostic> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let row = body.meetings_per_year.on(last_day)?;
    let last = meetings.last()?;
    if meetings.len() >= row.value.least as usize {
        return None;
    }
    let name = norsk::capitalised(&body.running_name_on(last_day));
    let count = norsk::count(meetings.len(), "møte", "møter");
    Some(
        RULE.at(row.span, format!("{name} har {count} i {year}, og skal vanligvis ha {}", row.value.words()))
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(last.date.span, "årets siste møte her")
            .with_advice("Sett opp møtene som mangler, eller før inn dem som er holdt.")
            .due_on(last_day),
    )
}
