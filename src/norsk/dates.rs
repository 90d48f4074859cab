//! Days as they are written in running text.

use chrono::{Datelike, NaiveDate};

/// The months as they are written in a date.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// «16. februar 2024»
pub fn date(day: NaiveDate) -> String {
    format!("{}. {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

/// «16. februar»
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{}. {}", day.day(), MONTHS[day.month0() as usize])
}

/// «24.–25. august 2022», «31. august–1. september 2022»
pub fn dates(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return date(first);
    }
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => format!("{}.–{}", first.day(), date(last)),
        (true, false) => format!("{}–{}", day_and_month(first), date(last)),
        (false, _) => format!("{}–{}", date(first), date(last)),
    }
}

/// «16.02.2024»
pub fn short_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
