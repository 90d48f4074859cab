//! The best days for those of a round, when the leader's day is given.
//!
//! Every choice of days is tried, the cheapest first, and a branch is left only when what it costs already,
//! with the least that the rest must cost, is more than a whole choice that is known. So what is found is the
//! best there is.

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
        let nobody = |cost| RoundDays { cost, days: vec![None; self.members.len() - 1], is_cut_short: false };
        if leader < self.first_open {
            return nobody(0);
        }
        let first = (after + 1).max(leader.saturating_sub(self.reach));
        let mut search = RoundSearch {
            system: self,
            first,
            leader,
            days: vec![Some(leader)],
            best: None,
            left: MOST_CHOICES,
        };
        search.place(0);
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
        price
    }
}

struct RoundSearch<'a> {
    system: &'a System,
    /// The first day that a meeting of the round can be on.
    first: usize,
    leader: usize,
    /// The days chosen, the leader's first.
    days: Vec<Option<usize>>,
    best: Option<RoundDays>,
    /// How many choices may still be looked at.
    left: usize,
}

impl RoundSearch<'_> {
    fn place(&mut self, cost: i64) {
        let member = self.days.len();
        if member == self.system.members.len() {
            let days = self.days[1..].to_vec();
            let is_better = |best: &RoundDays| (cost, &days) < (best.cost, &best.days);
            if self.best.as_ref().is_none_or(is_better) {
                self.best = Some(RoundDays { cost, days, is_cut_short: false });
            }
            return;
        }
        let mut choices = self.choices(member);
        choices.sort_unstable();
        if !self.system.is_needed(member) {
            // What nobody waits for is best on its own cheapest day, and on the first of those.
            choices.truncate(1);
        }
        for (price, day) in choices {
            if self.is_too_expensive(cost + price) || (self.left == 0 && self.best.is_some()) {
                break;
            }
            self.left = self.left.saturating_sub(1);
            self.days.push(day);
            let rest: i64 = (member + 1..self.system.members.len()).map(|member| self.least(member)).sum();
            if !self.is_too_expensive(cost + price + rest) {
                self.place(cost + price);
            }
            self.days.pop();
        }
    }

    fn is_too_expensive(&self, cost: i64) -> bool {
        self.best.as_ref().is_some_and(|best| cost > best.cost)
    }

    /// The days a member can meet, with their prices beside those placed; and that it does not.
    fn choices(&self, member: usize) -> Vec<(i64, Option<usize>)> {
        let of = &self.system.members[member];
        let days = self.first..=self.leader;
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
        choices
    }

    fn least(&self, member: usize) -> i64 {
        self.choices(member).iter().map(|(price, _)| *price).min().unwrap_or(0)
    }
}
