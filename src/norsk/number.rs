//! Numbers as people write them in tables: «1 990», «−2 097», «kr 2,80», «3,3 %».

use super::grouped;

/// A number that somebody has written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenNumber {
    /// Its value in ten-thousandths.
    pub value: i64,
    /// How many decimals it is written with.
    pub places: u32,
    /// Whether it is written as per cent.
    pub is_percent: bool,
}

/// How many decimals a number may have.
const PLACES: u32 = 4;

/// What is written before or after an amount and is no part of it.
const UNITS: [&str; 8] = ["kroner", "kr.", "kr", "nok", ",-", ",–", ",—", "*"];
const PERCENT: [&str; 4] = ["%", "prosent", "pst.", "pst"];

/// The number that the whole of `text` is; none when it is anything else.
pub fn number(text: &str) -> Option<WrittenNumber> {
    let lower = text.to_lowercase();
    let mut rest = lower.trim();
    let mut is_percent = false;
    loop {
        let before = rest;
        for unit in PERCENT {
            if let Some(number) = rest.strip_suffix(unit) {
                (rest, is_percent) = (number.trim(), true);
            }
        }
        for unit in UNITS {
            rest = rest.strip_prefix(unit).unwrap_or(rest).trim();
            rest = rest.strip_suffix(unit).unwrap_or(rest).trim();
        }
        if rest == before {
            break;
        }
    }
    let (is_negative, digits) = match rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (true, inner),
        None => match rest.strip_prefix(['-', '−', '–']) {
            Some(digits) => (true, digits),
            None => (false, rest.strip_prefix('+').unwrap_or(rest)),
        },
    };
    let (value, places) = unsigned(digits.trim())?;
    Some(WrittenNumber { value: if is_negative { -value } else { value }, places, is_percent })
}

/// A number without its sign, and how many decimals it has. A full stop parts thousands where three digits
/// follow each, and decimals otherwise.
fn unsigned(digits: &str) -> Option<(i64, u32)> {
    let (whole, decimals) = match digits.split_once(',') {
        Some((whole, decimals)) => (whole, decimals),
        None => match digits.rsplit_once('.') {
            Some((whole, decimals)) if decimals.len() != 3 => (whole, decimals),
            _ => (digits, ""),
        },
    };
    let mut joined = String::with_capacity(whole.len());
    for (at, group) in whole.split(|sign: char| sign.is_whitespace() || sign == '.').enumerate() {
        let is_whole = if at == 0 { !group.is_empty() } else { group.len() == 3 };
        if !is_whole {
            return None;
        }
        joined.push_str(group);
    }
    let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= PLACES)?;
    joined.push_str(decimals);
    if (places == 0) != (decimals.is_empty() && !digits.contains(',')) || joined.len() > 14 {
        return None;
    }
    let are_digits = joined.bytes().all(|byte| byte.is_ascii_digit());
    let value = if are_digits { joined.parse::<i64>().ok()? } else { return None };
    Some((value.checked_mul(10_i64.pow(PLACES - places))?, places))
}

/// A value in ten-thousandths with so many decimals, rounded to the nearest: «−1 290», «3,7».
pub fn in_decimals(value: i64, places: u32) -> String {
    let unit = 10_u64.pow(PLACES.saturating_sub(places));
    let size = (value.unsigned_abs() + unit / 2) / unit;
    let parts = 10_u64.pow(places.min(PLACES));
    let sign = if value < 0 && size > 0 { "−" } else { "" };
    let whole = grouped(size / parts);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let width = places as usize;
    format!("{sign}{whole},{:0width$}", size % parts)
}
