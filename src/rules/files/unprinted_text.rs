use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::text::Span;
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F12",
    name: "unprinted-text",
    title: "Tekst som ikke kommer på papiret",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("unprinted_text.md"),
    check: Check::CaseAndMeeting(
        |workspace, case, found| judge(workspace, &case.unprinted, found),
        |workspace, meeting, found| judge(workspace, &meeting.unprinted, found),
    ),
    ..Rule::PLAIN
};

fn judge(workspace: &Workspace, unprinted: &[Span], found: &mut Vec<Diagnostic>) {
    found.extend(unprinted.iter().map(|place| {
        let (message, advice) = if workspace.raw_text(*place).starts_with("![") {
            (
                "Bildet kommer ikke på papiret",
                "Legg bildet som PNG eller JPEG i mappen ved siden av filen, og vis til det der.",
            )
        } else {
            (
                "HTML kommer ikke på papiret",
                "Skriv teksten som Markdown; en tabell skrives med loddrette streker.",
            )
        };
        RULE.at(*place, message).with_advice(advice)
    }));
}
