//! What is to be done after a decision: from the fields of a case, and from a table of «Når» and «Hva».

mod deadline;
mod table;

pub use deadline::{Meaning, last_day};

use super::fields::{self, Fields};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, FollowUp, Guarded, Outcome, Section, headings};
use crate::norsk;
use crate::text::{Placed, Span};
use crate::workspace::Workspace;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::sync::Arc;
use table::FollowUpRow;

/// How many cases one processor takes at a time: most have no table, and are soon done with.
const CHUNK: usize = 256;

/// What stands in the list of the case itself.
pub(super) fn listed(fields: &mut Fields<'_>) -> Vec<FollowUp> {
    let Some(node) = fields.optional("oppfølging") else { return Vec::new() };
    let mut items = Vec::new();
    for node in fields::short_list(node, fields.found) {
        let span = node.span;
        let Some(mut row) = Fields::of("oppfølgingen", node, fields.found) else { continue };
        let what = row.required_text("hva");
        let who = row.text("hvem");
        let deadline = row.date("frist");
        let done = row.date("gjort");
        row.optional("merknad");
        row.reject_rest();
        let listed = Some(items.len());
        // An entry that is not understood keeps its place, so that those after it keep theirs.
        let what = Guarded::new(what.unwrap_or_else(|| Placed::new(String::new(), span)));
        let who = who.map(Guarded::new);
        items.push(FollowUp { span, what, who, deadline, done, listed });
    }
    items
}

/// Adds to every decided case what its tables say is to be done.
pub(super) fn take_in_tables(workspace: &Workspace, cases: &mut [Arc<Case>], found: &mut Vec<Diagnostic>) {
    found.par_extend(cases.par_iter_mut().with_min_len(CHUNK).flat_map_iter(|case| {
        let mut found = Vec::new();
        if let Some(items) = with_tables(workspace, case, &mut found) {
            Arc::make_mut(case).follow_up = items;
        }
        found
    }));
}

/// Everything that is to be done in a decided case that has tables of it. It takes the council's headings to
/// know which section is a decision.
pub(super) fn with_tables(
    workspace: &Workspace,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<FollowUp>> {
    let sections = sections_with_tables(workspace, case);
    (!sections.is_empty()).then(|| merged(workspace, case, &sections, found))
}

/// The sections that may say what is to be done, each with the day of its decision: those of decisions,
/// and the one that is about nothing else. The timetable of a presentation is what the secretariat
/// proposes, and binds nobody.
fn sections_with_tables<'c>(workspace: &Workspace, case: &'c Case) -> Vec<(&'c Section, NaiveDate)> {
    let template = &workspace.council.headings.decision;
    let (start, _) = headings::around_body(template).unwrap_or((template, ""));
    let mut sections = Vec::new();
    for section in &case.sections {
        let is_named = section.heading.raw().starts_with(start) || section.is_follow_up();
        if is_named && !section.is_empty && workspace.raw_text(section.body).contains('|') {
            sections.extend(decided_on(workspace, case, section).map(|day| (section, day)));
        }
    }
    sections
}

/// The day of the decision that a section is the text of; of what is to follow, that of the last decision.
fn decided_on(workspace: &Workspace, case: &Case, section: &Section) -> Option<NaiveDate> {
    let is_its = |index: usize| {
        let text = workspace.text_of(case, index);
        text.is_some_and(|text| text.heading_span == section.heading_span)
    };
    for (index, step) in case.routing.iter().enumerate().rev() {
        if let (Some(Outcome::Adopted | Outcome::Noted), Some(day)) = (step.ended(), step.day())
            && (section.is_follow_up() || is_its(index))
        {
            return Some(day);
        }
    }
    None
}

/// What the tables say, each row where the case's own list does not say it, and then the rest of that list.
/// An entry in the list with the words of a row is that row, and goes before it: a decision is not
/// rewritten, but that it has been carried out can be told.
fn merged(
    workspace: &Workspace,
    case: &Case,
    sections: &[(&Section, NaiveDate)],
    found: &mut Vec<Diagnostic>,
) -> Vec<FollowUp> {
    let mut own = case.follow_up.clone();
    let mut items = Vec::new();
    for (section, day) in sections {
        let text = workspace.raw_text(section.body);
        for row in table::rows(text, section.body) {
            let Some(what) = row.what.clone() else {
                found.push(nothing_to_do(&row));
                continue;
            };
            let same = own.iter().position(|item| is_same(&item.what.raw().value, &what.value));
            let item = match same.map(|at| own.remove(at)) {
                Some(own) => FollowUp {
                    who: own.who.or(row.who.map(Guarded::new)),
                    deadline: own
                        .deadline
                        .or_else(|| row.when.and_then(|when| last_day_of(&when, *day, &mut Vec::new()))),
                    done: own.done.or_else(|| row.done.and_then(|done| day_done(&done, found))),
                    ..own
                },
                None => FollowUp {
                    span: row.span,
                    who: row.who.map(Guarded::new),
                    deadline: row.when.and_then(|when| last_day_of(&when, *day, found)),
                    done: row.done.and_then(|done| day_done(&done, found)),
                    what: Guarded::new(what),
                    listed: None,
                },
            };
            items.push(item);
        }
    }
    items.extend(own);
    items
}

/// Whether two texts tell of the same thing to be done.
pub fn is_same(one: &str, other: &str) -> bool {
    let words =
        |text: &str| norsk::composed(&text.split_whitespace().collect::<Vec<_>>().join(" ")).to_lowercase();
    words(one).trim_end_matches('.') == words(other).trim_end_matches('.')
}

/// The last day that a cell means.
fn last_day_of(
    when: &Placed<String>,
    from: NaiveDate,
    found: &mut Vec<Diagnostic>,
) -> Option<Placed<NaiveDate>> {
    match last_day(&when.value, from) {
        Meaning::Day(day) => Some(Placed::new(day, when.span)),
        Meaning::Always => None,
        Meaning::Unknown => {
            found.push(unreadable(
                when.span,
                "Tidspunktet i tabellen kan ikke leses som en frist",
                "Skriv for eksempel «3. juli 2024», «juni», «uke 14», «1. kvartal» eller «løpende». Står \
                 tabellen i et vedtak, skriv det samme under «oppfølging» i feltene, med «frist».",
            ));
            None
        }
    }
}

fn day_done(done: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Placed<NaiveDate>> {
    let day = fields::meant(&done.value);
    if day.is_none() {
        found.push(unreadable(
            done.span,
            "Tabellen sier ikke hvilken dag dette ble gjort",
            "Skriv datoen, som 2024-07-03, eller la ruten stå tom.",
        ));
    }
    day.map(|day| Placed::new(day, done.span))
}

fn nothing_to_do(row: &FollowUpRow) -> Diagnostic {
    unreadable(row.span, "Raden sier ikke hva som skal gjøres", "Skriv det under «Hva», eller ta bort raden.")
}

/// A decision may stand in minutes as it stands here, so it is no error.
fn unreadable(place: Span, message: &str, advice: &str) -> Diagnostic {
    Diagnostic::new("F04", Severity::Warning, place, message).with_basis(fields::BASIS).with_advice(advice)
}
