use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, Meeting, MeetsBefore, Row, calendar};
use crate::norsk;
use crate::schedule::{self, Window};

pub(super) static RULE: Rule = Rule {
    code: "T04",
    name: "meeting-too-close",
    title: "Organet møtes ikke i tide før det neste",
    severity: Severity::Warning,
    basis: "bodies.yaml, møter-før",
    page: include_str!("meeting_too_close.md"),
    check: Check::Workspace(check),
    work: Work::MeetBefore,
    before_due: "Organet skal møtes før det neste",
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values().filter(|body| !body.meets_before.rows.is_empty()) {
        let meetings: Vec<&Meeting> =
            workspace.meetings_of(&body.id).filter(|meeting| meeting.takes_place()).collect();
        let days: Vec<NaiveDate> = meetings.iter().map(|meeting| meeting.date.value).collect();
        // A year of which nothing is kept, or only extracts, says nothing of what was not held.
        let known = meetings.iter().filter(|meeting| !meeting.is_extract);
        let years: BTreeSet<i32> = known.map(|meeting| meeting.date.value.year()).collect();
        let targets: BTreeSet<&str> =
            body.meets_before.rows.iter().map(|row| row.value.body.value.as_str()).collect();
        for target in targets {
            let meetings = workspace.meetings_of(target).filter(|meeting| meeting.takes_place());
            for meeting in meetings.filter(|meeting| years.contains(&meeting.date.value.year())) {
                found.extend(judge(workspace, body, &days, meeting));
            }
        }
    }
}

fn judge(workspace: &Workspace, body: &Body, days: &[NaiveDate], meeting: &Meeting) -> Option<Diagnostic> {
    let day = meeting.date.value;
    let window = Window::of(body, &meeting.body.value, day)?;
    let next = days.partition_point(|held| *held < window.first);
    if days.get(next).is_some_and(|held| *held <= window.last) {
        return None;
    }
    let day = day_in(workspace, body, &window, meeting);
    Some(finding(workspace, body, (window.row, day), meeting))
}

/// The day to meet: the one the row names, or the last before it that is early enough for what `meeting`, and those
/// that prepare it beside `body`, must have of it. A chain that nobody can keep leaves the row's own day.
fn day_in(workspace: &Workspace, body: &Body, window: &Window<'_>, meeting: &Meeting) -> NaiveDate {
    let wanted = calendar::working_day_until(window.wanted);
    let latest = |later: &Body, day| {
        let of_body = |requirement: &schedule::Requirement<'_>| requirement.of == body.id;
        schedule::requirement::binding(workspace, later, (true, day), of_body).map(|(_, latest)| latest)
    };
    let bodies = &workspace.council.bodies;
    let target = bodies.get(&meeting.body.value).and_then(|target| latest(target, meeting.date.value));
    let beside = bodies.values().filter(|other| other.id != body.id).flat_map(|other| {
        let of_target = Window::of(other, &meeting.body.value, meeting.date.value);
        let held = of_target
            .into_iter()
            .flat_map(|window| workspace.meetings_between(&other.id, window.first, window.last));
        held.filter(|held| held.takes_place())
            .filter_map(|held| latest(other, held.date.value))
            .collect::<Vec<_>>()
    });
    let mut day = target.into_iter().chain(beside).fold(wanted, NaiveDate::min);
    // A meeting that was called off keeps its folder.
    while workspace.meeting_on(&body.id, day).is_some() {
        day = calendar::working_days_before(day, 1);
    }
    if window.holds(day) { day } else { wanted }
}

fn finding(
    workspace: &Workspace,
    body: &Body,
    (row, wanted): (&Row<MeetsBefore>, NaiveDate),
    meeting: &Meeting,
) -> Diagnostic {
    let day = meeting.date.value;
    let name = norsk::capitalised(&body.running_name_on(day));
    let target = workspace.body_name(&meeting.body.value, day);
    let about = if row.value.about { "omtrent " } else { "" };
    let days = norsk::days(row.value.days.into());
    let message = format!("{name} har ikke møte {about}{days} før {target} {}", norsk::date(day));
    let advice = if wanted < workspace.today {
        "Er et slikt møte holdt, før det inn i mappen. Er møteplanen endret, rett «møter-før» i bodies.yaml."
            .to_owned()
    } else {
        let day = norsk::full_date(wanted);
        format!("Siste virkedag er {day}. «ipr mote new {} {wanted}» lager et møte da.", body.id)
    };
    RULE.at(meeting.date.span, message)
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "slik skal møtene ligge")
        .with_advice(advice)
        .due_on(wanted)
}
