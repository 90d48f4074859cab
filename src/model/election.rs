//! How persons are elected (koml. §§ 7-4 to 7-8).

use super::votes::Votes;
use super::{BodyId, PersonId, Role};
use crate::text::{Placed, Span};

/// How an election is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElectionMethod {
    /// One person at a time, by show of hands (§ 7-8).
    ByMajority,
    /// Several together, on one proposal that all agree on (§ 7-7).
    Agreed,
    /// Several together, from lists (§§ 7-5 and 7-6).
    Proportional,
}

impl ElectionMethod {
    /// Every method with its word in files.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("flertallsvalg", Self::ByMajority),
        ("avtalevalg", Self::Agreed),
        ("forholdsvalg", Self::Proportional),
    ];

    /// The word in files and on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// An election, of one person or of several together.
#[derive(Debug, Clone)]
pub struct Election {
    /// Where it is written.
    pub span: Span,
    /// How it was held, where that is written.
    pub method: Option<Placed<ElectionMethod>>,
    /// Where it says that the votes were given in writing.
    pub in_writing: Option<Span>,
    /// The rounds of a vote between persons, in order.
    pub rounds: Vec<Round>,
    /// How many seats the lists were to share.
    pub seats: Option<Placed<u32>>,
    /// The lists of an election by lists.
    pub lists: Vec<ElectionList>,
    /// The one who was elected.
    pub chosen: Option<Placed<PersonId>>,
    /// Those who were elected together.
    pub elected: Vec<Placed<PersonId>>,
    /// Whether lots were drawn.
    pub by_lot: bool,
    /// The body they were elected to, where the title of the item does not tell.
    pub body: Option<Placed<BodyId>>,
    /// The role they were elected to there.
    pub role: Option<Placed<Role>>,
    /// Whether it was to something that is no body of the council.
    pub is_elsewhere: bool,
}

/// A list of candidates and the votes for it.
#[derive(Debug, Clone)]
pub struct ElectionList {
    /// Where it is written.
    pub span: Span,
    /// What it is called.
    pub name: Placed<String>,
    /// The votes.
    pub votes: Votes,
    /// The candidates in their order.
    pub candidates: Vec<Placed<PersonId>>,
}

impl Election {
    /// The election of one person in these rounds.
    pub fn of_one(span: Span, rounds: Vec<Round>, chosen: Option<Placed<PersonId>>, by_lot: bool) -> Self {
        Self {
            span,
            method: None,
            in_writing: None,
            rounds,
            seats: None,
            lists: Vec::new(),
            chosen,
            elected: Vec::new(),
            by_lot,
            body: None,
            role: None,
            is_elsewhere: false,
        }
    }

    /// Whether it says at most to what it was, and neither who was elected nor how.
    pub fn is_untold(&self) -> bool {
        self.rounds.is_empty() && self.lists.is_empty() && self.all_elected().next().is_none()
    }

    /// Whether more than one is elected, or the election is written as if so.
    pub fn is_of_several(&self) -> bool {
        match &self.method {
            Some(method) => method.value != ElectionMethod::ByMajority,
            None => self.elected.len() > 1 || !self.lists.is_empty(),
        }
    }

    /// Everybody who was elected.
    pub fn all_elected(&self) -> impl Iterator<Item = &Placed<PersonId>> {
        self.chosen.iter().chain(&self.elected)
    }

    /// Everybody who is named in it.
    pub fn persons(&self) -> Vec<&Placed<PersonId>> {
        let mut persons: Vec<&Placed<PersonId>> = self.all_elected().collect();
        for round in &self.rounds {
            persons.extend(round.candidates.iter().map(|(person, _)| person));
        }
        persons.extend(self.lists.iter().flat_map(|list| &list.candidates));
        for (_, voters) in self.named_votes() {
            persons.extend(voters);
        }
        persons
    }

    /// Those whose votes are written by name, with the place of each vote.
    pub fn named_votes(&self) -> Vec<(Span, Vec<&Placed<PersonId>>)> {
        let mut votes: Vec<_> = self.rounds.iter().map(|round| (round.span, round.named())).collect();
        if let Some(place) = self.place_of_lists() {
            votes.push((place, self.lists.iter().flat_map(|list| &list.votes.persons).collect()));
        }
        votes
    }

