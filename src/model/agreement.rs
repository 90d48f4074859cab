//! The agreement between the members, without which there is no council (koml. § 18-4).

use chrono::NaiveDate;

use super::fraction::Fraction;
use crate::text::{Placed, Span};

/// What is known of the agreement.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Where it is written.
    pub span: Span,
    /// The day it was adopted.
    pub adopted: Option<Placed<NaiveDate>>,
    /// Whether the council is a legal person of its own.
    pub is_legal_person: Option<Placed<bool>>,
    /// How many representatives each member has, where the member's own row says nothing else.
    pub representatives: Option<Placed<u32>>,
    /// What it takes to amend the rest of it, where it says something else than the law.
    pub amended_by: Option<Placed<AmendedBy>>,
    /// What it rests on.
    pub basis: Option<Placed<String>>,
    /// Where the agreement settles what the law says it must; none when nobody has said.
    pub points: Option<Points>,
}

/// What it takes to amend what the law does not leave to the members' own councils (koml. § 18-4 (3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmendedBy {
    /// At least this part of the votes.
    AtLeast(Fraction),
    /// More than half of them.
    MoreThanHalf,
    /// The councils of all the members.
    MemberCouncils,
}

impl AmendedBy {
    /// What is written as a word, each with its word in files.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("flertall", Self::MoreThanHalf),
        ("enstemmig", Self::AtLeast(Fraction::WHOLE)),
        ("kommunestyrene", Self::MemberCouncils),
    ];

    /// What the law says where the agreement says nothing.
    pub const BY_LAW: Option<Fraction> = Fraction::new(2, 3);

    /// Whether `votes` of `of` are enough in the supreme body.
    pub fn is_reached(self, votes: usize, of: usize) -> bool {
        match self {
            Self::AtLeast(part) => part.is_reached(votes, of),
            Self::MoreThanHalf => votes * 2 > of,
            Self::MemberCouncils => true,
        }
    }
}

/// Where in the agreement each point of the law is settled.
#[derive(Debug, Clone)]
pub struct Points {
    /// Where the list is written.
    pub span: Span,
    /// The points that are there, with the place in the agreement, as «pkt. 3».
    pub settled: Vec<(Point, Placed<String>)>,
}

/// What an agreement must settle (koml. § 18-4 fourth paragraph, letters a to h).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// a: the council's name.
    Name,
    /// b: whether it is a legal person of its own.
    LegalPerson,
    /// c: the number of representatives.
    Representatives,
    /// d: which matters it treats.
    Matters,
    /// e: what it may decide.
    Authority,
    /// f: the members' shares.
    Shares,
    /// g: how a member leaves.
    Withdrawal,
    /// h: how the council is wound up, and who keeps its archives.
    Dissolution,
}

impl Point {
    /// Every point in the order of the law, with its word in files.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("navn", Self::Name),
        ("eget-rettssubjekt", Self::LegalPerson),
        ("medlemmer", Self::Representatives),
        ("saker", Self::Matters),
        ("myndighet", Self::Authority),
        ("andeler", Self::Shares),
        ("uttreden", Self::Withdrawal),
        ("oppløsning", Self::Dissolution),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Its letter in the law.
    pub fn letter(self) -> char {
        let place = Self::WORDS.iter().position(|(_, point)| *point == self);
        place.and_then(|place| "abcdefgh".chars().nth(place)).unwrap_or('a')
    }
}
