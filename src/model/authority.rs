//! What a body has left to the secretariat to decide, and what was decided by it.

use chrono::NaiveDate;

use super::{BodyId, PersonId};
use crate::text::{Placed, Span};

/// An authority that a body has given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The name case files use.
    pub name: Placed<String>,
    /// What may be decided by it.
    pub what: String,
    /// The body that gave it.
    pub given_by: Placed<BodyId>,
    /// Those who may use it; all of the secretariat when nobody is named.
    pub used_by: Vec<Placed<PersonId>>,
    /// The most that may be decided by it at a time, in øre.
    pub most: Option<i64>,
    /// Whether it holds within the adopted budget only.
    pub is_within_budget: bool,
    /// The body that is told of what was decided.
    pub reported_to: Option<Placed<BodyId>>,
}

/// That something was decided by an authority.
#[derive(Debug, Clone)]
pub struct AuthorityUse {
    /// The name of the [`Authority`].
    pub name: Placed<String>,
    /// The day.
    pub day: NaiveDate,
    /// Who decided.
    pub by: Placed<PersonId>,
    /// How much it costs, in øre.
    pub amount: Option<Placed<i64>>,
    /// The post of the budget that pays.
    pub post: Option<Placed<String>>,
    /// The meeting at which it was told.
    pub reported: Option<Placed<NaiveDate>>,
    /// Where it is written.
    pub span: Span,
    /// Its place in the list of the file, where rows that cannot be read have one too.
    pub listed: usize,
}
