//! Sums and changes in the tables of a text, held against the rows they are of.

mod changes;
mod figures;
mod names;
mod totals;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting};
use crate::read::tables::tables;
use crate::rules::{Check, Rule};
use crate::text::Span;
use crate::workspace::Workspace;

use figures::Figures;

pub(super) static RULE: Rule = Rule {
    code: "F15",
    name: "sum-of-rows",
    title: "Tall i en tabell som de andre tallene ikke gir",
    severity: Severity::Warning,
    basis: "filformatet",
    page: include_str!("sum_of_rows.md"),
    check: Check::Everywhere(check_programmes, check_case, check_meeting),
    ..Rule::PLAIN
};

const ADVICE: &str = "Rett det tallet som er feil. Skal en rad ikke regnes med, begynn den med «herav». Er \
    tabellen gjengitt fra en kilde, sett > foran hver linje.";

/// Tells of what is wrong in the tables of a text: at the figure, or where the text is not written in the
/// file as it is read, at its `place`.
fn judge(text: &str, place: Span, is_written: bool, found: &mut Vec<Diagnostic>) {
    if !names::is_of_interest(text) {
        return;
    }
    for table in tables(text).into_iter().filter(|table| !table.is_quoted) {
        let (mut figures, mut faults) = (Figures::new(text, table), Vec::new());
        changes::judge(&mut figures, &mut faults);
        totals::judge(&figures, &mut faults);
        for (range, said) in faults {
            let start = place.start as usize;
            let at = Span::new(place.source, start + range.start..start + range.end);
            found.push(RULE.at(if is_written { at } else { place }, said).with_advice(ADVICE));
        }
    }
}

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let end = workspace.source(case.source).text.len();
    let text = Span::new(case.source, case.preamble.start as usize..end);
    judge(workspace.raw_text(text), text, true, found);
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    judge(workspace.raw_text(meeting.text), meeting.text, true, found);
    let minutes = workspace.written_minutes(meeting).and_then(|path| workspace.sources.find(&path));
    if let Some(source) = minutes {
        let text = &workspace.source(source).text;
        judge(text, Span::new(source, 0..text.len()), true, found);
    }
}

/// What the programme says before its points, of its areas and of each point, which its paper prints.
fn check_programmes(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for programme in workspace.programmes.iter() {
        judge(programme.text.as_deref().unwrap_or_default(), programme.span, false, found);
        for (area, text) in &programme.areas {
            judge(text, area.span, false, found);
        }
        for point in &programme.points {
            judge(point.text.as_deref().unwrap_or_default(), point.span, false, found);
        }
    }
}
