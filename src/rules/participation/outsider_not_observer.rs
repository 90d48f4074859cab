use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Role, Seat};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "D05",
    name: "outsider-not-observer",
    title: "Utenforstående er mer enn observatør",
    severity: Severity::Error,
    basis: "bodies.yaml, utenforstående",
    page: include_str!("outsider_not_observer.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for seat in &workspace.people.seats {
        found.extend(judge(workspace, seat));
    }
}

fn judge(workspace: &Workspace, seat: &Seat) -> Option<Diagnostic> {
    let day = seat.from.unwrap_or(workspace.today);
    let body = workspace.council.body(&seat.body.value)?;
    let last = seat.until.map_or(workspace.today, |until| until.min(workspace.today)).max(day);
    // A seat from before the row is judged by it from then on.
    let row = body.outsiders.on(day).or_else(|| body.outsiders.on(last))?;
    let allowed = row.value.others?;
    let person = workspace.people.persons.get(&seat.person.value)?;
    let workplace = person.workplace.as_deref()?;
    let is_own = workplace == workspace.council.secretariat || seat.represents.is_some();
    // Roles come in order, the one that may do most first.
    if person.member.is_some() || is_own || seat.role >= allowed {
        return None;
    }
    let name = body.running_name_on(day);
    // «Talerett» is what somebody has, and not what they are.
    let said = |role: Role, is: &str, has: &str| {
        format!("{} {}", if role == Role::Speaker { has } else { is }, role.word())
    };
    let (role, most) = (said(seat.role, "er", "har"), said(allowed, "være", "ha"));
    Some(
        RULE.at(seat.span, format!("{} fra {workplace} {role} i {name}", person.name))
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(row.span, format!("andre enn deltakerne kan høyst {most}"))
            .with_advice(format!(
                "Skriv «rolle: {}». Sitter personen for en delregion eller kommune, skriv hvilken.",
                allowed.word()
            )),
    )
}
