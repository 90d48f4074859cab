//! The tables of a section that tell what is to be done and when.

use std::ops::Range;

use crate::norsk;
use crate::read::tables::{WrittenRow, tables};
use crate::text::{Placed, Span};

/// One row.
pub struct FollowUpRow {
    /// Where it stands.
    pub span: Span,
    /// By when.
    pub when: Option<Placed<String>>,
    /// What.
    pub what: Option<Placed<String>>,
    /// By whom.
    pub who: Option<Placed<String>>,
    /// When it was done.
    pub done: Option<Placed<String>>,
}

/// What a column holds, by its heading.
const WHEN: [&str; 4] = ["når", "frist", "innen", "tid"];
const WHAT: [&str; 4] = ["hva", "kva", "tiltak", "oppgave"];
const WHO: [&str; 4] = ["hvem", "kven", "ansvarlig", "ansvarleg"];
const DONE: [&str; 3] = ["gjort", "utført", "ferdig"];

/// The rows of every table in `text`, which stands at `place`, that has a column for what and one for when.
/// A row with nothing in it is none.
pub fn rows(text: &str, place: Span) -> Vec<FollowUpRow> {
    let mut rows = Vec::new();
    for table in tables(text) {
        let header: Vec<String> = table.header.cells.iter().map(|cell| heading(&cell.text)).collect();
        for written in &table.rows {
            rows.extend(row(text, place, &header, written));
        }
    }
    rows
}

fn heading(text: &str) -> String {
    norsk::composed(text.trim()).trim_end_matches(':').to_lowercase()
}

fn row(text: &str, place: Span, header: &[String], written: &WrittenRow) -> Option<FollowUpRow> {
    let column = |names: &[&str]| header.iter().position(|name| names.contains(&name.as_str()));
    let (when, what) = (column(&WHEN)?, column(&WHAT)?);
    let span = |range: &Range<usize>| {
        let start = place.start as usize + range.start;
        let written = text.get(range.clone()).unwrap_or_default();
        let trimmed = written.trim_matches(|c: char| c.is_whitespace() || c == '|');
        let lead = trimmed.as_ptr() as usize - written.as_ptr() as usize;
        Span::new(place.source, start + lead..start + lead + trimmed.len())
    };
    let cell = |at: Option<usize>| {
        let cell = written.cells.get(at?)?;
        let said = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_said = !said.is_empty() && !matches!(said.as_str(), "-" | "–" | "—");
        is_said.then(|| Placed::new(norsk::composed(&said).into_owned(), span(&cell.range)))
    };
    let row = FollowUpRow {
        span: span(&written.range),
        when: cell(Some(when)),
        what: cell(Some(what)),
        who: cell(column(&WHO)),
        done: cell(column(&DONE)),
    };
    (row.when.is_some() || row.what.is_some() || row.who.is_some()).then_some(row)
}
