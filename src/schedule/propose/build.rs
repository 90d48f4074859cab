//! A group of bodies as a system: wishes and rules made into prices of days.

use chrono::NaiveDate;

use super::days::PlanDays;
use super::parties::{Parties, Party, RoundParties, requirements_between};
use super::system::{DistancePrice, Follower, RoundMember, Slot, Spacing, System, number};
use super::weights::{self, FORBIDDEN};
use crate::model::{Body, Strength, calendar};
use crate::schedule::requirement::{Limit, Requirement};
use crate::schedule::window::Window;
use crate::workspace::Workspace;

/// How many days before the leader's meeting its round can begin. What is to be held earlier than that before another
/// meeting is not searched for.
pub const REACH: usize = 49;

/// Two meetings of one body lie no nearer than so many days, if it does not meet so often that they must.
const LEAST: usize = 14;

/// What a plan is made of.
pub struct PlanBuilder<'a, 'b> {
    /// The folder.
    pub workspace: &'a Workspace,
    /// The days.
    pub days: &'b PlanDays,
    /// Who is to meet.
    pub parties: &'b Parties<'a>,
}

impl<'a> PlanBuilder<'a, '_> {
    /// The problem of a group.
    pub fn system(&self, group: &RoundParties<'a>) -> System {
        let leader = &self.parties[group.members[0]];
        let members = group.members.iter().enumerate().map(|(at, id)| {
            let party = &self.parties[id];
            let later = group.members[..at].iter().enumerate();
            let links = later.filter_map(|(at, later)| self.link(party.body, at, self.parties[later].body));
            let mut prices = self.prices(party.body, &party.fixed);
            if at > 0 && party.is_full(self.days) {
                // No meeting more is made beside those that lie wrong: they are to be moved.
                let is_new = |day: &usize| party.fixed.binary_search(day).is_err();
                (0..prices.len()).filter(is_new).for_each(|day| prices[day] = FORBIDDEN);
            }
            RoundMember { prices, fixed: party.fixed.clone(), links: links.collect() }
        });
        let mut members: Vec<RoundMember> = members.collect();
        // The leader's meetings before the year are none of this plan's.
        let before = leader.fixed.iter().rev().find(|day| **day < self.days.first()).copied();
        members[0].fixed.retain(|day| *day >= self.days.first());
        let followers = group.followers.iter().map(|id| self.follower(&self.parties[id], leader.body));
        System {
            days: self.days.count(),
            before: before.unwrap_or(0),
            count: leader.count,
            spacing: self.spacing(leader.count),
            months: leader.months.keys().map(|month| self.days.month(*month)).collect(),
            first_open: self.days.nearest(self.workspace.today),
            reach: REACH,
            members,
            followers: followers.collect(),
        }
    }

    /// The problem of filling up the meetings of one body to `count` when all else is placed: `met` are the days it
    /// has, and `others` the days of the bodies that demand something of it.
    pub fn filling(
        &self,
        party: &Party<'a>,
        met: &[usize],
        count: usize,
        others: &[(&'a Body, Vec<usize>)],
    ) -> System {
        let fixed: Vec<usize> = met.iter().copied().filter(|day| *day >= self.days.first()).collect();
        let mut prices = self.prices(party.body, &fixed);
        for (later, held) in others {
            for day in held {
                let date = self.days.day(*day);
                for requirement in requirements_between(self.workspace, party.body, later, date) {
                    // What is held after the papers have left, and before the meeting, comes too late for it.
                    let latest = self.days.nearest(requirement.latest(self.workspace, &later.id, date));
                    for late in (latest + 1..=*day).filter(|late| !fixed.contains(late)) {
                        prices[late] += breach(&requirement);
                    }
                }
            }
        }
        let unserved = party.unserved_months(self.days, &fixed);
        let count = count.max(fixed.len() + unserved.len());
        System {
            days: self.days.count(),
            before: 0,
            count,
            spacing: self.spacing(count),
            months: unserved.into_iter().map(|month| self.days.month(month)).collect(),
            first_open: 0,
            reach: 0,
            members: vec![RoundMember { prices, fixed, ..RoundMember::default() }],
            followers: Vec::new(),
        }
    }

    /// Whether `body` can be called to a new meeting on a day: a working day in the year, and its papers can be made
    /// and leave.
    pub fn is_possible(&self, body: &Body, day: usize) -> bool {
        let date = self.days.day(day);
        day >= self.days.first()
            && self.days.is_working(day)
            && date > self.workspace.today
            && body.exists.holds_on(date)
            && self.papers_done(body, date) >= self.workspace.today
            && self.is_vacant(body, date)
    }

    /// The day by which the papers of a meeting on `date` should be finished; the meeting's own when no papers leave
    /// before it.
    fn papers_done(&self, body: &Body, date: NaiveDate) -> NaiveDate {
        let papers = self.workspace.dispatch_deadline(&body.id, date);
        if body.dispatch.on(date).is_none() {
            return papers;
        }
        calendar::working_days_before(papers, self.workspace.council.working_times_on(date).papers)
    }

    /// Whether the folder has no meeting of `body` on `date`, not even one that was called off or cannot be read.
    fn is_vacant(&self, body: &Body, date: NaiveDate) -> bool {
        let id = format!("{date}-{}", body.id);
        self.workspace.meeting(&id).is_none() && !self.workspace.broken_meetings.contains(&id)
    }

    /// What a meeting of `body` costs on each day by itself.
    fn prices(&self, body: &Body, fixed: &[usize]) -> Vec<i64> {
        let price = |day: usize| {
            if fixed.binary_search(&day).is_ok() {
                return 0;
            }
            if !self.is_possible(body, day) {
                return FORBIDDEN;
            }
            let date = self.days.day(day);
            let weekday = if misses_weekday(body, date) { weights::WEEKDAY } else { 0 };
            let is_avoided = self.workspace.council.kept_free_for(date).is_some();
            let papers = self.workspace.dispatch_deadline(&body.id, date);
            let is_sent_then = self.workspace.council.kept_free_for(papers).is_some();
            weekday
                + if is_avoided { weights::AVOIDED } else { 0 }
                + if is_sent_then { weights::AVOIDED_DISPATCH } else { 0 }
        };
        (0..self.days.count()).map(price).collect()
    }

    /// What binds `earlier` to `later`, which is number `at` of the round.
    fn link(&self, earlier: &'a Body, at: usize, later: &'a Body) -> Option<DistancePrice> {
        let last = self.days.day(self.days.last());
        let is_bound = Window::row(earlier, &later.id, last).is_some()
            || !requirements_between(self.workspace, earlier, later, last).is_empty();
        if !is_bound {
            return None;
        }
        // Who has a distance of its own to keep is placed by that, and has no need to be near.
        let wants_near = earlier.meets_before.on(last).is_none();
        let couplings: Vec<Coupling> =
            (0..self.days.count()).map(|day| self.coupling(earlier, later, day, wants_near)).collect();
        let price = |number: usize| {
            let (later, before) = (number / (REACH + 1), number % (REACH + 1));
            later.checked_sub(before).map_or(FORBIDDEN, |day| couplings[later].price(self.days, day, later))
        };
        let prices = (0..self.days.count() * (REACH + 1)).map(price).collect();
        let wrong_side = couplings.last().map_or(0, Coupling::dearest);
        Some(DistancePrice { later: at, prices, wrong_side })
    }

    fn coupling(&self, earlier: &'a Body, later: &'a Body, day: usize, wants_near: bool) -> Coupling {
        let date = self.days.day(day);
        let row = Window::row(earlier, &later.id, date).map(|row| row.value.clone());
        let distance = row.map(|row| (row.days as usize, Window::slack(&row) as usize));
        let requirements = requirements_between(self.workspace, earlier, later, date);
        let number_of = |requirement: &Requirement<'_>| {
            self.days.nearest(requirement.latest(self.workspace, &later.id, date))
        };
        let limits =
            requirements.iter().map(|requirement| (number_of(requirement), breach(requirement))).collect();
        let papers = requirements
            .iter()
            .map(|requirement| number_of(&Requirement { limit: Limit::Papers, ..*requirement }))
            .min();
        let has_papers = requirements.iter().any(|requirement| requirement.limit == Limit::Papers);
        Coupling { distance, limits, papers, has_papers, wants_near }
    }

    /// A body that meets after `leader`.
    fn follower(&self, party: &Party<'a>, leader: &'a Body) -> Follower {
        let last = |day: usize| {
            let date = self.days.day(day);
            let requirements = requirements_between(self.workspace, leader, party.body, date);
            let latest = requirements
                .iter()
                .map(|requirement| requirement.latest(self.workspace, &party.body.id, date))
                .min();
            latest.map_or(day, |latest| self.days.nearest(latest))
        };
        let end = self.days.day(self.days.last());
        let requirements = requirements_between(self.workspace, leader, party.body, end);
        Follower {
            prices: self.prices(party.body, &party.fixed),
            latest: (0..self.days.count()).map(last).collect(),
            breach: requirements.iter().map(breach).max().unwrap_or(0),
            slots: self.slots(party),
        }
    }

    /// A part of the year for each meeting of `party`: the day of one that is fixed, a month it must meet in, and
    /// for the rest the longest parts that are left.
    fn slots(&self, party: &Party<'_>) -> Vec<Slot> {
        let in_year = party.fixed.iter().filter(|day| **day >= self.days.first());
        let mut slots: Vec<Slot> =
            in_year.map(|day| Slot { first: *day, last: *day, middle: None }).collect();
        for month in party.unserved_months(self.days, &party.fixed) {
            let (first, last) = self.days.month(month);
            slots.push(Slot { first, last, middle: None });
        }
        slots.sort_unstable_by_key(|slot| slot.first);
        let mut gaps: Vec<(usize, usize, usize)> = Vec::new();
        let mut first = self.days.first();
        for slot in &slots {
            gaps.extend((first < slot.first).then(|| (first, slot.first - 1, 0)));
            first = slot.last + 1;
        }
        gaps.extend((first <= self.days.last()).then(|| (first, self.days.last(), 0)));
        for _ in slots.len()..party.count {
            let share = |gap: &(usize, usize, usize)| (gap.1 - gap.0 + 1) / (gap.2 + 1);
            // Of gaps as long as each other the first.
            let longest = gaps.iter_mut().rev().max_by_key(|gap| share(gap));
            if let Some(gap) = longest {
                gap.2 += 1;
            }
        }
        for (first, last, count) in gaps {
            let length = last - first + 1;
            slots.extend((0..count.min(length)).map(|at| {
                let (from, until) = (first + length * at / count, first + length * (at + 1) / count - 1);
                Slot { first: from, last: until, middle: Some((from + until) / 2) }
            }));
        }
        slots.sort_unstable_by_key(|slot| slot.first);
        slots
    }

    /// The year divided evenly among `count` meetings.
    fn spacing(&self, count: usize) -> Spacing {
        let gap = (self.days.last() + 1 - self.days.first()) / count.max(1);
        let (first, last) = (self.days.first() + gap / 2, self.days.last() - gap / 2);
        Spacing { first, last, gap, least: LEAST.min(gap / 2) }
    }
}

