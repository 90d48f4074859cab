//! How much the public may see: the one answer, which everything that is made or shown asks.
//!
//! What *may* be exempt is withheld until somebody has settled it: only what nothing speaks against is open.

use super::{Exempt, Passages, Scope};
use crate::text::Span;

/// How much of something the public may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness<'a> {
    /// All of it.
    Open,
    /// What is outside these places.
    Outside(&'a [Span]),
    /// Nothing.
    Withheld,
}

/// What another file says by which a case may be exempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseDoubt {
    /// An item of an agenda with the case says at this place that it may be.
    Item(Span),
    /// The case shows the title of another at one place, which is exempt at the other.
    Title {
        /// Where the title stands.
        place: Span,
        /// Where the other case says that it is exempt.
        exempt: Span,
    },
}

/// That words of a meeting itself, which nothing withholds, show the title of a case that is exempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingDoubt {
    /// Which of its words.
    pub words: MeetingWords,
    /// Where they stand.
    pub place: Span,
    /// Where the case says that it is exempt.
    pub exempt: Span,
}

/// Words that a meeting has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingWords {
    /// The text under its fields.
    Text,
    /// Its title.
    Title,
    /// Its place.
    Place,
    /// Why it was moved or called off.
    Reason,
    /// Those of an item of the agenda, by its place there.
    Item(usize),
}

impl<'a> Openness<'a> {
    /// Of what says that it is exempt, or does not, with these marks in its text. Every other answer is made
    /// of this one.
    pub(super) fn of(exempt: Option<&Exempt>, passages: &'a Passages) -> Self {
        match (exempt, passages) {
            (None, Passages::Unmarked) => Self::Open,
            (Some(exempt), Passages::Whole(passages))
                if exempt.is_of(Scope::Parts) && exempt.doubt.is_none() =>
            {
                Self::Outside(passages)
            }
            _ => Self::Withheld,
        }
    }

    /// Of what has no marks that could tell its parts from each other, and is in doubt at this place.
    pub(super) fn of_doubt(doubt: Option<Span>) -> Self {
        if doubt.is_some() { Self::Withheld } else { Self::Open }
    }

    /// Whether all of it may be seen.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }

    /// Whether nothing of it may be seen.
    pub fn is_withheld(self) -> bool {
        self == Self::Withheld
    }
}
