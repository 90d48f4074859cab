//! Rows in columns.

use super::line::{cut, one_line};
use crate::document::{Column, Table};

/// Between two columns.
const GAP: usize = 2;
/// A column of text is never made narrower than this.
const NARROWEST: usize = 20;

/// The rows of `table` under its header. Columns are as wide as they need; the widest column of text gives way when
/// all of them do not fit. The last cell of a row that is too short takes the rest of the line, and a row of one
/// cell parts the table in two.
pub(super) fn lines(table: &Table, width: usize) -> Vec<String> {
    let header: Vec<String> = table.header.iter().map(|cell| one_line(cell)).collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    let widths = widths(table, &header, &rows, width);
    let mut lines = Vec::new();
    if header.iter().any(|cell| !cell.is_empty()) {
        lines.push(line(table, &header, &widths, width));
    }
    for row in &rows {
        match row.as_slice() {
            [words] if header.len() > 1 => lines.push(format!("{:-^1$}", format!(" {words} "), width - 1)),
            _ => lines.push(line(table, row, &widths, width)),
        }
    }
    lines
}

/// How wide each column is.
fn widths(table: &Table, header: &[String], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = header.iter().map(|cell| length(cell)).collect();
    for row in rows {
        // The last cell of a short row has room of its own.
        let whole = if row.len() < header.len() { row.len().saturating_sub(1) } else { row.len() };
        for (column, cell) in row.iter().take(whole).enumerate() {
            widths[column] = widths[column].max(length(cell));
        }
    }
    let total: usize = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    let of_text = table.columns.iter().enumerate().filter(|(_, column)| **column == Column::Text);
    if total > width
        && let Some((widest, _)) = of_text.max_by_key(|(at, _)| widths[*at])
    {
        let too_wide = total - width;
        widths[widest] = widths[widest].saturating_sub(too_wide).max(NARROWEST);
    }
    widths
}

/// One row. Figures stand flush right.
fn line(table: &Table, row: &[String], widths: &[usize], width: usize) -> String {
    let mut line = String::new();
    for (column, cell) in row.iter().enumerate() {
        let is_last = column + 1 == row.len();
        let is_short = is_last && row.len() < widths.len();
        let room = if is_short { width.saturating_sub(length(&line)) } else { widths[column] };
        let cell = cut(cell, room);
        let blanks = " ".repeat(room - length(&cell));
        let is_figure = table.columns.get(column) == Some(&Column::Figure);
        line.push_str(&if is_figure { blanks + &cell } else { cell + &blanks });
        if !is_last {
            line.push_str(&" ".repeat(GAP));
        }
    }
    line.trim_end().to_owned()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    fn table(columns: &[Column], header: &[&str], rows: &[&[&str]]) -> Table {
        let cells = |row: &[&str]| row.iter().map(|cell| plain(*cell)).collect::<Vec<_>>();
        Table {
            summary: String::new(),
            columns: columns.to_vec(),
            header: cells(header),
            rows: rows.iter().map(|row| cells(row)).collect(),
        }
    }

    #[test]
    fn text_gives_way_and_figures_stand_flush_right() {
        let long = "ord ".repeat(30);
        let columns = [Column::Short, Column::Text, Column::Figure];
        let made = lines(&table(&columns, &["Id", "Tittel", "Sum"], &[&["1", &long, "7"]]), 80);
        assert_eq!(made[0].chars().count(), 80, "{made:?}");
        assert!(made[1].ends_with("…    7"), "{made:?}");
    }

    #[test]
    fn a_short_row_takes_the_rest_and_a_single_cell_parts_the_table() {
        let columns = [Column::Short, Column::Text, Column::Figure];
        let rows: [&[&str]; 3] = [&["1", "a", "2"], &["2", "en lang setning"], &["i dag"]];
        let made = lines(&table(&columns, &["Id", "Tittel", "Sum"], &rows), 40);
        assert_eq!(made[1], "1   a         2");
        assert_eq!(made[2], "2   en lang setning");
        assert_eq!(made[3].trim_matches('-'), " i dag ");
        assert_eq!(made[3].chars().count(), 39);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let made = lines(&table(&[Column::Short], &["A"], &[&["a\u{1b}[2Jb"]]), 40);
        assert_eq!(made[1], "a [2Jb");
    }
}
