use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, ItemKind, Meeting, MeetingStatus, Row, StandingItem};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "T09",
    name: "minutes-not-approved",
    title: "Referatet er ikke satt opp til godkjenning",
    severity: Severity::Warning,
    basis: "bodies.yaml, faste-saker",
    page: include_str!("minutes_not_approved.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        if !body.standing_items.rows.iter().any(approves_minutes) {
            continue;
        }
        let mut before: Option<&Meeting> = None;
        for meeting in workspace.meetings_of(&body.id).filter(|meeting| meeting.takes_place()) {
            found.extend(before.and_then(|before| judge(body, before, meeting)));
            before = Some(meeting);
        }
    }
}

fn approves_minutes(row: &Row<StandingItem>) -> bool {
    row.value.title.contains(StandingItem::MEETING_BEFORE)
}

fn judge(body: &Body, before: &Meeting, meeting: &Meeting) -> Option<Diagnostic> {
    let day = meeting.date.value;
    let status = meeting.state();
    let says_nothing = meeting.is_extract || meeting.agenda.is_empty();
    if says_nothing || !matches!(status, Some(MeetingStatus::Called | MeetingStatus::Held)) {
        return None;
    }
    let row = body.standing_items.all_on(day).find(|row| approves_minutes(row))?;
    let minutes = &body.minutes_word;
    let approves = meeting.agenda.iter().any(|item| match &item.kind {
        ItemKind::Standing(name) => {
            let rows = &body.standing_items.rows;
            rows.iter().any(|row| approves_minutes(row) && row.value.name == name.value)
        }
        // An agenda that was typed in by hand says it in its own words.
        _ => item.title.as_ref().is_some_and(|title| body.names_minutes(title.raw())),
    });
    if approves {
        return None;
    }
    let name = body.running_name_on(day);
    Some(
        RULE.at(
            meeting.agenda_span,
            format!("Sakslisten har ikke {minutes} fra møtet i {name} {}", norsk::date(before.date.value)),
        )
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "dette er en fast sak")
        .with_advice(format!("Sett opp «fast: {}» i dette møtet, eller i det neste.", row.value.name)),
    )
}
