//! Who met, and when they came and went.

use super::PersonId;
use chrono::NaiveTime;

use super::calendar::is_between;
use crate::text::{Placed, Span};

/// One person and one stay in a meeting, or a person's absence. Who leaves and comes back has two.
#[derive(Debug, Clone)]
pub struct Attendance {
    /// Where the whole entry stands.
    pub span: Span,
    /// The person.
    pub person: Placed<PersonId>,
    /// When the person came, if later than the others.
    pub from: Option<NaiveTime>,
    /// When the person left, if before the others.
    pub until: Option<NaiveTime>,
    /// Why the person did not come.
    pub absence: Option<Placed<String>>,
    /// The member in whose place the person met.
    pub stands_in_for: Option<Placed<PersonId>>,
}

impl Attendance {
    /// Whether the person met at all.
    pub fn is_present(&self) -> bool {
        self.absence.is_none()
    }

    /// The member whose place the person took: their own, or that of the one they met for.
    pub fn seat(&self) -> &Placed<PersonId> {
        self.stands_in_for.as_ref().unwrap_or(&self.person)
    }

    /// Whether there was a time at which both were there.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_before = |one: &Self, two: &Self| match (one.from, two.until) {
            (Some(from), Some(until)) => from < until,
            _ => true,
        };
        self.is_present() && other.is_present() && begins_before(self, other) && begins_before(other, self)
    }

    /// Whether the person was there at `time`; none when the time is not known and the person was not
    /// there the whole meeting.
    pub fn is_present_at(&self, time: Option<NaiveTime>) -> Option<bool> {
        if !self.is_present() {
            return Some(false);
        }
        match (self.from, self.until, time) {
            (None, None, _) => Some(true),
            (from, until, Some(time)) => Some(is_between(from, until, time)),
            _ => None,
        }
    }
}
