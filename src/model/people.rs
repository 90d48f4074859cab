//! Those who take part: members, their persons, and the seats these have.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::member::{Member, Person, Region, Seat};
use super::{BodyId, Census, PersonId};
use crate::text::Placed;

/// Everything members.yaml says.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The kommuner and fylkeskommuner.
    pub members: Vec<Member>,
    /// The groups of members that seats represent, by name.
    pub regions: BTreeMap<String, Region>,
    /// Persons by name.
    pub persons: BTreeMap<PersonId, Person>,
    /// Who sits where, from when to when.
    pub seats: Vec<Seat>,
    /// How many inhabitants the members had, day by day.
    pub censuses: Vec<Census>,
}

impl People {
    /// The seats of `body` on `day`, chair first, otherwise in the order written.
    pub fn seats_on(&self, body: &BodyId, day: NaiveDate) -> Vec<&Seat> {
        let mut seats: Vec<&Seat> =
            self.seats.iter().filter(|seat| seat.body.value == *body && seat.is_held_on(day)).collect();
        seats.sort_by_key(|seat| seat.role);
        seats
    }

    /// The seats of `body` that vote on `day`, in the order written.
    pub fn voting_seats_on<'a>(&'a self, body: &'a BodyId, day: NaiveDate) -> impl Iterator<Item = &'a Seat> {
        let held = move |seat: &&Seat| seat.body.value == *body && seat.role.votes() && seat.is_held_on(day);
        self.seats.iter().filter(held)
    }

    /// The kommune or fylkeskommune that a seat stands for: the one it names, else that of its holder.
    pub fn member_of<'a>(&'a self, seat: &'a Seat) -> Option<&'a Placed<String>> {
        if let Some(named) = &seat.represents
            && self.has_member(&named.value)
        {
            return Some(named);
        }
        let person = self.persons.get(&seat.person.value)?;
        person.county.as_ref().or(person.member.as_ref())
    }

    /// The region that a seat stands for: the one it names, else that of the kommune it stands for.
    pub fn region_of<'a>(&'a self, seat: &'a Seat) -> Option<&'a str> {
        if let Some(named) = &seat.represents
            && !self.has_member(&named.value)
        {
            return Some(&named.value);
        }
        let name = &self.member_of(seat)?.value;
        let member = self.members.iter().find(|member| member.name.value == *name)?;
        Some(&member.region.as_ref()?.value)
    }

    /// Whether a kommune or fylkeskommune has this name, and no region.
    pub fn has_member(&self, name: &str) -> bool {
        !self.regions.contains_key(name) && self.members.iter().any(|member| member.name.value == name)
    }

    /// A region's name on papers, or the id itself when nobody has it, as a kommune's is.
    pub fn region_name<'a>(&'a self, id: &'a str) -> &'a str {
        match self.regions.get(id) {
            Some(region) => &region.name,
            None => id,
        }
    }

    /// Those somebody may mean: by id, by the whole name, or else by a part of it.
    pub fn called(&self, asked: &str) -> Vec<&PersonId> {
        let wanted = asked.to_lowercase();
        if let Some((id, _)) = self.persons.get_key_value(wanted.as_str()) {
            return vec![id];
        }
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let (mut whole, mut part) = (Vec::new(), Vec::new());
        for (id, person) in &self.persons {
            let name = person.name.to_lowercase();
            let parts: Vec<&str> = name.split_whitespace().collect();
            if parts == words {
                whole.push(id);
            } else if !words.is_empty() && words.iter().all(|word| parts.contains(word)) {
                part.push(id);
            }
        }
        if whole.is_empty() { part } else { whole }
    }

    /// A person's name, or the id itself when nobody has it.
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.name_for(id.as_str())
    }

    /// The name of the person that a text means where it may also be a body, or anybody; else the text
    /// itself.
    pub fn name_for<'a>(&'a self, who: &'a str) -> &'a str {
        match self.persons.get(who) {
            Some(person) => &person.name,
            None => who,
        }
    }
}
