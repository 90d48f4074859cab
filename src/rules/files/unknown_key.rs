use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F03",
    name: "unknown-key",
    title: "Ukjent nøkkel",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unknown_key.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
