use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::exemptions::{exemptions, provision, subject};
use crate::model::{Case, Step};
pub(super) static RULE: Rule = Rule {
    code: "O03",
    name: "internal-document-basis",
    title: "Møtepapir unntatt som internt dokument",
    severity: Severity::Error,
    basis: "offl. § 16 (1) a–b",
    page: include_str!("internal_document_basis.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let exemptions = exemptions(case);
    if exemptions.is_empty() {
        return;
    }
    let is_elected = |step: &&Step| match workspace.council.body(&step.body.value) {
        Some(body) => step.meeting.is_some() && body.is_elected(),
        None => false,
    };
    let Some(step) = case.routing.iter().find(is_elected) else { return };
    for (exempt, attachment) in exemptions {
        let Some(provision) = provision(exempt) else { continue };
        if provision.is_openness(14, None) || provision.is_openness(15, None) {
            let message = format!(
                "{} er unntatt etter offl. § {}, som ikke gjelder papirer til et folkevalgt organ",
                subject(attachment),
                provision.section
            );
            found.push(
                RULE.at(exempt.basis_span(), message)
                    .with_label(step.span, "saken er på en saksliste her")
                    .with_advice(
                        "Finn en annen hjemmel, som offl. § 13 eller § 23, eller la dokumentet være \
                         offentlig.",
                    ),
            );
        }
    }
}
