//! The sections that a text is divided into.

use chrono::NaiveDate;

use super::Guarded;
use super::follow_up::HEADING;
use crate::norsk::day;
use crate::text::Span;

/// A heading of level 1 or 2 and the text under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's text.
    pub heading: Guarded<String>,
    /// Where the heading stands.
    pub heading_span: Span,
    /// The text under it, up to the next heading of level 1 or 2.
    pub body: Span,
    /// Whether there is anything but white space and comments in it.
    pub is_empty: bool,
}

impl Section {
    /// Whether it is about what is to be done after the decision, and nothing else.
    pub fn is_follow_up(&self) -> bool {
        // Asked of every section of every case, so that it makes no new text.
        let lower = self.heading.raw().chars().flat_map(char::to_lowercase);
        lower.eq(HEADING.chars().flat_map(char::to_lowercase))
    }

    /// The heading without the day that it may end with, and that day: «Vedtak i styret 26. april 2024».
    pub fn dated(&self) -> (&str, Option<NaiveDate>) {
        match day::at_end(self.heading.raw()) {
            Some((before, day)) => (before, Some(day)),
            None => (self.heading.raw(), None),
        }
    }
}
