use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    code: "F10",
    name: "unreadable-file",
    title: "Filen er ikke trygg å lese",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unreadable_file.md"),
    check: Check::Reading,
    ..Rule::PLAIN
};
