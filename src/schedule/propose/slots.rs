//! The best days for a follower between two meetings of its leader.

use super::system::{Follower, Slot, System};
use super::weights::{ABSENT, FORBIDDEN};

/// For each slot of a follower and each day of the leader, the best meeting up to every later day.
pub struct Slots<'a> {
    of: &'a Follower,
    /// By slot and position of the leader's day.
    best: Vec<Vec<Prefix>>,
}

/// The best meeting in a slot up to each of its days, from a first day on.
struct Prefix {
    first: usize,
    best: Vec<(i64, usize)>,
}

impl Prefix {
    /// The best meetings of `follower` in `slot` when the leader has met on `leader`.
    fn new(follower: &Follower, slot: &Slot, leader: usize) -> Self {
        let first = slot.first.max(leader + 1);
        let mut least = (FORBIDDEN, 0);
        let mut best = Vec::new();
        for day in first..=slot.last {
            least = least.min((follower.price(slot, day, leader), day));
            best.push(least);
        }
        Self { first, best }
    }
}

impl<'a> Slots<'a> {
    /// The tables of `follower`, when the leader can meet on `leaders`.
    pub fn new(follower: &'a Follower, leaders: &[usize]) -> Self {
        let mut best = Vec::new();
        for slot in &follower.slots {
            best.push(leaders.iter().map(|leader| Prefix::new(follower, slot, *leader)).collect());
        }
        Self { of: follower, best }
    }

    /// What it costs to meet after the leader's day at `position`, which is `from`, and before its next on
    /// `until`; `chosen` is told each slot and its day, none for one there is no room for.
    ///
    /// `is_done` says whether the slot that holds `from` has had its meeting, `shall_be` whether the slot
    /// that holds `until` shall have had it; none when that cannot be.
    pub fn between(
        &self,
        (position, from): (usize, usize),
        is_done: bool,
        until: usize,
        shall_be: bool,
        mut chosen: impl FnMut(usize, Option<usize>),
    ) -> Option<i64> {
        let mut sum = 0;
        let mut holds_until = false;
        for (at, slot) in self.of.slots.iter().enumerate() {
            if slot.last < from || slot.first > until {
                continue;
            }
            let was_done = is_done && slot.holds(from);
            if slot.holds(until) {
                holds_until = true;
                if !shall_be && was_done {
                    return None;
                }
                if !shall_be || was_done {
                    continue;
                }
                let (cost, day) = self.best_in(at, position, until)?;
                if cost >= FORBIDDEN {
                    return None;
                }
                sum += cost;
                chosen(at, Some(day));
            } else if !was_done {
                let (cost, day) = match self.best_in(at, position, until) {
                    Some((cost, day)) if cost < ABSENT => (cost, Some(day)),
                    _ => (ABSENT, None),
                };
                sum += cost;
                chosen(at, day);
            }
        }
        if shall_be && !holds_until { None } else { Some(sum) }
    }

    fn best_in(&self, slot: usize, position: usize, until: usize) -> Option<(i64, usize)> {
        let prefix = &self.best[slot][position];
        let count = until.checked_sub(prefix.first)?.min(prefix.best.len());
        prefix.best.get(count.checked_sub(1)?).copied()
    }
}

/// The tables of every follower of `system`.
pub fn all<'a>(system: &'a System, leaders: &[usize]) -> Vec<Slots<'a>> {
    system.followers.iter().map(|follower| Slots::new(follower, leaders)).collect()
}
