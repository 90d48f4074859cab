use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::model::{Body, Meeting, Numbering, Row, Series};
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "N02",
    name: "gap-in-series",
    title: "Hull i nummerserien",
    severity: Severity::Warning,
    basis: "bodies.yaml, saksnummer",
    page: include_str!("gap_in_series.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for body in workspace.council.bodies.values() {
        let mut series: BTreeMap<(i32, &str), Vec<&Meeting>> = BTreeMap::new();
        for meeting in workspace.meetings_of(&body.id) {
            let Some(row) = body.numbering.on(meeting.date.value) else { continue };
            let of_meeting = match row.value.series {
                Series::Year => "",
                Series::Meeting => meeting.id.as_str(),
            };
            series.entry((meeting.date.value.year(), of_meeting)).or_default().push(meeting);
        }
        // Of the first year that is known, nobody knows where it began.
        let mut known: Option<i32> = None;
        for ((year, of_meeting), meetings) in &series {
            let first = judge(body, meetings, found);
            if !of_meeting.is_empty() {
                continue;
            }
            if let Some((number, span, row)) = first
                && number > 1
                && known == Some(year - 1)
            {
                found.push(continued(row, number, span));
            }
            known = first.map(|_| *year);
        }
    }
}

/// A series that goes on where that of the year before ended, or leaves out its first numbers.
fn continued(row: &Row<Numbering>, number: u32, span: Span) -> Diagnostic {
    let missing = match number {
        2 => "Nummer 1 mangler".to_owned(),
        _ => format!("Numrene 1 til {} mangler", number - 1),
    };
    RULE.at(span, format!("{missing}: serien begynner på nytt hvert år"))
        .with_basis(row.basis_text())
        .with_label(row.span, "slik nummererer organet")
        .with_advice("Rett numrene, eller skriv «serie: møte» om de ikke begynner på nytt hvert år.")
}

/// A number with its place and the row it is numbered by.
type Numbered<'a> = (u32, Span, &'a Row<Numbering>);

/// Between the first number and the last, every number is used. Where only an extract of an agenda
/// is known, nothing can be said. Gives the first.
fn judge<'a>(body: &'a Body, meetings: &[&Meeting], found: &mut Vec<Diagnostic>) -> Option<Numbered<'a>> {
    if meetings.iter().any(|meeting| meeting.is_extract) {
        return None;
    }
    let mut numbers: Vec<Numbered<'a>> = Vec::new();
    for meeting in meetings {
        let Some(row) = body.numbering.on(meeting.date.value) else { continue };
        for number in meeting.agenda.iter().filter_map(|item| item.number.as_ref()) {
            if let Some(value) = row.value.form.read(&number.value, meeting.date.value.year()) {
                numbers.push((value, number.span, row));
            }
        }
    }
    // They nearly always stand in order already.
    numbers.sort_by_key(|(number, ..)| *number);
    let mut before: Option<u32> = None;
    for same in numbers.chunk_by(|one, next| one.0 == next.0) {
        let [.., (number, span, row)] = *same else { continue };
        if let Some(before) = before
            && number > before + 1
        {
            let missing = match number - before {
                2 => format!("Nummer {} mangler", before + 1),
                _ => format!("Numrene {} til {} mangler", before + 1, number - 1),
            };
            found.push(
                RULE.at(span, format!("{missing} i serien før denne saken"))
                    .with_basis(row.basis_text())
                    .with_label(row.span, "slik nummererer organet")
                    .with_advice(
                        "Er saken trukket, la den stå på sakslisten. Er bare en del av listen \
                        kjent, skriv «utdrag: ja».",
                    ),
            );
        }
        before = Some(number);
    }
    numbers.first().copied()
}
