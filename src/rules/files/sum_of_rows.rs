//! Sums and changes in the tables of a text, held against the rows they are of.

mod changes;
mod figures;
mod totals;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting};
use crate::read::tables::tables;
use crate::rules::{Check, Rule};
use crate::text::Span;
use crate::workspace::Workspace;

use figures::{Figures, WrongFigure, is_of_interest};

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

/// What is wrong in the tables of `text`.
fn faults(text: &str) -> Vec<WrongFigure> {
    let mut faults = Vec::new();
    if memchr::memchr(b'|', text.as_bytes()).is_none() || !is_of_interest(text) {
        return faults;
    }
    for table in tables(text) {
        if table.is_quoted {
            continue;
        }
        let figures = Figures::new(text, table);
        let proved = changes::judge(&figures, &mut faults);
        totals::judge(&figures, &proved, &mut faults);
    }
    faults
}

fn told(place: Span, said: String) -> Diagnostic {
    RULE.at(place, said).with_advice(ADVICE)
}

/// Tells of the tables in the text at `place`.
fn judge(workspace: &Workspace, place: Span, found: &mut Vec<Diagnostic>) {
    for fault in faults(workspace.raw_text(place)) {
        let start = place.start as usize;
        let at = Span::new(place.source, start + fault.range.start..start + fault.range.end);
        found.push(told(at, fault.said));
    }
}

fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let end = workspace.source(case.source).text.len();
    judge(workspace, Span::new(case.source, case.preamble.start as usize..end), found);
}

fn check_meeting(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    judge(workspace, meeting.text, found);
    let minutes = workspace.written_minutes(meeting).and_then(|path| workspace.sources.find(&path));
    if let Some(source) = minutes {
        judge(workspace, Span::new(source, 0..workspace.source(source).text.len()), found);
    }
}

/// What the programme says before its points, of its areas and of each point, which its paper prints.
fn check_programmes(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for programme in workspace.programmes.iter() {
        let mut texts = Vec::new();
        texts.extend(programme.text.as_deref().map(|text| (programme.span, text)));
        for (area, text) in &programme.areas {
            texts.push((area.span, text.as_str()));
        }
        for point in &programme.points {
            texts.extend(point.text.as_deref().map(|text| (point.span, text)));
        }
        for (place, text) in texts {
            for fault in faults(text) {
                found.push(told(place, fault.said));
            }
        }
    }
}
