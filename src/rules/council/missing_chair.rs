use super::seats::voting_seats;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Body, ItemKind, Meeting, Role, Seat};
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
        if !body.is_elected() && body.led_by.rows.is_empty() {
            continue;
        }
        let seats = voting_seats(workspace, body);
        for role in [Role::Chair, Role::DeputyChair] {
            for meeting in workspace.meetings_of(&body.id) {
                if meeting.takes_place()
                    && is_to_have(workspace, body, role, meeting)
                    && let Some(seat) = without(&seats, role, meeting)
                {
                    found.push(finding(workspace, body, role, meeting, seat));
                    break;
                }
            }
        }
    }
}

/// Whether the body is to have one in the role at the meeting: an elected one by law, and one that chooses
/// its own when it meets next, unless that is on the agenda.
fn is_to_have(workspace: &Workspace, body: &Body, role: Role, meeting: &Meeting) -> bool {
    let day = meeting.date.value;
    if body.chooses_leader_on(day).is_none() || body.is_elected() {
        return workspace.elected_body(meeting).is_some() && !body.is_led_by_another_on(day);
    }
    let is_of_leader = |item: &AgendaItem| {
        let title = match &item.title {
            Some(title) => title.raw().to_lowercase(),
            None => String::new(),
        };
        let name = if let ItemKind::Standing(name) = &item.kind { name.value.as_str() } else { "" };
        [title.as_str(), name].iter().any(|words| words.contains("leder") || words.contains("leiar"))
    };
    role == Role::Chair && !meeting.is_held() && !meeting.agenda.iter().any(is_of_leader)
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
    let chosen = body.chooses_leader_on(day).filter(|_| !body.is_elected());
    let basis = match chosen {
        Some(row) => row.basis_text(),
        None if body.is_supreme_on(day) => "koml. § 18-3 (1)",
        None => "koml. § 18-3 (4)",
    };
    let advice = match chosen {
        Some(_) => {
            "Organet velger selv. Sett valget på sakslisten, og før vervet som {rolle} inn under verv i \
            members.yaml når det er gjort."
        }
        None => "Før inn vervet som {rolle} under verv i members.yaml, fra den dagen valget gjelder.",
    };
    let diagnostic = RULE
        .at(seat.span, format!("{name} har ingen {} {}", role.word(), norsk::date(day)))
        .with_basis(basis)
        .with_label(meeting.date.span, "da møtes organet")
        .with_advice(norsk::fill(advice, &[("rolle", role.word())]));
    if day >= workspace.today { diagnostic.due_on(day) } else { diagnostic }
}
