//! Saksgang.

mod abolished_body;
mod contradictory_status;
mod forgotten_postponement;
mod late_for_hearing;
mod lost_case;
mod disallowed_transition;
mod outcome_without_text;
mod overdue_follow_up;
mod political_without_recommendation;
mod power_not_held;
mod reworded_decision;
mod steps_out_of_order;
mod unanchored_case;
mod unfinished_follow_up;
mod undiscussed_case;
mod unreported_email_treatment;
mod withdrawn_case_on_agenda;
mod without_recommendation;
mod wrong_deciding_body;

use chrono::NaiveDate;

use super::{Area, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Need, RoutingRule, Step, Strength};
use crate::norsk;
use crate::workspace::{PrematureStep, Workspace};

pub(super) static AREA: Area = Area {
    letter: 'L',
    title: "Saksgang",
    waivable: true,
    rules: &[
        &political_without_recommendation::RULE,
        &without_recommendation::RULE,
        &power_not_held::RULE,
        &steps_out_of_order::RULE,
        &undiscussed_case::RULE,
        &contradictory_status::RULE,
        &lost_case::RULE,
        &forgotten_postponement::RULE,
        &wrong_deciding_body::RULE,
        &unreported_email_treatment::RULE,
        &late_for_hearing::RULE,
        &outcome_without_text::RULE,
        &unanchored_case::RULE,
        &reworded_decision::RULE,
        &disallowed_transition::RULE,
        &overdue_follow_up::RULE,
        &unfinished_follow_up::RULE,
        &withdrawn_case_on_agenda::RULE,
        &abolished_body::RULE,
    ],
};

/// Every step of `case` that a `wanted` row of the council's order of treatment finds too early, told
/// as `rule`. `subject` begins the sentence: «Saken», «Saken er politisk og».
fn judge_order(
    workspace: &Workspace,
    case: &Case,
    found: &mut Vec<Diagnostic>,
    rule: &Rule,
    wanted: impl Fn(&RoutingRule) -> bool,
    subject: &str,
) {
    for unmet in workspace.unmet_needs(case, wanted) {
        let focus_area = case.focus_area.as_ref().map(|area| area.value.as_str());
        found.extend(too_early(workspace, rule, &unmet, focus_area, subject));
    }
}

/// `finding` of a case that has no day in the body of `step`: outstanding until the papers of the next
/// meeting there leave, or due at once when there is none.
fn until_next_meeting(
    workspace: &Workspace,
    finding: Diagnostic,
    case: &Case,
    step: &Step,
    from: NaiveDate,
) -> Diagnostic {
    let Some(next) = workspace.meeting_from(&step.body.value, from) else {
        return finding.with_advice(
            "Opprett møtet med «ipr mote new», eller skriv hva saken venter på under «venter».",
        );
    };
    finding
        .with_advice(format!(
            "Neste møte er {}. «ipr sak advance {} --møte {}» setter saken på sakslisten.",
            norsk::date(next.date.value),
            case.id.value,
            next.id
        ))
        .due_on(workspace.dispatch_deadline(&step.body.value, next.date.value))
}

fn too_early(
    workspace: &Workspace,
    rule: &Rule,
    unmet: &PrematureStep<'_>,
    focus_area: Option<&str>,
    subject: &str,
) -> Option<Diagnostic> {
    let row = &unmet.rule.value;
    let body = workspace.council.bodies.get(&row.before.value)?.running_name_on(unmet.day);
    let by: Vec<String> = workspace
        .covering(&row.by.value, focus_area, unmet.day)
        .map(|by| by.running_name_on(unmet.day))
        .collect();
    let by = norsk::alternatives(&by);
    let missing = match row.need {
        Need::Recommendation => format!("uten innstilling fra {by}"),
        Need::Discussion => format!("uten å være drøftet i {by}"),
    };
    let (severity, label) = match row.strength {
        Strength::Must => (Severity::Error, "denne raden krever det"),
        Strength::Should => (Severity::Warning, "denne raden sier at det bør gjøres"),
    };
    let first = match unmet.planned.and_then(|step| step.meeting) {
        Some(day) => {
            format!(
                "Saken står på sakslisten til {by} {}; før inn utfallet når møtet er holdt.",
                norsk::date(day.value)
            )
        }
        // What has been done cannot be done otherwise; it can be accounted for.
        None if unmet.step.outcome.is_some() => {
            format!("Var det en grunn til det, skriv den i saken som et avvik fra {}.", rule.code)
        }
        None => format!("Ta saken opp i {by} først."),
    };
    let diagnostic = Diagnostic::new(
        rule.code,
        severity,
        unmet.step.body.span,
        format!("{subject} går til {body} {missing}"),
    )
    .with_basis(unmet.rule.basis_text())
    .with_label(row.before.span, label)
    .with_advice(first);
    Some(match workspace.due_day(unmet) {
        Some(day) if severity == Severity::Error => diagnostic.due_on(day).refusing_step(),
        Some(day) => diagnostic.due_on(day),
        None => diagnostic,
    })
}
