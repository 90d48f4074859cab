//! The text of minutes as it may go on: without comments, and without labels under which nothing is written.

use std::ops::Range;

use super::label::MinutesLabel;
use super::names::{apart, is_blank};
use super::scan::{Field, Scan};
use crate::model::{Guarded, Passage};
use crate::read::passages;
use crate::text::SourceId;

/// The text item by item. `matched` says which item of the agenda each heading is of.
pub fn passages(id: SourceId, scan: &Scan, matched: &[Option<usize>]) -> Vec<Passage> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let passage = |item, text: String| {
        let exempt = passages::read(id, &text, 0..text.len(), &[]);
        Passage { item, text: Guarded::new(text), exempt }
    };
    for (item, index) in scan.items.iter().zip(matched) {
        pieces.push(passage(None, cleaned(scan, &scan.outside, at..item.heading.start)));
        at = item.body.end.max(item.heading.end);
        // What belongs to no item of the agenda may be about anything.
        if index.is_some() {
            let text = cleaned(scan, &item.fields, item.heading.end..at);
            pieces.push(passage(*index, text));
        }
    }
    pieces.push(passage(None, cleaned(scan, &scan.outside, at..scan.text.len())));
    pieces.retain(|passage| passage.item.is_some() || !passage.text.raw().is_empty());
    pieces
}

/// A stretch of the text with its labels set apart, and those of nothing left out.
fn cleaned(scan: &Scan, fields: &[Field], range: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = range.start;
    for field in fields {
        if !range.contains(&field.name.start) {
            continue;
        }
        let newline = scan.text[..field.name.start].rfind('\n');
        let line = newline.map_or(0, |newline| newline + 1).max(at);
        text.push_str(&scan.marked[at..line]);
        at = field.value.end.min(range.end).max(line);
        let value = &scan.marked[field.value.start.min(at)..at];
        let mark = scan.text[line..field.name.start].trim_start();
        if matches!(field.label, MinutesLabel::Absent | MinutesLabel::AbsentSubstitutes) {
            let names = without_reasons(value);
            if !is_blank(&names) {
                text.push_str(&format!("\n\n**{}:** {names}\n", &scan.text[field.name.clone()]));
            }
        } else if mark.starts_with("- ") || mark.starts_with("* ") || mark.starts_with("+ ") {
            text.push_str(&scan.marked[line..at]);
        } else if !is_blank(value) {
            let name = &scan.text[field.name.clone()];
            let gap = if value.starts_with(['\n', '\r']) { "\n" } else { " " };
            match name {
                "" => text.push_str(value),
                name => text.push_str(&format!("\n\n**{name}:**{gap}{}", value.trim_start_matches(' '))),
            }
            text.push('\n');
        }
    }
    text.push_str(&scan.marked[at..range.end.max(at)]);
    text.trim().to_owned()
}

/// The names of those who could not come: why may be about their health, and concerns nobody else.
fn without_reasons(text: &str) -> String {
    let mut names = Vec::new();
    for part in apart(text) {
        let name = part.split(['(', ':']).next().unwrap_or_default();
        let name = name.trim_matches(|edge: char| edge.is_whitespace() || "-*+.;,)|>".contains(edge));
        if !name.is_empty() {
            names.push(name);
        }
    }
    names.join(", ")
}
