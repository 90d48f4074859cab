use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Need};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "L05",
    name: "undiscussed-case",
    title: "Saken er ikke drøftet først",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksgang",
    page: include_str!("undiscussed_case.md"),
    check: Check::Case(check),
    work: Work::AwaitBody,
    before_due: "Saken skal drøftes først",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    super::order::judge_order(workspace, case, found, &RULE, |row| row.need == Need::Discussion, "Saken");
}
