use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Role, Seat, law};
use crate::norsk;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "D08",
    name: "speaker-without-law",
    title: "Andre enn medlemmene har talerett",
    severity: Severity::Hint,
    basis: "koml. § 8-1 (2)",
    page: include_str!("speaker_without_law.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for seat in &workspace.people.seats {
        found.extend(judge(workspace, seat));
    }
}

fn judge(workspace: &Workspace, seat: &Seat) -> Option<Diagnostic> {
    let body = workspace.council.body(&seat.body.value)?;
    let last = seat.until.unwrap_or(workspace.today);
    let names_law = seat.basis.as_ref().is_some_and(|basis| basis.value.contains('§'));
    if seat.role != Role::Speaker || !body.is_elected() || names_law || last < law::LOCAL_GOVERNMENT_ACT_2018
    {
        return None;
    }
    let name = norsk::capitalised(workspace.people.name_of(&seat.person.value));
    let body = body.running_name_on(seat.from.unwrap_or(workspace.today));
    let message = format!("{name} har talerett i {body}, og vervet viser ikke til noen lov");
    Some(RULE.at(seat.span, message).with_advice(
        "Skriv loven i «grunnlag:», som koml. § 13-1 femte ledd for den som leder administrasjonen, eller \
         «rolle: observatør».",
    ))
}
