//! Dates in the one form that files use.

use chrono::NaiveDate;

use super::value::{written, wrong};
use crate::diagnostic::Diagnostic;
use crate::norsk::day::{date_advice, meant, parse_date};
use crate::text::Placed;
use crate::yaml::Node;

/// A date written `2024-01-31` and in no other way. Where it can be seen which day another text was meant
/// to be, that is told and the day taken, so that one slip is one finding.
pub fn date(node: Node, found: &mut Vec<Diagnostic>) -> Option<Placed<NaiveDate>> {
    let text = written(node, found)?;
    if let Some(day) = parse_date(&text.value) {
        return Some(Placed::new(day, text.span));
    }
    let message = format!("«{}» er ikke en dato", text.value);
    let finding = wrong(text.span, message, date_advice(&text.value));
    let day = meant(&text.value);
    found.push(match day {
        Some(day) => finding.becoming(day.to_string()),
        None => finding,
    });
    day.map(|day| Placed::new(day, text.span))
}
