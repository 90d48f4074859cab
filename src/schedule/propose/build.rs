//! A group of bodies as a system: wishes and rules made into prices of days.

use chrono::NaiveDate;

use super::binding::BindingRule;
use super::days::PlanDays;
use super::parties::{Parties, Party, RoundParties, is_bound, latest_for, requirements_between};
use super::quiet::quiet_on;
use super::system::{DistancePrice, Follower, RoundMember, Slot, Spacing, System, number};
use super::weights::{self, FORBIDDEN};
use crate::model::{Body, BodyId, MeetingId, Power, Strength};
use crate::schedule::requirement::{Limit, Requirement};
use crate::schedule::window::Window;
use crate::workspace::Workspace;

/// How many days before the leader's meeting its round can begin. What is to be held earlier than that before
/// another meeting is not searched for.
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
    /// The rule that need not be kept, when it is tried what a plan would be without it.
    pub without: Option<BindingRule<'a>>,
}

impl<'a> PlanBuilder<'a, '_> {
    /// The problem of a group.
    pub fn system(&self, group: &RoundParties<'a>) -> System {
        let leader = &self.parties[group.members[0]];
        let mut members: Vec<RoundMember> =
            (0..group.members.len()).map(|at| self.member(&group.members, at)).collect();
        // The leader's meetings before the year are none of this plan's.
        let before = leader.fixed.iter().rfind(|day| **day < self.days.first());
        members[0].fixed = self.days.in_year(&leader.fixed).to_vec();
        let followers = group.followers.iter().map(|id| self.follower(&self.parties[id], leader.body));
        System {
            days: self.days.count(),
            before: before.copied().unwrap_or(0),
            count: leader.count,
            spacing: self.spacing(leader.count),
            months: leader.parts.keys().map(|part| self.days.part(*part)).collect(),
            first_open: self.days.nearest(self.workspace.today),
            reach: REACH,
            members,
            followers: followers.collect(),
        }
    }

    /// The body at `at` in a round, with what binds it to those that stand before it there.
    fn member(&self, members: &[&'a BodyId], at: usize) -> RoundMember {
        let party = &self.parties[members[at]];
        let mut links = Vec::new();
        for (place, later) in members[..at].iter().enumerate() {
            links.extend(self.link(party.body, place, self.parties[later].body));
        }
        let mut prices = self.prices(party.body, &party.fixed);
        if at > 0 && party.is_full(self.days) {
            // No further meeting is made beside those that lie wrong: they are to be moved.
            for (day, price) in prices.iter_mut().enumerate() {
                if !party.has_fixed(day) {
                    *price = FORBIDDEN;
                }
            }
        }
        let kind = party.body.group.as_deref();
        let is_alike = |other: &&BodyId| kind.is_some() && self.parties[*other].body.group.as_deref() == kind;
        RoundMember { prices, fixed: party.fixed.clone(), links, kind: members.iter().position(is_alike) }
    }

    /// Makes it dearer for the bodies of a group to meet on days that groups of their kind, planned before,
    /// have in `met`.
    pub fn keep_apart(&self, system: &mut System, group: &RoundParties<'a>, met: &[(&'a Body, Vec<usize>)]) {
        for (of, days) in met {
            if of.group.is_none() || group.members.contains(&&of.id) || group.followers.contains(&&of.id) {
                continue;
            }
            for (at, id) in group.members.iter().enumerate() {
                let member = &mut system.members[at];
                if self.parties[id].body.group == of.group {
                    make_dearer(&mut member.prices, days, &member.fixed);
                }
            }
            for (at, id) in group.followers.iter().enumerate() {
                if self.parties[id].body.group == of.group {
                    make_dearer(&mut system.followers[at].prices, days, &self.parties[id].fixed);
                }
            }
        }
    }

    /// The problem of filling up the meetings of one body to `count` when all else is placed: `met` are the
    /// days it has, and `others` the days of the bodies that demand something of it.
    pub fn filling(
        &self,
        party: &Party<'a>,
        met: &[usize],
        count: usize,
        others: &[(&'a Body, Vec<usize>)],
    ) -> System {
        let fixed = self.days.in_year(met).to_vec();
        let mut prices = self.prices(party.body, &fixed);
        for (later, held) in others {
            for day in held {
                let date = self.days.day(*day);
                for requirement in self.demands(party.body, later, date) {
                    // What is held after the papers have left, and before the meeting, comes too late for it.
                    let latest = self.days.nearest(requirement.latest(self.workspace, &later.id, date));
                    for late in (latest + 1..=*day).filter(|late| !fixed.contains(late)) {
                        prices[late] += breach(&requirement);
                    }
                }
            }
        }
        let unserved = party.unserved(self.days, &fixed);
        let count = count.max(fixed.len() + unserved.len());
        for (other, days) in others {
            if other.group.is_some() && other.group == party.body.group {
                make_dearer(&mut prices, days, &fixed);
            }
        }
        System {
            days: self.days.count(),
            before: 0,
            count,
            spacing: self.spacing(count),
            months: unserved.into_iter().map(|part| self.days.part(part)).collect(),
            first_open: 0,
            reach: 0,
            members: vec![RoundMember { prices, fixed, ..RoundMember::default() }],
            followers: Vec::new(),
        }
    }

    /// What `later` demands of `earlier` on `day`, but for what need not be kept.
    fn demands(&self, earlier: &Body, later: &'a Body, day: NaiveDate) -> Vec<Requirement<'a>> {
        let mut demands = requirements_between(self.workspace, earlier, later, day);
        demands.retain(|demand| !self.without.is_some_and(|rule| rule.is_demand(later, demand)));
        demands
    }

    /// Whether `body` can be called to a new meeting on a day: a working day in the year, and its papers can
    /// be made and leave.
    pub fn is_possible(&self, body: &Body, day: usize) -> bool {
        let date = self.days.day(day);
        day >= self.days.first()
            && self.days.is_working(day)
            && date > self.workspace.today
            && body.exists.holds_on(date)
            && self.papers_done(body, date) >= self.workspace.today
            && self.is_vacant(body, date)
    }

    /// The day by which the papers of a meeting on `date` should be finished; the meeting's own when no
    /// papers leave before it.
    fn papers_done(&self, body: &Body, date: NaiveDate) -> NaiveDate {
        let (finished, papers) = self.workspace.papers_due(&body.id, date);
        if body.dispatch.on(date).is_none() { papers } else { finished }
    }

    /// Whether the folder has no meeting of `body` on `date`, not even one that was called off or cannot be
    /// read.
    fn is_vacant(&self, body: &Body, date: NaiveDate) -> bool {
        let id = MeetingId::of(date, &body.id);
        self.workspace.meeting(&id).is_none() && !self.workspace.is_broken_meeting(&id)
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
            let is_avoided = quiet_on(&self.workspace.council, date).is_some();
            let papers = self.workspace.dispatch_deadline(&body.id, date);
            let is_sent_then = quiet_on(&self.workspace.council, papers).is_some();
            weekday_price(body, date)
                + if is_avoided { weights::AVOIDED } else { 0 }
                + if is_sent_then { weights::AVOIDED_DISPATCH } else { 0 }
        };
        (0..self.days.count()).map(price).collect()
    }

    /// What binds `earlier` to `later`, which is number `at` of the round.
    fn link(&self, earlier: &'a Body, at: usize, later: &'a Body) -> Option<DistancePrice> {
        let last = self.days.day(self.days.last());
        if !is_bound(self.workspace, earlier, later, last) {
            return None;
        }
        // Who has a distance of its own to keep is placed by that, and has no need to be near.
        let wants_near = earlier.meets_before.on(last).is_none();
        let couplings: Vec<Coupling> =
            (0..self.days.count()).map(|day| self.coupling(earlier, later, day, wants_near)).collect();
        let mut prices = Vec::with_capacity(self.days.count() * (REACH + 1));
        for (later, coupling) in couplings.iter().enumerate() {
            for before in 0..=REACH {
                prices.push(match later.checked_sub(before) {
                    Some(day) => coupling.price(self.days, day, later),
                    None => FORBIDDEN,
                });
            }
        }
        let wrong_side = couplings.last().map_or(0, Coupling::whole_breach);
        Some(DistancePrice { later: at, prices, wrong_side })
    }

    fn coupling(&self, earlier: &'a Body, later: &'a Body, day: usize, wants_near: bool) -> Coupling {
        let date = self.days.day(day);
        let distance = Window::row(earlier, &later.id, date)
            .map(|row| (row.value.days as usize, Window::slack(&row.value) as usize));
        let is_kept = !self.without.is_some_and(|rule| rule.is_distance(earlier, later));
        let mut coupling =
            Coupling { distance, is_kept, limits: Vec::new(), papers: None, has_papers: false, wants_near };
        let last_day = |requirement: &Requirement<'_>| {
            self.days.nearest(requirement.latest(self.workspace, &later.id, date))
        };
        for requirement in self.demands(earlier, later, date) {
            let papers = last_day(&Requirement { limit: Limit::Papers, ..requirement });
            coupling.limits.push((last_day(&requirement), breach(&requirement)));
            coupling.papers = Some(coupling.papers.unwrap_or(papers).min(papers));
            coupling.has_papers |= requirement.limit == Limit::Papers;
        }
        coupling
    }

    /// A body that meets after `leader`.
    fn follower(&self, party: &Party<'a>, leader: &'a Body) -> Follower {
        let mut latest = Vec::with_capacity(self.days.count());
        let mut spare = Vec::with_capacity(self.days.count());
        for day in 0..self.days.count() {
            let until = latest_for(self.workspace, leader, party.body, self.days.day(day));
            let until = until.map(|until| self.days.nearest(until));
            latest.push(until.unwrap_or(day));
            spare.push(until.map_or([day; 2], |until| [1, 2].map(|spare| self.days.leaving(until, spare))));
        }
        let end = self.days.day(self.days.last());
        let requirements = requirements_between(self.workspace, leader, party.body, end);
        Follower {
            prices: self.prices(party.body, &party.fixed),
            latest,
            spare,
            breach: requirements.iter().map(breach).max().unwrap_or(0),
            slots: self.slots(party),
        }
    }

    /// A part of the year for each meeting of `party`: the day of one that is fixed, a month it must meet in,
    /// and for the rest the longest parts that are left.
    fn slots(&self, party: &Party<'_>) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        for day in self.days.in_year(&party.fixed) {
            slots.push(Slot { first: *day, last: *day, middle: None });
        }
        for part in party.unserved(self.days, &party.fixed) {
            let (first, last) = self.days.part(part);
            slots.push(Slot { first, last, middle: None });
        }
        slots.sort_unstable_by_key(|slot| slot.first);
        let mut gaps: Vec<(usize, usize, usize)> = Vec::new();
        let mut first = self.days.first();
        for slot in &slots {
            if first < slot.first {
                gaps.push((first, slot.first - 1, 0));
            }
            first = slot.last + 1;
        }
        if first <= self.days.last() {
            gaps.push((first, self.days.last(), 0));
        }
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
            for at in 0..count.min(length) {
                let (from, until) = (first + length * at / count, first + length * (at + 1) / count - 1);
                slots.push(Slot { first: from, last: until, middle: Some((from + until) / 2) });
            }
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
    /// Whether what is accepted is a rule, and not only a wish.
    is_kept: bool,
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
        let mut price = 0;
        for (latest, breach) in &self.limits {
            if day > *latest {
                price += breach;
            }
        }
        if let Some((wished, slack)) = self.distance {
            let off = (later - day).abs_diff(wished);
            let is_broken = self.is_kept && off > slack;
            price += number(off) * weights::WISHED_DAYS + if is_broken { weights::DISTANCE } else { 0 };
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
    fn whole_breach(&self) -> i64 {
        let distance = if self.distance.is_some() { weights::DISTANCE } else { 0 };
        self.limits.iter().map(|(_, breach)| breach).sum::<i64>() + distance
    }
}

fn breach(requirement: &Requirement<'_>) -> i64 {
    match requirement.strength {
        Strength::Must => weights::MUST,
        Strength::Should => weights::SHOULD,
    }
}

/// Makes the days dearer, but not those of fixed meetings.
fn make_dearer(prices: &mut [i64], days: &[usize], fixed: &[usize]) {
    for day in days {
        if fixed.binary_search(day).is_err() {
            prices[*day] += weights::SISTERS;
        }
    }
}

/// What it costs that the body meets on the weekday of `day`.
pub fn weekday_price(body: &Body, day: NaiveDate) -> i64 {
    match misses_weekday(body, day) {
        true if body.can(Power::Decide, day) => weights::DECIDING_WEEKDAY,
        true => weights::WEEKDAY,
        false => 0,
    }
}

/// Whether the body would rather meet on another weekday.
pub fn misses_weekday(body: &Body, day: NaiveDate) -> bool {
    use chrono::Datelike;
    let Some(wish) = body.wishes.on(day) else { return false };
    !wish.value.weekdays.is_empty() && !wish.value.weekdays.contains(&day.weekday())
}
