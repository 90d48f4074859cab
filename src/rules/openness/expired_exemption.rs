use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::exemptions::{exemptions, provision, subject};
use crate::model::{Attachment, Case, Exempt, Status};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O05",
    name: "expired-exemption",
    title: "Unntaket er gått ut",
    severity: Severity::Warning,
    basis: "offl. §§ 5 og 23 (3)",
    page: include_str!("expired_exemption.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for (exempt, attachment) in exemptions(case) {
        found.extend(judge(workspace, case, exempt, attachment));
    }
}

fn judge(
    workspace: &Workspace,
    case: &Case,
    exempt: &Exempt,
    attachment: Option<&Attachment>,
) -> Option<Diagnostic> {
    let subject = subject(attachment);
    let open_up = "Fjern «unntatt:», eller vurder på nytt om det finnes en hjemmel og skriv den.";
    if let Some(last) = exempt.expires {
        let expired = has_run_out(workspace, case, exempt);
        let message = format!("{subject} skulle være unntatt til og med {}", norsk::date(last.value));
        return expired.then(|| RULE.at(last.span, message).with_advice(open_up));
    }
    let provision = provision(exempt)?;
    if provision.is_openness(5, None) {
        let message = format!("{subject} har utsatt innsyn, men ingen dag for når det er slutt");
        return Some(
            RULE.at(exempt.basis_span(), message)
                .with_advice("Skriv siste dag i «opphører:»; utsatt innsyn gjelder bare så lenge det må."),
        );
    }
    if !has_run_out(workspace, case, exempt) {
        return None;
    }
    let message = format!("{subject} er unntatt til leverandøren er valgt, og saken er vedtatt");
    let decided = case.last_done().and_then(|step| step.outcome.map(|outcome| outcome.span));
    let diagnostic = RULE.at(exempt.basis_span(), message).with_advice(open_up);
    Some(diagnostic.with_label(decided, "her ble den vedtatt"))
}

/// Whether the ground for an exemption is known to be gone: its last day has passed, or the supplier has
/// been chosen.
pub(super) fn has_run_out(workspace: &Workspace, case: &Case, exempt: &Exempt) -> bool {
    if let Some(last) = exempt.expires {
        return last.value < workspace.today;
    }
    provision(exempt).is_some_and(|provision| provision.is_openness(23, Some(3)))
        && case.proved_status(workspace.deciding_body(case)) == Status::Adopted
}
