//! The figures of a table, and what its rows and columns are.

use std::ops::Range;

use crate::norsk;
use crate::norsk::number::{WrittenNumber, in_decimals, number};
use crate::read::tables::WrittenTable;

/// A table whose cells are read as numbers.
pub(super) struct Figures {
    /// The names of the columns as they are written.
    pub(super) names: Vec<String>,
    /// What each column holds.
    pub(super) columns: Vec<FigureColumn>,
    pub(super) rows: Vec<FigureRow>,
    /// Whether the numbers are rounded, so that a sum may be off by what was rounded.
    pub(super) is_rounded: bool,
}

pub(super) struct FigureRow {
    pub(super) kind: RowKind,
    /// Its label as it is written.
    label: String,
    pub(super) cells: Vec<Cell>,
}

pub(super) struct Cell {
    pub(super) range: Range<usize>,
    pub(super) number: Option<WrittenNumber>,
    /// Whether nothing stands in it, or a dash.
    pub(super) is_blank: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    Plain,
    /// A heading within the table: nothing stands beside its label.
    Heading,
    /// The sum of all there is, or of a part of it that is named.
    Sum {
        is_of_part: bool,
    },
    Result,
    /// What a year begins with, which is no income of it.
    Opening,
    /// A part of another row.
    Part,
}

pub(super) struct FigureColumn {
    pub(super) kind: ColumnKind,
    /// How many decimals are written in it.
    pub(super) places: u32,
    pub(super) has_numbers: bool,
    /// Whether its numbers are per cent.
    pub(super) is_in_percent: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// Words, or numbers that nobody adds up.
    Other,
    Amounts,
    Percent,
    /// The change from one column to another.
    Change,
    /// The sum of those before it.
    Sum,
}

/// What may stand around a label.
const MARKS: [char; 5] = [' ', '*', '_', ':', '='];

const SUMS: [&str; 9] =
    ["total", "totalt", "totalsum", "delsum", "samlet", "samla", "i alt", "til sammen", "til saman"];
const RESULTS: [&str; 6] =
    ["resultat", "årsresultat", "driftsresultat", "nettoresultat", "netto resultat", "netto driftsresultat"];
const PARTS: [&str; 7] = ["herav", "hvorav", "derav", "av dette", "av desse", "av disse", "– "];
const OPENINGS: [&str; 4] = ["inngående", "inngåande", "ingående", "overført"];
const CHANGES: [&str; 9] =
    ["endring", "økning", "auke", "auking", "vekst", "nedgang", "reduksjon", "differanse", "avvik"];
/// Numbers in a column of such a name are no amounts.
const NOT_ADDED: [&str; 13] = [
    "sats",
    "pris",
    "per ",
    "pr ",
    "pr.",
    "snitt",
    "gjennomsnitt",
    "kurs",
    "alder",
    "indeks",
    "andel",
    "nr",
    "dato",
];
const ROUNDED: [&str; 8] = ["tusen", "mill", "mrd", "avrund", "i 1000", "i 1 000", "(1000", "(1 000"];

/// Whether a cell in a text may name a sum, a result or a change. Nearly all are told by how they begin.
pub(super) fn is_of_interest(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_mark = |byte: u8| MARKS.contains(&char::from(byte));
    let mut after = 0;
    for end in memchr::memchr_iter(b'|', bytes).chain([bytes.len()]) {
        let (mut from, mut to) = (after, end);
        // The first cell of a line may begin without a mark, below all that stands before.
        if let Some(line) = memchr::memrchr(b'\n', &bytes[from..to]) {
            from += line + 1;
        }
        while from < to && is_mark(bytes[from]) {
            from += 1;
        }
        while from < to && is_mark(bytes[to - 1]) {
            to -= 1;
        }
        if may_be_named(&bytes[from..to]) {
            let cell = plain(&text[from..to]);
            if is_sum(&cell) || is_result(&cell) || is_change(&cell) {
                return true;
            }
        }
        after = end + 1;
    }
    false
}

fn may_be_named(cell: &[u8]) -> bool {
    let begins = match cell {
        [first, second, ..] => [first.to_ascii_lowercase(), second.to_ascii_lowercase()],
        _ => return false,
    };
    let is_word = matches!(
        &begins,
        b"su"
            | b"to"
            | b"de"
            | b"sa"
            | b"i "
            | b"ti"
            | b"re"
            | b"dr"
            | b"ne"
            | b"en"
            | b"au"
            | b"ve"
            | b"di"
            | b"av"
    );
    // «Årsresultat», «økning», and what ends with «totalt», «i alt» or «til sammen».
    is_word
        || !begins[0].is_ascii()
        || cell.ends_with(b"alt")
        || cell.ends_with(b"men")
        || cell.ends_with(b"total")
        || cell.ends_with(b"saman")
        || cell.ends_with(b"ALT")
}

fn is_sum(label: &str) -> bool {
    let is_named = SUMS.iter().any(|sum| label == *sum || label.strip_suffix(sum).is_some_and(ends_word));
    is_named || label == "sum" || label.starts_with("sum ")
}

fn ends_word(rest: &str) -> bool {
    rest.ends_with([' ', ','])
}

