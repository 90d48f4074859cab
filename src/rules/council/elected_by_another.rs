use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Body, MEMBER_COUNCILS, Power};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "K13",
    name: "elected-by-another",
    title: "Organet er ikke valgt av representantskapet",
    severity: Severity::Warning,
    basis: "koml. § 18-3 (4)",
    page: include_str!("elected_by_another.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let council = &workspace.council;
    for body in council.bodies.values() {
        if !body.is_elected() || !decides(workspace, body) {
            continue;
        }
        for row in body.elected_by.all_on(workspace.today) {
            let who = &row.value;
            let Some(electing) = council.body(&who.value) else { continue };
            if electing.is_supreme_on(workspace.today) || !has_supreme_body(workspace) {
                continue;
            }
            let day = workspace.today;
            let (name, by) = (body.name_on(day), electing.running_name_on(day));
            found.push(
                RULE.at(who.span, format!("{name} kan gjøre vedtak, og er valgt av {by}"))
                    .with_advice("Legg valget fram for representantskapet, eller rett raden."),
            );
        }
    }
}

/// Whether the body may decide now, which makes it one that governs.
fn decides(workspace: &Workspace, body: &Body) -> bool {
    body.powers.all_on(workspace.today).any(|row| row.value.contains(&Power::Decide))
}

/// Whether the folder says which body the members' councils elect.
fn has_supreme_body(workspace: &Workspace) -> bool {
    let mut rows = workspace.council.bodies.values().flat_map(|body| &body.elected_by.rows);
    rows.any(|row| row.value.value.as_str() == MEMBER_COUNCILS)
}
