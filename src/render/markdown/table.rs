//! Tables as GitHub writes them.

use super::BlockWriter;
use crate::document::{Column, Inline, Table, whole_row};

/// A column wider than this is not padded, since its lines are too long to be read as columns.
const PADDED: usize = 40;

impl BlockWriter {
    /// A table, or nothing when it has no columns.
    pub(super) fn table(&mut self, table: &Table) -> String {
        let Some(table) = &table.without_pages() else { return String::new() };
        let count = table.columns.len().max(table.header.len());
        let mut rows = vec![self.row(&table.header, count)];
        for row in &table.rows {
            rows.push(self.row(row, count));
        }
        let mut widths = Vec::new();
        let mut rules = Vec::new();
        for at in 0..count {
            let longest = rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
            let width = if longest > PADDED { 3 } else { longest.max(3) };
            widths.push(width);
            rules.push(match table.columns.get(at) {
                Some(Column::Figure) => format!("{}:", "-".repeat(width - 1)),
                _ => "-".repeat(width),
            });
        }
        rows.insert(1, rules);
        let mut lines = Vec::new();
        for row in &rows {
            let mut line = "|".to_owned();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(&format!(" {cell:<width$} |"));
            }
            lines.push(line);
        }
        lines.join("\n")
    }

    /// Exactly `count` cells.
    fn row(&mut self, row: &[Vec<Inline>], count: usize) -> Vec<String> {
        whole_row(row, count).iter().map(|cell| self.cell(cell)).collect()
    }
}
