//! The problem without its words: days are numbers, wishes and rules are prices.
//!
//! A system is a leading body with those whose meetings lie in rounds around its own: before each meeting of
//! the leader, every member of the round meets once. Followers meet after the leader, each meeting in a slot
//! of its own.

use super::weights::{self, FORBIDDEN};

/// A leading body and all that depends on its days.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// How many days there are.
    pub days: usize,
    /// The last day before the year on which the leader met, or the first there is.
    pub before: usize,
    /// How many meetings the leader is to have.
    pub count: usize,
    /// How its meetings are best spread.
    pub spacing: Spacing,
    /// Parts of the year, first and last day, in which it must meet.
    pub months: Vec<(usize, usize)>,
    /// The first day whose meeting can still be prepared.
    pub first_open: usize,
    /// How many days before the leader's meeting its round can begin.
    pub reach: usize,
    /// The leader, and then those of its round, each after all it has links to.
    pub members: Vec<RoundMember>,
    /// Those that meet after the leader.
    pub followers: Vec<Follower>,
}

/// The days on which the meetings of a year lie evenly.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spacing {
    /// The best day for the first.
    pub first: usize,
    /// The best day for the last.
    pub last: usize,
    /// The best number of days from one to the next.
    pub gap: usize,
    /// The fewest days from one to the next.
    pub least: usize,
}

/// A body of a round.
#[derive(Debug, Clone, Default)]
pub struct RoundMember {
    /// What a meeting on each day costs by itself; [`FORBIDDEN`] when there can be none.
    pub prices: Vec<i64>,
    /// Its meetings that are fixed, in order.
    pub fixed: Vec<usize>,
    /// What binds it to others of the round.
    pub links: Vec<DistancePrice>,
    /// Members with the same number are groups of one kind, which do not like to meet on the same day.
    pub kind: Option<usize>,
}

/// A price that depends on another meeting of the round.
#[derive(Debug, Clone)]
pub struct DistancePrice {
    /// The other member, which stands before this one in the list.
    pub later: usize,
    /// The price by the other's day and the number of days before it, up to the reach.
    pub prices: Vec<i64>,
    /// The price of meeting after the other.
    pub wrong_side: i64,
}

/// A body that meets after the leader.
#[derive(Debug, Clone, Default)]
pub struct Follower {
    /// What a meeting on each day costs by itself.
    pub prices: Vec<i64>,
    /// By the follower's day, the last day on which the leader can have met before it.
    pub latest: Vec<usize>,
    /// By the follower's day, the last days of the leader that leave one and two working days until then.
    pub spare: Vec<[usize; 2]>,
    /// What it costs when the leader's last meeting before it is later than the latest.
    pub breach: i64,
    /// A slot for each of its meetings, in order and apart.
    pub slots: Vec<Slot>,
}

/// A part of the year in which a follower meets once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its first day.
    pub first: usize,
    /// Its last day.
    pub last: usize,
    /// The best day, when the slot is only there to spread the meetings.
    pub middle: Option<usize>,
}

impl System {
    /// Whether another of the round is bound to a member, so that its day is more than its own affair.
    pub fn is_needed(&self, member: usize) -> bool {
        self.members.iter().any(|other| other.links.iter().any(|link| link.later == member))
    }
}

impl Slot {
    /// Whether `day` is one of its days.
    pub fn holds(&self, day: usize) -> bool {
        self.first <= day && day <= self.last
    }
}

impl DistancePrice {
    /// What a meeting on `day` costs when the other is on `later`.
    pub fn price(&self, day: usize, later: usize, reach: usize) -> i64 {
        match later.checked_sub(day) {
            Some(before) if before <= reach => self.prices[later * (reach + 1) + before],
            Some(_) => FORBIDDEN,
            None => self.wrong_side,
        }
    }
}

impl Follower {
    /// What a meeting on `day` in `slot` costs when the leader has met on `leader` and not since.
    pub fn price(&self, slot: &Slot, day: usize, leader: usize) -> i64 {
        let wait = match self.latest[day].checked_sub(leader) {
            Some(wait) => number(wait / 7) * weights::WAITING_WEEK,
            None => self.breach,
        };
        let margin = match self.spare[day] {
            _ if leader > self.latest[day] => 0,
            [one, _] if leader > one => weights::NO_MARGIN,
            [_, two] if leader > two => weights::NO_MARGIN / 2,
            _ => 0,
        };
        let spread = slot.middle.map_or(0, |middle| number(middle.abs_diff(day)) * weights::SPACING);
        self.prices[day] + wait + margin + spread
    }
}

impl Spacing {
    /// What it costs that the first meeting is on `day`.
    pub fn first(&self, day: usize) -> i64 {
        number(self.first.abs_diff(day)) * weights::SPACING
    }

    /// What it costs that one meeting is `gap` days after another.
    pub fn gap(&self, gap: usize) -> i64 {
        let crowded = if gap < self.least { weights::CROWDED } else { 0 };
        number(self.gap.abs_diff(gap)) * weights::SPACING + crowded
    }

    /// What it costs that the last meeting is on `day`.
    pub fn last(&self, day: usize) -> i64 {
        number(self.last.abs_diff(day)) * weights::SPACING
    }
}

/// A count as a price.
pub fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(FORBIDDEN)
}

/// The best plan for a system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Solution {
    /// What it costs.
    pub cost: i64,
    /// Whether some round was left before every choice was tried or ruled out, so that there may be a better
    /// plan.
    pub is_cut_short: bool,
    /// Each meeting of the leader with the days of those of its round; none for one there is no room for.
    pub rounds: Vec<(usize, Vec<Option<usize>>)>,
    /// The day in each slot of each follower.
    pub followers: Vec<Vec<Option<usize>>>,
}
