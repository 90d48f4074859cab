use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Need};
use crate::norsk;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L22",
    name: "unrecommended-proposal",
    title: "Forslaget er nyere enn innstillingen",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("unrecommended_proposal.md"),
    check: Check::Case(check),
    work: Work::AwaitBody,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for (index, step) in case.routing.iter().enumerate() {
        // What has been treated stays as it was.
        let (None, Some(day)) = (step.outcome, step.meeting) else { continue };
        let traits = workspace.traits_of(case);
        let mut rules = workspace.council.routing_rules_before(&step.body.value, traits, day.value);
        let Some(row) = rules.find(|row| row.value.need == Need::Recommendation) else { continue };
        let Some(proposal) = workspace.proposal_to(case, index) else { continue };
        let Some(recommendation) = proposal.passed_over else { continue };
        let body = workspace.body_name(&step.body.value, day.value);
        let diagnostic = RULE
            .at(
                proposal.section.heading_span,
                format!("{} får et forslag som det ikke er innstilt på", norsk::capitalised(&body)),
            )
            .with_basis(row.basis_text())
            .with_label(recommendation.heading_span, "innstillingen, som er eldre")
            .with_advice(format!(
                "Papiret til {body} viser både forslaget og innstillingen. Skal det innstilles på nytt, \
                 settes saken opp i organet som innstiller, før {body}."
            ))
            .due_on(workspace.dispatch_deadline(&step.body.value, day.value));
        found.push(if workspace.withholds(case) { diagnostic.in_private() } else { diagnostic });
    }
}
