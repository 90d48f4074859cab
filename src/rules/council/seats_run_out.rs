use super::seats::voting_seats;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Meeting, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K06",
    name: "seats-run-out",
    title: "Organet møtes med utløpte verv",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (3)",
    page: include_str!("seats_run_out.md"),
    check: Check::Workspace(check),
    before_due: "Verv i organet løper ut",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        if !body.is_elected() {
            continue;
        }
        let seats = voting_seats(workspace, body);
        for meeting in workspace.meetings_of(&body.id) {
            if meeting.takes_place()
                && let Some(seat) = last_run_out(&seats, meeting)
            {
                found.push(finding(workspace, body, meeting, seat));
                break;
            }
        }
    }
}

/// The seat that ran out last before the meeting, when none is left and none has come in its place.
fn last_run_out<'a>(seats: &[&'a Seat], meeting: &Meeting) -> Option<&'a Seat> {
    let day = meeting.date.value;
    if seats.iter().any(|seat| seat.is_held_on(day)) {
        return None;
    }
    let run_out = seats.iter().filter(|seat| seat.until.is_some_and(|until| until < day));
    run_out.max_by_key(|seat| seat.until).copied()
}

fn finding(workspace: &Workspace, body: &Body, meeting: &Meeting, seat: &Seat) -> Diagnostic {
    let day = meeting.date.value;
    let name = body.running_name_on(day);
    let advice = match seat.until {
        Some(until) => {
            format!("Det siste vervet løp ut {}. Før inn hvem som er valgt etter det.", norsk::date(until))
        }
        None => "Før inn hvem som er valgt.".to_owned(),
    };
    let diagnostic = RULE
        .at(meeting.date.span, format!("Alle verv i {name} er utløpt {}", norsk::date(day)))
        .with_label(seat.span, "vervet som løp ut sist")
        .with_advice(advice);
    if day >= workspace.today { diagnostic.due_on(day) } else { diagnostic }
}
