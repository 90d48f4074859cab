//! The best plan for a system: dynamic programming over the leader's days.
//!
//! What a plan costs is a sum over pairs of the leader's meetings in a row: the distance between them, the
//! round before the later one, the followers' meetings between them, and the months passed over. So the best
//! that can come after a meeting depends only on its day, how many have been held, and whether the slot of
//! each follower that this day lies in has had its meeting. It is worked out for every such state from the
//! end of the year back to its beginning, which tries every plan there is without listing them.

use std::collections::BTreeMap;

use super::round::{KnownRests, RoundDays};
use super::slots::{self, Slots};
use super::system::{Solution, System, number};
use super::weights::{ABSENT, FORBIDDEN, MUST};

/// The best plan. Of plans that cost the same, the one whose leader meets earliest.
pub fn solve(system: &System) -> Solution {
    let prices = &system.members[0].prices;
    let mut days = vec![system.before];
    days.extend((system.before + 1..system.days).filter(|day| prices[*day] < FORBIDDEN));
    let slots = slots::all(system, &days);
    let mut known = KnownRests::new();
    let mut free = Vec::with_capacity(days.len());
    for day in &days {
        free.push(system.round_with(*day, system.before, &mut known));
    }
    let count = days.len();
    let mut table = PriceTable {
        system,
        days,
        slots,
        free,
        known,
        close: vec![BTreeMap::new(); count],
        best: vec![Vec::new(); system.count + 1],
    };
    table.fill();
    table.solution()
}

struct PriceTable<'a> {
    system: &'a System,
    /// The days the leader can meet; before them the last it met before the year.
    days: Vec<usize>,
    slots: Vec<Slots<'a>>,
    /// The round before each day, when nothing but the year's beginning stands in its way.
    free: Vec<RoundDays>,
    known: KnownRests,
    /// Rounds that an earlier meeting of the leader leaves less room: for each day, by the position of the
    /// earlier meeting.
    close: Vec<BTreeMap<usize, RoundDays>>,
    /// By the number of meetings held and the position of the last, the best that can follow in each state of
    /// the followers.
    best: Vec<Vec<Vec<NextMeeting>>>,
}

/// The best that can follow, and the meeting that begins it.
#[derive(Debug, Clone, Copy)]
struct NextMeeting {
    cost: i64,
    /// The position of the leader's next day and the followers' state on it; none when there is no more.
    next: Option<(usize, usize)>,
}

