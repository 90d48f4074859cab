use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{BodyKind, Case, Outcome, Step, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "V04",
    name: "review-deadline",
    title: "Fristen for å kreve lovlighetskontroll løper",
    severity: Severity::Hint,
    basis: "koml. § 27-1 og dl. §§ 148–149",
    page: include_str!("review_deadline.md"),
    check: Check::Case(check),
};

/// Weeks in which a decision can be brought before the ministry.
const WEEKS: u32 = 3;
/// The longest that three weeks can become when they end at Easter, in days.
const LONGEST: i64 = 28;

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    found.extend(case.routing.iter().filter_map(|step| judge(workspace, case, step)));
}

fn judge(workspace: &Workspace, case: &Case, step: &Step) -> Option<Diagnostic> {
    let day = step.meeting?.value;
    // Nearly every decision is old, and that is seen without asking for holidays.
    let age = workspace.today.signed_duration_since(day).num_days();
    if !(0..=LONGEST).contains(&age) {
        return None;
    }
    let outcome =
        step.outcome.filter(|outcome| matches!(outcome.value, Outcome::Adopted | Outcome::Rejected))?;
    let body = workspace.council.bodies.get(&step.body.value)?;
    let last = calendar::legal_deadline(day, WEEKS);
    if body.kind != Some(BodyKind::Elected) || workspace.today > last {
        return None;
    }
    let message = format!(
        "Sak {} er avgjort i {} {}, og lovlighetskontroll kan kreves til {}",
        case.id.value,
        body.running_name_on(day),
        norsk::date(day),
        norsk::full_date(last)
    );
    Some(
        RULE.at(outcome.span, message)
            .with_advice("Vent med det som ikke kan gjøres om, hvis vedtaket er omstridt. Ellers er det ingenting å gjøre.")
            .due_on(last),
    )
}
