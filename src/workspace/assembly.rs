//! Who may vote in a meeting, and who was there to do it.

use std::collections::HashSet;

use chrono::NaiveTime;

use super::Workspace;
use crate::model::{AgendaItem, Attendance, Body, BodyKind, Case, ItemKind, Meeting, Seat, Step, law};

/// The members of a body on the day of a meeting, and those who met for them.
#[derive(Debug)]
pub struct Assembly<'a> {
    /// The seats with a vote, chair first.
    pub members: Vec<&'a Seat>,
    /// The stays of those who could vote: members, and substitutes who met for one.
    pub voters: Vec<&'a Attendance>,
}

impl<'a> Assembly<'a> {
    /// Whether `person` is a member.
    pub fn is_member(&self, person: &str) -> bool {
        self.members.iter().any(|seat| seat.person.value == person)
    }

    /// Whether `person` met with a vote.
    pub fn has_vote(&self, person: &str) -> bool {
        self.voters.iter().any(|row| row.person.value == person)
    }

    /// The fewest and the most who may have been there to vote on `item`: they differ when somebody
    /// came or left during the meeting and nobody wrote when the item was voted on.
    pub fn voting_on(&self, item: &AgendaItem) -> (usize, usize) {
        let record = item.record.as_deref();
        let is_in = |row: &&&Attendance| !record.is_some_and(|record| record.is_recused(&row.person.value));
        self.counted(record.and_then(|record| record.time), is_in)
    }

    /// The most who met at one time or another.
    pub fn meeting(&self) -> usize {
        self.counted(None, |_| true).1
    }

    fn counted(&self, time: Option<NaiveTime>, is_in: impl Fn(&&&'a Attendance) -> bool) -> (usize, usize) {
        // Of two stays of one person, and of a member and the substitute who took over, one counts.
        let mut sure: Vec<&str> = Vec::new();
        let mut possible: Vec<&str> = Vec::new();
        for row in self.voters.iter().filter(is_in) {
            let seat = row.stands_in_for.as_ref().unwrap_or(&row.person).value.as_str();
            match row.is_present_at(time) {
                Some(true) if !sure.contains(&seat) => sure.push(seat),
                None if !possible.contains(&seat) => possible.push(seat),
                _ => {}
            }
        }
        possible.retain(|seat| !sure.contains(seat));
        (sure.len(), sure.len() + possible.len())
    }
}

impl Workspace {
    /// Who could vote in `meeting`.
    pub fn assembly<'a>(&'a self, meeting: &'a Meeting) -> Assembly<'a> {
        let mut members = self.people.seats_on(&meeting.body.value, meeting.date.value);
        // A person who holds two seats, as leader and as member, is one member.
        let mut seen = HashSet::new();
        members.retain(|seat| seat.role.votes() && seen.insert(seat.person.value.as_str()));
        let has_vote = |row: &&Attendance| {
            let person = row.stands_in_for.as_ref().unwrap_or(&row.person);
            row.is_present() && members.iter().any(|seat| seat.person.value == person.value)
        };
        let voters = meeting.attendance.iter().filter(has_vote).collect();
        Assembly { members, voters }
    }

    /// The body of `meeting`, when it is elected and so held to kommuneloven's rules for meetings.
    pub fn elected_body(&self, meeting: &Meeting) -> Option<&Body> {
        let body = self.council.bodies.get(&meeting.body.value)?;
        let is_elected = body.kind == Some(BodyKind::Elected);
        (is_elected && meeting.date.value >= law::LOCAL_GOVERNMENT_ACT_2018).then_some(body)
    }

    /// The case of an item and its treatment in `meeting`.
    pub fn treatment<'a>(&'a self, meeting: &Meeting, item: &AgendaItem) -> Option<(&'a Case, &'a Step)> {
        let ItemKind::Case(id) = &item.kind else { return None };
        let case = self.case(&id.value)?;
        Some((case, case.routing.iter().find(|step| step.is_in(meeting))?))
    }
}
