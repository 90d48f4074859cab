use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Condition, Need};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L02",
    name: "without-recommendation",
    title: "Sak uten innstilling fra organet før",
    severity: Severity::Error,
    basis: "bodies.yaml, saksgang",
    page: include_str!("without_recommendation.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for case in &workspace.cases {
        for unmet in workspace.unmet_needs(case) {
            let rule = &unmet.rule.value;
            if rule.need != Need::Recommendation || rule.condition != Condition::Always {
                continue;
            }
            let Some(by) = workspace.council.bodies.get(&rule.by.value) else { continue };
            let Some(body) = workspace.council.bodies.get(&rule.before.value) else { continue };
            let (by, body) = (by.running_name_on(unmet.day), body.running_name_on(unmet.day));
            let message = format!("Saken går til {body} uten innstilling fra {by}");
            let diagnostic = RULE
                .at(unmet.step.body.span, message)
                .with_basis(unmet.rule.basis_text())
                .with_label(unmet.rule.value.before.span, "regelen som krever det")
                .with_advice(match unmet.planned.and_then(|step| step.meeting) {
                    Some(day) => format!(
                        "Saken står på sakslisten til {by} {}; før inn utfallet innstilt med teksten når møtet er holdt.",
                        norsk::date(day.value)
                    ),
                    None => format!("Ta saken opp i {by} først, og før inn innstillingen derfra."),
                });
            found.push(match workspace.due_day(&unmet) {
                Some(day) => diagnostic.due_on(day).refusing_step(),
                None => diagnostic,
            });
        }
    }
}
