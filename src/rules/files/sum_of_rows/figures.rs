//! The figures of a table, and what its rows and columns are.

use std::ops::Range;

use super::names::{FigureKind, column_kind, is_of_rounded, plain, row_kind};
use crate::norsk::number::{WrittenNumber, in_decimals, number};
use crate::read::tables::WrittenTable;

/// A table whose cells are read as numbers.
pub(super) struct Figures {
    pub(super) columns: Vec<FigureColumn>,
    pub(super) rows: Vec<FigureRow>,
    /// Whether the numbers are rounded, so that a sum may be off by what was rounded.
    is_rounded: bool,
}

pub(super) struct FigureRow {
    pub(super) kind: FigureKind,
    /// Its label as it is written.
    pub(super) label: String,
    cells: Vec<Cell>,
}

struct Cell {
    range: Range<usize>,
    number: Option<WrittenNumber>,
    /// Whether nothing stands in it, or a dash.
    is_blank: bool,
}

pub(super) struct FigureColumn {
    pub(super) kind: FigureKind,
    name: String,
    /// How many decimals are written in it.
    pub(super) places: u32,
    pub(super) is_in_percent: bool,
}

/// Where a figure stands that does not follow from the others in its table, and what is said of it.
pub(super) type WrongFigure = (Range<usize>, String);

impl Figures {
    pub(super) fn new(text: &str, table: WrittenTable) -> Self {
        let before = text[..table.header.range.start].trim_end().rsplit('\n');
        let before = before.take_while(|line| !line.trim().is_empty() && !line.contains('|'));
        let is_rounded = before.chain([&text[table.header.range.clone()]]).any(is_of_rounded);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in table.rows {
            let (mut label, mut filled, mut cells) = ("", 0, Vec::with_capacity(row.cells.len()));
            for cell in &row.cells {
                let words = cell.text.trim();
                let is_blank = words.is_empty() || matches!(words, "-" | "–" | "—" | "−");
                label = if label.is_empty() { words } else { label };
                filled += usize::from(!is_blank);
                cells.push(Cell { range: cell.range.clone(), number: number(words), is_blank });
            }
            rows.push(FigureRow {
                kind: row_kind(&plain(label), filled > 1),
                label: label.to_owned(),
                cells,
            });
        }
        let mut figures = Self { columns: Vec::new(), rows, is_rounded };
        for cell in &table.header.cells {
            figures.columns.push(figures.column(cell.text.trim()));
        }
        figures
    }

    /// The next column, which has this name.
    fn column(&self, name: &str) -> FigureColumn {
        let words = plain(name);
        let mut is_in_percent = words.contains('%') || words.contains("prosent");
        let (mut places, mut has_numbers) = (0, false);
        for row in 0..self.rows.len() {
            let Some(number) = self.number(row, self.columns.len()) else { continue };
            is_in_percent = is_in_percent || number.is_percent;
            (places, has_numbers) = (number.places.max(places), true);
        }
        let kind = if has_numbers { column_kind(&words, is_in_percent) } else { FigureKind::Words };
        FigureColumn { kind, name: name.to_owned(), places, is_in_percent }
    }

    /// The number in a cell.
    pub(super) fn number(&self, row: usize, column: usize) -> Option<WrittenNumber> {
        self.rows[row].cells.get(column)?.number
    }

    /// The value of a cell, which is nothing where nothing is written; none where it is words.
    pub(super) fn value(&self, row: usize, column: usize) -> Option<i64> {
        let cell = self.rows[row].cells.get(column)?;
        match cell.number {
            Some(number) => Some(number.value),
            None => cell.is_blank.then_some(0),
        }
    }

    /// The number in a cell as it is told, which is 0 where nothing is written.
    pub(super) fn written(&self, row: usize, column: usize) -> String {
        let number = self.number(row, column);
        number.map_or_else(|| "0".to_owned(), |number| in_decimals(number.value, number.places))
    }

    /// By how much a number that was reckoned from so many others may differ from the one that is written.
    pub(super) fn tolerance(&self, stated: WrittenNumber, places: u32, others: usize) -> u64 {
        let half = |places: u32| 10_u64.pow(4_u32.saturating_sub(places)) / 2;
        let own = if stated.places < places { half(stated.places) } else { 0 };
        if self.is_rounded { own.max(half(places).saturating_mul(others as u64 + 1)) } else { own }
    }

    /// That a cell says something else than `is`, which comes `of` the others.
    pub(super) fn wrong(&self, row: usize, column: usize, of: &str, is: i64) -> Option<WrongFigure> {
        let cell = self.rows[row].cells.get(column)?;
        let stated = cell.number?;
        let FigureColumn { name, places, is_in_percent, .. } = &self.columns[column];
        let places = if *is_in_percent { stated.places } else { stated.places.max(*places) };
        let name = if name.is_empty() { String::new() } else { format!(", «{name}»") };
        let (stated, is) = (in_decimals(stated.value, places), in_decimals(is, places));
        let said = format!("«{}»{name}: det står {stated}, men {of} {is}", self.rows[row].label);
        Some((cell.range.clone(), said))
    }
}
