use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F01",
    name: "unreadable-yaml",
    title: "Filen kan ikke leses",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unreadable_yaml.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
