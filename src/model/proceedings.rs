//! What happened when a meeting treated an item, as its minutes must hold it (koml. § 11-4).

use super::election::Election;
use super::votes::Votes;
use super::{BodyId, Guarded, PersonId};
use chrono::NaiveTime;

use crate::text::{Placed, Span};

/// What happened with one item of an agenda.
#[derive(Debug, Clone, Default)]
pub struct Proceedings {
    /// When it was voted on, where somebody came or left during the meeting.
    pub time: Option<NaiveTime>,
    /// Where it says that the item was not on the agenda that was sent.
    pub added_late: Option<Span>,
    /// Those who would not have an item decided that was added late.
    pub objections: Option<Objections>,
    /// That the doors were closed.
    pub closing: Option<Closing>,
    /// Those whom the body found disqualified.
    pub disqualified: Vec<Recusal>,
    /// Those whom the body excused for personal reasons.
    pub excused: Vec<Recusal>,
    /// Those who put forward proposals in the meeting.
    pub proposers: Vec<Placed<PersonId>>,
    /// The vote.
    pub ballot: Option<Ballot>,
    /// The election of one person, or of several together.
    pub election: Option<Election>,
    /// The body in whose place it was decided, since it could not wait (koml. § 11-8 (1)).
    pub urgent_for: Option<Placed<BodyId>>,
    /// Those who demanded that it wait for an ordinary meeting (koml. § 11-8 (3)).
    pub wanting_to_wait: Option<Votes>,
    /// Those who were invited to it and met, without a vote: the ids of persons, or other words.
    pub guests: Vec<Placed<String>>,
    /// What the body proposes for the agendas of others.
    pub agenda_proposals: Vec<AgendaProposal>,
}

/// That a body be asked to take something up.
#[derive(Debug, Clone)]
pub struct AgendaProposal {
    /// The body that is to.
    pub body: Placed<BodyId>,
    /// What: the id of a case, or a title before there is one.
    pub what: Guarded<Placed<String>>,
    /// Why it was not followed, once that is written.
    pub declined: Option<Guarded<Placed<String>>>,
}

/// Which way a vote went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// For the proposal.
    For,
    /// Against it.
    Against,
}

impl Side {
    /// Both sides with their words in files.
    pub const WORDS: [(&'static str, Self); 2] = [("for", Self::For), ("mot", Self::Against)];
}

/// A vote on one proposal.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// Where it is written.
    pub span: Span,
    /// How the votes fell; none when it only says that all agreed.
    pub tally: Option<Tally>,
}

impl Ballot {
    /// Those whose votes are written by name, one way after the other.
    fn named(&self) -> Vec<&Placed<PersonId>> {
        let Some(tally) = &self.tally else { return Vec::new() };
        tally.sides().into_iter().flat_map(|votes| &votes.persons).collect()
    }
}

/// How votes fell.
#[derive(Debug, Clone)]
pub struct Tally {
    /// For the proposal.
    pub in_favour: Votes,
    /// Against it.
    pub against: Votes,
    /// For nothing.
    pub blank: Votes,
    /// What the chair voted, where only numbers are written.
    pub chair: Option<Side>,
}

impl Tally {
    /// The three ways to vote.
    pub fn sides(&self) -> [&Votes; 3] {
        [&self.in_favour, &self.against, &self.blank]
    }

    /// How many voted.
    pub fn total(&self) -> usize {
        self.sides().iter().map(|votes| votes.number).sum()
    }

    /// What `chair` voted.
    pub fn side_of(&self, chair: Option<&PersonId>) -> Option<Side> {
        let voted = |votes: &Votes| votes.persons.iter().any(|person| Some(&person.value) == chair);
        match () {
            () if voted(&self.in_favour) => Some(Side::For),
            () if voted(&self.against) => Some(Side::Against),
            () => self.chair,
        }
    }

