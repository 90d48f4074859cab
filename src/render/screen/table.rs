//! Rows in columns.

use super::line::{cut, one_line};
use crate::document::{Column, OnePageTable, Table};
use crate::text::wrap;

/// Between two columns.
const GAP: usize = 2;
/// Between two columns of a table to be pinned up, which has many and short ones.
const TIGHT_GAP: usize = 1;
/// A column of text is never made narrower than this.
const NARROWEST: usize = 20;
/// How far rows stand in under the row that is over them.
const UNDER: usize = 2;

/// The rows of `table` under its header. Columns are as wide as they need; the widest columns of text give
/// way when all of them do not fit, and their text goes on in the line below. The last cell of a row that is
/// too short takes the rest of the line. A row of one cell is over those after it, which stand further in.
pub(super) fn lines(table: &Table, width: usize) -> Vec<String> {
    let mut rows = texts(table);
    if rows.iter().any(|row| is_alone(table, row)) {
        for row in &mut rows {
            if !is_alone(table, row) {
                row[0].insert_str(0, &" ".repeat(UNDER));
            }
        }
    }
    let grid = Grid::of(table, &rows, GAP, width);
    let mut lines = grid.header(table);
    for row in &rows {
        lines.extend(if is_alone(table, row) { folded(&row[0], width) } else { grid.lines(row) });
    }
    lines
}

/// The rows of a table to be pinned up, as wide as the page. What the first column says is said once for the
/// rows that share it, and a row of one cell parts the table in two.
pub(super) fn timetable(pinned: &OnePageTable, width: usize) -> Vec<String> {
    let table = &pinned.table;
    let width = width - 1;
    let mut rows = texts(table);
    let mut said = String::new();
    for row in &mut rows {
        if is_alone(table, row) {
            continue;
        }
        if row[0] == said {
            row[0].clear();
        } else {
            said.clone_from(&row[0]);
        }
    }
    let mut grid = Grid::of(table, &rows, TIGHT_GAP, width);
    grid.fill();
    let mut lines = grid.header(table);
    for row in &rows {
        if is_alone(table, row) {
            lines.push(format!("{:-^width$}", format!(" {} ", row[0])));
        } else {
            lines.extend(grid.lines(row));
        }
    }
    lines
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for row in &table.rows {
        rows.push(row.iter().map(|cell| one_line(cell)).collect());
    }
    rows.retain(|row: &Vec<String>| !row.is_empty());
    rows
}

/// Whether a row is one cell for the whole line.
fn is_alone(table: &Table, row: &[String]) -> bool {
    row.len() == 1 && table.header.len() > 1
}

/// How wide the columns are.
struct Grid<'a> {
    columns: &'a [Column],
    widths: Vec<usize>,
    gap: usize,
    /// How wide a line is.
    width: usize,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Table, rows: &[Vec<String>], gap: usize, width: usize) -> Self {
        let mut widths: Vec<usize> = table.header.iter().map(|cell| length(&one_line(cell))).collect();
        for row in rows {
            // The last cell of a short row has room of its own.
            let whole = if row.len() < widths.len() { row.len() - 1 } else { widths.len() };
            for (column, cell) in row.iter().take(whole).enumerate() {
                widths[column] = widths[column].max(length(cell));
            }
        }
        let mut grid = Self { columns: &table.columns, widths, gap, width };
        while grid.total() > width
            && let Some(widest) = grid.widest_text()
            && grid.widths[widest] > NARROWEST
        {
            grid.widths[widest] -= 1;
        }
        grid
    }

    /// Makes the lines as wide as they can be.
    fn fill(&mut self) {
        if let Some(widest) = self.widest_text() {
            self.widths[widest] += self.width.saturating_sub(self.total());
        }
    }

    fn total(&self) -> usize {
        self.widths.iter().sum::<usize>() + self.gap * self.widths.len().saturating_sub(1)
    }

    fn widest_text(&self) -> Option<usize> {
        let of_text = (0..self.widths.len()).filter(|at| self.columns.get(*at) == Some(&Column::Text));
        of_text.max_by_key(|at| self.widths[*at])
    }

    /// The header, unless it is empty.
    fn header(&self, table: &Table) -> Vec<String> {
        let header: Vec<String> = table.header.iter().map(|cell| one_line(cell)).collect();
        if header.iter().all(String::is_empty) { Vec::new() } else { self.lines(&header) }
    }

    /// One row, on as many lines as its longest cell needs. Figures stand flush right.
    fn lines(&self, row: &[String]) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut start = 0;
        for (column, cell) in row.iter().enumerate() {
            let is_short = column + 1 == row.len() && row.len() < self.widths.len();
            let room = if is_short { self.width.saturating_sub(start) } else { self.widths[column] };
            for (at, part) in folded(cell, room).iter().enumerate() {
                if at == lines.len() {
                    lines.push(String::new());
                }
                let is_figure = self.columns.get(column) == Some(&Column::Figure);
                let before = if is_figure { start + room - length(part) } else { start };
                let line = &mut lines[at];
                line.push_str(&" ".repeat(before.saturating_sub(length(line))));
                line.push_str(part);
            }
            start += room + self.gap;
        }
        for line in &mut lines {
            line.truncate(line.trim_end().len());
        }
        lines
    }
}

