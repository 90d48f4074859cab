//! Passages of a case's text that the public may not see, between marks in the text itself.

use crate::text::{Placed, Span};

/// What the marks in a text say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passages {
    /// There are none.
    Unmarked,
    /// Every mark has its other. From the first byte of the line that opens to the last of the line that
    /// closes, in order.
    Whole(Vec<Span>),
    /// Nobody can tell what they enclose: the first that is in doubt, and why.
    Doubtful(Placed<Doubt>),
}

/// Why a mark is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is not written as a mark is.
    Unreadable,
    /// It opens a passage within a passage.
    Nested,
    /// It closes none.
    Unopened,
    /// It is never closed.
    Unclosed,
    /// It stands in code or in HTML, where it may be only an example.
    InCode,
    /// It stands between the rows of a table.
    InTable,
    /// The passage takes in a heading, and ends before the text under it does.
    SplitsSection,
    /// It is no mark: the text says in words that something is exempt, and not what.
    Stamp,
}

impl Passages {
    /// The first place where there is a mark.
    pub fn first(&self) -> Option<Span> {
        match self {
            Self::Unmarked => None,
            Self::Whole(passages) => passages.first().copied(),
            Self::Doubtful(doubt) => Some(doubt.span),
        }
    }

    /// Whether a place is within one of the passages.
    pub fn hold(&self, place: Span) -> bool {
        matches!(self, Self::Whole(passages) if passages.iter().any(|passage| passage.holds(place)))
    }
}
