//! The best days for those of a round, when the leader's day is given.
//!
//! Every choice of days is tried, the cheapest first, and a branch is left only when what it costs already,
//! with the least that the rest must cost, is more than a whole choice that is known. So what is found is the
//! best there is.

use std::collections::{BTreeMap, HashMap};

use super::spread::{self, Choices};
use super::system::System;
use super::weights::{self, FORBIDDEN};

/// The days of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDays {
    /// What they cost.
    pub cost: i64,
    /// The day of each member besides the leader.
    pub days: Vec<Option<usize>>,
    /// Whether the search was left before every choice was tried or ruled out.
    pub is_cut_short: bool,
}

/// So many choices are looked at for one round. Five bodies take some hundred; it is many bodies that all
/// wait for each other that could take for ever.
const MOST_CHOICES: usize = 20_000;

impl RoundDays {
    /// Whether every meeting lies after `day`.
    pub fn begins_after(&self, day: usize) -> bool {
        self.days.iter().flatten().all(|met| *met > day)
    }
}

impl System {
    /// The best round before the leader's meeting on `leader`, all of it after `after`.
    pub fn round(&self, leader: usize, after: usize) -> RoundDays {
        self.round_with(leader, after, &mut KnownRests::new())
    }

    /// The same, with what is known of other rounds.
    pub fn round_with(&self, leader: usize, after: usize, known: &mut KnownRests) -> RoundDays {
        let nobody = |cost| RoundDays { cost, days: vec![None; self.members.len() - 1], is_cut_short: false };
        if leader < self.first_open {
            return nobody(0);
        }
        let mut days = vec![None; self.members.len()];
        days[0] = Some(leader);
        let (needed, rest) = (1..self.members.len()).partition(|member| self.is_needed(*member));
        let first = (after + 1).max(leader.saturating_sub(self.reach));
        let mut search = RoundSearch {
            system: self,
            first,
            leader,
            needed,
            rest,
            days,
            known,
            rest_floor: 0,
            best: None,
            left: MOST_CHOICES,
        };
        search.rest_floor = search.rest_from(first).cost;
        search.place(0, 0);
        let is_cut_short = search.left == 0;
        RoundDays { is_cut_short, ..search.best.unwrap_or_else(|| nobody(FORBIDDEN)) }
    }

    /// What a meeting of `member` costs on `day` beside `others`, of those placed so far.
    pub fn price_beside(&self, member: usize, day: usize, others: &[Option<usize>]) -> i64 {
        let of = &self.members[member];
        let mut price = of.prices[day];
        for link in &of.links {
            let Some(Some(later)) = others.get(link.later) else { continue };
            price += link.price(day, *later, self.reach);
            if *later == day {
                price += weights::SAME_DAY;
            }
        }
        if let Some(kind) = of.kind {
            for (other, met) in others.iter().enumerate() {
                if other != member && *met == Some(day) && self.members[other].kind == Some(kind) {
                    price += weights::SISTERS;
                }
            }
        }
        price
    }
}

/// The best days for those nobody waits for, by the days of the others.
pub type KnownRests = HashMap<Vec<Option<usize>>, RestDays>;

/// The best days for those nobody waits for.
#[derive(Debug, Clone)]
pub struct RestDays {
    cost: i64,
    days: Vec<Option<usize>>,
}

struct RoundSearch<'a> {
    system: &'a System,
    /// The first day that a meeting of the round can be on.
    first: usize,
    leader: usize,
    /// The members that another is bound to, each after all it has links to.
    needed: Vec<usize>,
    /// The others besides the leader: nobody waits for them, so each is best on its own cheapest day, and
    /// those of a kind on the days that are cheapest together.
    rest: Vec<usize>,
    /// The days chosen, by member; none for one that is not placed yet.
    days: Vec<Option<usize>>,
    known: &'a mut KnownRests,
    /// The least that the rest can cost, wherever the needed members are: nobody in their way.
    rest_floor: i64,
    best: Option<RoundDays>,
    /// How many choices may still be looked at.
    left: usize,
}

