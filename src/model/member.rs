//! Those who take part: members, persons and their seats.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Census;
use crate::text::{Placed, Span};

/// Everything members.yaml says.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The kommuner and fylkeskommuner.
    pub members: Vec<Member>,
    /// The groups of members that seats represent, by name.
    pub regions: BTreeMap<String, Region>,
    /// Persons by name.
    pub persons: BTreeMap<String, Person>,
    /// Who sits where, from when to when.
    pub seats: Vec<Seat>,
    /// How many inhabitants the members had, day by day.
    pub censuses: Vec<Census>,
}

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
    /// Its share of the responsibility, in hundredths of a percent.
    pub share: Option<Placed<u32>>,
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
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
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
}

impl Person {
    /// Whether the person holds the office on `day`.
    pub fn is_in_office_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
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
    /// The body.
    pub body: Placed<String>,
    /// The person.
    pub person: Placed<String>,
    /// What it lets them do.
    pub role: Role,
    /// The region it represents.
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
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl People {
    /// The seats of `body` on `day`, chair first, otherwise in the order written.
    pub fn seats_on(&self, body: &str, day: NaiveDate) -> Vec<&Seat> {
        let mut seats: Vec<&Seat> =
            self.seats.iter().filter(|seat| seat.body.value == body && seat.is_held_on(day)).collect();
        seats.sort_by_key(|seat| seat.role);
        seats
    }

    /// The seats of `body` that vote on `day`, in the order written.
    pub fn voting_seats_on<'a>(&'a self, body: &'a str, day: NaiveDate) -> impl Iterator<Item = &'a Seat> {
        let held = move |seat: &&Seat| seat.body.value == body && seat.role.votes() && seat.is_held_on(day);
        self.seats.iter().filter(held)
    }

    /// The kommune or fylkeskommune that the holder of a seat comes from.
    pub fn member_of(&self, seat: &Seat) -> Option<&Placed<String>> {
        let person = self.persons.get(&seat.person.value)?;
        person.county.as_ref().or(person.member.as_ref())
    }

    /// The region that a seat stands for: the one it names, else that of its holder's kommune.
    pub fn region_of<'a>(&'a self, seat: &'a Seat) -> Option<&'a str> {
        let named = seat.represents.as_ref();
        let region = named.or_else(|| {
            let name = &self.member_of(seat)?.value;
            self.members.iter().find(|member| member.name.value == *name)?.region.as_ref()
        });
        region.map(|region| region.value.as_str())
    }

    /// A region's name on papers, or the id itself when nobody has it.
    pub fn region_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.regions.get(id).map_or(id, |region| region.name.as_str())
    }

    /// A person's name, or the id itself when nobody has it.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.persons.get(id).map_or(id, |person| person.name.as_str())
    }
}
