//! Rows for a spreadsheet.

use anyhow::{Context, Result};

use crate::document::Sheet;

/// Rows under headings as a secretariat's spreadsheet opens them at a double click: UTF-8 with a mark that
/// says so, and semicolons between the cells, since a Norwegian Excel takes a comma to be a decimal sign
/// and a file without the mark to be Latin-1. Programs have JSON.
///
/// # Errors
/// When a row has not as many cells as there are headings.
pub fn render(sheet: &Sheet) -> Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(&sheet.headings)?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).context("Regnearket ble ikke tekst.")
}

/// What a spreadsheet may take for the beginning of a formula, also in the letters of East Asia.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '|', '%', '\t', '\r', '＝', '＋', '－', '＠'];

/// The cell without characters that steer, and with an apostrophe before what would be a formula.
fn harmless(cell: &str) -> String {
    let is_kept = |c: char| !c.is_control() || c == '\n';
    let kept: String = cell.replace("\r\n", "\n").chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let begins_one = kept.trim_start().starts_with(FORMULA) && !is_negative(&kept);
    if begins_one { format!("'{kept}") } else { kept }
}

/// Whether the cell is an amount below zero with its decimals, which is reckoned with and is no formula.
fn is_negative(cell: &str) -> bool {
    let amount = cell.strip_prefix('-').and_then(|amount| amount.split_once(','));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    amount.is_some_and(|(whole, decimals)| are_digits(whole) && are_digits(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+47", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "%x", "|x"] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        for amount in ["-2,00", "-1866000,50"] {
            assert_eq!(harmless(amount), amount);
        }
        assert!(["-2,", "-2,0+1", "-,5"].iter().all(|text| harmless(text).starts_with('\'')));
        assert_eq!(harmless("a = b\r\nc\u{1b}[0m"), "a = b\nc [0m");
    }
}
