//! The solver against trying every plan there is, on small systems that are drawn at random.

use super::super::system::{DistancePrice, Follower, RoundMember, Slot, Solution, Spacing, System};
use super::super::weights::{ABSENT, CROWDED, DISTANCE, EXTRA, FORBIDDEN, MUST, SAME_DAY};
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
        for at in 0..1 + self.below(3) {
            let fixed = self.fixed(4);
            let links = (0..at).filter(|later| *later == 0 || self.0 & 4 == 0).collect::<Vec<_>>();
            let links = links.into_iter().map(|later| self.link(later)).collect();
            let member = RoundMember { prices: self.prices(&fixed), fixed, links };
            members.push(member);
        }
        let followers = (0..self.below(3)).map(|_| {
            let first = 2 + self.below(3);
            let second = first + 3 + self.below(2);
            let slots = [(first, first + 2), (second, second + self.below(3))];
            let slots = slots.map(|(first, last)| Slot {
                first,
                last: last.min(DAYS - 1),
                middle: self.chance(2).then_some(first),
            });
            let latest = (0..DAYS).map(|day| day.saturating_sub(1 + self.below(3))).collect();
            Follower { prices: self.prices(&[]), latest, breach: MUST, slots: slots.to_vec() }
        });
        let followers = followers.collect();
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

/// What a whole plan costs, reckoned meeting by meeting and without any of what the solver knows.
fn cost(system: &System, plan: &Solution) -> i64 {
    let leaders: Vec<usize> = plan.rounds.iter().map(|round| round.0).collect();
    let apart = |a: usize, b: usize| (a as i64 - b as i64).abs();
    let mut cost = (system.count - leaders.len()) as i64 * ABSENT;
    for (first, last) in &system.months {
        cost += if leaders.iter().any(|day| first <= day && day <= last) { 0 } else { MUST };
    }
    cost += leaders.first().map_or(0, |day| apart(*day, system.spacing.first));
    cost += leaders.last().map_or(0, |day| apart(*day, system.spacing.last));
    cost += leaders.windows(2).map(|pair| apart(pair[1] - pair[0], system.spacing.gap)).sum::<i64>();
    let crowded = leaders.windows(2).filter(|pair| pair[1] - pair[0] < system.spacing.least);
    cost += crowded.count() as i64 * CROWDED;
    for (at, (leader, days)) in plan.rounds.iter().enumerate() {
        cost += system.members[0].prices[*leader];
        if *leader < system.first_open {
            continue;
        }
        let after = if at == 0 { system.before } else { leaders[at - 1] };
        let all: Vec<Option<usize>> = std::iter::once(Some(*leader)).chain(days.iter().copied()).collect();
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
                for link in of.links.iter().filter(|link| link.later == other) {
                    cost += if later == day { SAME_DAY } else { 0 };
                    cost += if day > later { MUST } else { link.prices[later * (REACH + 1) + later - day] };
                }
            }
        }
    }
    for (follower, days) in system.followers.iter().zip(&plan.followers) {
        for (slot, day) in follower.slots.iter().zip(days) {
            let Some(day) = *day else {
                cost += ABSENT;
                continue;
            };
            let leader = leaders.iter().rev().find(|leader| **leader < day).copied().unwrap_or(system.before);
            let latest = follower.latest[day];
            cost += if leader > latest { MUST } else { ((latest - leader) / 7) as i64 };
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
        let days = (first..=leader).filter(|day| member.prices[*day] < FORBIDDEN).map(Some);
        let days: Vec<Option<usize>> = days.chain([None]).collect();
        rounds = rounds
            .iter()
            .flat_map(|round| days.iter().map(move |day| [&round[..], &[*day]].concat()))
            .collect();
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
        let is_free = |day: &usize| follower.prices[*day] < FORBIDDEN && !leaders.contains(day);
        let choices = (slot.first..=slot.last).filter(is_free).map(Some).chain([None]);
        days[at] = choices
            .min_by_key(|day| {
                let mut days = days.clone();
                days[at] = *day;
                cost(&alone, &Solution { followers: vec![days], ..plan.clone() })
            })
            .flatten();
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
    let price = |random: &mut Random| 50 + random.below(50) as i64;
    let members = (0..10).map(|at| {
        let links = (0..at).map(|later| {
            let prices = (0..days * (reach + 1)).map(|_| price(&mut random)).collect();
            DistancePrice { later, prices, wrong_side: 90 }
        });
        let links = links.collect();
        RoundMember { prices: vec![0; days], fixed: Vec::new(), links }
    });
    let members: Vec<RoundMember> = members.collect();
    let system = System { days, count: 1, reach, members, ..System::default() };
    let round = system.round(60, 0);
    assert!(round.is_cut_short && round.days.iter().all(Option::is_some), "{round:?}");
}
