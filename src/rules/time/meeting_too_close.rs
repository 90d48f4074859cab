use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, BodyId, CaseTraits, Meeting, MeetsBefore, Row, calendar};
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
    for body in workspace.council.bodies.values() {
        let mut targets: BTreeSet<&BodyId> = BTreeSet::new();
        for row in &body.meets_before.rows {
            targets.insert(&row.value.body.value);
        }
        if targets.is_empty() {
            continue;
        }
        let mut days = Vec::new();
        // A year of which nothing is kept, or only extracts, says nothing of what was not held. Of the plan
        // of the year that runs, or comes, nothing is left out.
        let mut years = BTreeSet::new();
        for meeting in workspace.meetings_of(&body.id) {
            if meeting.takes_place() {
                days.push(meeting.date.value);
                if !meeting.is_extract || meeting.date.value.year() >= workspace.today.year() {
                    years.insert(meeting.date.value.year());
                }
            }
        }
        for target in targets {
            for meeting in workspace.meetings_of(target) {
                if meeting.takes_place() && years.contains(&meeting.date.value.year()) {
                    found.extend(judge(workspace, body, &days, meeting));
                }
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

/// The day to meet: the one the row names, or the last before it that is early enough for what `meeting`, and
/// those that prepare it beside `body`, must have of it. A chain that nobody can keep leaves the row's own
/// day.
fn day_in(workspace: &Workspace, body: &Body, window: &Window<'_>, meeting: &Meeting) -> NaiveDate {
    let wanted = calendar::working_day_until(window.wanted);
    let mut day = wanted;
    let mut prepare = |later: &Body, held: NaiveDate| {
        let of_body = |requirement: &schedule::Requirement<'_>| requirement.of == body.id.as_str();
        if let Some((_, latest)) =
            schedule::requirement::binding(workspace, later, (CaseTraits::ANY, held), of_body)
        {
            day = day.min(latest);
        }
    };
    let bodies = &workspace.council.bodies;
    if let Some(target) = bodies.get(&meeting.body.value) {
        prepare(target, meeting.date.value);
    }
    for other in bodies.values() {
        if other.id == body.id {
            continue;
        }
        let Some(window) = Window::of(other, &meeting.body.value, meeting.date.value) else { continue };
        for held in workspace.meetings_between(&other.id, window.first, window.last) {
            if held.takes_place() {
                prepare(other, held.date.value);
            }
        }
    }
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
    let finding = RULE
        .at(meeting.date.span, message)
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "slik skal møtene ligge")
        .due_on(wanted);
    if wanted < workspace.today {
        return finding.with_advice(
            "Er et slikt møte holdt, før det inn i mappen. Er møteplanen endret, rett «møter-før» i \
             bodies.yaml.",
        );
    }
    let action = Action::new_meeting(&body.id, wanted);
    let day = norsk::full_date(wanted);
    finding
        .with_advice(format!("Siste virkedag er {day}. «{action}» lager et møte da."))
        .with_remedies([action])
}
