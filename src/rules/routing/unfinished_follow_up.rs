use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::action::Action;
use crate::model::{Case, Status, Step};
pub(super) static RULE: Rule = Rule {
    code: "L17",
    name: "unfinished-follow-up",
    title: "Status og oppfølging er uenige",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unfinished_follow_up.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(status) = case.status else { return };
    let id = &case.id.value;
    let open = case.follow_up.iter().find(|item| item.is_open());
    let finding = match (status.value, open) {
        (Status::Closed, Some(item)) => {
            let show = Action::follow_up(id);
            RULE.at(status.span, "Saken er avsluttet, men det gjenstår oppfølging")
                .with_label(item.span, "dette er ikke gjort")
                .with_advice(format!(
                    "«{show}» viser hva som gjenstår. Før inn når det ble gjort, ta bort det som ikke skal \
                     gjøres, eller sett status tilbake til «under oppfølging»."
                ))
                .with_remedies([show])
        }
        (Status::FollowUp, None) if !case.follow_up.is_empty() => {
            let close = Action::close(id);
            let finding = RULE.at(status.span, "Alt er fulgt opp, men saken er ikke avsluttet");
            hint(finding, format!("«{close}» avslutter den.")).with_remedies([close])
        }
        (Status::FollowUp, None) if is_recent(workspace, case) => hint(
            RULE.at(status.span, "Saken er under oppfølging, men det står ikke hva som skal gjøres"),
            format!("«ipr oppfolging {id} --ny HVA --hvem HVEM --frist DATO» fører det inn."),
        ),
        _ => return,
    };
    found.push(if workspace.withholds(case) { finding.in_private() } else { finding });
}

/// Whether it has been treated within a year. Older folders, which never said what was to be done, are not
/// drowned.
fn is_recent(workspace: &Workspace, case: &Case) -> bool {
    match case.routing.iter().rev().find_map(Step::day) {
        Some(day) => workspace.today.signed_duration_since(day).num_days() <= 365,
        None => false,
    }
}

/// Nothing is wrong: it is worth knowing.
fn hint(finding: Diagnostic, advice: String) -> Diagnostic {
    Diagnostic { severity: Severity::Hint, refuses_step: false, ..finding.with_advice(advice) }
}
