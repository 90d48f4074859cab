//! Who may vote in a meeting, and who was there to do it.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};

use super::Workspace;
use crate::model::{
    AgendaItem, Attendance, Body, Case, Form, ItemKind, Matter, Meeting, Outcome, Seat, Side, Step, Tally,
    calendar, law,
};
use crate::text::{Placed, Span};

/// The members of a body on the day of a meeting, and those who met for them.
#[derive(Debug)]
pub struct Assembly<'a> {
    /// The seats with a vote, chair first.
    pub members: Vec<&'a Seat>,
    /// The stays of those who could vote: members, and substitutes who met for one.
    pub voters: Vec<&'a Attendance>,
    /// Whether it can be said who had a vote and who met with one: somebody is written as met, and
    /// members.yaml has everybody who is.
    pub is_known: bool,
}

/// How an item was voted on, counted as the law counts.
#[derive(Debug)]
pub struct Count {
    /// How many members the body has; 0 when none are known.
    pub members: usize,
    /// Whether it was treated in writing, where all must agree (koml. § 11-8 (4)).
    pub is_written: bool,
    /// The fewest and the most who may have been there with a vote; none when that is not known.
    pub present: Option<(usize, usize)>,
    /// Each vote that was taken, with its place and how many voted: one, or the rounds of an election.
    pub votes: Vec<(Span, usize)>,
    /// What the majority wanted; none where no votes for and against are written.
    pub majority: Option<Majority>,
}

/// The longest that three weeks can become when they end at Easter, in days.
const LONGEST_REVIEW: i64 = 28;

/// What a vote came to (koml. § 11-9 (2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Majority {
    /// More votes on this side.
    Of(Side),
    /// The votes were even, and the chair's decided.
    OfChair(Side),
    /// The votes were even, and what the chair voted is not known or does not count.
    Even,
}

impl Majority {
    /// What was decided.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Of(side) | Self::OfChair(side) => Some(side),
            Self::Even => None,
        }
    }
}

impl Count {
    /// How many must have voted: at least half of the members (koml. § 11-9 (1)), and all in writing.
    pub fn quorum(&self) -> usize {
        if self.is_written { self.members } else { self.members.div_ceil(2) }
    }

    /// How many voted, in the vote in which the fewest did; none when that is not known.
    pub fn voted(&self) -> Option<usize> {
        self.votes.iter().map(|(_, votes)| *votes).min()
    }

    /// Whether so many votes are enough. Where no members are known, nothing can be said against it.
    pub fn is_enough(&self, votes: usize) -> bool {
        votes >= self.quorum()
    }

    /// Whether enough took part in every vote; none when nobody knows.
    pub fn is_quorate(&self) -> Option<bool> {
        self.voted().filter(|_| self.members > 0).map(|votes| self.is_enough(votes))
    }
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

    /// The most who may have been there with a vote at `time`, whoever took part in the item at hand; at
    /// one time or another when no time is given.
    pub fn meeting(&self, time: Option<NaiveTime>) -> usize {
        self.counted(time, |_| true).1
    }

