//! Who may vote in a meeting, and who was there to do it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{
    AgendaItem, Attendance, Body, BodyId, Case, Matter, Meeting, Moment, Outcome, PersonId, Role, Seat, Side,
    Step, Tally, calendar, law,
};
use crate::text::Span;

/// The members of a body on the day of a meeting, and those who met for them.
#[derive(Debug)]
pub struct Assembly<'a> {
    /// The seats with a vote, chair first.
    pub members: Vec<&'a Seat>,
    /// The stays of those who could vote: members, and substitutes who met for one.
    pub voters: Vec<&'a Attendance>,
    /// The day of the meeting, when it has only one.
    pub only_day: Option<NaiveDate>,
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

/// The longest that three weeks can become when they end at Easter, and begin on a later day of a long
/// meeting.
const LONGEST_REVIEW: i64 = 35;

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
        if self.members == 0 {
            return None;
        }
        Some(self.is_enough(self.voted()?))
    }
}

impl<'a> Assembly<'a> {
    /// Whether `person` is a member.
    pub fn is_member(&self, person: &PersonId) -> bool {
        self.members.iter().any(|seat| seat.person.value == *person)
    }

    /// Whether `person` met with a vote.
    pub fn has_vote(&self, person: &PersonId) -> bool {
        self.voters.iter().any(|row| row.person.value == *person)
    }

    /// The fewest and the most who may have been there to vote on `item`: they differ when somebody
    /// came or left during the meeting and nobody wrote when the item was voted on.
    pub fn voting_on(&self, item: &AgendaItem) -> (usize, usize) {
        match item.record.as_deref() {
            Some(record) => self.counted(self.moment_of(item), |person| !record.is_recused(person)),
            None => self.counted(self.moment_of(item), |_| true),
        }
    }

    /// The most who may have been there with a vote at `moment`, whoever took part in the item at hand; at
    /// one time or another when it says nothing.
    pub fn meeting(&self, moment: Moment) -> usize {
        self.counted(moment, |_| true).1
    }

    /// When `item` was voted on, as far as it is known.
    pub fn moment_of(&self, item: &AgendaItem) -> Moment {
        let moment = moment(item);
        Moment { day: moment.day.or(self.only_day), ..moment }
    }

    /// The member whose vote `person` had at `moment`: their own, or that of the one they met for. None
    /// for who was not there, or met without a vote.
    pub fn seat_of(&self, person: &PersonId, moment: Moment) -> Option<&'a PersonId> {
        for row in &self.voters {
            if row.person.value == *person && row.is_present_at(moment) != Some(false) {
                return Some(&row.seat().value);
            }
        }
        None
    }

    fn counted(&self, moment: Moment, takes_part: impl Fn(&PersonId) -> bool) -> (usize, usize) {
        // Of two stays of one person, of a member and the substitute who took over, and of the two members
        // that one person met for, one counts: nobody has more than one vote.
        let mut sure: Vec<&Attendance> = Vec::new();
        let mut possible: Vec<&Attendance> = Vec::new();
        for row in &self.voters {
            if !takes_part(&row.person.value) {
                continue;
            }
            match row.is_present_at(moment) {
                Some(true) if !shares_vote(row, &sure) => sure.push(row),
                None if !shares_vote(row, &possible) => possible.push(row),
                _ => {}
            }
        }
        possible.retain(|row| !shares_vote(row, &sure));
        (sure.len(), sure.len() + possible.len())
    }
}

/// Whether one of `others` is of the same member or the same person as `row`.
fn shares_vote(row: &Attendance, others: &[&Attendance]) -> bool {
    let mut others = others.iter();
    others.any(|other| other.seat().value == row.seat().value || other.person.value == row.person.value)
}

impl Workspace {
    /// Who could vote in `meeting`.
    pub fn assembly<'a>(&'a self, meeting: &'a Meeting) -> Assembly<'a> {
        let mut members = self.people.seats_on(&meeting.body.value, meeting.date.value);
        // A person who holds two seats, as leader and as member, is one member.
        let mut seen = HashSet::new();
        members.retain(|seat| seat.role.votes() && seen.insert(&seat.person.value));
        let mut voters = Vec::new();
        let mut is_known = !members.is_empty() && !meeting.attendance.is_empty();
        for row in &meeting.attendance {
            let seat = row.seat();
            if row.is_present() && seen.contains(&seat.value) {
                voters.push(row);
            }
            let persons = &self.people.persons;
            is_known &= persons.contains_key(&row.person.value) && persons.contains_key(&seat.value);
        }
        let is_long = !meeting.arrangement().more_days.is_empty();
        let only_day = if is_long { None } else { Some(meeting.date.value) };
        Assembly { members, voters, only_day, is_known }
    }

    /// The seats of those who lead `body` on `day`, the leader before the deputy: its own, or those of the
    /// body that leads it.
    pub fn leaders_of<'a>(&'a self, body: &'a Body, day: NaiveDate) -> Vec<&'a Seat> {
        let led_by = body.led_by.on(day).map_or(&body.id, |row| &row.value.value);
        let mut seats = self.people.seats_on(led_by, day);
        seats.retain(|seat| matches!(seat.role, Role::Chair | Role::DeputyChair));
        seats
    }

