use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Case;
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L06",
    name: "contradictory-status",
    title: "Status og saksgang er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("contradictory_status.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(status) = case.status else { return };
    // Without its type nobody knows whose word is the last.
    if case.case_type.is_some() && workspace.type_of(case).is_none() {
        return;
    }
    let proved = case.proved_status(workspace.deciding_body(case));
    if status.value.may_stand_for(proved) {
        return;
    }
    let proof = match case.last_done() {
        Some(step) => (step.span, "det siste som er ført inn"),
        None => (case.routing_span, "saksgangen har ingen utfall"),
    };
    let message = format!("Status er «{}», men saksgangen viser «{}»", status.value.word(), proved.word());
    found.push(RULE.at(status.span, message).with_label(proof.0, proof.1).with_advice(norsk::capitalised(
        &format!("skriv «status: {}», eller rett saksgangen.", proved.word()),
    )));
}