impl RoundSearch<'_> {
    /// Places the needed members from number `at` on, and then the rest.
    fn place(&mut self, at: usize, cost: i64) {
        let Some(member) = self.needed.get(at).copied() else { return self.place_rest(cost) };
        for (price, day) in self.choices(member, self.first) {
            if self.is_too_expensive(cost + price + self.rest_floor)
                || (self.left == 0 && self.best.is_some())
            {
                break;
            }
            self.left = self.left.saturating_sub(1);
            self.days[member] = day;
            let least = cost + price + self.least_after(at);
            if !self.is_too_expensive(least) {
                self.place(at + 1, cost + price);
            }
            self.days[member] = None;
        }
    }

    /// The least that the members after number `at` must cost, each by itself; exactly what they cost when
    /// only the rest is left.
    fn least_after(&mut self, at: usize) -> i64 {
        if at + 1 == self.needed.len() {
            return self.rest().cost;
        }
        let mut least = 0;
        for members in [&self.needed[at + 1..], &self.rest[..]] {
            for member in members {
                least += self.choices(*member, self.first)[0].0;
            }
        }
        least
    }

    fn place_rest(&mut self, cost: i64) {
        let found = self.rest();
        let cost = cost + found.cost;
        let mut days = self.days.clone();
        for (place, member) in self.rest.iter().enumerate() {
            days[*member] = found.days[place];
        }
        let days = days.split_off(1);
        let is_better = |best: &RoundDays| (cost, &days) < (best.cost, &best.days);
        if self.best.as_ref().is_none_or(is_better) {
            self.best = Some(RoundDays { cost, days, is_cut_short: false });
        }
    }

    /// The best days for the rest when the others are where they are.
    ///
    /// They depend on those days alone, so that they are worked out once for all rounds that have them: when
    /// the best of all days that are near enough lie within this round too, they are the best here. What
    /// breaks a rule, has fixed meetings, or is bound to one who does not meet, is worked out for each round.
    fn rest(&mut self) -> RestDays {
        let mut key = self.days_that_matter();
        let is_for_all = self.rest.iter().all(|member| {
            let of = &self.system.members[*member];
            of.fixed.is_empty() && of.links.iter().all(|link| self.days[link.later].is_some())
        });
        if is_for_all {
            if !self.known.contains_key(&key) {
                let widest = self.leader.saturating_sub(2 * self.system.reach).max(self.system.before + 1);
                let found = self.rest_from(widest);
                self.known.insert(key.clone(), found);
            }
            if let Some(found) = self.known.get(&key)
                && found.cost < weights::SHOULD
                && found.days.iter().flatten().all(|day| self.first <= *day)
            {
                return found.clone();
            }
        }
        key.extend([Some(self.first), Some(self.leader)]);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.rest_from(self.first);
        self.known.insert(key, found.clone());
        found
    }

    /// The days of those that the rest is bound to, or of a kind with.
    fn days_that_matter(&self) -> Vec<Option<usize>> {
        let mut days = vec![None; self.days.len()];
        for member in &self.rest {
            let of = &self.system.members[*member];
            for link in &of.links {
                days[link.later] = self.days[link.later];
            }
            for (other, day) in self.days.iter().enumerate() {
                if of.kind.is_some() && self.system.members[other].kind == of.kind {
                    days[other] = *day;
                }
            }
        }
        days
    }

    fn rest_from(&self, first: usize) -> RestDays {
        let mut found = RestDays { cost: 0, days: vec![None; self.rest.len()] };
        let mut alike: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, member) in self.rest.iter().enumerate() {
            match self.system.members[*member].kind {
                Some(kind) => alike.entry(kind).or_default().push(place),
                None => {
                    let (price, day) = self.choices(*member, first)[0];
                    found.cost += price;
                    found.days[place] = day;
                }
            }
        }
        for sisters in alike.values() {
            let mut choices = Vec::with_capacity(sisters.len());
            for place in sisters {
                choices.push(self.choices(self.rest[*place], first));
            }
            let (price, chosen) = spread::apart(&choices);
            found.cost += price;
            for (at, place) in sisters.iter().enumerate() {
                found.days[*place] = chosen[at];
            }
        }
        found
    }

    fn is_too_expensive(&self, cost: i64) -> bool {
        self.best.as_ref().is_some_and(|best| cost > best.cost)
    }

    /// The choices of a member from the day `first` to the leader's.
    fn choices(&self, member: usize, first: usize) -> Choices {
        let of = &self.system.members[member];
        let days = first..=self.leader;
        let extra = if of.fixed.iter().any(|day| days.contains(day)) { weights::EXTRA } else { 0 };
        let mut choices = Vec::new();
        for day in days {
            if of.prices[day] >= FORBIDDEN {
                continue;
            }
            let price = self.system.price_beside(member, day, &self.days);
            let is_fixed = of.fixed.binary_search(&day).is_ok();
            choices.push((if is_fixed { price } else { price + extra }, Some(day)));
        }
        choices.push((weights::ABSENT, None));
        choices.sort_unstable();
        choices
    }
}
