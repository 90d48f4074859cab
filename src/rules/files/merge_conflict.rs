use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F09",
    name: "merge-conflict",
    title: "Merker etter flettekonflikt",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("merge_conflict.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
