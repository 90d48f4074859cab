//! A rule that need not be kept, when it is tried what a plan would be without it.

use crate::model::{Body, BodyId};
use crate::schedule::requirement::Requirement;
use crate::text::Span;

/// A rule of the council's own that binds two bodies of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindingRule<'a> {
    /// How long before another a body is to meet.
    Distance {
        /// The body.
        earlier: &'a BodyId,
        /// The other.
        later: &'a BodyId,
    },
    /// What a body demands of those before it.
    Demand {
        /// The body.
        later: &'a BodyId,
        /// The row that says so.
        row: Span,
    },
}

impl BindingRule<'_> {
    /// Whether it is the distance between the two.
    pub fn is_distance(self, earlier: &Body, later: &Body) -> bool {
        matches!(self, Self::Distance { earlier: of, later: to } if *of == earlier.id && *to == later.id)
    }

    /// Whether it is what `later` demands there.
    pub fn is_demand(self, later: &Body, demand: &Requirement<'_>) -> bool {
        matches!(self, Self::Demand { later: of, row } if *of == later.id && row == demand.row)
    }
}
