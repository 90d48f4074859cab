//! What is weighed before a case is taken up, what was answered, and why one was not taken up.

use chrono::NaiveDate;

use super::{BodyId, Guarded, PersonId};
use crate::text::Placed;

/// Something the council asks of every case before it is taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The name case files use.
    pub name: Placed<String>,
    /// The question as people answer it.
    pub question: String,
    /// The body that reads the answer, and wants it before it has the case.
    pub before: Placed<BodyId>,
    /// Whether the answer says how far the case reaches, so that proposals are ranked by it.
    pub is_reach: bool,
    /// Whether the answer says that the case is in the programme.
    pub is_anchor: bool,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is so.
    Yes,
    /// It is so in part.
    Partly,
    /// It is not so.
    No,
}

impl Verdict {
    /// Every verdict with its word in files, which is the same in both forms of Norwegian.
    pub const WORDS: [(&'static str, Self); 3] =
        [("ja", Self::Yes), ("delvis", Self::Partly), ("nei", Self::No)];

    /// The word in files and on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// One answer to one question, in one round.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The name of the [`Criterion`].
    pub criterion: Placed<String>,
    /// The answer.
    pub verdict: Guarded<Verdict>,
    /// Why.
    pub reason: Option<Guarded<Placed<String>>>,
    /// The day it was given.
    pub day: NaiveDate,
    /// Who gave it.
    pub by: Placed<PersonId>,
}

/// That a proposed case was not taken up.
#[derive(Debug, Clone)]
pub struct TurnedDown {
    /// Why.
    pub reason: Guarded<Placed<String>>,
    /// The day.
    pub day: NaiveDate,
    /// Who said so.
    pub by: Placed<PersonId>,
}

/// What a case says of how it was weighed; most say nothing.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// The answers, round by round.
    pub assessments: Vec<Assessment>,
    /// Each time it was not taken up.
    pub turned_down: Vec<TurnedDown>,
}
