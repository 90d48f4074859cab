use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Seat;
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "D04",
    name: "not-elected-among",
    title: "Medlemmet er ikke valgt blant dem det skal",
    severity: Severity::Error,
    basis: "bodies.yaml, velges-blant",
    page: include_str!("not_elected_among.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for seat in workspace.people.seats.iter().filter(|seat| seat.role.votes()) {
        found.extend(judge(workspace, seat));
    }
}

/// Judged on the day of the election: who leaves the other body later is another matter.
fn judge(workspace: &Workspace, seat: &Seat) -> Option<Diagnostic> {
    let people = &workspace.people;
    let day = seat.from.unwrap_or(workspace.today);
    let body = workspace.council.body(&seat.body.value)?;
    let row = body.elected_among.on(day)?;
    let mut others = people.voting_seats_on(&row.value.value, day).peekable();
    // Where nobody is listed in the other body, nothing is known.
    others.peek()?;
    if others.any(|other| other.person.value == seat.person.value) {
        return None;
    }
    let (name, other) = (body.running_name_on(day), workspace.body_name(&row.value.value, day));
    let person = people.name_of(&seat.person.value);
    let message = format!("{person} er valgt til {name}, men satt ikke i {other} {}", norsk::date(day));
    Some(
        RULE.at(seat.person.span, message)
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(row.span, format!("bare medlemmer av {other} kan velges"))
            .with_advice(format!("Før inn vervet i {other} om det mangler, ellers må valget gjøres om.")),
    )
}
