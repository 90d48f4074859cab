//! Days written in running text with their weekday: «tirsdag 11. april 2024».

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Weekday;
use memchr::memmem::Finder;

use super::{MONTHS, composed};

/// The days of the week in bokmål, and in nynorsk where it has a word of its own.
pub const WEEKDAYS: [(&str, Weekday); 11] = [
    ("mandag", Weekday::Mon),
    ("tirsdag", Weekday::Tue),
    ("onsdag", Weekday::Wed),
    ("torsdag", Weekday::Thu),
    ("fredag", Weekday::Fri),
    ("lørdag", Weekday::Sat),
    ("søndag", Weekday::Sun),
    ("måndag", Weekday::Mon),
    ("tysdag", Weekday::Tue),
    ("laurdag", Weekday::Sat),
    ("sundag", Weekday::Sun),
];

/// A weekday with a date, as somebody has written them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDay {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The weekday.
    pub weekday: Weekday,
    /// Its word, in small letters.
    pub word: &'static str,
    /// The day of the month; it may be one that does not exist.
    pub day: u32,
    /// The month, from 1 to 12.
    pub month: u32,
    /// The year, if it is written.
    pub year: Option<i32>,
}

/// How every weekday ends, before a date.
const END: &str = "dag ";

/// What looks for it, made ready once for all texts.
static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(END));

/// Every weekday in `text` that is followed by a date: «tirsdag 11. april, 2024», «tirsdag den 11. april»,
/// «tirsdag 11.04.2024».
pub fn days(text: &str) -> impl Iterator<Item = WrittenDay> {
    FINDER.find_iter(text.as_bytes()).filter_map(|at| day_at(text, at))
}

/// The day whose weekday ends with the «dag » at `at`.
fn day_at(text: &str, at: usize) -> Option<WrittenDay> {
    let before = &text[..at];
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '\u{30a}';
    let start = before.trim_end_matches(is_letter).len();
    let word = composed(&text[start..at + END.len() - 1]).to_lowercase();
    let (word, weekday) = WEEKDAYS.iter().find(|(known, _)| *known == word)?;
    let rest = &text[at + END.len()..];
    let rest = rest.strip_prefix("den ").unwrap_or(rest);
    let (day, rest) = number(rest, 2)?;
    let (month, year, rest) = after_the_day(rest.strip_prefix('.')?)?;
    let range = start..text.len() - rest.len();
    Some(WrittenDay { range, weekday: *weekday, word, day, month, year })
}

/// The month and the year, and what comes after them.
fn after_the_day(rest: &str) -> Option<(u32, Option<i32>, &str)> {
    if let Some((month, rest)) = number(rest, 2) {
        let (year, rest) = number(rest.strip_prefix('.')?, 4)?;
        let year = if year < 100 { 2000 + year } else { year };
        let year = i32::try_from(year).ok()?;
        return (1..=12).contains(&month).then_some((month, Some(year), rest));
    }
    let rest = rest.trim_start_matches(' ');
    let length = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(length);
    let month = (1..).zip(MONTHS).find(|(_, name)| name.eq_ignore_ascii_case(word))?.0;
    match year(rest) {
        Some((year, rest)) => Some((month, Some(year), rest)),
        None => Some((month, None, rest)),
    }
}

/// A year in words that go on after the month, with or without a comma.
fn year(rest: &str) -> Option<(i32, &str)> {
    let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let (year, rest) = number(rest, 4)?;
    let year = i32::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
    Some((year, rest))
}

/// The number that `text` begins with, of at most so many digits, and what comes after it.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > digits {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_and_a_date_are_read_in_every_usual_form() {
        let read = |text: &str| {
            let found: Vec<WrittenDay> = days(text).collect();
            found.into_iter().map(|day| (text[day.range].to_owned(), day.day, day.month, day.year)).next()
        };
        let is = |text: &str, day, month, year| Some((text.to_owned(), day, month, year));
        assert_eq!(
            read("Møtet er Tirsdag 11. april, 2024."),
            is("Tirsdag 11. april, 2024", 11, 4, Some(2024))
        );
        assert_eq!(
            read("på tirsdag den 11. April 2024"),
            is("tirsdag den 11. April 2024", 11, 4, Some(2024))
        );
        assert_eq!(read("tysdag 11.04.24 kl. 12"), is("tysdag 11.04.24", 11, 4, Some(2024)));
        assert_eq!(read("(fredag 5. april)"), is("fredag 5. april", 5, 4, None));
        assert_eq!(read("fredag 5. april, 20 personer"), is("fredag 5. april", 5, 4, None));
        assert_eq!(read("ma\u{30a}ndag 5. mai"), is("ma\u{30a}ndag 5. mai", 5, 5, None));
        for none in
            ["i dag 5. april", "dag 5. mai", "fredag 5 personer", "fredag 5.", "fredag 123. mai", "Dag "]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
