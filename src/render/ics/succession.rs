//! A calendar that follows one that others have: what has changed in an entry since then is told by its
//! number, whoever changed it and by whatever hand.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{FoldedLines, event};
use crate::document::{Appointment, Calendar, Prospect};

/// The lines that say when an entry was changed, and not what it is.
const CHANGES: [&str; 3] = ["DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"];

/// An entry as a calendar had it.
struct Published {
    /// What it was.
    lines: Vec<String>,
    sequence: u32,
    changed: Option<NaiveDate>,
}

/// `feed` as it follows the calendar `before`: an entry that says something else now has a higher number and
/// the day `today`; one that does not keeps both.
pub fn succeeding(mut feed: Calendar, before: &str, today: NaiveDate) -> Calendar {
    let known = published(before);
    for entry in &mut feed.appointments {
        match known.get(entry.id.as_str()) {
            Some(old) if old.lines == lines_of(entry) => {
                entry.sequence = entry.sequence.max(old.sequence);
                entry.changed = old.changed.unwrap_or(entry.changed);
            }
            Some(old) => {
                entry.sequence = entry.sequence.max(old.sequence.saturating_add(1));
                entry.changed = today;
            }
            // Nobody has written down when a meeting that is only planned was set up.
            None if entry.prospect == Prospect::Tentative => entry.changed = today,
            None => {}
        }
    }
    feed
}

/// The number that the entry `id` has in `calendar`; 0 when it is not there.
pub fn sequence_in(calendar: &str, id: &str) -> u32 {
    published(calendar).get(id).map_or(0, |entry| entry.sequence)
}

/// What an entry is, line by line, without when it was changed.
fn lines_of(entry: &Appointment) -> Vec<String> {
    let mut text = FoldedLines::default();
    event(entry, &mut text);
    let lines = unfolded(&text.text);
    lines.into_iter().filter(|line| !is_change(line)).collect()
}

fn is_change(line: &str) -> bool {
    CHANGES.iter().any(|name| line.starts_with(name))
}

/// The entries of a calendar by their ids.
fn published(calendar: &str) -> HashMap<String, Published> {
    let mut entries = HashMap::new();
    let mut open: Option<(String, Published)> = None;
    for line in unfolded(calendar) {
        if line == "BEGIN:VEVENT" {
            open = Some((String::new(), Published { lines: Vec::new(), sequence: 0, changed: None }));
        }
        let Some((id, entry)) = &mut open else { continue };
        if let Some(value) = line.strip_prefix("UID:") {
            value.clone_into(id);
        } else if let Some(value) = line.strip_prefix("SEQUENCE:") {
            entry.sequence = value.parse().unwrap_or(0);
        } else if let Some(value) = line.strip_prefix("LAST-MODIFIED:") {
            entry.changed = value.get(..8).and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
        }
        let is_end = line == "END:VEVENT";
        if !is_change(&line) {
            entry.lines.push(line);
        }
        if is_end {
            entries.extend(open.take());
        }
    }
    entries
}

/// The lines of a file, each whole.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
