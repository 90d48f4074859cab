use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Case, Step};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "V04",
    name: "review-deadline",
    title: "Fristen for å kreve lovlighetskontroll løper",
    severity: Severity::Hint,
    basis: "koml. § 27-1 og dl. §§ 148–149",
    page: include_str!("review_deadline.md"),
    check: Check::Case(check),
    work: Work::LetOthers,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    found.extend(case.routing.iter().filter_map(|step| judge(workspace, case, step)));
}

fn judge(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let last = workspace.running_review(case, step)?;
    let (day, outcome) = (workspace.decided_on(case, step)?, step.outcome?);
    let message = format!(
        "Sak {} er avgjort i {} {}, og lovlighetskontroll kan kreves til {}",
        case.id.value,
        workspace.body_name(&step.body.value, day),
        norsk::date(day),
        norsk::full_date(last)
    );
    Some(
        RULE.at(outcome.span, message)
            .with_advice(
                "Vent med det som ikke kan gjøres om, hvis vedtaket er omstridt. Ellers er det \
                ingenting å gjøre.",
            )
            .due_on(last),
    )
}
