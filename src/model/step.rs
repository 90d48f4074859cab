//! One body's treatment of a case, and those it asks on the way.

use chrono::NaiveDate;
use ecow::EcoString;

use super::{BodyId, Guarded, Meeting, Outcome};
use crate::text::{Placed, Span};

/// One body's treatment of a case, done or to come.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where the whole entry stands.
    pub span: Span,
    /// The body.
    pub body: Placed<BodyId>,
    /// The day of its meeting, once the case is on an agenda.
    pub meeting: Option<Placed<NaiveDate>>,
    /// The case's number there, once it has one.
    pub number: Option<Placed<EcoString>>,
    /// How it ended, once it has.
    pub outcome: Option<Placed<Outcome>>,
    /// How it was settled between meetings, on the day that stands for the meeting; none when it was in one.
    pub between: Option<BetweenMeetings>,
    /// Who was asked what they think of it, when it was sent to them.
    pub hearing: Option<Box<Hearing>>,
}

/// How a case is settled outside a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BetweenMeetings {
    /// The members answered by e-mail.
    Email,
    /// The leader decided alone what could not wait (koml. § 11-8 (1)).
    Leader,
}

impl BetweenMeetings {
    /// Each with its word in files.
    pub const WORDS: [(&'static str, Self); 2] = [("e-post", Self::Email), ("leder", Self::Leader)];
}

impl Step {
    /// Whether the leader decided it alone.
    pub fn is_of_leader(&self) -> bool {
        self.between == Some(BetweenMeetings::Leader)
    }

    /// The day of its meeting, once the case is on an agenda.
    pub fn day(&self) -> Option<NaiveDate> {
        Some(self.meeting?.value)
    }

    /// Where its day is written; the whole entry while it has none.
    pub fn day_span(&self) -> Span {
        match self.meeting {
            Some(day) => day.span,
            None => self.span,
        }
    }

    /// How it ended, once it has.
    pub fn ended(&self) -> Option<Outcome> {
        Some(self.outcome?.value)
    }

    /// Whether it is neither on an agenda nor settled.
    pub fn is_open(&self) -> bool {
        self.meeting.is_none() && self.outcome.is_none()
    }

    /// Whether it is the treatment in this meeting; what was settled between meetings was in none.
    pub fn is_in(&self, meeting: &Meeting) -> bool {
        self.between.is_none()
            && self.body.value == meeting.body.value
            && self.day() == Some(meeting.date.value)
    }
}

/// Those whom a body asked what they think of a case, and what became of it.
#[derive(Debug, Clone)]
pub struct Hearing {
    /// Where it is written.
    pub span: Span,
    /// Who was asked, as the council calls them.
    pub to: Vec<Guarded<Placed<String>>>,
    /// The last day to answer.
    pub deadline: Option<Placed<NaiveDate>>,
    /// Those who have answered.
    pub answers: Vec<HearingAnswer>,
}

/// One answer to a [`Hearing`].
#[derive(Debug, Clone)]
pub struct HearingAnswer {
    /// Who has answered.
    pub from: Guarded<Placed<String>>,
    /// When.
    pub day: Option<Placed<NaiveDate>>,
}
