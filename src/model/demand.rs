//! What members can demand: that a meeting be held, or that a case be treated.

use super::{BodyId, PersonId};
use chrono::NaiveDate;

use crate::text::{Placed, Span};

/// That members have demanded that a body meet or treat a case.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Where it is written.
    pub span: Span,
    /// The body.
    pub body: Placed<BodyId>,
    /// Those who demand it.
    pub by: Vec<Placed<PersonId>>,
    /// The day they did.
    pub day: Option<Placed<NaiveDate>>,
}
