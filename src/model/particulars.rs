//! What a line of an agenda says besides a number and a title; most say nothing of it.

use chrono::NaiveDate;

use super::{Attachment, Guarded, TimeRange};
use crate::text::{Placed, Span};

/// What is particular to one item of an agenda.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    /// Where it says that it has no number: a break, a guest, an open session.
    pub without_number: Option<Span>,
    /// On which day it was treated, where the meeting goes on over several.
    pub day: Option<Placed<NaiveDate>>,
    /// When it begins, and when it ends if that is known.
    pub time: Option<TimeRange>,
    /// What papers say of it under the title: «Ingen skriftlige sakspapirer».
    pub remark: Option<Guarded<Placed<String>>>,
    /// Who is invited to it: the ids of persons, or other words.
    pub invited: Vec<Guarded<Placed<String>>>,
    /// Files that go with it, by their path from the meeting's folder.
    pub attachments: Vec<Attachment>,
    /// The day its papers are to follow the notice.
    pub to_follow: Option<Placed<NaiveDate>>,
    /// The day they did.
    pub followed: Option<Placed<NaiveDate>>,
}

impl Particulars {
    /// Whether nothing is particular.
    pub fn is_empty(&self) -> bool {
        self.without_number.is_none()
            && self.day.is_none()
            && self.time.is_none()
            && self.remark.is_none()
            && self.invited.is_empty()
            && self.attachments.is_empty()
            && self.to_follow.is_none()
            && self.followed.is_none()
    }
}
