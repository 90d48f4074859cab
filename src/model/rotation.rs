//! That the office of a leader goes from one to the next.

use crate::text::Placed;

/// Among whom an office goes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakingTurns {
    /// The regions.
    Regions,
    /// The kommuner and fylkeskommuner.
    Members,
}

impl TakingTurns {
    /// Each with its word in files.
    pub const WORDS: [(&'static str, Self); 2] =
        [("delregioner", Self::Regions), ("deltakere", Self::Members)];

    /// «delregion», «deltaker»
    pub fn one(self) -> &'static str {
        match self {
            Self::Regions => "delregion",
            Self::Members => "deltaker",
        }
    }
}

/// How the leaders of a body change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// For how many years each has the office.
    pub years: u32,
    /// Among whom it goes.
    pub among: TakingTurns,
    /// In which order; none written, in any.
    pub order: Vec<Placed<String>>,
}

impl Rotation {
    /// Whose turn it is after `name`; none where no order says it.
    pub fn after(&self, name: &str) -> Option<&str> {
        let at = self.order.iter().position(|known| known.value == name)?;
        Some(&self.order[(at + 1) % self.order.len()].value)
    }
}
