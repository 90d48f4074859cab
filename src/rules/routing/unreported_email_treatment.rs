use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L10",
    name: "unreported-email-treatment",
    title: "Behandling per e-post er ikke tatt opp i neste møte",
    severity: Severity::Warning,
    basis: "koml. § 11-2",
    page: include_str!("unreported_email_treatment.md"),
    check: Check::Case(check),
    before_due: "Behandling per e-post skal tas opp i neste møte",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for step in case.routing.iter().filter(|step| step.by_email && step.outcome.is_some()) {
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
    Some(
        RULE.at(
            step.span,
            format!("Saken ble behandlet per e-post i {name}, men står ikke på neste saksliste"),
        )
        .with_label(next.agenda_span, format!("sakslisten {}", norsk::date(next.date.value)))
        .with_advice(format!(
            "Sett {} på sakslisten {}, slik at {name} får behandlingen lagt fram i et møte.",
            case.id.value,
            workspace.in_coming_meeting(next)
        ))
        .due_on(workspace.dispatch_deadline(&step.body.value, next.date.value)),
    )
}
