use super::seats::voting_seats;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, Meeting, Role, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K07",
    name: "missing-chair",
    title: "Organet mangler leder eller nestleder",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (1) og (4)",
    page: include_str!("missing_chair.md"),
    check: Check::Workspace(check),
    before_due: "Organet skal ha leder og nestleder når det møtes",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        if !body.is_elected() {
            continue;
        }
        let seats = voting_seats(workspace, body);
        for role in [Role::Chair, Role::DeputyChair] {
            for meeting in workspace.meetings_of(&body.id) {
                if meeting.takes_place()
                    && workspace.elected_body(meeting).is_some()
                    && body.led_by.on(meeting.date.value).is_none()
                    && let Some(seat) = without(&seats, role, meeting)
                {
                    found.push(finding(workspace, body, role, meeting, seat));
                    break;
                }
            }
        }
    }
}

/// One of the seats held on the day of the meeting, when none of them has the role.
fn without<'a>(seats: &[&'a Seat], role: Role, meeting: &Meeting) -> Option<&'a Seat> {
    let mut first = None;
    for seat in seats {
        if !seat.is_held_on(meeting.date.value) {
            continue;
        }
        if seat.role == role {
            return None;
        }
        first = first.or(Some(*seat));
    }
    first
}

fn finding(workspace: &Workspace, body: &Body, role: Role, meeting: &Meeting, seat: &Seat) -> Diagnostic {
    let day = meeting.date.value;
    let name = norsk::capitalised(&body.running_name_on(day));
    let basis = if body.is_supreme_on(day) { "koml. § 18-3 (1)" } else { "koml. § 18-3 (4)" };
    let diagnostic = RULE
        .at(seat.span, format!("{name} har ingen {} {}", role.word(), norsk::date(day)))
        .with_basis(basis)
        .with_label(meeting.date.span, "da møtes organet")
        .with_advice(format!(
            "Før inn vervet som {} under verv i members.yaml, fra den dagen valget gjelder.",
            role.word()
        ));
    if day >= workspace.today { diagnostic.due_on(day) } else { diagnostic }
}
