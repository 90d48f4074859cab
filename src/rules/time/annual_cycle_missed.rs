use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::model::{CaseType, CycleStep, Outcome, Row, Step};
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

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let types = || workspace.council.case_types.values().filter(|of| !of.annual_cycle.rows.is_empty());
    let mut treated: BTreeMap<&str, Vec<(NaiveDate, &Step)>> =
        types().map(|case_type| (case_type.id.as_str(), Vec::new())).collect();
    if treated.is_empty() {
        return;
    }
    for case in &workspace.cases {
        let name = case.case_type.as_ref().map_or("", |name| name.value.as_str());
        let Some(steps) = treated.get_mut(name) else { continue };
        steps.extend(case.routing.iter().filter_map(|step| Some((day_of(workspace, step)?, step))));
    }
    for case_type in types() {
        let bodies: BTreeSet<&str> =
            case_type.annual_cycle.rows.iter().map(|row| row.value.body.value.as_str()).collect();
        for body in bodies {
            for year in years(workspace, body) {
                let of_year = treated[case_type.id.as_str()]
                    .iter()
                    .filter(|(day, step)| day.year() == year && step.body.value == body);
                let of_year: Vec<(NaiveDate, &Step)> = of_year.copied().collect();
                judge(workspace, case_type, (body, year), &of_year, found);
            }
        }
    }
}

/// The day a step is, or was, taken; none when it came to nothing.
fn day_of(workspace: &Workspace, step: &Step) -> Option<NaiveDate> {
    let came_to_nothing =
        matches!(step.ended(), Some(Outcome::Postponed | Outcome::SentBack | Outcome::Withdrawn));
    let is_off = workspace.meeting_of_step(step).is_some_and(|meeting| !meeting.takes_place());
    step.meeting.filter(|_| !came_to_nothing && !is_off).map(|day| day.value)
}

/// The years of which more than extracts of the body's agendas are kept.
fn years(workspace: &Workspace, body: &str) -> BTreeSet<i32> {
    let meetings = workspace.meetings_of(body).filter(|meeting| meeting.takes_place() && !meeting.is_extract);
    meetings.map(|meeting| meeting.date.value.year()).collect()
}

fn judge(
    workspace: &Workspace,
    case_type: &CaseType,
    (body, year): (&str, i32),
    steps: &[(NaiveDate, &Step)],
    found: &mut Vec<Diagnostic>,
) {
    let of_body = case_type.cycle_in(year).filter(|(row, _)| row.value.body.value == body);
    let rows: Vec<(&Row<CycleStep>, NaiveDate)> = of_body.map(|(row, [_, last])| (row, last)).collect();
    let months: BTreeSet<u32> = rows.iter().map(|(row, _)| row.value.month).collect();
    for (row, last) in &rows {
        if steps.iter().any(|(day, _)| day.month() == row.value.month) {
            continue;
        }
        let other = steps.iter().rev().find(|(day, _)| !months.contains(&day.month()));
        found.push(match other {
            Some((day, step)) => in_another_month(workspace, row, *day, step),
            None => missing(workspace, case_type, row, *last),
        });
    }
}

fn month(row: &Row<CycleStep>) -> &'static str {
    norsk::MONTHS[row.value.month as usize - 1]
}

fn in_another_month(workspace: &Workspace, row: &Row<CycleStep>, day: NaiveDate, step: &Step) -> Diagnostic {
    let body = workspace.body_name(&step.body.value, day);
    let message = format!("Saken går til {body} {}, og årshjulet sier {}", norsk::date(day), month(row));
    let place = step.meeting.map_or(step.span, |meeting| meeting.span);
    RULE.at(place, message)
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "årshjulet")
        .with_advice("Flytt saken til et møte i den måneden, eller rett årshjulet om det er endret.")
}

fn missing(workspace: &Workspace, case_type: &CaseType, row: &Row<CycleStep>, last: NaiveDate) -> Diagnostic {
    let body = workspace.body_name(&row.value.body.value, last);
    let what = &case_type.name;
    RULE.at(row.span, format!("Ingen sak av typen «{what}» går til {body} i {} {}", month(row), last.year()))
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_advice(format!("Lag saken med «ipr sak new», med sakstypen {}, og sett den opp.", case_type.id))
        .due_on(last)
}
