//! Dates in the one form that files use.

use std::ops::Range;

use chrono::NaiveDate;

use super::{text, wrong};
use crate::diagnostic::Diagnostic;
use crate::text::Placed;
use crate::yaml::Node;

/// A date written `2024-01-31` and in no other way.
pub fn date(node: Node, found: &mut Vec<Diagnostic>) -> Option<Placed<NaiveDate>> {
    let text = text(node, found)?;
    if let Some(day) = parse_date(&text.value) {
        return Some(Placed::new(day, text.span));
    }
    found.push(wrong(text.span, format!("«{}» er ikke en dato", text.value), date_advice(&text.value)));
    None
}

/// A date in the one form files use; the library alone would also take `2024-5-4` and `+2024-05-04`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let [.., b'-', _, _, b'-', _, _] = bytes else { return None };
    let number = |range: Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
    };
    if bytes.len() != 10 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}

/// What the date was probably meant to be, when it is written the Norwegian way.
fn date_advice(written: &str) -> String {
    let parts: Vec<u32> = written.split(['.', '/']).filter_map(|part| part.trim().parse().ok()).collect();
    let meant = match parts[..] {
        [day, month, year] if year > 99 => {
            NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(0), month, day)
        }
        [day, month, year] => NaiveDate::from_ymd_opt(2000 + i32::try_from(year).unwrap_or(0), month, day),
        _ => None,
    };
    match meant {
        Some(day) => format!("Datoer skrives år-måned-dag: {day}."),
        None => "Datoer skrives år-måned-dag, som 2024-01-31, og dagen må finnes.".to_owned(),
    }
}
