//! The solver against trying every plan there is, on small systems that are drawn at random.

use super::super::system::{DistancePrice, Follower, RoundMember, Slot, Solution, Spacing, System};
use super::super::weights::{
    ABSENT, CROWDED, DISTANCE, EXTRA, FORBIDDEN, MUST, NO_MARGIN, SAME_DAY, SISTERS,
};
use super::solve;

const DAYS: usize = 12;
const REACH: usize = 4;

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    /// The price of each day for one who has the fixed meetings `fixed`.
    fn prices(&mut self, fixed: &[usize]) -> Vec<i64> {
        let mut prices: Vec<i64> = (0..DAYS)
            .map(|day| if day == 0 || self.chance(4) { FORBIDDEN } else { self.below(30) as i64 })
            .collect();
        for day in fixed {
            prices[*day] = 0;
        }
        prices
    }

    fn fixed(&mut self, one_in: usize) -> Vec<usize> {
        if self.chance(one_in) { vec![1 + self.below(DAYS - 1)] } else { Vec::new() }
    }

    fn link(&mut self, later: usize) -> DistancePrice {
        let prices = (0..DAYS * (REACH + 1))
            .map(|_| if self.chance(3) { DISTANCE } else { self.below(12) as i64 })
            .collect();
        DistancePrice { later, prices, wrong_side: MUST }
    }

    fn system(&mut self) -> System {
        let mut members = Vec::new();
        for at in 0..1 + self.below(4) {
            let fixed = self.fixed(4);
            let mut links = Vec::new();
            for later in 0..at {
                if later == 0 || self.chance(2) {
                    links.push(self.link(later));
                }
            }
            let kind = if self.chance(2) { Some(self.below(2)) } else { None };
            members.push(RoundMember { prices: self.prices(&fixed), fixed, links, kind });
        }
        let mut followers = Vec::new();
        for _ in 0..self.below(3) {
            let first = 2 + self.below(3);
            let second = first + 3 + self.below(2);
            let mut slots = Vec::new();
            for (first, last) in [(first, first + 2), (second, second + self.below(3))] {
                let middle = if self.chance(2) { Some(first) } else { None };
                slots.push(Slot { first, last: last.min(DAYS - 1), middle });
            }
            let latest: Vec<usize> = (0..DAYS).map(|day| day.saturating_sub(1 + self.below(3))).collect();
            let spare =
                latest.iter().map(|day| [1, 1 + self.below(3)].map(|before| day.saturating_sub(before)));
            let spare = spare.collect();
            followers.push(Follower { prices: self.prices(&[]), latest, spare, breach: MUST, slots });
        }
        let months = if self.chance(2) { vec![(7, 9)] } else { Vec::new() };
        let spacing = Spacing {
            first: self.below(6),
            last: 6 + self.below(5),
            gap: 1 + self.below(5),
            least: self.below(4),
        };
        let count = 1 + self.below(3);
        let first_open = if self.chance(4) { self.below(6) } else { 0 };
        System { days: DAYS, before: 0, count, spacing, months, first_open, reach: REACH, members, followers }
    }
}

/// What a whole plan costs, worked out meeting by meeting and without any of what the solver knows.
fn cost(system: &System, plan: &Solution) -> i64 {
    let leaders: Vec<usize> = plan.rounds.iter().map(|round| round.0).collect();
    let apart = |a: usize, b: usize| (a as i64 - b as i64).abs();
    let mut cost = (system.count - leaders.len()) as i64 * ABSENT;
    for (first, last) in &system.months {
        cost += if leaders.iter().any(|day| first <= day && day <= last) { 0 } else { MUST };
    }
    if let (Some(first), Some(last)) = (leaders.first(), leaders.last()) {
        cost += apart(*first, system.spacing.first) + apart(*last, system.spacing.last);
    }
    for pair in leaders.windows(2) {
        let gap = pair[1] - pair[0];
        cost += apart(gap, system.spacing.gap);
        cost += if gap < system.spacing.least { CROWDED } else { 0 };
    }
    for (at, (leader, days)) in plan.rounds.iter().enumerate() {
        cost += system.members[0].prices[*leader];
        if *leader < system.first_open {
            continue;
        }
        let after = if at == 0 { system.before } else { leaders[at - 1] };
        let mut all = vec![Some(*leader)];
        all.extend(days);
        for (member, day) in all.iter().enumerate().skip(1) {
            let of = &system.members[member];
            let Some(day) = *day else {
                cost += ABSENT;
                continue;
            };
            let from = (after + 1).max(leader.saturating_sub(REACH));
            let has_fixed = of.fixed.iter().any(|fixed| from <= *fixed && fixed <= leader);
            cost += of.prices[day] + if has_fixed && !of.fixed.contains(&day) { EXTRA } else { 0 };
            for (other, later) in all[..member].iter().enumerate() {
                let Some(later) = *later else { continue };
                let is_alike = of.kind.is_some() && of.kind == system.members[other].kind;
                cost += if is_alike && later == day { SISTERS } else { 0 };
                for link in &of.links {
                    if link.later == other {
                        cost += if later == day { SAME_DAY } else { 0 };
                        cost +=
                            if day > later { MUST } else { link.prices[later * (REACH + 1) + later - day] };
                    }
                }
            }
        }
    }
    cost + cost_of_followers(system, plan, &leaders)
}