    /// The member whose vote `person` had at `time`: their own, or that of the one they met for. None
    /// for who was not there, or met without a vote.
    pub fn seat_of(&self, person: &str, time: Option<NaiveTime>) -> Option<&'a str> {
        let mut rows = self.voters.iter().filter(|row| row.person.value == person);
        let row = rows.find(|row| row.is_present_at(time) != Some(false))?;
        Some(row.stands_in_for.as_ref().unwrap_or(&row.person).value.as_str())
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
        let knows = |person: &Placed<String>| self.people.persons.contains_key(&person.value);
        let is_known = !members.is_empty()
            && !meeting.attendance.is_empty()
            && meeting
                .attendance
                .iter()
                .all(|row| knows(&row.person) && row.stands_in_for.as_ref().is_none_or(knows));
        Assembly { members, voters, is_known }
    }

    /// How `item` was voted on in `meeting`, whose members and voters are `assembly`.
    pub fn count(&self, meeting: &Meeting, assembly: &Assembly<'_>, item: &AgendaItem) -> Count {
        let members = assembly.members.len();
        let is_written = meeting.form.is_some_and(|form| form.value == Form::Written);
        let present = (assembly.is_known && !is_written).then(|| assembly.voting_on(item));
        let mut count = Count { members, is_written, present, votes: Vec::new(), majority: None };
        let Some(record) = item.record.as_deref() else { return count };
        if let Some(ballot) = &record.ballot {
            // Where all agreed, as many voted as were there; in writing that is every member.
            let all = if is_written { Some(members) } else { present.map(|(_, most)| most) };
            let votes = ballot.tally.as_ref().map_or(all, |tally| Some(tally.total()));
            count.votes.extend(votes.map(|votes| (ballot.span, votes)));
            count.majority = match &ballot.tally {
                None => Some(Majority::Of(Side::For)),
                Some(tally) => self.majority(meeting, item, tally),
            };
        }
        let rounds = record.election.iter().flat_map(|election| &election.rounds);
        count.votes.extend(rounds.map(|round| (round.span, round.total())));
        count
    }

    /// What the votes on `item` came to; none when nobody voted for or against.
    pub fn majority(&self, meeting: &Meeting, item: &AgendaItem, tally: &Tally) -> Option<Majority> {
        let (in_favour, against) = (tally.in_favour.number, tally.against.number);
        if in_favour + against == 0 {
            return None;
        }
        if let Some(side) = tally.winner(None) {
            return Some(Majority::Of(side));
        }
        let chair = meeting.chair.as_ref().map(|chair| chair.value.as_str());
        let time = item.record.as_ref().and_then(|record| record.time);
        let has_left = |row: &Attendance| {
            Some(row.person.value.as_str()) == chair && row.is_present_at(time) == Some(false)
        };
        let still_there = chair.filter(|_| !meeting.attendance.iter().any(has_left));
        let chair = tally.side_of(chair).or_else(|| side_left(tally, item, still_there?));
        let chair = chair.filter(|_| !self.is_election(item));
        Some(chair.map_or(Majority::Even, Majority::OfChair))
    }

    /// Whether somebody is elected in the case that `item` treats.
    pub fn is_election(&self, item: &AgendaItem) -> bool {
        let ItemKind::Case(id) = &item.kind else { return false };
        self.case(&id.value).is_some_and(|case| self.concerns(case, Matter::Election).is_some())
    }

    /// The last day on which lawfulness review can be demanded of what was decided in `step` (koml. § 27-1);
    /// none for what was not decided by an elected body.
    pub fn review_deadline(&self, step: &Step) -> Option<NaiveDate> {
        let day = step.meeting?.value;
        let is_decided = matches!(step.outcome?.value, Outcome::Adopted | Outcome::Rejected);
        let body = self.council.bodies.get(&step.body.value)?;
        (is_decided && body.is_held_to_law_on(day))
            .then(|| calendar::legal_deadline(day, law::WEEKS_FOR_REVIEW))
    }

    /// The same while that day is still to come.
    pub fn running_review(&self, step: &Step) -> Option<NaiveDate> {
        // Nearly every decision is old, and that is seen without asking for holidays.
        let age = self.today.signed_duration_since(step.meeting?.value).num_days();
        let is_young = (0..=LONGEST_REVIEW).contains(&age);
        is_young.then(|| self.review_deadline(step)).flatten().filter(|last| self.today <= *last)
    }

    /// The body of `meeting`, when it is elected and so held to kommuneloven's rules for meetings.
    pub fn elected_body(&self, meeting: &Meeting) -> Option<&Body> {
        let body = self.council.bodies.get(&meeting.body.value)?;
        body.is_held_to_law_on(meeting.date.value).then_some(body)
    }

    /// The case of an item and its treatment in `meeting`.
    pub fn treatment<'a>(&'a self, meeting: &Meeting, item: &AgendaItem) -> Option<(&'a Case, &'a Step)> {
        let ItemKind::Case(id) = &item.kind else { return None };
        let case = self.case(&id.value)?;
        Some((case, case.routing.iter().find(|step| step.is_in(meeting))?))
    }
}

/// The side of `chair` where everybody else is named: those who are left voted the other way.
fn side_left(tally: &Tally, item: &AgendaItem, chair: &str) -> Option<Side> {
    let is_out = item.record.as_ref().is_some_and(|record| record.is_recused(chair));
    if is_out || !tally.blank.is_named() || tally.blank.persons.iter().any(|person| person.value == chair) {
        return None;
    }
    match (tally.in_favour.is_named(), tally.against.is_named()) {
        (false, true) => Some(Side::For),
        (true, false) => Some(Side::Against),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceId;

    fn count(members: usize, votes: &[usize]) -> Count {
        let place = Span::new(SourceId(0), 0..0);
        let votes = votes.iter().map(|votes| (place, *votes)).collect();
        Count { members, is_written: false, present: None, votes, majority: None }
    }

    #[test]
    fn half_of_the_members_is_enough() {
        for (votes, members, expected) in [
            (0, 0, true),
            (0, 1, false),
            (1, 1, true),
            (1, 2, true),
            (1, 3, false),
            (2, 3, true),
            (7, 15, false),
            (8, 15, true),
            (8, 16, true),
            (7, 16, false),
            (10, 20, true),
            (9, 20, false),
        ] {
            assert_eq!(count(members, &[]).is_enough(votes), expected, "{votes} of {members}");
        }
    }

    #[test]
    fn the_vote_with_the_fewest_tells() {
        assert_eq!(count(7, &[]).is_quorate(), None);
        assert_eq!(count(0, &[3]).is_quorate(), None);
        assert_eq!(count(7, &[7, 4]).is_quorate(), Some(true));
        assert_eq!(count(7, &[7, 3]).is_quorate(), Some(false));
    }
}
