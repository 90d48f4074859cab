//! What is to be done after a decision.

use chrono::NaiveDate;

use super::Guarded;
use crate::text::{Placed, Span};

/// The heading of the section in which a case may have a table of what is to be done. Both forms of
/// Norwegian have the same word.
pub const HEADING: &str = "Oppfølging";

/// One thing to be done.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// Where the entry, or the row of the table, stands.
    pub span: Span,
    /// What is to be done.
    pub what: Guarded<Placed<String>>,
    /// By whom: a person, a body, or in words.
    pub who: Option<Guarded<Placed<String>>>,
    /// The last day to do it.
    pub deadline: Option<Placed<NaiveDate>>,
    /// The day it was done.
    pub done: Option<Placed<NaiveDate>>,
    /// Its place in the case's own list; none while it only stands in a table.
    pub listed: Option<usize>,
}

/// How many things there are to do, and how they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FollowUpCount {
    /// Done.
    pub done: usize,
    /// Not done.
    pub open: usize,
    /// Not done, and past its day.
    pub late: usize,
}

impl FollowUp {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Whether it should have been done before `today`.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.is_open() && self.deadline.is_some_and(|deadline| deadline.value < today)
    }
}
