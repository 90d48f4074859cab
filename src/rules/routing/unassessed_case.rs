use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use chrono::NaiveDate;

use crate::model::{Case, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L24",
    name: "unassessed-case",
    title: "Saken er ikke vurdert før den tas opp",
    severity: Severity::Hint,
    basis: "bodies.yaml, vurdering",
    page: include_str!("unassessed_case.md"),
    check: Check::Case(check),
    work: Work::WriteText,
    before_due: "Saken skal vurderes før den tas opp",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if workspace.council.criteria.is_empty() || !case.is_unsettled() {
        return;
    }
    for step in &case.routing {
        // Once a body has had the case, there is nothing left to weigh for it.
        if let Some(day) = step.day()
            && step.outcome.is_none()
            && day >= workspace.today
        {
            found.extend(judge(workspace, case, step, day));
        }
    }
}

fn judge(workspace: &Workspace, case: &Case, step: &Step, day: NaiveDate) -> Option<Diagnostic> {
    let (mut unanswered, mut first) = (Vec::new(), None);
    for (row, assessment) in workspace.asked_of(case, Some(&step.body.value), day) {
        if assessment.is_none() {
            unanswered.push(row.value.name.value.as_str());
            first = first.or(Some(row));
        }
    }
    let row = first?;
    let body = workspace.body_name(&step.body.value, day);
    let action = Action::assess(&case.id.value);
    Some(
        RULE.at(
            step.body.span,
            format!(
                "Saken går til {body} {} uten at dette er vurdert: {}",
                norsk::date(day),
                norsk::list(&unanswered)
            ),
        )
        .with_basis(row.basis_text())
        .with_label(row.span, "spørsmålet")
        .with_advice(format!("Svar med «{action}», så står vurderingen i papiret."))
        .with_remedies([action])
        .due_on(workspace.dispatch_deadline(&step.body.value, day)),
    )
}
