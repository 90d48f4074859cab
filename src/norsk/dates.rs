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

/// «16.02.2024»
pub fn short_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
