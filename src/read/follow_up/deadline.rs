//! What people mean by a time: «Februar», «innen utgangen av juni», «1. kvartal», «uke 14».

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::norsk;
use crate::read::fields::{meant, month_named, parse_date};

/// What a time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Until this day.
    Day(NaiveDate),
    /// All the time: it has no last day.
    Always,
    /// Nobody can tell.
    Unknown,
}

/// What only leads up to the time itself; the longest first.
const LEADS: [&str; 20] = [
    "innen utgangen av",
    "innan utgangen av",
    "ved utgangen av",
    "i løpet av",
    "innen",
    "innan",
    "senest",
    "seinast",
    "utgangen av",
    "slutten av",
    "ultimo",
    "i",
    "til",
    "på",
    "den",
    "hele",
    "heile",
    "måneden",
    "ca.",
    "omkring",
];

const ALWAYS: [&str; 6] = ["løpende", "fortløpende", "løpande", "kontinuerlig", "kontinuerleg", "ved behov"];

/// The last month of each season; winter lies in two years, and is not taken.
const SEASONS: [(&str, u32); 8] = [
    ("våren", 5),
    ("vår", 5),
    ("sommeren", 8),
    ("sommaren", 8),
    ("høsten", 11),
    ("høst", 11),
    ("hausten", 11),
    ("haust", 11),
];

const ORDINALS: [(&str, u32); 6] =
    [("første", 1), ("fyrste", 1), ("andre", 2), ("annet", 2), ("tredje", 3), ("fjerde", 4)];

/// The last day meant by `written`, of a decision made on `from`. A time without a year is the first of its
/// kind that ends on that day or later.
pub fn last_day(written: &str, from: NaiveDate) -> Meaning {
    let text = norsk::composed(written.trim()).to_lowercase();
    let mut text = text.trim_end_matches(['.', ',', ' ']);
    if ALWAYS.contains(&text) {
        return Meaning::Always;
    }
    while let Some(rest) = LEADS.iter().find_map(|lead| text.strip_prefix(lead)?.strip_prefix(' ')) {
        text = rest.trim_start();
    }
    match day_meant(text, from) {
        Some(day) => Meaning::Day(day),
        None => Meaning::Unknown,
    }
}

fn day_meant(text: &str, from: NaiveDate) -> Option<NaiveDate> {
    if let Some(day) = parse_date(text).or_else(|| meant(text)) {
        return Some(day);
    }
    let this_year = from.year();
    match without_year(text, this_year) {
        (rest, Some(year)) => told(rest, year),
        (rest, None) => match told(rest, this_year) {
            Some(day) if day >= from => Some(day),
            _ => told(rest, this_year + 1),
        },
    }
}

/// The time and its year, which stands last if it is written; a year alone is the whole of it.
fn without_year(text: &str, now: i32) -> (&str, Option<i32>) {
    if let Some(year) = year_in(text, now) {
        return ("desember", Some(year));
    }
    if let Some((rest, last)) = text.rsplit_once(' ')
        && let Some(year) = year_in(last, now)
    {
        return (rest.trim_end_matches([',', ' ']), Some(year));
    }
    (text, None)
}

/// The year that a word is, if it is one that can be meant.
fn year_in(word: &str, now: i32) -> Option<i32> {
    let year = word.parse().ok()?;
    if word.len() == 4 && (now - 1..now + 50).contains(&year) { Some(year) } else { None }
}

