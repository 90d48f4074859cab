use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Outcome, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L04",
    name: "steps-out-of-order",
    title: "Behandlingene står i feil rekkefølge",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("steps_out_of_order.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    judge_days(case, found);
    judge_outcomes(case, found);
    for step in &case.routing {
        judge_future(workspace, step, found);
    }
}

/// Each meeting is on the same day as the one before it, or later.
fn judge_days(case: &Case, found: &mut Vec<Diagnostic>) {
    let days: Vec<_> = case.routing.iter().filter_map(|step| step.meeting).collect();
    for pair in days.windows(2) {
        if pair[1].value < pair[0].value {
            found.push(
                RULE.at(
                    pair[1].span,
                    format!(
                        "Behandlingen {} står etter den {}",
                        norsk::date(pair[1].value),
                        norsk::date(pair[0].value)
                    ),
                )
                .with_label(pair[0].span, "denne er senere")
                .with_advice("Sett behandlingene i den rekkefølgen møtene holdes."),
            );
        }
    }
}

/// No step has an outcome while one before it waits for its own.
fn judge_outcomes(case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(waiting) = case.routing.iter().position(|step| step.outcome.is_none()) else { return };
    let mut outcomes = case.routing[waiting..].iter().filter_map(|step| step.outcome);
    let Some(outcome) = outcomes.find(|outcome| outcome.value != Outcome::Withdrawn) else { return };
    found.push(
        RULE.at(outcome.span, "Behandlingen har et utfall, men en behandling før den mangler sitt")
            .with_label(case.routing[waiting].span, "denne har ikke noe utfall")
            .with_advice("Før inn utfallet der, eller ta behandlingen bort hvis den ikke fant sted."),
    );
}

/// Nothing is settled in a meeting that has not been held, or never was. To withdraw a case takes no meeting.
fn judge_future(workspace: &Workspace, step: &Step, found: &mut Vec<Diagnostic>) {
    let (Some(meeting), Some(outcome)) = (step.meeting, step.outcome) else { return };
    if outcome.value == Outcome::Withdrawn {
        return;
    }
    if let Some(called_off) = workspace.meeting_of_step(step)
        && let Some(status) = called_off.status
        && !called_off.takes_place()
    {
        let word = status.value.word();
        found.push(
            RULE.at(outcome.span, format!("Utfallet er ført inn, men møtet er {word}"))
                .with_label(status.span, "møtets status")
                .with_advice("Ta bort utfallet, eller rett møtets status."),
        );
    }
    if meeting.value > workspace.today {
        found.push(
            RULE.at(
                outcome.span,
                format!("Utfallet er ført inn, men møtet holdes først {}", norsk::date(meeting.value)),
            )
            .with_label(meeting.span, "møtedagen")
            .with_advice("Vent med utfallet til møtet er holdt, eller rett datoen."),
        );
    }
}
