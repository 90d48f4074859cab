use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashMap;

use crate::model::{AgendaItem, ItemKind, Meeting, Series};
use crate::norsk;
use chrono::Datelike;
pub(super) static RULE: Rule = Rule {
    code: "N01",
    name: "number-used-twice",
    title: "Saksnummer brukt to ganger",
    severity: Severity::Error,
    basis: "bodies.yaml, saksnummer",
    page: include_str!("number_used_twice.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        // What must differ for a number to be free again: the year, or the meeting.
        let (mut in_year, mut in_meeting) = (HashMap::new(), HashMap::new());
        let mut year = None;
        for meeting in workspace.meetings_of(&body.id) {
            // No number of an earlier year is in the way of a later one's.
            if year.replace(meeting.date.value.year()) != Some(meeting.date.value.year()) {
                in_year.clear();
            }
            let Some(row) = body.numbering.on(meeting.date.value) else { continue };
            let used = match row.value.series {
                Series::Year => &mut in_year,
                Series::Meeting => {
                    in_meeting.clear();
                    &mut in_meeting
                }
            };
            for item in &meeting.agenda {
                let Some(number) = &item.number else { continue };
                let entry = used.entry(number.value.as_str());
                let (earlier, first, of) = *entry.or_insert((number.span, item, meeting));
                if earlier == number.span || may_share(of, first, meeting, item) {
                    continue;
                }
                found.push(
                    RULE.at(
                        number.span,
                        format!("{} er brukt før i denne serien", norsk::numbered(&number.value)),
                    )
                    .with_basis(row.basis_text())
                    .with_label(earlier, "først brukt her")
                    .with_label(row.span, "slik nummererer organet")
                    .with_advice("Gi den siste saken neste ledige nummer."),
                );
            }
        }
    }
}

/// Whether two meetings may both have the number: a meeting that is moved takes its agenda with it, numbers
/// and all, to an earlier day or a later. A number of one that is called off is spent, but for the case
/// that had it.
fn may_share(first: &Meeting, one: &AgendaItem, meeting: &Meeting, other: &AgendaItem) -> bool {
    let is_case = matches!(one.kind, ItemKind::Case(_));
    let is_off = |of: &Meeting| of.is_moved() || of.is_cancelled() && is_case;
    (is_off(first) || is_off(meeting)) && first.id != meeting.id && is_same(one, other)
}

/// Whether two items are one and the same case, standing item or title.
fn is_same(one: &AgendaItem, other: &AgendaItem) -> bool {
    match (&one.kind, &other.kind) {
        (ItemKind::Case(one), ItemKind::Case(other)) => one.value == other.value,
        (ItemKind::Standing(one), ItemKind::Standing(other)) => one.value == other.value,
        (ItemKind::Plain, ItemKind::Plain) => one.title == other.title,
        _ => false,
    }
}
