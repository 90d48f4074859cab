//! Days and names that are written as people say them, written as files have them: where a finding knows the
//! only thing that can be meant, or the meeting says of which year a day is.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::scalar::scalar;
use super::{Change, NewText};
use crate::norsk::{self, day};
use crate::read::{self, CASES, MEETINGS};
use crate::text::edit::{Edit, apply};
use crate::text::{Source, SourceId, Span};
use crate::workspace::Workspace;

/// The farthest that a day in the file of a meeting can be from the meeting, when it says no year.
const FARTHEST: i64 = 150;

/// The new texts; none when nothing is to be written otherwise. `found` are the places where something is
/// wrong, each with what is to stand there when that is known.
pub fn tidied(workspace: &Workspace, found: &[(Span, Option<String>)]) -> Option<Change> {
    let mut edits: BTreeMap<SourceId, Vec<Edit>> = BTreeMap::new();
    let mut count = 0;
    for (place, becomes) in found {
        let place = *place;
        if read::is_written_once(&workspace.source(place.source).path) {
            continue;
        }
        let becomes = becomes.clone().or_else(|| day_without_year(workspace, place));
        let Some(becomes) = becomes else { continue };
        let edits = edits.entry(place.source).or_default();
        if edits.iter().all(|edit| edit.range != place.range()) {
            edits.push(Edit { range: place.range(), text: scalar(&becomes) });
            count += 1;
        }
    }
    if count == 0 {
        return None;
    }
    let mut texts = Vec::new();
    for (id, edits) in edits {
        let source = workspace.source(id);
        texts.push(NewText { path: source.path.clone(), text: apply(&source.text, &edits) });
    }
    let message = format!("Skrev om dager og navn på {}", norsk::count(count, "sted", "steder"));
    Some(Change { texts, message, notes: Vec::new() })
}

/// The day that stands at a place without its year, when the file says which year it must be.
fn day_without_year(workspace: &Workspace, place: Span) -> Option<String> {
    let source = workspace.source(place.source);
    let written = source.text.get(place.range())?.trim_matches(['"', '\'']);
    let (month, day) = day::of_year(written)?;
    let days = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(inner) = source.path.strip_prefix(MEETINGS) {
        let held: NaiveDate = inner.get(..10)?.parse().ok()?;
        let mut near = None;
        for day in (held.year() - 1..=held.year() + 1).filter_map(days) {
            if (day - held).num_days().abs() <= FARTHEST {
                near = Some(day.to_string());
            }
        }
        return near;
    }
    meeting_of_case(workspace, source, place, days)
}

/// The day of the one meeting, in the year of the case or the next, that a case may name so.
fn meeting_of_case(
    workspace: &Workspace,
    source: &Source,
    place: Span,
    days: impl Fn(i32) -> Option<NaiveDate>,
) -> Option<String> {
    let is_meeting = source.text.get(..place.range().start)?.trim_end().ends_with("møte:");
    if !is_meeting || !source.path.starts_with(CASES) {
        return None;
    }
    let year: i32 = read::id_in_name(&source.path).get(..4)?.parse().ok()?;
    let mut met = Vec::new();
    for day in [days(year), days(year + 1)].into_iter().flatten() {
        if workspace.meetings_of_day(day).len() > 0 {
            met.push(day);
        }
    }
    if let [only] = met[..] { Some(only.to_string()) } else { None }
}
