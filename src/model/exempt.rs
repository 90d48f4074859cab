//! What the public may not see, and why.

use chrono::NaiveDate;

use crate::text::{Placed, Span};

/// That the public may not see something, and why.
#[derive(Debug, Clone)]
pub struct Exempt {
    /// The § that allows or demands it, as «offl. § 13 første ledd»; none when the file fails to say.
    pub legal_basis: Option<Placed<String>>,
    /// The duty of secrecy it rests on, as «fvl. § 13 første ledd nr. 1».
    pub in_view_of: Option<Placed<String>>,
    /// How much is exempt; none leaves it open.
    pub scope: Option<Placed<Scope>>,
    /// The day somebody judged that it is exempt.
    pub assessed: Option<NaiveDate>,
    /// The last day it is exempt.
    pub expires: Option<Placed<NaiveDate>>,
    /// Where it is written.
    pub span: Span,
}

/// Whom a paper is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For everybody: what is exempt is absent.
    Public,
    /// For those who may see what is exempt.
    Closed,
}

/// How much of something the public may not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of the text.
    Whole,
    /// Parts of the text.
    Parts,
    /// Even the title.
    Title,
}

impl Scope {
    /// Every scope with its word in files.
    pub const WORDS: [(&'static str, Self); 3] =
        [("hele", Self::Whole), ("deler", Self::Parts), ("tittel", Self::Title)];
}

impl Exempt {
    /// «offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1»
    pub fn reason(&self) -> String {
        let legal_basis = self.legal_basis.as_ref().map_or("", |text| text.value.as_str());
        match &self.in_view_of {
            Some(in_view_of) => format!("{legal_basis}, jf. {}", in_view_of.value),
            None => legal_basis.to_owned(),
        }
    }

    /// Whether it says that it is of this scope.
    pub fn is_of(&self, scope: Scope) -> bool {
        self.scope.is_some_and(|written| written.value == scope)
    }

    /// Where the provision it rests on is written, or else the whole of it.
    pub fn basis_span(&self) -> Span {
        self.legal_basis.as_ref().map_or(self.span, |text| text.span)
    }
}