/// The last day in `year` of a time that may be a stretch: «juni–september», «uke 14–16».
fn told(text: &str, year: i32) -> Option<NaiveDate> {
    let parts = [" til ", " og ", "–", "—", "/", "-"];
    let stretches = parts.iter().filter_map(|mark| text.rsplit_once(mark));
    let Some((first, last)) = stretches.min_by_key(|(_, last)| last.len()) else {
        return one(text, year);
    };
    let (first, last) = (first.trim(), last.trim());
    if one(first, year).is_none() && !is_number(first) {
        return None;
    }
    // The word that a number belongs to may stand before the first only.
    let (unit, _) = first.split_once(' ').unwrap_or((first, ""));
    one(last, year).or_else(|| one(&format!("{unit} {last}"), year))
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches('.');
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last day in `year` of one time.
fn one(text: &str, year: i32) -> Option<NaiveDate> {
    for (season, month) in SEASONS {
        if season == text {
            return end_of_month(year, month);
        }
    }
    if matches!(text, "årsskiftet" | "årsslutt" | "årets slutt" | "året") {
        return end_of_month(year, 12);
    }
    if let Some(month) = month_named(text.trim_end_matches('.')) {
        return end_of_month(year, month);
    }
    let (first, second) = text.split_once(' ')?;
    let second = second.trim().trim_end_matches('.');
    if let ("uke" | "veke", Ok(week)) = (first, second.parse()) {
        return NaiveDate::from_isoywd_opt(year, week, Weekday::Sun);
    }
    if matches!(first, "medio" | "midten") {
        return NaiveDate::from_ymd_opt(year, month_named(second.trim_start_matches("av "))?, 15);
    }
    match (second, ordinal(first)?) {
        ("kvartal", number @ 1..=4) => end_of_month(year, number * 3),
        ("tertial", number @ 1..=3) => end_of_month(year, number * 4),
        ("halvår", number @ 1..=2) => end_of_month(year, number * 6),
        ("kvartal" | "tertial" | "halvår", _) => None,
        (month, day) => NaiveDate::from_ymd_opt(year, month_named(month)?, day),
    }
}

/// «1.», «første»
fn ordinal(text: &str) -> Option<u32> {
    for (word, number) in ORDINALS {
        if word == text {
            return Some(number);
        }
    }
    let number = text.trim_end_matches('.').parse().ok()?;
    if number > 0 { Some(number) } else { None }
}

fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?
        .checked_add_months(Months::new(1))?
        .checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_meant() {
        let from = NaiveDate::from_ymd_opt(2024, 2, 16).expect("a date");
        for (written, day) in [
            ("Februar", "2024-02-29"),
            ("Januar", "2025-01-31"),
            ("juni 2024", "2024-06-30"),
            ("3. juli 2024", "2024-07-03"),
            ("3. juli", "2024-07-03"),
            ("2024-07-03", "2024-07-03"),
            ("03.07.2024", "2024-07-03"),
            ("innen utgangen av juni", "2024-06-30"),
            ("Innen 1. mars.", "2024-03-01"),
            ("1. kvartal", "2024-03-31"),
            ("første kvartal 2025", "2025-03-31"),
            ("2. halvår", "2024-12-31"),
            ("1. tertial", "2024-04-30"),
            ("uke 14", "2024-04-07"),
            ("uke 1", "2025-01-05"),
            ("uke 14–16", "2024-04-21"),
            ("Januar/februar", "2024-02-29"),
            ("Juni-sept.", "2024-09-30"),
            ("Juni–september", "2024-09-30"),
            ("1.–3. juli", "2024-07-03"),
            ("Høsten 2024", "2024-11-30"),
            ("Mars og april", "2024-04-30"),
            ("medio mai", "2024-05-15"),
            ("2025", "2025-12-31"),
            ("årsskiftet", "2024-12-31"),
        ] {
            assert_eq!(last_day(written, from), Meaning::Day(day.parse().expect("a date")), "{written}");
        }
        assert_eq!(last_day("Løpende", from), Meaning::Always);
        for unknown in [
            "snarest",
            "etter avtale",
            "uke 60",
            "5. kvartal",
            "31. juni",
            "30.02.2024",
            "før jul",
            "juni eller juli",
            "noe/juni",
            "",
            "–",
            "9999999999. mai",
        ] {
            assert_eq!(last_day(unknown, from), Meaning::Unknown, "{unknown}");
        }
    }
}
