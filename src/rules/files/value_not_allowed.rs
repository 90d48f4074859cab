use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F04",
    name: "value-not-allowed",
    title: "Verdien er ikke lovlig",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("value_not_allowed.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
