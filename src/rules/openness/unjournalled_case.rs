use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::{Datelike, NaiveDate};

use crate::model::{Case, Meeting};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O07",
    name: "unjournalled-case",
    title: "Sak på en innkalt saksliste uten saksnummer i journalen",
    severity: Severity::Warning,
    basis: "offl. § 10 og arkivforskrifta § 14",
    page: include_str!("unjournalled_case.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if workspace.council.journal.rows.is_empty() {
        return;
    }
    if case.journal_number.is_some() {
        return;
    }
    let mut meetings = case.routing.iter().filter_map(|step| workspace.meeting_of_step(step));
    let Some(meeting) = meetings.find(|meeting| is_called(meeting)) else { return };
    let Some(row) = workspace.council.journal.on(meeting.date.value) else { return };
    let message = format!(
        "Saken er på en innkalt saksliste ({}) uten saksnummer i journalen",
        norsk::date(meeting.date.value)
    );
    found.push(
        RULE.at(case.id.span, message)
            .with_basis(basis_on(meeting.date.value))
            .with_label(row.span, "rådet fører journal")
            .with_advice("Journalfør saken, og skriv nummeret i «arkivsak:», som 2024/00123."),
    );
}

/// The regulation of 2025 took the place of that of 2017 at the turn of the year.
fn basis_on(day: NaiveDate) -> &'static str {
    if day.year() < 2026 { "offl. § 10 og arkivforskrifta (2017) § 9" } else { RULE.basis }
}

fn is_called(meeting: &Meeting) -> bool {
    meeting.is_called_or_held()
}
