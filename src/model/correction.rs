//! That what was recorded of a meeting has been put right afterwards.

use chrono::NaiveDate;

use super::PersonId;
use crate::text::{Placed, Span};

/// A mistake in what was sealed or recorded, as it was put right.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Where the whole entry stands.
    pub span: Span,
    /// The day.
    pub day: Placed<NaiveDate>,
    /// Who stands for it.
    pub by: Placed<PersonId>,
    /// Why, in words that everybody may read.
    pub reason: String,
    /// What it is about, as the seal tells it; none where it counts for all of the meeting.
    pub concerns: Option<String>,
}

impl Correction {
    /// Whether both say the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.day.value == other.day.value
            && self.by.value == other.by.value
            && self.reason == other.reason
            && self.concerns == other.concerns
    }

    /// Whether it is about what is called so.
    pub fn covers(&self, what: &str) -> bool {
        self.concerns.as_ref().is_none_or(|said| said.contains(what))
    }
}
