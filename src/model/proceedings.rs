//! What happened when a meeting treated an item, as its minutes must hold it (koml. § 11-4).

use super::{BodyId, PersonId};
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
    /// The election of one person by majority.
    pub election: Option<Election>,
    /// The body in whose place it was decided, since it could not wait (koml. § 11-8 (1)).
    pub urgent_for: Option<Placed<BodyId>>,
    /// Those who demanded that it wait for an ordinary meeting (koml. § 11-8 (3)).
    pub wanting_to_wait: Option<Votes>,
}

/// How many, and who where names are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    /// Where it is written.
    pub span: Span,
    /// How many.
    pub number: usize,
    /// Who; empty when only the number is written.
    pub persons: Vec<Placed<PersonId>>,
}

impl Votes {
    /// No votes, at a place where none are written.
    pub fn none(span: Span) -> Self {
        Self { span, number: 0, persons: Vec::new() }
    }

    /// Whether everybody is named.
    pub fn is_named(&self) -> bool {
        self.persons.len() == self.number
    }
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

/// The election of one person by majority (koml. § 7-8).
#[derive(Debug, Clone)]
pub struct Election {
    /// Where it is written.
    pub span: Span,
    /// The rounds, in order.
    pub rounds: Vec<Round>,
    /// Who was elected.
    pub chosen: Option<Placed<PersonId>>,
    /// Whether lots were drawn.
    pub by_lot: bool,
}

/// One round of an election.
#[derive(Debug, Clone)]
pub struct Round {
    /// Where it is written.
    pub span: Span,
    /// The candidates and their votes.
    pub candidates: Vec<(Placed<PersonId>, Votes)>,
    /// Votes for nobody.
    pub blank: Votes,
}

/// How an election must end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundResult<'a> {
    /// This candidate is elected.
    Elected(&'a PersonId),
    /// Nobody had more than half, and there must be another round.
    AnotherRound,
    /// These had the most votes, equally many, and lots are drawn between them.
    Lots(Vec<&'a PersonId>),
    /// Nobody got a vote.
    Nobody,
}

impl Round {
    /// Those whose votes are written by name, candidate after candidate.
    fn named(&self) -> Vec<&Placed<PersonId>> {
        let mut named = Vec::new();
        for (_, votes) in &self.candidates {
            named.extend(&votes.persons);
        }
        named.extend(&self.blank.persons);
        named
    }

    /// How many voted.
    pub fn total(&self) -> usize {
        self.candidates.iter().map(|(_, votes)| votes.number).sum::<usize>() + self.blank.number
    }

    /// What the round gives: more than half elects in the first, most votes in the next. Votes for
    /// nobody are left out of the half, so that only what fails either way of counting fails.
    pub fn result(&self, is_first: bool) -> RoundResult<'_> {
        let most = self.candidates.iter().map(|(_, votes)| votes.number).max().unwrap_or(0);
        if most == 0 {
            return RoundResult::Nobody;
        }
        let given: usize = self.candidates.iter().map(|(_, votes)| votes.number).sum();
        let leading = self.candidates.iter().filter(|(_, votes)| votes.number == most);
        let leading: Vec<&PersonId> = leading.map(|(person, _)| &person.value).collect();
        match leading[..] {
            _ if is_first && most * 2 <= given => RoundResult::AnotherRound,
            [only] => RoundResult::Elected(only),
            _ => RoundResult::Lots(leading),
        }
    }
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
            persons.extend(&election.chosen);
            for round in &election.rounds {
                persons.extend(round.candidates.iter().map(|(person, _)| person));
                persons.extend(round.named());
            }
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
            for round in &election.rounds {
                votes.push((round.span, round.named()));
            }
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

    #[test]
    fn rounds_of_an_election() {
        let place = Span::new(SourceId(0), 0..0);
        let round = |given: &[usize], blank| Round {
            span: place,
            candidates: given
                .iter()
                .zip(["a", "b", "c"])
                .map(|(number, name)| (Placed::new(name.into(), place), votes(*number)))
                .collect(),
            blank: votes(blank),
        };
        let (a, b) = (&PersonId::from("a"), &PersonId::from("b"));
        let cases: [(&[usize], usize, bool, RoundResult<'_>); 10] = [
            (&[3, 2], 0, true, RoundResult::Elected(a)),
            (&[2, 3], 0, true, RoundResult::Elected(b)),
            (&[2, 2], 0, true, RoundResult::AnotherRound),
            (&[4, 2, 2], 0, true, RoundResult::AnotherRound),
            (&[5, 2, 2], 0, true, RoundResult::Elected(a)),
            (&[4, 2, 2], 0, false, RoundResult::Elected(a)),
            (&[3, 3, 2], 0, false, RoundResult::Lots(vec![a, b])),
            (&[2, 2], 1, false, RoundResult::Lots(vec![a, b])),
            (&[3], 2, true, RoundResult::Elected(a)),
            (&[0, 0], 5, false, RoundResult::Nobody),
        ];
        for (given, blank, is_first, expected) in cases {
            assert_eq!(round(given, blank).result(is_first), expected, "{given:?} {blank} {is_first}");
        }
    }
}