fn cost_of_followers(system: &System, plan: &Solution, leaders: &[usize]) -> i64 {
    let apart = |a: usize, b: usize| (a as i64 - b as i64).abs();
    let mut cost = 0;
    for (follower, days) in system.followers.iter().zip(&plan.followers) {
        for (slot, day) in follower.slots.iter().zip(days) {
            let Some(day) = *day else {
                cost += ABSENT;
                continue;
            };
            let leader = leaders.iter().rev().find(|leader| **leader < day).copied().unwrap_or(system.before);
            let latest = follower.latest[day];
            let [one, two] = follower.spare[day];
            cost += match leader {
                late if late > latest => MUST,
                _ if leader > one => NO_MARGIN + ((latest - leader) / 7) as i64,
                _ if leader > two => NO_MARGIN / 2 + ((latest - leader) / 7) as i64,
                _ => ((latest - leader) / 7) as i64,
            };
            cost += follower.prices[day] + slot.middle.map_or(0, |middle| apart(day, middle));
        }
    }
    cost
}

/// The least that any plan costs, with every day of everybody tried.
fn least(system: &System) -> i64 {
    let mut least = i64::MAX;
    for chosen in 0_usize..1 << DAYS {
        let leaders: Vec<usize> = (0..DAYS).filter(|day| chosen >> day & 1 == 1).collect();
        let of = &system.members[0];
        let is_allowed = leaders.len() <= system.count
            && leaders.iter().all(|day| of.prices[*day] < FORBIDDEN)
            && of.fixed.iter().all(|day| leaders.contains(day));
        if !is_allowed {
            continue;
        }
        // Rounds and slots say nothing of each other, so each is tried by itself, all of its days together.
        let mut plan = Solution { rounds: Vec::new(), ..Solution::default() };
        for (at, leader) in leaders.iter().enumerate() {
            let after = if at == 0 { system.before } else { leaders[at - 1] };
            plan.rounds.push((*leader, cheapest_round(system, *leader, after)));
        }
        plan.followers =
            system.followers.iter().map(|of| cheapest_slots(system, of, &plan, &leaders)).collect();
        least = least.min(cost(system, &plan));
    }
    least
}

fn cheapest_round(system: &System, leader: usize, after: usize) -> Vec<Option<usize>> {
    let mut rounds: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for member in &system.members[1..] {
        let first = (after + 1).max(leader.saturating_sub(REACH));
        let mut longer = Vec::new();
        for round in &rounds {
            for day in first..=leader {
                if member.prices[day] < FORBIDDEN {
                    longer.push([&round[..], &[Some(day)]].concat());
                }
            }
            longer.push([&round[..], &[None]].concat());
        }
        rounds = longer;
    }
    let alone =
        System { count: 1, months: Vec::new(), followers: Vec::new(), before: after, ..system.clone() };
    let price = |round: &Vec<Option<usize>>| {
        cost(&alone, &Solution { rounds: vec![(leader, round.clone())], ..Solution::default() })
    };
    rounds.into_iter().min_by_key(price).expect("at least nobody meets")
}

fn cheapest_slots(
    system: &System,
    follower: &Follower,
    plan: &Solution,
    leaders: &[usize],
) -> Vec<Option<usize>> {
    let alone = System { followers: vec![follower.clone()], ..system.clone() };
    let mut days = vec![None; follower.slots.len()];
    for (at, slot) in follower.slots.iter().enumerate() {
        let with = |day: Option<usize>| {
            let mut days = days.clone();
            days[at] = day;
            cost(&alone, &Solution { followers: vec![days], ..plan.clone() })
        };
        let (mut best, mut least) = (None, with(None));
        for day in slot.first..=slot.last {
            if follower.prices[day] < FORBIDDEN && !leaders.contains(&day) && with(Some(day)) < least {
                (best, least) = (Some(day), with(Some(day)));
            }
        }
        days[at] = best;
    }
    days
}

#[test]
fn no_plan_is_better_than_the_one_found() {
    let mut random = Random(2027);
    let (mut with_breach, mut with_followers) = (0, 0);
    for round in 0..60 {
        let mut system = random.system();
        system.count = system.count.max(system.members[0].fixed.len());
        let solution = solve(&system);
        assert_eq!(solution.cost, cost(&system, &solution), "round {round}: {system:?}\n{solution:?}");
        assert_eq!(solution.cost, least(&system), "round {round}: {system:?}\n{solution:?}");
        assert_eq!(solution, solve(&system));
        with_breach += usize::from(solution.cost >= DISTANCE);
        with_followers += usize::from(!system.followers.is_empty());
    }
    assert!(with_breach > 5 && with_breach < 55 && with_followers > 10, "{with_breach} {with_followers}");
}

/// Of plans that cost the same, the earliest days are taken.
#[test]
fn ties_are_broken_by_the_earliest_days() {
    let member = RoundMember { prices: vec![0; DAYS], ..RoundMember::default() };
    let spacing = Spacing { first: 3, last: 8, gap: 5, least: 0 };
    let mut system =
        System { days: DAYS, count: 2, reach: REACH, spacing, members: vec![member], ..System::default() };
    assert_eq!(solve(&system).rounds, [(3, vec![]), (8, vec![])]);
    system.count = 1;
    // Every day from the third to the eighth is as far from both ends taken together.
    assert_eq!(solve(&system).rounds, [(3, vec![])]);
}

/// Bodies that all wait for each other, more than can be tried: an answer is given, and not called the best.
#[test]
fn a_search_that_would_take_for_ever_is_cut_short() {
    let mut random = Random(1);
    let days = 80;
    let reach = 40;
    let mut members = Vec::new();
    for at in 0..10 {
        let mut links = Vec::new();
        for later in 0..at {
            let prices = (0..days * (reach + 1)).map(|_| 50 + random.below(50) as i64).collect();
            links.push(DistancePrice { later, prices, wrong_side: 90 });
        }
        members.push(RoundMember { prices: vec![0; days], links, ..RoundMember::default() });
    }
    let system = System { days, count: 1, reach, members, ..System::default() };
    let round = system.round(60, 0);
    assert!(round.is_cut_short && round.days.iter().all(Option::is_some), "{round:?}");
}
