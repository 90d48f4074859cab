use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Need;
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L05",
    name: "undiscussed-case",
    title: "Saken er ikke drøftet først",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("undiscussed_case.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for case in &workspace.cases {
        for unmet in workspace.unmet_needs(case) {
            let rule = &unmet.rule.value;
            if rule.need != Need::Discussion {
                continue;
            }
            let Some(body) = workspace.council.bodies.get(&rule.before.value) else { continue };
            let names: Vec<String> = workspace
                .bodies_to_hear(case, unmet.rule, unmet.day)
                .iter()
                .map(|by| by.running_name_on(unmet.day))
                .collect();
            let by = norsk::alternatives(&names);
            let message = format!("Saken går til {} uten å være drøftet i {by}", body.running_name_on(unmet.day));
            let diagnostic = RULE
                .at(unmet.step.body.span, message)
                .with_basis(unmet.rule.basis_text())
                .with_label(unmet.rule.value.before.span, "denne raden sier at det bør gjøres")
                .with_advice(format!("Ta saken opp i {by} først, om tiden tillater det. De fleste saker går den veien."));
            found.push(match workspace.due_day(&unmet) {
                Some(day) => diagnostic.due_on(day),
                None => diagnostic,
            });
        }
    }
}
