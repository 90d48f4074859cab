use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Condition, Need};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L01",
    name: "political-without-recommendation",
    title: "Politisk sak uten innstilling",
    severity: Severity::Error,
    basis: "bodies.yaml, saksgang",
    page: include_str!("political_without_recommendation.md"),
    check: Check::Case(check),
    work: Work::AwaitBody,
    before_due: "Politiske saker skal ha innstilling",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let wanted = |row: &crate::model::RoutingRule| {
        row.need == Need::Recommendation && row.condition == Condition::Political
    };
    super::order::judge_order(workspace, case, found, &RULE, wanted, "Saken er politisk og");
}
