use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Case, Outcome, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L08",
    name: "forgotten-postponement",
    title: "Utsatt sak er ikke tatt opp igjen",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("forgotten_postponement.md"),
    check: Check::Case(check),
    work: Work::TakeUp,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if !case.is_unsettled() || case.waiting.is_some() {
        return;
    }
    for (index, step) in case.routing.iter().enumerate() {
        if let Some(word) = put_off(step) {
            found.extend(judge(workspace, case, index, word));
        }
    }
}

/// What was done with the case, when it was put off.
fn put_off(step: &Step) -> Option<&'static str> {
    match step.outcome?.value {
        Outcome::Postponed => Some("utsatt"),
        Outcome::SentBack => Some("sendt tilbake"),
        Outcome::SentToHearing => Some("sendt på høring"),
        _ => None,
    }
}

/// After the step at `index` the same body gets the case again; what was sent back may go by way of
/// others first.
fn judge(workspace: &Workspace, case: &Case, index: usize, word: &str) -> Option<Diagnostic> {
    let step = &case.routing[index];
    let (day, outcome) = (step.meeting?, step.outcome?);
    let name = workspace.body_name(&step.body.value, day.value);
    let put_off = format!("Saken ble {word} i {name} {}", norsk::date(day.value));
    let later = &case.routing[index + 1..];
    let Some(again) = later.iter().find(|later| later.body.value == step.body.value) else {
        return Some(
            RULE.at(outcome.span, format!("{put_off}, men har ingen ny behandling der"))
                .with_label(case.routing_span, "sakens saksgang")
                .with_advice(format!(
                    "Legg til en ny behandling i {name}, skriv hva saken venter på under \
                     «venter», eller avslutt den som trukket."
                )),
        );
    };
    if again.meeting.is_some() || case.next_step().is_some_and(|next| next.span != again.span) {
        return None;
    }
    let finding = RULE
        .at(again.span, format!("{put_off} og er ikke satt opp på nytt"))
        .with_label(outcome.span, format!("her ble den {word}"));
    let mut from = day.value.succ_opt()?.max(workspace.today);
    if let Some(deadline) = step.hearing.as_ref().and_then(|hearing| hearing.deadline) {
        // Those who were asked have their time first.
        if deadline.value >= workspace.today {
            return None;
        }
        from = from.max(deadline.value);
    }
    Some(super::next_meeting::until_next_meeting(workspace, finding, case, step, from))
}
