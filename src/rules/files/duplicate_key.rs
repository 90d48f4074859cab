use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F05",
    name: "duplicate-key",
    title: "Nøkkel står to ganger",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("duplicate_key.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
