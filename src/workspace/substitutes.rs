//! Whom to call when a member cannot come (koml. § 7-10 (1)).

use super::Workspace;
use crate::model::{Meeting, PersonId, Role, Seat};

/// The substitutes of a body on the day of a meeting, and what the meeting says of them.
#[derive(Debug)]
pub struct Substitutes<'a> {
    workspace: &'a Workspace,
    meeting: &'a Meeting,
    seats: Vec<&'a Seat>,
}

/// A member who cannot come, and the one to call instead.
#[derive(Debug, Clone, Copy)]
pub struct Vacancy<'a> {
    /// The seat of the member.
    pub absent: &'a Seat,
    /// The seat of the substitute; none when nobody is left to call.
    pub called: Option<&'a Seat>,
}

impl Workspace {
    /// Those who may be called to `meeting` in the place of its members.
    pub fn substitutes<'a>(&'a self, meeting: &'a Meeting) -> Substitutes<'a> {
        let mut seats = self.people.seats_on(&meeting.body.value, meeting.date.value);
        seats.retain(|seat| seat.role == Role::Substitute);
        Substitutes { workspace: self, meeting, seats }
    }

    /// The members who have said that they cannot come to `meeting`, in the order of their seats, each with
    /// the substitute who is to be called: the first of the same group who can come and is not called for
    /// another.
    pub fn vacancies<'a>(&'a self, meeting: &'a Meeting) -> Vec<Vacancy<'a>> {
        let substitutes = self.substitutes(meeting);
        let assembly = self.assembly(meeting);
        let mut taken: Vec<&PersonId> = Vec::new();
        let mut vacancies = Vec::new();
        for &absent in &assembly.members {
            if !substitutes.is_away(&absent.person.value) {
                continue;
            }
            let mut called = substitutes.in_order(absent);
            // Those who meet for the member already, as the meeting says, are called before the others.
            called.sort_by_key(|seat| !substitutes.meets_for(seat, absent));
            let called = called.into_iter().find(|seat| {
                let person = &seat.person.value;
                let is_busy =
                    substitutes.is_away(person) || assembly.is_member(person) || taken.contains(&person);
                !is_busy && !substitutes.meets_for_another(seat, absent)
            });
            if let Some(seat) = called {
                taken.push(&seat.person.value);
            }
            vacancies.push(Vacancy { absent, called });
        }
        vacancies
    }
}

impl<'a> Substitutes<'a> {
    /// The seat that makes `person` a substitute; of one who is so for several groups, the seat for that of
    /// the member with `absent`.
    pub fn seat_for(&self, person: &PersonId, absent: &Seat) -> Option<&'a Seat> {
        let mut first = None;
        for &seat in &self.seats {
            if seat.person.value != *person {
                continue;
            }
            if self.group_of(seat) == self.group_of(absent) {
                return Some(seat);
            }
            first = first.or(Some(seat));
        }
        first
    }

    /// A substitute of the same group who stands before `seat`, and of whom the meeting says nothing.
    pub fn passed_over(&self, seat: &Seat) -> Option<&'a Seat> {
        let number = seat.number?;
        for &other in &self.seats {
            if let Some(before) = other.number
                && before < number
                && self.group_of(other) == self.group_of(seat)
                && !self.is_mentioned(&other.person.value)
            {
                return Some(other);
            }
        }
        None
    }

    /// Those who may stand in for the member with `absent`, in the order they were elected; those without a
    /// number last, as they are written.
    fn in_order(&self, absent: &Seat) -> Vec<&'a Seat> {
        let mut seats = self.seats.clone();
        seats.retain(|seat| self.is_of_group(seat, absent));
        seats.sort_by_key(|seat| seat.number.unwrap_or(u16::MAX));
        seats
    }

    /// Those who can still be called in the place of `absent`, in order: of whom the meeting says nothing.
    pub fn free_for(&self, absent: &Seat) -> Vec<&'a Seat> {
        let mut seats = self.in_order(absent);
        seats.retain(|seat| !self.is_mentioned(&seat.person.value));
        seats
    }

    /// The group that a seat belongs to when somebody is absent: the one it represents, and in the supreme
    /// body the member whose council elected it (koml. § 18-3 (1)).
    pub fn group_of<'s>(&'s self, seat: &'s Seat) -> Option<&'s str> {
        if let Some(group) = &seat.represents {
            return Some(&group.value);
        }
        let body = self.workspace.council.body(&seat.body.value)?;
        if !body.is_supreme_on(self.meeting.date.value) {
            return None;
        }
        let elected_by = self.workspace.people.member_of(seat)?;
        Some(&elected_by.value)
    }

    /// Whether the substitute is elected for the group of the member, or either is for no group.
    fn is_of_group(&self, substitute: &Seat, member: &Seat) -> bool {
        match (self.group_of(substitute), self.group_of(member)) {
            (Some(theirs), Some(group)) => theirs == group,
            _ => true,
        }
    }

    /// Whether the meeting says anything of `person`.
    fn is_mentioned(&self, person: &PersonId) -> bool {
        self.meeting.attendance.iter().any(|row| row.person.value == *person)
    }

    /// Whether the meeting says that `person` does not come.
    fn is_away(&self, person: &PersonId) -> bool {
        self.meeting.attendance.iter().any(|row| row.person.value == *person && !row.is_present())
    }

    fn meets_for(&self, substitute: &Seat, absent: &Seat) -> bool {
        self.stands_in(substitute).any(|member| *member == absent.person.value)
    }

    fn meets_for_another(&self, substitute: &Seat, absent: &Seat) -> bool {
        self.stands_in(substitute).any(|member| *member != absent.person.value)
    }

    /// The members the meeting says that a substitute meets for.
    fn stands_in(&self, substitute: &Seat) -> impl Iterator<Item = &PersonId> {
        self.meeting.attendance.iter().filter_map(|row| {
            let member = row.stands_in_for.as_ref()?;
            if row.person.value == substitute.person.value { Some(&member.value) } else { None }
        })
    }
}
