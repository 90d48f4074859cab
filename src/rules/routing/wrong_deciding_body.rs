use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Outcome};
pub(super) static RULE: Rule = Rule {
    code: "L09",
    name: "wrong-deciding-body",
    title: "Saken er avgjort av feil organ",
    severity: Severity::Warning,
    basis: "koml. § 14-8 og bodies.yaml, sakstyper",
    page: include_str!("wrong_deciding_body.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(case_type) = workspace.type_of(case) else { return };
    for step in &case.routing {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { continue };
        if !matches!(outcome.value, Outcome::Adopted | Outcome::Rejected) {
            continue;
        }
        let Some(row) = case_type.decided_by.on(day.value) else { continue };
        let (Some(right), Some(wrong)) =
            (workspace.council.body(&row.value.value), workspace.council.body(&step.body.value))
        else {
            continue;
        };
        if right.id == wrong.id {
            continue;
        }
        let right = right.running_name_on(day.value);
        let basis = row.basis.as_ref().or(case_type.basis.as_ref());
        let mut diagnostic = RULE
            .at(
                outcome.span,
                format!("Saken er avgjort i {}, men avgjøres av {right}", wrong.running_name_on(day.value)),
            )
            .with_basis(basis.map_or("bodies.yaml", |basis| basis.value.as_str()))
            .with_label(row.span, format!("{} avgjøres av {right}", case_type.name))
            .with_advice(format!("Send saken til {right}, eller rett sakstypen."));
        if case_type.by_law {
            diagnostic.severity = Severity::Error;
            diagnostic.is_law = true;
        }
        found.push(diagnostic);
    }
}