/// The text on lines of at most `width` characters; only a word that is longer is cut.
fn folded(text: &str, width: usize) -> Vec<String> {
    if length(text) <= width {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    for line in wrap(text, width).split('\n') {
        lines.push(cut(line.trim_end(), width));
    }
    lines
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
        let long = "ord ".repeat(30).trim_end().to_owned();
        let columns = [Column::Short, Column::Text, Column::Figure];
        let made = lines(&table(&columns, &["Id", "Tittel", "Sum"], &[&["1", &long, "7"]]), 80);
        assert_eq!(made[0].chars().count(), 80, "{made:?}");
        assert!(made[1].starts_with("1   ord ord") && made[1].ends_with("ord    7"), "{made:?}");
        assert!(made[2].starts_with("    ord ord") && made[2].ends_with("ord"), "{made:?}");
        assert_eq!(made.concat().matches("ord").count(), 30, "{made:?}");
        let columns = [Column::Text, Column::Text];
        let made = lines(&table(&columns, &["Organ", "Margin"], &[&[&long, &long]]), 80);
        assert_eq!(made[1].chars().count(), 80, "both give way: {made:?}");
        assert_eq!(made.concat().matches("ord").count(), 60, "{made:?}");
        let made = lines(&table(&columns, &["Organ", "Margin"], &[&[&"x".repeat(70), &long]]), 80);
        assert!(made[1].contains("x…  ord"), "only a word is cut: {made:?}");
    }

    #[test]
    fn a_short_row_takes_the_rest_and_rows_under_a_single_cell_stand_further_in() {
        let columns = [Column::Short, Column::Text, Column::Figure];
        let rows: [&[&str]; 4] = [&["Styret"], &["1", "a", "2"], &["2", "en lang setning"], &["IPU"]];
        let made = lines(&table(&columns, &["Id", "Tittel", "Sum"], &rows), 40);
        assert_eq!(made[1..], ["Styret", "  1  a         2", "  2  en lang setning", "IPU"]);
    }

    #[test]
    fn a_timetable_is_as_wide_as_the_page_and_says_a_month_once() {
        let columns = [Column::Short, Column::Figure, Column::Text, Column::Figure];
        let rows: [&[&str]; 4] =
            [&["Jan", "1.", "Fri"], &["Jan", "30.", "KG", "3"], &["i dag"], &["Feb", "2.", "IPU", "4"]];
        let table = table(&columns, &["Dag", "", "Hva", "Margin"], &rows);
        let made = timetable(&OnePageTable { table, quiet: Vec::new() }, 31);
        assert_eq!(
            made,
            [
                "Dag     Hva             Margin",
                "Jan  1. Fri",
                "    30. KG                   3",
                "----------- i dag ------------",
                "Feb  2. IPU                  4",
            ]
        );
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let made = lines(&table(&[Column::Short], &["A"], &[&["a\u{1b}[2Jb"]]), 40);
        assert_eq!(made[1], "a [2Jb");
    }
}
