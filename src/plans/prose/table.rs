//! How a table that somebody wrote is set, and what it is called.

use crate::document::{Column, Inline, text_of};
use crate::norsk;

pub(super) fn column(alignment: pulldown_cmark::Alignment) -> Column {
    match alignment {
        pulldown_cmark::Alignment::Right => Column::Figure,
        _ => Column::Text,
    }
}

/// A column whose every cell is short is set so that it does not break.
pub(super) fn widths(columns: Vec<Column>, header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Vec<Column> {
    let is_short = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index)).chain(header.get(index));
        cells.map(|cell| text_of(cell).chars().count()).max().unwrap_or(0) <= 18
    };
    let all_short = (0..columns.len()).all(is_short);
    let narrowed = columns.iter().enumerate().map(|(index, column)| match column {
        Column::Text if is_short(index) && !all_short => Column::Short,
        other => *other,
    });
    narrowed.collect()
}

/// The names of the columns of a table, as many as anybody would have read aloud.
pub(super) fn names_of(header: &[Vec<Inline>]) -> String {
    const MOST: usize = 1_000;
    let (mut names, mut length) = (Vec::new(), 0);
    for cell in header {
        let name = text_of(cell);
        length += name.chars().count();
        if length > MOST {
            names.push("…".to_owned());
            break;
        }
        names.push(name);
    }
    norsk::list(&names)
}
