use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::model::{BodyId, CaseType, CycleStep, Outcome, Row, Step};
use crate::norsk;

pub(super) static RULE: Rule = Rule {
    code: "T05",
    name: "annual-cycle-missed",
    title: "Årshjulet følges ikke",
    severity: Severity::Warning,
    basis: "bodies.yaml, årshjul",
    page: include_str!("annual_cycle_missed.md"),
    check: Check::Workspace(check),
    work: Work::PlanYear,
    before_due: "Årshjulet er ikke fulgt ennå",
};

/// What a row says that no source stands behind.
const ASSUMED: &str = "antatt";

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let types = || workspace.council.case_types.values().filter(|of| !of.annual_cycle.rows.is_empty());
    let mut treated: BTreeMap<&str, Vec<(NaiveDate, &Step)>> = BTreeMap::new();
    for case_type in types() {
        treated.insert(&case_type.id, Vec::new());
    }
    if treated.is_empty() {
        return;
    }
    for case in &workspace.cases {
        let Some(name) = &case.case_type else { continue };
        let Some(steps) = treated.get_mut(name.value.as_str()) else { continue };
        for step in &case.routing {
            if let Some(day) = day_of(workspace, step) {
                steps.push((day, step));
            }
        }
    }
    for case_type in types() {
        let mut bodies: BTreeSet<&BodyId> = BTreeSet::new();
        for row in &case_type.annual_cycle.rows {
            bodies.insert(&row.value.body.value);
        }
        for body in bodies {
            for year in years(workspace, body) {
                let mut of_year = Vec::new();
                for (day, step) in &treated[case_type.id.as_str()] {
                    if day.year() == year && step.body.value == *body {
                        of_year.push((*day, *step));
                    }
                }
                judge(workspace, case_type, (body, year), &of_year, found);
            }
        }
    }
}

/// The day a step is, or was, taken; none when it came to nothing.
fn day_of(workspace: &Workspace, step: &Step) -> Option<NaiveDate> {
    if let Some(Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn) = step.ended() {
        return None;
    }
    match workspace.meeting_of_step(step) {
        Some(meeting) if !meeting.takes_place() => None,
        _ => step.day(),
    }
}

/// The years of which more than extracts of the body's agendas are kept.
fn years(workspace: &Workspace, body: &BodyId) -> BTreeSet<i32> {
    let mut years = BTreeSet::new();
    for meeting in workspace.meetings_of(body) {
        if meeting.takes_place() && !meeting.is_extract {
            years.insert(meeting.date.value.year());
        }
    }
    years
}

fn judge(
    workspace: &Workspace,
    case_type: &CaseType,
    (body, year): (&BodyId, i32),
    steps: &[(NaiveDate, &Step)],
    found: &mut Vec<Diagnostic>,
) {
    let mut rows: Vec<(&Row<CycleStep>, NaiveDate)> = Vec::new();
    for (row, [_, last]) in case_type.cycle_in(year) {
        if row.value.body.value == *body {
            rows.push((row, last));
        }
    }
    let is_in_cycle = |month: u32| rows.iter().any(|(row, _)| row.value.part.has(month));
    for (row, last) in &rows {
        if steps.iter().any(|(day, _)| row.value.part.has(day.month())) {
            continue;
        }
        let other = steps.iter().rev().find(|(day, _)| !is_in_cycle(day.month()));
        let mut finding = match other {
            Some((day, step)) => in_another_month(workspace, row, *day, step),
            None => missing(workspace, case_type, row, *last),
        };
        // What the council itself only assumes, it cannot be held to.
        if row.basis.as_ref().is_some_and(|basis| basis.value.starts_with(ASSUMED)) {
            finding.severity = Severity::Hint;
        }
        found.push(finding);
    }
}

fn in_another_month(workspace: &Workspace, row: &Row<CycleStep>, day: NaiveDate, step: &Step) -> Diagnostic {
    let body = workspace.body_name(&step.body.value, day);
    let message =
        format!("Saken går til {body} {}, og årshjulet sier {}", norsk::date(day), row.value.part.name());
    RULE.at(step.day_span(), message)
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "årshjulet")
        .with_advice("Flytt saken til et møte da, eller rett årshjulet om det er endret.")
}

fn missing(workspace: &Workspace, case_type: &CaseType, row: &Row<CycleStep>, last: NaiveDate) -> Diagnostic {
    let body = workspace.body_name(&row.value.body.value, last);
    let what = &case_type.name;
    let when = row.value.part.name();
    RULE.at(row.span, format!("Ingen sak av typen «{what}» går til {body} i {when} {}", last.year()))
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_advice(format!("Lag saken med «ipr sak new», med sakstypen {}, og sett den opp.", case_type.id))
        .due_on(last)
}
