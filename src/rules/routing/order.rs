//! Steps that are taken before what the order of treatment demands has been done.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Need, RoutingRule, Step, Strength};
use crate::norsk;
use crate::rules::Rule;
use crate::workspace::{PrematureStep, Workspace};

/// Every step of `case` that a `wanted` row of the council's order of treatment finds too early, told
/// as `rule`. `subject` begins the sentence: «Saken», «Saken er politisk og».
pub(super) fn judge_order(
    workspace: &Workspace,
    case: &Case,
    found: &mut Vec<Diagnostic>,
    rule: &Rule,
    wanted: impl Fn(&RoutingRule) -> bool,
    subject: &str,
) {
    for unmet in workspace.unmet_needs(case, wanted) {
        found.extend(too_early(workspace, rule, &unmet, subject));
    }
}

pub(super) fn too_early(
    workspace: &Workspace,
    rule: &Rule,
    unmet: &PrematureStep<'_>,
    subject: &str,
) -> Option<Diagnostic> {
    let row = &unmet.rule.value;
    let body = workspace.council.body(&row.before.value)?.running_name_on(unmet.day);
    let by: Vec<String> = workspace
        .covering(&row.by.value, unmet.areas, unmet.day)
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
    // What the body before is to treat first, on a day that is set, is planned and not skipped.
    let is_planned =
        unmet.planned.and_then(Step::day).is_some_and(|day| workspace.today <= day && day < unmet.day);
    Some(match workspace.due_day(unmet) {
        Some(day) if severity == Severity::Error && !is_planned => diagnostic.due_on(day).refusing_step(),
        Some(day) => diagnostic.due_on(day),
        None => diagnostic,
    })
}
