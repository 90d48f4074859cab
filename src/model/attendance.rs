//! Who met, and when they came and went.

use super::PersonId;
use chrono::{NaiveDate, NaiveTime};

use super::calendar::is_between;
use crate::text::{Placed, Span};

/// One person and one stay in a meeting, or a person's absence. Who leaves and comes back has two.
#[derive(Debug, Clone)]
pub struct Attendance {
    /// Where the whole entry stands.
    pub span: Span,
    /// The person.
    pub person: Placed<PersonId>,
    /// The one day it is about, of a meeting over several.
    pub day: Option<Placed<NaiveDate>>,
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
        let is_other_day = |one: &Self, two: &Self| match (one.day, two.day) {
            (Some(one), Some(two)) => one.value != two.value,
            _ => false,
        };
        self.is_present()
            && other.is_present()
            && !is_other_day(self, other)
            && begins_before(self, other)
            && begins_before(other, self)
    }

    /// Whether the person was there then; none when that is not known and the person was not there the whole
    /// meeting.
    pub fn is_present_at(&self, moment: Moment) -> Option<bool> {
        if !self.is_present() {
            return Some(false);
        }
        let is_that_day = match (self.day, moment.day) {
            (None, _) => Some(true),
            (Some(day), Some(of)) => Some(day.value == of),
            (Some(_), None) => None,
        };
        let is_then = match (self.from, self.until, moment.time) {
            (None, None, _) => Some(true),
            (from, until, Some(time)) => Some(is_between(from, until, time)),
            _ => None,
        };
        match (is_that_day, is_then) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

/// When in a meeting something happened, as far as it is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Option<NaiveDate>,
    /// The time of day.
    pub time: Option<NaiveTime>,
}
