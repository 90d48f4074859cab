use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Person, Seat};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::text::Placed;
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "D06",
    name: "successor-in-office",
    title: "Ny i vervet hjemme kan overta plassen",
    severity: Severity::Hint,
    basis: "bodies.yaml, etterfølger-overtar",
    page: include_str!("successor_in_office.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let today = workspace.today;
    let held = workspace.people.seats.iter().filter(|seat| seat.is_held_on(today) && seat.role.votes());
    for seat in held {
        found.extend(judge(workspace, seat));
    }
}

fn judge(workspace: &Workspace, seat: &Seat) -> Option<Diagnostic> {
    let today = workspace.today;
    let body = workspace.council.body(&seat.body.value)?;
    let row = body.passes_to_successor.on(today).filter(|row| row.value)?;
    let person = workspace.people.persons.get(&seat.person.value)?;
    let (title, kommune) = (person.title.as_ref()?, person.member.as_ref()?);
    // Who had left before the seat began was elected in another capacity.
    let until = person.until.filter(|until| *until < today && seat.is_held_on(*until))?;
    let name = body.running_name_on(today);
    let message = format!(
        "{} gikk av som {} i {} {} og sitter fortsatt i {name}",
        person.name,
        title.value,
        kommune.value,
        norsk::date(until)
    );
    let successor = workspace.people.persons.values().find(|other| follows(other, person, workspace));
    let advice = match successor {
        Some(successor) => format!("{} kan overta for resten av perioden.", successor.name),
        None => format!("Den som er ny {}, kan overta for resten av perioden.", title.value),
    };
    let diagnostic = RULE
        .at(seat.span, message)
        .with_basis(row.basis_text())
        .resting_on_law_when(row.is_law())
        .with_label(row.span, "en etterfølger kan overta")
        .with_label(successor.map(|successor| successor.span), "etterfølgeren")
        .with_advice(format!("{advice} Skriv i så fall «til» her, og før inn det nye vervet."));
    Some(diagnostic)
}

/// Whether `other` holds the office that `person` has left, today.
fn follows(other: &Person, person: &Person, workspace: &Workspace) -> bool {
    let same = |a: &Option<Placed<String>>, b: &Option<Placed<String>>| {
        a.as_ref().map(|text| &text.value) == b.as_ref().map(|text| &text.value)
    };
    same(&other.title, &person.title)
        && same(&other.member, &person.member)
        && other.is_in_office_on(workspace.today)
}
