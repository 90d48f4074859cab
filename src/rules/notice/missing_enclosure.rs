use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::{EnclosedMinutes, Workspace};

use crate::model::{Difference, Meeting};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I08",
    name: "missing-enclosure",
    title: "Et referat følger ikke med innkallingen",
    severity: Severity::Warning,
    basis: "bodies.yaml, følger-innkallingen",
    page: include_str!("missing_enclosure.md"),
    check: Check::Meeting(check),
    before_due: "Et referat skal følge med innkallingen",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let is_coming = meeting.takes_place() && !meeting.is_held() && meeting.date.value >= workspace.today;
    if !is_coming || meeting.is_extract {
        return;
    }
    let due = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
    for enclosure in workspace.enclosures(meeting) {
        let finding = match &enclosure.path {
            None if knows_minutes(workspace, &enclosure) => missing(meeting, &enclosure).due_on(due),
            Some(path) if was_missed(workspace, meeting, path) => missed(meeting, &enclosure, path),
            _ => continue,
        };
        found.push(finding);
    }
}

/// Whether the folder has minutes of any meeting of the body. One that has none keeps them elsewhere, and so
/// does an old meeting of which only a part is known.
fn knows_minutes(workspace: &Workspace, enclosure: &EnclosedMinutes<'_>) -> bool {
    !enclosure.meeting.is_extract && workspace.has_minutes_of(enclosure.body)
}

/// Whether the notice has gone without the minutes at `path`.
fn was_missed(workspace: &Workspace, meeting: &Meeting, path: &str) -> bool {
    workspace.manifest_of(meeting).is_some_and(|manifest| {
        let differences = workspace.differences(meeting, manifest);
        differences.iter().any(|other| matches!(other, Difference::MissedMinutes(missed) if missed == path))
    })
}

fn missing(meeting: &Meeting, enclosure: &EnclosedMinutes<'_>) -> Diagnostic {
    let draft = Action::minutes_of(&enclosure.meeting.id);
    let advice = format!(
        "Skriv det i meetings/{}/{}.md; «{draft}» lager et utkast.",
        enclosure.meeting.id,
        enclosure.body.minutes_file()
    );
    at(meeting, enclosure, format!("{} ligger ikke i mappen, og skal følge innkallingen", name(enclosure)))
        .with_advice(advice)
        .with_remedies([draft])
}

fn missed(meeting: &Meeting, enclosure: &EnclosedMinutes<'_>, path: &str) -> Diagnostic {
    let dispatch = Action::dispatch_of(&meeting.id);
    let advice = format!("Kjør «{dispatch}», så går {path} ut med en tilleggsinnkalling.");
    at(meeting, enclosure, format!("{} fulgte ikke med innkallingen", name(enclosure)))
        .with_advice(advice)
        .with_remedies([dispatch])
}

/// At the item that is to approve the minutes, or else at the meeting that they are to go with.
fn at(meeting: &Meeting, enclosure: &EnclosedMinutes<'_>, message: String) -> Diagnostic {
    let finding = RULE.at(enclosure.item.unwrap_or(meeting.date.span), message);
    match enclosure.row {
        Some(row) => finding
            .with_basis(row.basis_text())
            .with_label(row.span, "skal følge med")
            .with_label(enclosure.meeting.date.span, "det siste møtet som er holdt"),
        None => finding.with_label(enclosure.meeting.date.span, "møtet referatet er fra"),
    }
}

/// «Referatet fra administrativ koordineringsgruppe 30. januar 2024»
fn name(enclosure: &EnclosedMinutes<'_>) -> String {
    let day = enclosure.meeting.date.value;
    let word = norsk::capitalised(&enclosure.body.minutes_word);
    format!("{word} fra {} {}", enclosure.body.running_name_on(day), norsk::date(day))
}
