//! What a row or a column of a table is by its name.

use crate::norsk;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureKind {
    /// Figures that may be added.
    Plain,
    /// A heading among the rows, or a column without numbers.
    Words,
    /// Numbers that nobody adds.
    Rates,
    /// The sum of all there is, or of a part of it that is named.
    Sum {
        is_of_part: bool,
    },
    Result,
    /// What a year begins with, which is no income of it.
    Opening,
    /// What is left of that.
    Closing,
    /// A part of another row.
    Part,
    /// The change from one column to another.
    Change,
    Percent,
}

/// What may stand around a label.
const MARKS: [char; 5] = [' ', '*', '_', ':', '='];
const SUMS: [&str; 10] =
    ["sum", "total", "totalt", "totalsum", "delsum", "samlet", "samla", "i alt", "til sammen", "til saman"];
const PARTS: [&str; 7] = ["herav", "hvorav", "derav", "av dette", "av desse", "av disse", "– "];
const CLOSINGS: [&str; 5] =
    ["utgående", "utgåande", "overført til neste", "overføres til neste", "overførast til neste"];
const OPENINGS: [&str; 4] = ["inngående", "inngåande", "ingående", "overført"];
const CHANGES: [&str; 9] =
    ["endring", "økning", "auke", "auking", "vekst", "nedgang", "reduksjon", "differanse", "avvik"];
/// What comes in and goes out without being what a year begins and ends with.
const NO_BALANCES: [&str; 4] = ["mva", "merverdi", "brev", "post"];
const COSTS: [&str; 5] = ["utgift", "kostnad", "bruk", "uttak", "utbetal"];
/// Numbers in a column of such a name are no amounts.
const RATES: [&str; 12] =
    ["sats", "pris", "per ", "pr ", "pr.", "snitt", "kurs", "alder", "indeks", "andel", "nr", "dato"];
const ROUNDED: [&str; 8] = ["tusen", "mill", "mrd", "avrund", "i 1000", "i 1 000", "(1000", "(1 000"];
/// How names of sums, results, balances and changes begin, and how else those of sums and results end.
const BEGINNINGS: &[u8] = b"sutodesai tiredrneenauvediavutov";
const ENDINGS: &[u8] = b"altmenmantalsumletmlatat";

/// A label or a name as words in small letters are compared with it.
pub(super) fn plain(text: &str) -> String {
    norsk::composed(text.trim().trim_matches(MARKS)).to_lowercase()
}

fn begins(label: &str, words: &[&str]) -> bool {
    words.iter().any(|word| label.starts_with(word))
}

/// What a label says that its row or column is; none where it only names it.
fn named(label: &str) -> Option<FigureKind> {
    let is_word = |rest: &str| rest.is_empty() || rest.ends_with([' ', ',']);
    let is_of_part = label.starts_with("sum ") || label == "delsum";
    if is_of_part || SUMS.iter().any(|sum| label.strip_suffix(sum).is_some_and(is_word)) {
        return Some(FigureKind::Sum { is_of_part });
    }
    let first = label.trim_start_matches("netto ").split(|sign: char| !sign.is_alphabetic()).next();
    match label {
        _ if first.is_some_and(|word| word.ends_with("resultat")) => Some(FigureKind::Result),
        _ if begins(label, &CHANGES) => Some(FigureKind::Change),
        _ if !begins(label, &CLOSINGS) || NO_BALANCES.iter().any(|word| label.contains(word)) => None,
        _ => Some(FigureKind::Closing),
    }
}

pub(super) fn row_kind(label: &str, is_filled: bool) -> FigureKind {
    match named(label) {
        Some(kind @ (FigureKind::Sum { .. } | FigureKind::Result)) => kind,
        Some(FigureKind::Closing) if is_filled => FigureKind::Closing,
        _ if !is_filled => FigureKind::Words,
        _ if begins(label, &PARTS) => FigureKind::Part,
        _ if begins(label, &OPENINGS) => FigureKind::Opening,
        _ => FigureKind::Plain,
    }
}

pub(super) fn column_kind(name: &str, is_in_percent: bool) -> FigureKind {
    let is_of =
        |word: &&str| name.starts_with(*word) || name.ends_with(*word) || name.contains(&format!(" {word}"));
    match named(name) {
        Some(FigureKind::Change) => FigureKind::Change,
        _ if is_in_percent => FigureKind::Percent,
        _ if name == "år" || RATES.iter().any(is_of) => FigureKind::Rates,
        Some(FigureKind::Sum { is_of_part }) => FigureKind::Sum { is_of_part },
        _ => FigureKind::Plain,
    }
}

/// Whether a row of such a name is money that goes out.
pub(super) fn is_cost(label: &str) -> bool {
    let label = label.to_lowercase();
    COSTS.iter().any(|word| label.contains(word)) && !label.contains("mindreforbruk")
}

pub(super) fn is_of_rounded(line: &str) -> bool {
    let line = line.to_lowercase().replace('\u{a0}', " ");
    ROUNDED.iter().any(|word| line.contains(word))
}

/// Whether a table in a text may have figures that follow from others. Nearly all that have not are told by
/// how the names of their rows and columns begin and end.
pub(super) fn is_of_interest(text: &str) -> bool {
    let (mut above, mut rest) = ("", text);
    while let Some(mark) = memchr::memchr(b'|', rest.as_bytes()) {
        let (head, tail) = rest.split_at(mark);
        let start = mark - head.rsplit('\n').next().unwrap_or_default().len();
        let end = mark + tail.split('\n').next().unwrap_or_default().len();
        let line = &rest[start..end];
        let label = line.trim_start_matches(|sign| sign == '|' || MARKS.contains(&sign));
        // Dashes stand below the names of the columns; elsewhere only the first cell names anything.
        let (names, most) = if label.starts_with('-') { (above, usize::MAX) } else { (label, 1) };
        if names.split('|').take(most).any(may_be_named) {
            return true;
        }
        (above, rest) = (line, rest.get(end + 1..).unwrap_or_default());
    }
    false
}

fn may_be_named(cell: &str) -> bool {
    let cell = cell.trim_matches(MARKS);
    let bytes = cell.as_bytes();
    let begins = bytes.get(..2).unwrap_or_default();
    let ends = &bytes[bytes.len().saturating_sub(3)..];
    // «Økning», and what begins with a sign that is not seen.
    let is_likely = begins.first().is_some_and(|first| !first.is_ascii())
        || BEGINNINGS.chunks(2).any(|known| known.eq_ignore_ascii_case(begins))
        || ENDINGS.chunks(3).any(|known| known.eq_ignore_ascii_case(ends));
    is_likely && named(&plain(cell)).is_some()
}
