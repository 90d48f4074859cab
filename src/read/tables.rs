//! The tables of a Markdown text, cell by cell.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A table as it is written.
#[derive(Debug, Default)]
pub struct WrittenTable {
    /// The names of its columns.
    pub header: WrittenRow,
    /// The rows below them.
    pub rows: Vec<WrittenRow>,
    /// Whether it is quoted from somewhere.
    pub is_quoted: bool,
}

/// A row of a table.
#[derive(Debug, Default, Clone)]
pub struct WrittenRow {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Its cells.
    pub cells: Vec<WrittenCell>,
}

/// A cell of a table.
#[derive(Debug, Default, Clone)]
pub struct WrittenCell {
    /// Its words, without marks of emphasis, links and footnotes.
    pub text: String,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// Every table in `text`, in order.
pub fn tables(text: &str) -> Vec<WrittenTable> {
    let mut tables = Vec::new();
    let mut table = WrittenTable::default();
    let mut row = WrittenRow::default();
    let mut quotes = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::TableHead | Tag::TableRow) => row = WrittenRow { range, cells: Vec::new() },
            Event::Start(Tag::TableCell) => row.cells.push(WrittenCell { text: String::new(), range }),
            Event::End(TagEnd::TableHead) => table.header = std::mem::take(&mut row),
            Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
            Event::End(TagEnd::Table) => {
                table.is_quoted = quotes > 0;
                tables.push(std::mem::take(&mut table));
            }
            Event::Text(part) | Event::Code(part) => said(&mut row, &part),
            Event::SoftBreak | Event::HardBreak => said(&mut row, " "),
            _ => {}
        }
    }
    tables
}

fn said(row: &mut WrittenRow, part: &str) {
    if let Some(cell) = row.cells.last_mut() {
        cell.text.push_str(part);
    }
}
