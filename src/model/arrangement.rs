//! How a meeting is arranged beyond a day, a time and a place; most are not.

use chrono::NaiveDate;

use super::{Guarded, PersonId, TimeRange};
use crate::text::Placed;

/// What a meeting has of its own: what it is called, more days, and how to take part.
#[derive(Debug, Clone, Default)]
pub struct Arrangement {
    /// What it is called instead of a meeting of its body: «Stormøte».
    pub title: Option<Guarded<Placed<String>>>,
    /// Its number among the meetings of the body: «21-01».
    pub number: Option<Placed<String>>,
    /// The days after the first, in order.
    pub more_days: Vec<MeetingDay>,
    /// Where it is on the web. Who may see it, the workspace knows.
    pub link: Option<Guarded<Placed<String>>>,
    /// Whom to ask about it.
    pub contact: Option<Placed<PersonId>>,
    /// The last day to register.
    pub register_by: Option<Placed<NaiveDate>>,
}

/// A day of a meeting that goes on over several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingDay {
    /// The day.
    pub date: Placed<NaiveDate>,
    /// When it begins and ends.
    pub time: Option<TimeRange>,
}

impl Arrangement {
    /// Whether nothing is arranged.
    pub fn is_empty(&self) -> bool {
        self.title.is_none()
            && self.number.is_none()
            && self.more_days.is_empty()
            && self.link.is_none()
            && self.contact.is_none()
            && self.register_by.is_none()
    }
}

/// That of a meeting like any other.
pub static PLAIN: Arrangement = Arrangement {
    title: None,
    number: None,
    more_days: Vec::new(),
    link: None,
    contact: None,
    register_by: None,
};
