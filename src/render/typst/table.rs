//! Tables as Typst code.

use super::blocks::TypstWriter;
use super::families::{family, longest};
use super::literal::literal;
use crate::document::{Agenda, Column, Inline, Table, text_of, whole_row};

/// The longest text that a column of short texts keeps on one line.
const SHORT: usize = 24;

/// What all the unbroken columns of a table may take together, in characters.
const UNBROKEN: usize = 48;

/// A cell that would fill this many lines makes its row one that may be broken over pages.
const LONG_LINES: usize = 24;

/// A table of no more lines than this is kept on one page.
const KEPT_LINES: usize = 24;

/// So many rows stand together at the end of a table.
const LAST_ROWS: usize = 3;

/// A list of more rows than this, as of all members, is looked up in and not read, and has its lines closer.
const LONG_TABLE: usize = 40;

/// A table of more columns than this is set in small type, with little air between them.
const MANY: usize = 6;

/// How many characters a line across the page holds, and one in the small type.
const LINE: usize = 80;
const SMALL_LINE: usize = 106;

impl TypstWriter {
    /// A table, or none when it has no columns.
    pub(super) fn table(&mut self, table: &Table) -> Option<String> {
        let count = table.columns.len().max(table.header.len());
        if count == 0 {
            return None;
        }
        let align_of = |at: usize| table.columns.get(at).map_or("left", side);
        let align: Vec<&str> = (0..count).map(align_of).collect();
        let (longest, is_family) = self.longest_of(table, count);
        let columns = columns(table, &longest, is_family);
        let header = self.header(&table.header, &columns);
        let whole = is_small(table);
        let mut cells = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let row = self.row(row, &columns);
            cells.push(if whole { row } else { held(row, at, table.rows.len()) });
        }
        let widths: Vec<&str> = columns.iter().map(|column| column.width.as_str()).collect();
        let grid = format!(
            "grid-of({}summary: {}, columns: ({},), align: ({},){}{}{}, head: {header},\n{})",
            self.hung(),
            literal(&table.summary),
            widths.join(", "),
            align.join(", "),
            if count > MANY { ", small-type: true" } else { "" },
            if whole { ", whole: true" } else { "" },
            if table.rows.len() > LONG_TABLE { ", dense: true" } else { "" },
            lines(&cells),
        );
        Some(if self.hung().is_empty() && is_wide(table, count) { format!("turned({grid})") } else { grid })
    }

    /// The longest text in each column, of all tables in the paper with the same columns; and whether there
    /// is more than one of them.
    fn longest_of(&self, table: &Table, count: usize) -> (Vec<usize>, bool) {
        match self.families.get(&family(table)) {
            Some((longest, tables)) => (longest.clone(), *tables > 1),
            None => ((0..count).map(|at| longest(table, at)).collect(), false),
        }
    }

    /// An agenda: its titles lead to the papers, and where there is a column for them the pages stand there.
    pub(super) fn agenda(&mut self, agenda: &Agenda) -> Option<String> {
        let table = &agenda.table;
        let count = table.columns.len();
        if count < 2 {
            return self.table(table);
        }
        let mut rows = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let row = whole_row(row, count);
            let mut cells = vec![format!("agenda-number({})", self.running(&row[0]))];
            let page = table.columns.iter().position(|column| *column == Column::Page);
            let part = page.and_then(|at| self.place_named(&text_of(&row[at])));
            let title = self.running(&row[1]);
            cells.push(match &part {
                Some(part) => format!("row-cell(to-part({part}, {title}))"),
                None => format!("row-cell({title})"),
            });
            for (cell, column) in row.iter().zip(&table.columns).skip(2) {
                cells.push(match (column, &part) {
                    (Column::Page, Some(part)) => format!("row-cell(page-of({part}))"),
                    (Column::Page, None) => "row-cell[]".to_owned(),
                    _ => format!("agenda-other({})", self.within(cell, SHORT)),
                });
            }
            rows.push(held(cells.join(", "), at, table.rows.len()));
        }
        let width = |column: &Column| match column {
            Column::Page => "auto",
            Column::Short | Column::Figure => "34mm",
            Column::Text => "1fr",
        };
        let widths: Vec<&str> = table.columns.iter().map(width).collect();
        let sides: Vec<&str> = table.columns.iter().map(side).collect();
        let head: Vec<String> =
            whole_row(&table.header, count).iter().map(|cell| self.running(cell)).collect();
        let news: String = agenda.news.iter().map(|row| format!("{}, ", row + 1)).collect();
        Some(format!(
            "agenda({}summary: {}, columns: ({},), align: ({},), head: ({},), marked: ({news}),\n{})",
            self.hung(),
            literal(&table.summary),
            widths.join(", "),
            sides.join(", "),
            head.join(", "),
            lines(&rows),
        ))
    }

    /// Where the paper in a book, or the item of minutes, stands that is called so.
    fn place_named(&self, name: &str) -> Option<String> {
        let of_part = self.parts.iter().position(|part| part.as_deref() == Some(name));
        let of_item = || self.items.iter().position(|item| item == name);
        of_part
            .map(|at| format!("() => part-at({at})"))
            .or_else(|| of_item().map(|at| format!("() => item-at({at})")))
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
        // What stands first says what the row is about.
        let mut calls = Vec::new();
        for (at, cell) in cells.into_iter().enumerate() {
            let is_head = at == 0 && row.first().is_some_and(|first| !text_of(first).trim().is_empty());
            calls.push(format!("{}({cell})", if is_head { "row-head" } else { "row-cell" }));
        }
        calls.join(", ")
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

/// The row at `at` of `count`, so that the last of a table never stands alone on a page: each of the last but
/// one is a head of its own, which the typesetter leaves not without what follows.
fn held(row: String, at: usize, count: usize) -> String {
    let left = count - at;
    if left == 1 || left > LAST_ROWS || count <= LAST_ROWS {
        return row;
    }
    format!("table.header(level: {}, repeat: false, {row})", LAST_ROWS + 2 - left)
}

/// How wide a column is.
struct ColumnWidth {
    /// As Typst has it.
    width: String,
    /// About how many letters stand side by side in it: a longer word would run into the next column.
    room: usize,
}

/// The width of each column: as wide as its text where that is short, else a share of the rest that grows
/// with what the column holds, but slowly, so that no column starves. A family has them in common.
fn columns(table: &Table, longest: &[usize], is_family: bool) -> Vec<ColumnWidth> {
    let count = longest.len();
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
    for (length, is_kept) in longest.iter().copied().zip(unbroken) {
        let room = (free * tenths(length) / shares.max(1)).max(3);
        columns.push(match is_kept {
            true if is_family => {
                // So much is a letter with its share of the air, where nobody measures.
                let points = 6 * length + 14;
                ColumnWidth { width: format!("{points}pt"), room: SHORT }
            }
            true => ColumnWidth { width: "auto".to_owned(), room: SHORT },
            false => ColumnWidth { width: share(length), room },
        });
    }
    columns
}

/// Whether the words of a table have no room side by side on an upright page.
fn is_wide(table: &Table, count: usize) -> bool {
    let mut letters = 0;
    for at in 0..count {
        let rows = table.rows.iter().chain([&table.header]);
        let words = rows.filter_map(|row| row.get(at)).map(|cell| longest_word(&text_of(cell)));
        letters += words.max().unwrap_or(0).max(3) + 2;
    }
    count > MANY && letters > SMALL_LINE
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

pub(super) fn share(longest: usize) -> String {
    let tenths = tenths(longest);
    format!("{}.{}fr", tenths / 10, tenths % 10)
}

/// The square root of a length from a word to a few lines, in tenths.
fn tenths(longest: usize) -> usize {
    (longest.clamp(9, 240) * 100).isqrt() / 3
}

/// Each call on a line of its own.
fn lines(calls: &[String]) -> String {
    calls.iter().map(|call| format!("  {call},\n")).collect()
}

/// The side of a column that its text stands at.
fn side(column: &Column) -> &'static str {
    match column {
        Column::Figure | Column::Page => "right",
        Column::Short | Column::Text => "left",
    }
}

/// Whether a table is kept on one page.
pub(super) fn is_small(table: &Table) -> bool {
    let count = table.columns.len().max(table.header.len());
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
