//! Votes that are counted, or given by name.

use super::PersonId;
use crate::text::{Placed, Span};

/// How many, and who where names are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// Where it is written.
    pub span: Span,
    /// How many.
    pub number: usize,
    /// Who; empty when only the number is written.
    pub persons: Vec<Placed<PersonId>>,
}

impl Votes {
    /// No votes, at a place where none are written.
    pub fn none(span: Span) -> Self {
        Self { span, number: 0, persons: Vec::new() }
    }

    /// Whether everybody is named.
    pub fn is_named(&self) -> bool {
        self.persons.len() == self.number
    }
}