    /// What was decided: the majority, or the chair's vote where the votes were even (koml. § 11-9
    /// (2)). None when they were even and the chair's vote is not known or does not count.
    pub fn winner(&self, chair: Option<Side>) -> Option<Side> {
        match self.in_favour.number.cmp(&self.against.number) {
            std::cmp::Ordering::Greater => Some(Side::For),
            std::cmp::Ordering::Less => Some(Side::Against),
            std::cmp::Ordering::Equal => chair,
        }
    }
}

/// Those who would not have an item decided that was added late (koml. § 11-3 (5)).
#[derive(Debug, Clone)]
pub struct Objections {
    /// The members.
    pub members: Votes,
    /// Whether the chair was among them.
    pub chair: bool,
}

/// That the doors were closed for an item (koml. § 11-5).
#[derive(Debug, Clone)]
pub struct Closing {
    /// Where it is written.
    pub span: Span,
    /// The § that allows or demands it.
    pub legal_basis: Option<Placed<String>>,
    /// The vote on it, which is taken while the doors are open.
    pub ballot: Option<Ballot>,
    /// When that vote was taken.
    pub time: Option<Placed<NaiveTime>>,
    /// When they were closed.
    pub from: Option<Placed<NaiveTime>>,
    /// When they were opened again.
    pub until: Option<Placed<NaiveTime>>,
}

/// That somebody took no part in an item.
#[derive(Debug, Clone)]
pub struct Recusal {
    /// Where it is written.
    pub span: Span,
    /// The person.
    pub person: Placed<PersonId>,
    /// The § it rests on.
    pub legal_basis: Option<Placed<String>>,
}

impl Proceedings {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.time.is_none()
            && self.added_late.is_none()
            && self.objections.is_none()
            && self.closing.is_none()
            && self.disqualified.is_empty()
            && self.excused.is_empty()
            && self.proposers.is_empty()
            && self.ballot.is_none()
            && self.election.is_none()
            && self.urgent_for.is_none()
            && self.wanting_to_wait.is_none()
            && self.guests.is_empty()
            && self.agenda_proposals.is_empty()
    }

    /// Whether it holds anything that is written in the meeting: that an item was late is known before.
    pub fn is_of_meeting(&self) -> bool {
        !Self { added_late: None, ..self.clone() }.is_empty()
    }

    /// Every person named in it.
    pub fn persons(&self) -> Vec<&Placed<PersonId>> {
        let mut persons: Vec<&Placed<PersonId>> = Vec::new();
        let on_closing = self.closing.as_ref().and_then(|closing| closing.ballot.as_ref());
        for ballot in [self.ballot.as_ref(), on_closing].into_iter().flatten() {
            persons.extend(ballot.named());
        }
        for recusal in self.disqualified.iter().chain(&self.excused) {
            persons.push(&recusal.person);
        }
        persons.extend(&self.proposers);
        if let Some(objections) = &self.objections {
            persons.extend(&objections.members.persons);
        }
        if let Some(votes) = &self.wanting_to_wait {
            persons.extend(&votes.persons);
        }
        if let Some(election) = &self.election {
            persons.extend(election.persons());
        }
        persons
    }

    /// Those whose votes are written by name, with the place of the vote: that on the proposal, and each
    /// round of an election.
    pub fn named_votes(&self) -> Vec<(Span, Vec<&Placed<PersonId>>)> {
        let mut votes = Vec::new();
        if let Some(ballot) = &self.ballot
            && ballot.tally.is_some()
        {
            votes.push((ballot.span, ballot.named()));
        }
        if let Some(election) = &self.election {
            votes.extend(election.named_votes());
        }
        votes
    }

    /// Whether `person` took no part in the item.
    pub fn is_recused(&self, person: &PersonId) -> bool {
        self.disqualified.iter().chain(&self.excused).any(|recusal| recusal.person.value == *person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceId;

    fn votes(number: usize) -> Votes {
        Votes { number, ..Votes::none(Span::new(SourceId(0), 0..0)) }
    }

    fn tally(in_favour: usize, against: usize) -> Tally {
        Tally { in_favour: votes(in_favour), against: votes(against), blank: votes(0), chair: None }
    }

    #[test]
    fn the_majority_decides_and_the_chair_when_it_is_even() {
        let cases = [
            (3, 2, None, Some(Side::For)),
            (2, 3, Some(Side::For), Some(Side::Against)),
            (1, 0, None, Some(Side::For)),
            (2, 2, Some(Side::For), Some(Side::For)),
            (2, 2, Some(Side::Against), Some(Side::Against)),
            (2, 2, None, None),
            (0, 0, None, None),
        ];
        for (in_favour, against, chair, expected) in cases {
            assert_eq!(tally(in_favour, against).winner(chair), expected, "{in_favour}–{against} {chair:?}");
        }
    }
}
