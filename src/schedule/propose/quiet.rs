//! Days on which people are away, or wish to be: those the council avoids, and those nobody is called to a
//! meeting on only to have the year evenly divided.

use chrono::{Datelike, NaiveDate};

use crate::model::Council;

/// A day of the year, as month and day.
type DayOfYear = (u32, u32);

/// Days of the year, from and to, with what they are called.
const QUIET: [(DayOfYear, DayOfYear, &str); 4] = [
    ((1, 1), (1, 2), "julen"),
    ((6, 25), (6, 30), "de siste dagene av juni"),
    ((7, 1), (7, 31), "juli"),
    ((12, 22), (12, 31), "julen"),
];

/// What `day` is best kept free for: what the council says (`unngå`), or else what people do in most places.
pub fn quiet_on(council: &Council, day: NaiveDate) -> Option<&str> {
    if let Some(row) = council.kept_free_for(day) {
        return Some(&row.value.what);
    }
    let of_year = (day.month(), day.day());
    for (first, last, what) in QUIET {
        if first <= of_year && of_year <= last {
            return Some(what);
        }
    }
    None
}
