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
    /// Where something may say that more is exempt than this does. Until it is settled, everything is.
    pub doubt: Option<Placed<ExemptDoubt>>,
    /// Where it is written.
    pub span: Span,
}

/// Why nobody can tell how much is exempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExemptDoubt {
    /// What says so is empty, misspelt, written twice or where it does not belong; reading has told it.
    Misread,
    /// The public is given another title, but nothing is exempt.
    PublicTitleAlone,
    /// A note or another value says so in words, where only people look.
    SaidElsewhere,
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
    /// That something may be exempt, by what nobody can tell.
    pub fn in_doubt(doubt: Placed<ExemptDoubt>) -> Self {
        Self {
            legal_basis: None,
            in_view_of: None,
            scope: None,
            assessed: None,
            expires: None,
            span: doubt.span,
            doubt: Some(doubt),
        }
    }

    /// By what something is exempt that nobody has said it of.
    pub const UNSETTLED: &str = "uavklart hjemmel";

    /// «offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1»
    pub fn reason(&self) -> String {
        let legal_basis = self.legal_basis.as_ref().map_or(Self::UNSETTLED, |text| text.value.as_str());
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