impl PriceTable<'_> {
    /// How many states the followers can be in: whether each has met in the slot that the leader's day lies
    /// in.
    fn states(&self) -> usize {
        1 << self.slots.len()
    }

    fn fill(&mut self) {
        for held in (0..=self.system.count).rev() {
            let positions = if held == 0 { 1 } else { self.days.len() };
            for at in 0..positions {
                let steps = (0..self.states()).map(|state| self.step(held, at, state)).collect();
                self.best[held].push(steps);
            }
        }
    }

    /// The best that can follow when `held` meetings have been held, the last at the position `at`.
    ///
    /// The latest days are tried first and an earlier one taken when it is as good: a round that an earlier
    /// meeting leaves little room is expensive to work out, and is seldom asked for when a better plan is
    /// known.
    fn step(&mut self, held: usize, at: usize, state: usize) -> NextMeeting {
        let next_fixed = self.system.members[0].fixed.iter().find(|day| **day > self.days[at]).copied();
        let end = self.end(held, at, state).filter(|_| next_fixed.is_none());
        let mut best = NextMeeting { cost: end.unwrap_or(i64::MAX / 8), next: None };
        if held == self.system.count {
            return best;
        }
        let until = next_fixed.unwrap_or(self.system.days);
        let until = self.days.partition_point(|day| *day <= until);
        for to in (at + 1..until).rev() {
            let lone = self.lone(held, at, to);
            let least_round = self.least_round(at, to);
            if lone + least_round > best.cost {
                continue;
            }
            for next_state in 0..self.states() {
                let Some(between) = self.between((at, state), self.days[to], next_state, |_, _, _| {}) else {
                    continue;
                };
                let cost = lone + between + self.best[held + 1][to][next_state].cost;
                if cost + least_round > best.cost {
                    continue;
                }
                let cost = cost + self.round(at, to).cost;
                if cost <= best.cost {
                    best = NextMeeting { cost, next: Some((to, next_state)) };
                }
            }
        }
        best
    }

    /// What a meeting at `to` costs after the one at `at`, without rounds and followers.
    fn lone(&self, held: usize, at: usize, to: usize) -> i64 {
        let (from, day) = (self.days[at], self.days[to]);
        let spacing = &self.system.spacing;
        let distance = if held == 0 { spacing.first(day) } else { spacing.gap(day - from) };
        self.system.members[0].prices[day] + distance + self.passed_over(from, day)
    }

    /// What it costs that nothing follows.
    fn end(&self, held: usize, at: usize, state: usize) -> Option<i64> {
        let (from, end) = (self.days[at], self.system.days);
        let distance = if held == 0 { 0 } else { self.system.spacing.last(from) };
        let missing = number(self.system.count - held) * ABSENT;
        let between = self.between((at, state), end, 0, |_, _, _| {})?;
        Some(distance + missing + between + self.passed_over(from, end))
    }

    /// The months between two days in which the leader must meet.
    fn passed_over(&self, from: usize, until: usize) -> i64 {
        let passed = self.system.months.iter().filter(|(first, last)| *first > from && *last < until);
        number(passed.count()) * MUST
    }

    /// What the followers cost between the leader's meeting at a position and its next on `until`; `chosen`
    /// is told follower, slot and day.
    fn between(
        &self,
        (at, state): (usize, usize),
        until: usize,
        next_state: usize,
        mut chosen: impl FnMut(usize, usize, Option<usize>),
    ) -> Option<i64> {
        let mut sum = 0;
        for (follower, slots) in self.slots.iter().enumerate() {
            let (is_done, shall_be) = (state >> follower & 1 == 1, next_state >> follower & 1 == 1);
            let from = (at, self.days[at]);
            sum += slots.between(from, is_done, until, shall_be, |slot, day| chosen(follower, slot, day))?;
        }
        Some(sum)
    }

    /// The round before the meeting at `to`, after the one at `at`.
    fn round(&mut self, at: usize, to: usize) -> &RoundDays {
        let (after, day) = (self.days[at], self.days[to]);
        if self.free[to].begins_after(after) {
            return &self.free[to];
        }
        // The best with more room is the best with less, when it fits there.
        let wider = self.close[to].range(..=at).next_back();
        let known = wider.filter(|(known, round)| **known == at || round.begins_after(after));
        let known = match known {
            Some((known, _)) => *known,
            None => {
                let round = self.system.round_with(day, after, &mut self.known);
                self.close[to].insert(at, round);
                at
            }
        };
        &self.close[to][&known]
    }

    /// What the round before the meeting at `to` costs at least, after the one at `at`: as much as with more
    /// room.
    fn least_round(&self, at: usize, to: usize) -> i64 {
        let wider = self.close[to].range(..=at).next_back();
        wider.map_or(self.free[to].cost, |(_, round)| round.cost)
    }

    /// The days that the best plan has.
    fn solution(&mut self) -> Solution {
        let is_cut_short = self.free[1..]
            .iter()
            .chain(self.close.iter().flat_map(BTreeMap::values))
            .any(|round| round.is_cut_short);
        let mut solution = Solution { cost: self.best[0][0][0].cost, is_cut_short, ..Solution::default() };
        solution.followers =
            self.system.followers.iter().map(|follower| vec![None; follower.slots.len()]).collect();
        let (mut held, mut at, mut state) = (0, 0, 0);
        loop {
            let next = self.best[held][at][state].next;
            let (until, next_state) = match next {
                Some((to, state)) => (self.days[to], state),
                None => (self.system.days, 0),
            };
            self.between((at, state), until, next_state, |follower, slot, day| {
                solution.followers[follower][slot] = day;
            });
            let Some((to, next_state)) = next else { return solution };
            let round = self.round(at, to).days.clone();
            solution.rounds.push((self.days[to], round));
            (held, at, state) = (held + 1, to, next_state);
        }
    }
}

#[cfg(test)]
mod tests;
