use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F06",
    name: "duplicate-id",
    title: "To saker har samme id",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("duplicate_id.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut first = HashMap::with_capacity(workspace.cases.len());
    for case in &workspace.cases {
        let earlier = *first.entry(&case.id.value).or_insert(case.id.span);
        if earlier == case.id.span {
            continue;
        }
        found.push(
            RULE.at(case.id.span, format!("Id-en {} er brukt i en annen sak", case.id.value))
                .with_label(earlier, "først brukt her")
                .with_advice("Gi den nyeste saken neste ledige id, i feltet og i filnavnet."),
        );
    }
}
