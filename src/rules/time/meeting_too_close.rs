use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, Meeting, MeetsBefore, Row, calendar};
use crate::norsk;
use crate::schedule::Window;

pub(super) static RULE: Rule = Rule {
    code: "T04",
    name: "meeting-too-close",
    title: "Organet møtes ikke i tide før det neste",
    severity: Severity::Warning,
    basis: "bodies.yaml, møter-før",
    page: include_str!("meeting_too_close.md"),
    check: Check::Workspace(check),
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
    Some(finding(workspace, body, window.row, meeting))
}

fn finding(workspace: &Workspace, body: &Body, row: &Row<MeetsBefore>, meeting: &Meeting) -> Diagnostic {
    let day = meeting.date.value;
    let wanted = calendar::dispatch_day(day, row.value.days);
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
