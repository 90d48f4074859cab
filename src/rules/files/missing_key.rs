use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F02",
    name: "missing-key",
    title: "Nøkkel mangler",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("missing_key.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
