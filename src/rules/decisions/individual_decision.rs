use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Matter, Outcome};
pub(super) static RULE: Rule = Rule {
    code: "V01",
    name: "individual-decision",
    title: "Enkeltvedtak som rådet ikke kan treffe",
    severity: Severity::Error,
    basis: "koml. § 18-1 (2)",
    page: include_str!("individual_decision.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(place) = workspace.concerns(case, Matter::IndividualDecision) else { return };
    let concerns = |matter| workspace.concerns(case, matter).is_some();
    if concerns(Matter::Internal) || concerns(Matter::Grant) || case.is_withdrawn() {
        return;
    }
    let mut outcomes = case.routing.iter().filter_map(|step| step.outcome);
    let adopted = outcomes.rfind(|outcome| outcome.value == Outcome::Adopted);
    let message = match adopted {
        Some(_) => "Rådet har truffet et enkeltvedtak som det ikke har myndighet til",
        None => "Saken gjelder et enkeltvedtak, som rådet ikke har myndighet til å treffe",
    };
    let diagnostic = RULE.at(adopted.map_or(case.id.span, |outcome| outcome.span), message);
    found.push(diagnostic.with_label(place, "saken gjelder et enkeltvedtak").with_advice(
        "Send saken til kommunen som har myndigheten. Gjelder den rådets egne forhold eller en \
            tilskuddsordning, legg til «internt» eller «tilskudd» under «gjelder».",
    ));
}