fn is_result(label: &str) -> bool {
    RESULTS
        .iter()
        .any(|result| label.strip_prefix(result).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

fn is_change(name: &str) -> bool {
    CHANGES.iter().any(|change| name.starts_with(change))
}

fn is_of_rounded(line: &str) -> bool {
    let line = line.to_lowercase().replace('\u{a0}', " ");
    ROUNDED.iter().any(|word| line.contains(word))
}

fn row_kind(label: &str, is_filled: bool) -> RowKind {
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    match label {
        _ if is_sum(label) => RowKind::Sum { is_of_part: label.starts_with("sum ") || label == "delsum" },
        _ if is_result(label) => RowKind::Result,
        _ if !is_filled => RowKind::Heading,
        _ if begins(&PARTS) => RowKind::Part,
        _ if begins(&OPENINGS) => RowKind::Opening,
        _ => RowKind::Plain,
    }
}

impl Figures {
    pub(super) fn new(text: &str, table: WrittenTable) -> Self {
        let width = table.header.cells.len();
        let before = text[..table.header.range.start].trim_end().rsplit('\n');
        let before = before.take_while(|line| !line.trim().is_empty() && !line.contains('|'));
        let is_rounded = before.chain([&text[table.header.range.clone()]]).any(is_of_rounded);
        let names: Vec<String> = table.header.cells.iter().map(|cell| cell.text.trim().to_owned()).collect();
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in table.rows {
            let label = row.cells.iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty());
            let label = label.unwrap_or_default().to_owned();
            let mut cells = Vec::with_capacity(width);
            for cell in row.cells {
                let words = cell.text.trim();
                let is_blank = words.is_empty() || matches!(words, "-" | "–" | "—" | "−");
                // The first column names the rows, also when its names are years.
                let number = if cells.is_empty() { None } else { number(words) };
                cells.push(Cell { range: cell.range, number, is_blank });
            }
            let is_filled = cells.iter().filter(|cell| !cell.is_blank).nth(1).is_some();
            rows.push(FigureRow { kind: row_kind(&plain(&label), is_filled), label, cells });
        }
        let mut figures = Self { names, columns: Vec::new(), rows, is_rounded };
        for column in 0..width {
            figures.columns.push(figures.column(column));
        }
        figures
    }

    fn column(&self, column: usize) -> FigureColumn {
        let name = plain(&self.names[column]);
        let mut is_in_percent = name.contains('%') || name.contains("prosent");
        let (mut places, mut has_numbers) = (0, false);
        for row in &self.rows {
            let Some(number) = row.cells.get(column).and_then(|cell| cell.number) else { continue };
            is_in_percent = is_in_percent || number.is_percent;
            (places, has_numbers) = (number.places.max(places), true);
        }
        let is_of = |word: &&str| {
            name.starts_with(*word) || name.ends_with(*word) || name.contains(&format!(" {word}"))
        };
        let kind = match name.as_str() {
            _ if !has_numbers => ColumnKind::Other,
            name if is_change(name) => ColumnKind::Change,
            _ if is_in_percent => ColumnKind::Percent,
            name if name == "år" || NOT_ADDED.iter().any(is_of) => ColumnKind::Other,
            name if is_sum(name) => ColumnKind::Sum,
            _ => ColumnKind::Amounts,
        };
        FigureColumn { kind, places, has_numbers, is_in_percent }
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The number in a cell.
    pub(super) fn number(&self, row: usize, column: usize) -> Option<WrittenNumber> {
        self.cell(row, column)?.number
    }

    /// The value of a cell, which is nothing where nothing is written; none where it is words.
    pub(super) fn value(&self, row: usize, column: usize) -> Option<i64> {
        let cell = self.cell(row, column)?;
        match cell.number {
            Some(number) => Some(number.value),
            None => cell.is_blank.then_some(0),
        }
    }

    /// The label of a row.
    pub(super) fn label(&self, row: usize) -> &str {
        &self.rows[row].label
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
}

/// A figure that does not follow from the others in its table.
pub(super) struct WrongFigure {
    pub(super) range: Range<usize>,
    pub(super) said: String,
}

impl WrongFigure {
    /// That a cell says something else than `is`, which comes `of` the others.
    pub(super) fn new(figures: &Figures, (row, column): (usize, usize), of: &str, is: i64) -> Option<Self> {
        let cell = figures.rows[row].cells.get(column)?;
        let stated = cell.number?;
        let is_in_percent = figures.columns[column].is_in_percent;
        let places =
            if is_in_percent { stated.places } else { stated.places.max(figures.columns[column].places) };
        let (label, name) = (figures.label(row), &figures.names[column]);
        let place = if name.is_empty() { format!("«{label}»") } else { format!("«{label}», «{name}»") };
        let (stated, is) = (in_decimals(stated.value, places), in_decimals(is, places));
        Some(Self { range: cell.range.clone(), said: format!("{place}: det står {stated}, men {of} {is}") })
    }
}

/// A label or a name as words in small letters are compared with it.
fn plain(text: &str) -> String {
    norsk::composed(text.trim().trim_matches(MARKS)).to_lowercase()
}
