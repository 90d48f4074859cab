use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Case;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F06",
    name: "duplicate-id",
    title: "To saker har samme id",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("duplicate_id.md"),
    check: Check::Case(check),
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(first) = workspace.case(&case.id.value).filter(|first| first.source != case.source) else {
        return;
    };
    found.push(
        RULE.at(case.id.span, format!("Id-en {} er brukt i en annen sak", case.id.value))
            .with_label(first.id.span, "først brukt her")
            .with_advice("Gi den nyeste saken neste ledige id, i feltet og i filnavnet."),
    );
}
