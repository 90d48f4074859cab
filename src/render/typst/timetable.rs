//! A table that is to stand on one page, as Typst code.

use super::blocks::TypstWriter;
use super::families::longest;
use super::literal::literal;
use super::table::share;
use crate::document::{Column, Inline, OnePageTable, text_of, whole_row};

/// A word of more letters than this may have to be broken.
const LONG_WORD: usize = 22;

impl TypstWriter {
    /// The table, or none when it has no columns. Its first column is told once for the rows that share it.
    pub(super) fn timetable(&mut self, timetable: &OnePageTable) -> Option<String> {
        let table = &timetable.table;
        let count = table.columns.len().max(table.header.len());
        if count < 2 || self.depth > 0 || table.rows.is_empty() {
            return self.table(table);
        }
        let rows: Vec<Vec<Vec<_>>> = table.rows.iter().map(|row| whole_row(row, count)).collect();
        let group = |at: usize| text_of(&rows[at][0]);
        let mut starts = Vec::new();
        let mut calls: Vec<String> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if at == 0 || group(at) != group(at - 1) {
                let shared = (at..rows.len()).take_while(|other| group(*other) == group(at)).count();
                starts.push((at + 1).to_string());
                calls.push(format!("shared({shared}, {})", self.running(&row[0])));
            }
            let is_quiet = timetable.quiet.contains(&at);
            calls.push(if is_quiet { self.quiet(&row[1..]) } else { self.loud(&row[1..]) });
        }
        let header: Vec<String> =
            whole_row(&table.header, count).iter().map(|cell| self.running(cell)).collect();
        let width = |at: usize| match table.columns.get(at) {
            Some(Column::Text) | None => share(longest(table, at)),
            _ => "auto".to_owned(),
        };
        let widths: Vec<String> = (0..count).map(width).collect();
        Some(format!(
            "timetable(summary: {}, columns: ({},), starts: ({},), hyphenate: {},\n  table.header({}),\n  \
                {},\n)",
            literal(&table.summary),
            widths.join(", "),
            starts.join(", "),
            table.rows.iter().flatten().any(|cell| has_long_word(&text_of(cell))),
            header.join(", "),
            calls.join(",\n  "),
        ))
    }

    fn loud(&mut self, cells: &[Vec<Inline>]) -> String {
        cells.iter().map(|cell| self.running(cell)).collect::<Vec<_>>().join(", ")
    }

    /// The cells, where each that has words also takes the room of the empty ones after it.
    fn quiet(&mut self, cells: &[Vec<Inline>]) -> String {
        let mut calls = Vec::new();
        let mut at = 0;
        while at < cells.len() {
            let empty = cells[at + 1..].iter().take_while(|cell| text_of(cell).is_empty()).count();
            // The day keeps to its column, under the other days.
            let taken = if at == 0 { 1 } else { empty + 1 };
            calls.push(format!("table.cell(colspan: {taken}, faded({}))", self.running(&cells[at])));
            at += taken;
        }
        calls.join(", ")
    }
}

fn has_long_word(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() > LONG_WORD)
}