    /// How `item` was voted on in `meeting`, whose members and voters are `assembly`.
    pub fn count(&self, meeting: &Meeting, assembly: &Assembly<'_>, item: &AgendaItem) -> Count {
        let members = assembly.members.len();
        let is_written = meeting.is_written();
        let is_counted = assembly.is_known && !is_written;
        let present = if is_counted { Some(assembly.voting_on(item)) } else { None };
        let mut count = Count { members, is_written, present, votes: Vec::new(), majority: None };
        let Some(record) = item.record.as_deref() else { return count };
        if let Some(ballot) = &record.ballot {
            // Where all agreed, as many voted as were there; in writing that is every member.
            let votes = match (&ballot.tally, present) {
                (Some(tally), _) => Some(tally.total()),
                (None, _) if is_written => Some(members),
                (None, Some((_, most))) => Some(most),
                (None, None) => None,
            };
            if let Some(votes) = votes {
                count.votes.push((ballot.span, votes));
            }
            count.majority = match &ballot.tally {
                None => Some(Majority::Of(Side::For)),
                Some(tally) => self.majority(meeting, item, tally),
            };
        }
        if let Some(election) = &record.election {
            count.votes.extend(election.votes());
        }
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
        Some(match chair_side(meeting, item, tally) {
            Some(side) if !self.is_election(item) => Majority::OfChair(side),
            _ => Majority::Even,
        })
    }

    /// Whether somebody is elected in the case that `item` treats.
    pub fn is_election(&self, item: &AgendaItem) -> bool {
        let Some(case) = self.case_of(item) else { return false };
        self.concerns(case, Matter::Election).is_some()
    }

    /// The last day on which lawfulness review can be demanded of what was decided in `step` (koml. § 27-1);
    /// none for what was not decided by an elected body, and for an employment, of which none can be demanded
    /// (§ 27-2 (2) b).
    pub fn review_deadline(&self, case: &Case, step: &Step) -> Option<NaiveDate> {
        let day = self.decided_on(case, step)?;
        if !matches!(step.ended()?, Outcome::Adopted | Outcome::Rejected) {
            return None;
        }
        let body = self.council.body(&step.body.value)?;
        if !body.is_held_to_law_on(day) || self.concerns(case, Matter::Employment).is_some() {
            return None;
        }
        Some(calendar::legal_deadline(day, law::WEEKS_FOR_REVIEW))
    }

    /// The day on which `step` was taken: of a meeting over several days the one its item names, else the
    /// first.
    pub fn decided_on(&self, case: &Case, step: &Step) -> Option<NaiveDate> {
        let item = self.meeting_of_step(step).and_then(|meeting| meeting.item_of(&case.id.value));
        item.and_then(AgendaItem::day).map(|day| day.value).or(step.day())
    }

    /// The same while that day is still to come.
    pub fn running_review(&self, case: &Case, step: &Step) -> Option<NaiveDate> {
        // Nearly every decision is old, and that is seen without asking for holidays.
        let age = self.today.signed_duration_since(step.day()?).num_days();
        if !(0..=LONGEST_REVIEW).contains(&age) {
            return None;
        }
        let last = self.review_deadline(case, step)?;
        if self.today <= last { Some(last) } else { None }
    }

    /// The body of `meeting`, when it is elected and so held to kommuneloven's rules for meetings.
    pub fn elected_body(&self, meeting: &Meeting) -> Option<&Body> {
        let body = self.council.body(&meeting.body.value)?;
        if body.is_held_to_law_on(meeting.date.value) { Some(body) } else { None }
    }

    /// The body in whose place `step` of `case` was decided, since it could not wait (koml. § 11-8 (1)).
    pub fn urgent_for<'a>(&'a self, case: &Case, step: &'a Step) -> Option<&'a BodyId> {
        if !matches!(step.ended()?, Outcome::Adopted | Outcome::Rejected) {
            return None;
        }
        if step.is_of_leader() {
            return Some(&step.body.value);
        }
        let item = self.meeting_of_step(step)?.item_of(&case.id.value)?;
        Some(&item.record.as_ref()?.urgent_for.as_ref()?.value)
    }

    /// The case of an item and its treatment in `meeting`.
    pub fn treatment<'a>(&'a self, meeting: &Meeting, item: &AgendaItem) -> Option<(&'a Case, &'a Step)> {
        let case = self.case_of(item)?;
        let step = case.routing.iter().find(|step| step.is_in(meeting))?;
        Some((case, step))
    }
}

/// When `item` was voted on, as far as it is written there.
fn moment(item: &AgendaItem) -> Moment {
    let time = item.record.as_ref().and_then(|record| record.time);
    Moment { day: item.day().map(|day| day.value), time }
}

/// What the chair of `meeting` voted on `item`, as far as it is written or follows from what is.
fn chair_side(meeting: &Meeting, item: &AgendaItem, tally: &Tally) -> Option<Side> {
    let chair = meeting.chair.as_ref().map(|chair| &chair.value);
    if let Some(side) = tally.side_of(chair) {
        return Some(side);
    }
    let chair = chair?;
    // One stay is enough; who was there on another day only was not there.
    let is_there = |row: &Attendance| row.is_present_at(moment(item)) != Some(false);
    let mut stays = meeting.attendance.iter().filter(|row| row.person.value == *chair).peekable();
    if stays.peek().is_some() && !stays.any(is_there) {
        return None;
    }
    side_left(tally, item, chair)
}

/// The side of `chair` where everybody else is named: those who are left voted the other way.
fn side_left(tally: &Tally, item: &AgendaItem, chair: &PersonId) -> Option<Side> {
    if let Some(record) = &item.record
        && record.is_recused(chair)
    {
        return None;
    }
    if !tally.blank.is_named() || tally.blank.persons.iter().any(|person| person.value == *chair) {
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
