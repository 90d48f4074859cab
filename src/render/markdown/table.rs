//! Tables as GitHub writes them.

use super::BlockWriter;
use crate::document::{Column, Inline, Table, whole_row};

/// A column wider than this is not padded, since its lines are too long to be read as columns.
const PADDED: usize = 40;

impl BlockWriter {
    /// A table, or nothing when it has no columns.
    pub(super) fn table(&mut self, table: &Table) -> String {
        let count = table.columns.len().max(table.header.len());
        if count == 0 {
            return String::new();
        }
        let mut rows = vec![self.row(&table.header, count)];
        for row in &table.rows {
            rows.push(self.row(row, count));
        }
        let longest = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        let width = |longest: usize| if longest > PADDED { 3 } else { longest.max(3) };
        let widths: Vec<usize> = (0..count).map(|at| width(longest(at))).collect();
        let rules: Vec<String> = (0..count)
            .map(|at| match table.columns.get(at) {
                Some(Column::Figure) => format!("{}:", "-".repeat(widths[at] - 1)),
                _ => "-".repeat(widths[at]),
            })
            .collect();
        rows.insert(1, rules);
        let line = |cells: &Vec<String>| {
            let padded: Vec<String> =
                cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            format!("| {} |", padded.join(" | "))
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Exactly `count` cells.
    fn row(&mut self, row: &[Vec<Inline>], count: usize) -> Vec<String> {
        whole_row(row, count).iter().map(|cell| self.cell(cell)).collect()
    }
}
