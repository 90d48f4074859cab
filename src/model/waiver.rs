//! A rule set aside for one case or one meeting.

use chrono::NaiveDate;

use super::Guarded;
use crate::text::{Placed, Span};

/// That a rule does not count in one file, by whose word, and for how long.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Where the whole entry stands.
    pub span: Span,
    /// The rule's code, as written.
    pub rule: Placed<String>,
    /// Why.
    pub reason: Guarded<String>,
    /// The person or body that allowed it.
    pub by: Placed<String>,
    /// Its last day; none means for as long as the file stands.
    pub until: Option<Placed<NaiveDate>>,
    /// What it rests on.
    pub basis: Option<Placed<String>>,
}

impl Waiver {
    /// Whether its last day is past on `today`.
    pub fn has_run_out(&self, today: NaiveDate) -> bool {
        self.until.is_some_and(|until| until.value < today)
    }
}
