use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Condition, Need};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L02",
    name: "without-recommendation",
    title: "Sak uten innstilling fra organet før",
    severity: Severity::Error,
    basis: "bodies.yaml, saksgang",
    page: include_str!("without_recommendation.md"),
    check: Check::Case(check),
    work: Work::AwaitBody,
    before_due: "Saken skal ha innstilling fra organet før",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let wanted = |row: &crate::model::RoutingRule| {
        row.need == Need::Recommendation && row.condition == Condition::Always
    };
    super::order::judge_order(workspace, case, found, &RULE, wanted, "Saken");
}
