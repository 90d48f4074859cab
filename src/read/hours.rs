//! Hours of a day, as files have them.

use super::fields;
use crate::diagnostic::Diagnostic;
use crate::model::TimeRange;
use crate::text::Placed;

/// From and to; a finding when it is no time.
pub(super) fn time(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<TimeRange> {
    fields::understood(
        TimeRange::parse(&text.value),
        text,
        "et tidsrom",
        "Skriv fra og til, som 12:00–15:00.",
        found,
    )
}
