use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{BetweenMeetings, Case, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L10",
    name: "unreported-email-treatment",
    title: "Behandling mellom møtene er ikke tatt opp i neste møte",
    severity: Severity::Warning,
    basis: "koml. § 11-2",
    page: include_str!("unreported_email_treatment.md"),
    check: Check::Case(check),
    before_due: "Behandling mellom møtene skal tas opp i neste møte",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for step in case.routing.iter().filter(|step| step.between.is_some() && step.outcome.is_some()) {
        found.extend(judge(workspace, case, step));
    }
}

fn judge(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let day = step.meeting?;
    let mut next = workspace.meeting_from(&step.body.value, day.value.succ_opt()?)?;
    // Papers that go round are no meeting in which anything is laid before the members.
    while next.is_written() {
        next = workspace.meeting_after(next, &step.body.value)?;
    }
    if next.is_extract || next.item_of(&case.id.value).is_some() {
        return None;
    }
    let name = workspace.body_name(&step.body.value, day.value);
    let (message, basis) = match step.between? {
        BetweenMeetings::Email => {
            (format!("Saken ble behandlet per e-post i {name}, men står ikke på neste saksliste"), RULE.basis)
        }
        BetweenMeetings::Leader => (
            format!("Lederen avgjorde saken i stedet for {name}, og den står ikke på neste saksliste der"),
            "koml. § 11-8 (1)",
        ),
    };
    Some(
        RULE.at(step.span, message)
            .with_basis(basis)
            .with_label(next.agenda_span, format!("sakslisten {}", norsk::date(next.date.value)))
            .with_advice(format!(
                "Sett {} på sakslisten {}, slik at {name} får behandlingen lagt fram i et møte.",
                case.id.value,
                workspace.in_coming_meeting(next)
            ))
            .due_on(workspace.dispatch_deadline(&step.body.value, next.date.value)),
    )
}
