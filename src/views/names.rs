//! What bodies and days are called where there is little room.

use chrono::{Datelike, NaiveDate};

use crate::model::Body;
use crate::norsk;

/// «IPU», or «Styret».
pub(super) fn label(body: &Body, day: NaiveDate) -> String {
    norsk::capitalised(&in_text(body, day))
}

/// The same within a sentence: «IPU», or «styret».
pub(super) fn in_text(body: &Body, day: NaiveDate) -> String {
    body.abbreviation.clone().unwrap_or_else(|| body.running_name_on(day))
}

/// «03.06.»
pub(super) fn day_and_month(day: NaiveDate) -> String {
    format!("{:02}.{:02}.", day.day(), day.month())
}
