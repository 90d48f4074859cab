//! Tables as Typst code.

use super::blocks::TypstWriter;
use super::literal::literal;
use crate::document::{Column, Inline, Table, text_of, whole_row};

/// The longest text that a column of short texts keeps on one line.
const SHORT: usize = 24;

/// What all the unbroken columns of a table may take together, in characters.
const UNBROKEN: usize = 48;

/// A cell that would fill this many lines makes its row one that may be broken over pages.
const LONG_LINES: usize = 24;

/// A table of no more lines than this is kept on one page.
const KEPT_LINES: usize = 24;

/// A table of more columns than this is set in small type, with little air between them.
const MANY: usize = 6;

/// How many characters a line across the page holds.
const LINE: usize = 80;

impl TypstWriter {
    /// A table, or none when it has no columns.
    pub(super) fn table(&mut self, table: &Table) -> Option<String> {
        let count = table.columns.len().max(table.header.len());
        if count == 0 {
            return None;
        }
        let align_of = |at: usize| match table.columns.get(at) {
            Some(Column::Figure) => "right",
            _ => "left",
        };
        let align: Vec<&str> = (0..count).map(align_of).collect();
        let columns = columns(table, count);
        let mut cells = vec![self.header(&table.header, &columns)];
        for row in &table.rows {
            cells.push(self.row(row, &columns));
        }
        let widths: Vec<&str> = columns.iter().map(|column| column.width.as_str()).collect();
        Some(format!(
            "grid-of(summary: {}, columns: ({},), align: ({},), small: {}, whole: {},\n  {},\n)",
            literal(&table.summary),
            widths.join(", "),
            align.join(", "),
            count > MANY,
            is_small(table, count),
            cells.join(",\n  "),
        ))
    }

    fn header(&mut self, header: &[Vec<Inline>], columns: &[ColumnWidth]) -> String {
        let cells = self.cells(header, columns).join(", ");
        // What repeats is decoration to a screen reader, and a note or a link must not be that.
        let leads = header.iter().flatten().any(leads_away);
        if leads { format!("table.header(repeat: false, {cells})") } else { format!("table.header({cells})") }
    }

    fn row(&mut self, row: &[Vec<Inline>], columns: &[ColumnWidth]) -> String {
        let mut cells = self.cells(row, columns);
        if row.iter().any(|cell| lines_of(cell, columns.len()) > LONG_LINES) {
            for cell in &mut cells {
                *cell = format!("table.cell(breakable: true, {cell})");
            }
        }
        cells.join(", ")
    }

    /// A cell for each column.
    fn cells(&mut self, row: &[Vec<Inline>], columns: &[ColumnWidth]) -> Vec<String> {
        let mut cells = Vec::new();
        for (cell, column) in whole_row(row, columns.len()).iter().zip(columns) {
            cells.push(self.within(cell, column.room));
        }
        cells
    }
}

/// How wide a column is.
struct ColumnWidth {
    /// As Typst has it.
    width: String,
    /// About how many letters stand side by side in it: a longer word would run into the next column.
    room: usize,
}

/// The width of each column: as wide as its text where that is short, else a share of the rest
/// that grows with what the column holds, but slowly, so that no column starves.
fn columns(table: &Table, count: usize) -> Vec<ColumnWidth> {
    let longest: Vec<usize> = (0..count).map(|at| longest(table, at)).collect();
    let mut unbroken = Vec::new();
    let mut taken = 0;
    for (at, length) in longest.iter().enumerate() {
        let is_short = *length <= SHORT && table.columns.get(at).is_some_and(|kind| *kind != Column::Text);
        unbroken.push(is_short);
        if is_short {
            taken += length;
        }
    }
    if taken > UNBROKEN {
        unbroken.fill(false);
    }
    if unbroken.iter().all(|&kept| kept) {
        // The table fills the page's width all the same, with the air after the first column.
        unbroken[0] = false;
    }
    let (mut kept, mut shares) = (0, 0);
    for (length, is_kept) in longest.iter().zip(&unbroken) {
        if *is_kept {
            kept += length;
        } else {
            shares += tenths(*length);
        }
    }
    // The air on both sides of a column is worth some letters.
    let (letters, air) = if count > MANY { (LINE + LINE / 5, 2) } else { (LINE, 4) };
    let free = letters.saturating_sub(kept + air * count);
    let mut columns = Vec::new();
    for (length, is_kept) in longest.into_iter().zip(unbroken) {
        let room = (free * tenths(length) / shares.max(1)).max(3);
        columns.push(match is_kept {
            true => ColumnWidth { width: "auto".to_owned(), room: SHORT },
            false => ColumnWidth { width: share(length), room },
        });
    }
    columns
}

pub(super) fn share(longest: usize) -> String {
    let tenths = tenths(longest);
    format!("{}.{}fr", tenths / 10, tenths % 10)
}

/// The square root of a length from a word to a few lines, in tenths.
fn tenths(longest: usize) -> usize {
    (longest.clamp(9, 240) * 100).isqrt() / 3
}

pub(super) fn longest(table: &Table, at: usize) -> usize {
    let length = |row: &[Vec<Inline>]| row.get(at).map_or(0, |cell| text_of(cell).chars().count());
    let mut longest = length(&table.header);
    for row in &table.rows {
        longest = longest.max(length(row));
    }
    longest
}

fn is_small(table: &Table, count: usize) -> bool {
    if table.rows.len() > KEPT_LINES {
        return false;
    }
    let mut lines = 0;
    for row in &table.rows {
        // A row also has its air, worth nearly a line.
        lines += 1 + row.iter().map(|cell| lines_of(cell, count)).max().unwrap_or(0);
    }
    lines <= KEPT_LINES
}

/// About how many lines a cell fills in one of `count` columns.
fn lines_of(cell: &[Inline], count: usize) -> usize {
    let breaks = cell.iter().filter(|inline| matches!(inline, Inline::LineBreak)).count();
    breaks + text_of(cell).chars().count() * count / LINE
}

fn leads_away(inline: &Inline) -> bool {
    match inline {
        Inline::Footnote(_) | Inline::Link { .. } => true,
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Struck(inner)
        | Inline::Foreign(_, inner) => inner.iter().any(leads_away),
        Inline::Text(_) | Inline::Code(_) | Inline::Action(_) | Inline::LineBreak => false,
    }
}
