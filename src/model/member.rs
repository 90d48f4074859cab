//! Those who take part: members, persons and their seats.

use super::{BodyId, Fraction, PersonId};
use chrono::NaiveDate;

use super::calendar::is_between;
use crate::text::{Placed, Span};

/// What kind of member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberKind {
    /// A kommune.
    Municipality,
    /// A fylkeskommune.
    County,
}

/// A kommune or fylkeskommune in the council.
#[derive(Debug, Clone)]
pub struct Member {
    /// Which of the two.
    pub kind: MemberKind,
    /// Its name, without «kommune» or «fylkeskommune».
    pub name: Placed<String>,
    /// Its official number.
    pub number: Option<Placed<String>>,
    /// The region it belongs to here; a kommune may be in two regionråd, but sits for one.
    pub region: Option<Placed<String>>,
    /// Its share of the responsibility.
    pub share: Option<Placed<Fraction>>,
    /// How many representatives it has, where it is not what the agreement says of all.
    pub representatives: Option<Placed<u32>>,
    /// First day as a member.
    pub from: Option<NaiveDate>,
    /// Last day as a member.
    pub until: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Option<Placed<String>>,
}

impl Member {
    /// Whether it is a member on `day`.
    pub fn is_member_on(&self, day: NaiveDate) -> bool {
        is_between(self.from, self.until, day)
    }
}

/// A group of members that a seat represents.
#[derive(Debug, Clone)]
pub struct Region {
    /// Its name on papers.
    pub name: String,
}

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name on papers.
    pub name: String,
    /// Where the person is written.
    pub span: Span,
    /// Which of those in the file it is, from 0.
    pub index: usize,
    /// The office, as «ordfører».
    pub title: Option<Placed<String>>,
    /// First day in the office.
    pub from: Option<NaiveDate>,
    /// Last day in the office.
    pub until: Option<NaiveDate>,
    /// The kommune the person comes from.
    pub member: Option<Placed<String>>,
    /// The fylkeskommune, for one who comes from there.
    pub county: Option<Placed<String>>,
    /// The place of work, where it is not a kommune.
    pub workplace: Option<String>,
    /// Where mail goes.
    pub email: Option<String>,
    /// The telephone number.
    pub telephone: Option<String>,
    /// Whether both may stand in lists for everybody.
    pub is_contact_public: bool,
}

impl Person {
    /// Whether the person holds the office on `day`.
    pub fn is_in_office_on(&self, day: NaiveDate) -> bool {
        is_between(self.from, self.until, day)
    }
}

/// What a seat lets its holder do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Leads the body.
    Chair,
    /// Leads it in the chair's absence.
    DeputyChair,
    /// Votes.
    Member,
    /// Votes in a member's place.
    Substitute,
    /// May speak.
    Speaker,
    /// May be present.
    Observer,
}

impl serde::Serialize for Role {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Role {
    /// Every role with its word in files.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("leder", Self::Chair),
        ("nestleder", Self::DeputyChair),
        ("medlem", Self::Member),
        ("vara", Self::Substitute),
        ("talerett", Self::Speaker),
        ("observatør", Self::Observer),
    ];

    /// The word in files and on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether the holder has a vote of their own.
    pub fn votes(self) -> bool {
        matches!(self, Self::Chair | Self::DeputyChair | Self::Member)
    }
}

/// A person's place in a body.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Where it is written.
    pub span: Span,
    /// Which of those in the file it is, from 0.
    pub index: usize,
    /// The body.
    pub body: Placed<BodyId>,
    /// The person.
    pub person: Placed<PersonId>,
    /// What it lets them do.
    pub role: Role,
    /// The region it represents, or the kommune or fylkeskommune.
    pub represents: Option<Placed<String>>,
    /// Its place in the order in which substitutes are called.
    pub number: Option<u16>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// What it rests on.
    pub basis: Option<Placed<String>>,
}

impl Seat {
    /// Whether it is held on `day`.
    pub fn is_held_on(&self, day: NaiveDate) -> bool {
        is_between(self.from, self.until, day)
    }
}
