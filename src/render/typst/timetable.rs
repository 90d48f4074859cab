//! A table that is to stand on one page, as Typst code.

use super::blocks::Writer;
use super::literal::literal;
use super::table::{longest, share};
use crate::document::{Column, Timetable, text_of, whole_row};

impl Writer {
    /// The table, or none when it has no columns. Its first column is told once for the rows that share it.
    pub(super) fn timetable(&mut self, timetable: &Timetable) -> Option<String> {
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
            let cells = row[1..].iter().map(|cell| {
                let text = self.running(cell);
                if is_quiet { format!("quiet({text})") } else { text }
            });
            calls.push(cells.collect::<Vec<_>>().join(", "));
        }
        let header: Vec<String> =
            whole_row(&table.header, count).iter().map(|cell| self.running(cell)).collect();
        let width = |at: usize| match table.columns.get(at) {
            Some(Column::Text) | None => share(longest(table, at)),
            _ => "auto".to_owned(),
        };
        let widths: Vec<String> = (0..count).map(width).collect();
        Some(format!(
            "timetable(summary: {}, columns: ({},), starts: ({},),\n  table.header({}),\n  {},\n)",
            literal(&table.summary),
            widths.join(", "),
            starts.join(", "),
            header.join(", "),
            calls.join(",\n  "),
        ))
    }
}