/// What binds a meeting to a later one on a given day.
struct Coupling {
    /// Wished days between, and how far from that is accepted.
    distance: Option<(usize, usize)>,
    /// The last days, and what it costs to be later.
    limits: Vec<(usize, i64)>,
    /// The last day for what is to be in the papers.
    papers: Option<usize>,
    /// Whether anything must be in the papers.
    has_papers: bool,
    /// Whether it is best held as late as it can be.
    wants_near: bool,
}

impl Coupling {
    fn price(&self, days: &PlanDays, day: usize, later: usize) -> i64 {
        let mut price: i64 =
            self.limits.iter().filter(|(latest, _)| day > *latest).map(|limit| limit.1).sum();
        if let Some((wished, slack)) = self.distance {
            let off = (later - day).abs_diff(wished);
            price += number(off) * weights::WISHED_DAYS + if off > slack { weights::DISTANCE } else { 0 };
        }
        if let Some(papers) = self.papers {
            if self.has_papers && day <= papers {
                price += match days.working_between(day, papers) {
                    0 => weights::NO_MARGIN,
                    1 => weights::NO_MARGIN / 2,
                    _ => 0,
                };
            }
            if !self.has_papers && day > papers {
                price += weights::AFTER_PAPERS;
            }
            if self.wants_near {
                price += number(papers.saturating_sub(day)) * weights::EARLY;
            }
        }
        price
    }

    /// What it costs to break all of it.
    fn dearest(&self) -> i64 {
        self.limits.iter().map(|limit| limit.1).sum::<i64>() + self.distance.map_or(0, |_| weights::DISTANCE)
    }
}

fn breach(requirement: &Requirement<'_>) -> i64 {
    match requirement.strength {
        Strength::Must => weights::MUST,
        Strength::Should => weights::SHOULD,
    }
}

/// Whether the body would rather meet on another weekday.
pub fn misses_weekday(body: &Body, day: NaiveDate) -> bool {
    use chrono::Datelike;
    let wish = body.wishes.on(day).map(|row| &row.value.weekdays);
    wish.is_some_and(|weekdays| !weekdays.is_empty() && !weekdays.contains(&day.weekday()))
}
