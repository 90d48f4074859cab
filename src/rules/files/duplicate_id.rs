use std::collections::BTreeMap;

use crate::action::{Action, CaseAction, NewId, Trial};
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
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    check_shared(workspace, found);
    check_alike(workspace, found);
}

/// Ids that are not the same, but may be taken for each other.
fn check_alike(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut odd: BTreeMap<(&str, &str), Vec<&Case>> = BTreeMap::new();
    for case in &workspace.cases {
        if let Some(said) = case.id.value.oddly_written() {
            odd.entry(said).or_default().push(case);
        }
    }
    for ((year, number), cases) in odd {
        let usual = workspace.case(&format!("{year}-{number:0>3}").into());
        let Some((first, others)) = cases.split_first() else { continue };
        let (first, others) = match usual {
            Some(usual) => (usual, &cases[..]),
            None => (*first, others),
        };
        for case in others {
            let message = format!("Id-en {} kan forveksles med {}", case.id.value, first.id.value);
            let mut finding = RULE
                .at(case.id.span, message)
                .with_label(first.id.span, "den andre står her")
                .with_advice("Gi en av sakene en annen id: i feltet, i filnavnet og der den er nevnt.");
            finding.severity = Severity::Warning;
            found.push(finding);
        }
    }
}

fn check_shared(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for cases in workspace.duplicates() {
        // What was there before is no copy; among equals, a copy is the one that has come the shorter way.
        let age = |case: &Case| (was_before(workspace, case), way_of(case));
        let Some(oldest) = cases.iter().rev().max_by_key(|case| age(case)) else { continue };
        let action = Action::Case(CaseAction::NewId(NewId {
            case: oldest.id.value.to_string(),
            trial: Trial::default(),
        }));
        for case in cases.iter().filter(|case| case.source != oldest.source) {
            found.push(
                RULE.at(case.id.span, format!("Id-en {} er brukt i en annen sak", case.id.value))
                    .with_label(oldest.id.span, "først brukt her")
                    .with_advice(format!(
                        "«{action}» gir den nyeste saken en ny id, overalt hvor den er nevnt."
                    ))
                    .with_remedies([action.clone()]),
            );
        }
    }
}

/// How far a case has come: its treatments with an outcome, and those with a day.
fn way_of(case: &Case) -> (usize, usize) {
    let done = case.routing.iter().filter(|step| step.outcome.is_some()).count();
    (done, case.routing.iter().filter(|step| step.meeting.is_some()).count())
}

/// Whether the same file had the same id before the change that is judged.
fn was_before(workspace: &Workspace, case: &Case) -> bool {
    let base = workspace.base.as_ref();
    let before = base.and_then(|base| base.case_in(&workspace.source(case.source).path));
    before.is_some_and(|before| before.id.value == case.id.value)
}
