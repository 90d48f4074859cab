use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Unprinted;
use crate::read::sections::told;
use crate::rules::{Check, Rule};
use crate::text::Placed;

pub(super) static RULE: Rule = Rule {
    code: "F12",
    name: "unprinted-text",
    title: "Tekst som ikke kommer på papiret",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("unprinted_text.md"),
    check: Check::CaseAndMeeting(
        |_, case, found| judge(&case.unprinted, found),
        |_, meeting, found| judge(&meeting.unprinted, found),
    ),
    ..Rule::PLAIN
};

fn judge(unprinted: &[Placed<Unprinted>], found: &mut Vec<Diagnostic>) {
    for part in unprinted {
        let (message, advice) = told(part.value);
        found.push(RULE.at(part.span, message).with_advice(advice));
    }
}
