use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Case, FollowUp, Status};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L16",
    name: "overdue-follow-up",
    title: "Vedtaket er ikke fulgt opp i tide",
    severity: Severity::Warning,
    basis: "koml. § 13-1 (4)",
    page: include_str!("overdue_follow_up.md"),
    check: Check::Case(check),
    work: Work::FollowUp,
    before_due: "Vedtaket skal følges opp",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    // What a case that is closed has left is another fault; what is not decided yet is not to be done.
    let is_followed_up = |status: Status| {
        status.is_settled() && !matches!(status, Status::Closed | Status::Withdrawn | Status::NotTakenUp)
    };
    if case.follow_up.is_empty() || !case.status.is_some_and(|status| is_followed_up(status.value)) {
        return;
    }
    for (number, item) in (1..).zip(&case.follow_up).filter(|(_, item)| item.is_open()) {
        found.extend(judge(workspace, case, number, item));
    }
}

fn judge(workspace: &Workspace, case: &Case, number: usize, item: &FollowUp) -> Option<Diagnostic> {
    let deadline = item.deadline?;
    let id = &case.id.value;
    let message = format!(
        "Oppfølging nr. {number} i sak {id} har frist {} og er ikke gjort",
        norsk::date(deadline.value)
    );
    let done = Action::mark_done(id, number);
    let finding = RULE
        .at(item.span, message)
        .with_advice(format!(
            "Er det gjort, skriv «{done}». Er det avtalt en ny frist, skriv den under «oppfølging» i saken."
        ))
        .with_remedies([done])
        .due_on(deadline.value);
    Some(if workspace.withholds(case) { finding.in_private() } else { finding })
}
