use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashMap;

use chrono::Datelike;

use crate::model::{Meeting, Series};
pub(super) static RULE: Rule = Rule {
    code: "N01",
    name: "number-used-twice",
    title: "Saksnummer brukt to ganger",
    severity: Severity::Error,
    basis: "bodies.yaml, saksnummer",
    page: include_str!("number_used_twice.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        let mut used = HashMap::new();
        for meeting in workspace.meetings_of(&body.id) {
            let Some(row) = body.numbering.on(meeting.date.value) else { continue };
            for number in meeting.agenda.iter().filter_map(|item| item.number.as_ref()) {
                let key = (series_of(meeting, row.value.series), number.value.as_str());
                let earlier = *used.entry(key).or_insert(number.span);
                if earlier == number.span {
                    continue;
                }
                found.push(
                    RULE.at(number.span, format!("Sak {} er brukt før i denne serien", number.value))
                        .with_basis(row.basis_text())
                        .with_label(earlier, "først brukt her")
                        .with_label(row.span, "slik nummererer organet")
                        .with_advice("Gi den siste saken neste ledige nummer."),
                );
            }
        }
    }
}

/// What must differ for a number to be free again: the year, or the meeting.
fn series_of(meeting: &Meeting, series: Series) -> (i32, &str) {
    match series {
        Series::Year => (meeting.date.value.year(), ""),
        Series::Meeting => (0, &meeting.id),
    }
}