    /// How many voted each time, with the place of the vote.
    pub fn votes(&self) -> Vec<(Span, usize)> {
        let mut votes: Vec<_> = self.rounds.iter().map(|round| (round.span, round.total())).collect();
        if let Some(place) = self.place_of_lists() {
            votes.push((place, self.lists.iter().map(|list| list.votes.number).sum()));
        }
        votes
    }

    fn place_of_lists(&self) -> Option<Span> {
        Some(self.lists.first()?.span.to(self.lists.last()?.span))
    }

    /// How `seats` are shared between the lists: the votes of each are divided by 1, 2, 3 and so on, and the
    /// greatest quotients have the seats. Of equal ones the list with most votes comes first, and where these
    /// are equal too, lots are drawn (§ 7-6 (1)).
    pub fn apportioned(&self, seats: usize) -> Apportionment {
        let mut shared = Apportionment { seats: vec![0; self.lists.len()], lots: Vec::new(), by_lot: 0 };
        let mut left = seats;
        while left > 0 {
            let leading = self.leading(&shared.seats);
            if leading.is_empty() {
                break;
            }
            if leading.len() > left {
                shared.by_lot = left;
                shared.lots = leading;
                break;
            }
            for list in &leading {
                shared.seats[*list] += 1;
            }
            left -= leading.len();
        }
        shared
    }

    /// The lists that come next when they have these seats: more than one only when lots must be drawn.
    fn leading(&self, seats: &[usize]) -> Vec<usize> {
        let mut leading: Vec<usize> = Vec::new();
        for (list, taken) in seats.iter().enumerate() {
            // A list without candidates is the blank votes.
            if self.lists[list].candidates.is_empty() {
                continue;
            }
            let votes = self.lists[list].votes.number;
            let Some(first) = leading.first() else {
                if votes > 0 {
                    leading.push(list);
                }
                continue;
            };
            let best = self.lists[*first].votes.number;
            let quotients = (votes * (seats[*first] + 1)).cmp(&(best * (taken + 1)));
            match quotients.then(votes.cmp(&best)) {
                std::cmp::Ordering::Greater => leading = vec![list],
                std::cmp::Ordering::Equal if votes > 0 => leading.push(list),
                _ => {}
            }
        }
        leading
    }
}

/// How the seats are shared between lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apportionment {
    /// The seats that each list has for certain.
    pub seats: Vec<usize>,
    /// The lists between which lots are drawn.
    pub lots: Vec<usize>,
    /// How many seats lots are drawn for.
    pub by_lot: usize,
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
    pub fn named(&self) -> Vec<&Placed<PersonId>> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceId;

    fn votes(number: usize) -> Votes {
        Votes { number, ..Votes::none(Span::new(SourceId(0), 0..0)) }
    }

    #[test]
    fn seats_are_shared_by_quotients() {
        let place = Span::new(SourceId(0), 0..0);
        let shared = |given: &[usize], seats| {
            let list = |number: &usize| ElectionList {
                span: place,
                name: Placed::new("A".to_owned(), place),
                votes: votes(*number),
                candidates: vec![Placed::new("a".into(), place)],
            };
            let lists = given.iter().map(list).collect();
            let election = Election { lists, ..Election::of_one(place, Vec::new(), None, false) };
            let Apportionment { seats, lots, by_lot } = election.apportioned(seats);
            (seats, lots, by_lot)
        };
        type Expected = (&'static [usize], usize, &'static [usize], &'static [usize], usize);
        let cases: [Expected; 9] = [
            (&[6, 4], 5, &[3, 2], &[], 0),
            (&[10, 6, 4], 7, &[4, 2, 1], &[], 0),
            // 6, 3, 2 and 3: of the equal quotients that of the larger list is first.
            (&[6, 3], 2, &[2, 0], &[], 0),
            (&[6, 3], 3, &[2, 1], &[], 0),
            (&[5, 5], 3, &[1, 1], &[0, 1], 1),
            (&[4, 4, 4], 2, &[0, 0, 0], &[0, 1, 2], 2),
            (&[7, 0], 3, &[3, 0], &[], 0),
            (&[0, 0], 3, &[0, 0], &[], 0),
            (&[12, 6, 2], 5, &[4, 1, 0], &[], 0),
        ];
        for (given, seats, sure, lots, by_lot) in cases {
            let expected = (sure.to_vec(), lots.to_vec(), by_lot);
            assert_eq!(shared(given, seats), expected, "{given:?} share {seats}");
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
