//! Small councils drawn at random, of which every plan is tried, day by day and reckoned from the dates
//! alone.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ipr::model::calendar::{dispatch_day, is_working_day, working_days_before, working_days_between};
use ipr::read::{self, FileContent, Files};
use ipr::schedule::propose::propose;

use super::day;

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A council whose bodies exist only at the end of 2027, so that there are few plans.
struct Council {
    begins: NaiveDate,
    /// Days before dispatch of styret, utvalget, the two groups of one kind and rådet.
    dispatch: [u32; 5],
    /// The weekday each wishes, from Monday.
    weekdays: [usize; 5],
    about: bool,
    avoided: (NaiveDate, NaiveDate),
    /// How many meetings styret and rådet are to have.
    counts: [usize; 2],
}

const BODIES: [&str; 5] = ["styret", "utvalget", "gruppen", "tvillingen", "radet"];
const WEEKDAYS: [&str; 5] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"];
const MUST: i64 = 1_200_000;
const DISTANCE: i64 = 1_100_000;
const SHOULD: i64 = 1_000_000;
const ABSENT: i64 = 3_000_000;
const CROWDED: i64 = 4_000_000;

impl Council {
    fn draw(random: &mut Random) -> Self {
        let begins = day("2027-11-15").checked_add_days(Days::new(random.below(40) as u64)).expect("a day");
        let first = begins.checked_add_days(Days::new(random.below(30) as u64)).expect("a day");
        Self {
            begins,
            dispatch: [(); 5].map(|()| 3 + random.below(8) as u32),
            weekdays: [(); 5].map(|()| random.below(5)),
            about: random.below(4) > 0,
            avoided: (first, first.checked_add_days(Days::new(random.below(9) as u64)).expect("a day")),
            counts: [1 + random.below(2), random.below(2)],
        }
    }

    fn bodies_yaml(&self) -> String {
        let mut text = format!(
            "råd:\n  navn: Prøverådet\n  unngå: {{hva: reisen, datoer: {}–{}}}\norganer:\n",
            self.avoided.0, self.avoided.1
        );
        for (at, id) in BODIES.iter().enumerate() {
            let count = if at == 4 { self.counts[1] } else { self.counts[0] };
            let powers = ["[vedta, innstille]", "[innstille]", "[]", "[]", "[vedta]"][at];
            let kind = if at == 2 || at == 3 { "    gruppe: fagene\n" } else { "" };
            let before = if at == 1 {
                let about = if self.about { "ja" } else { "nei" };
                format!("    møter-før: {{organ: styret, dager: 14, omtrent: {about}}}\n")
            } else {
                String::new()
            };
            text.push_str(&format!(
                "  {id}:\n    navn: {id}\n    slag: folkevalgt\n    kan: {powers}\n    fra: {}\n    \
                    møter-i-året: {{antall: {count}}}\n    utsending: {{dager: {}}}\n    helst: {{ukedag: \
                    [{}]}}\n{kind}{before}",
                self.begins, self.dispatch[at], WEEKDAYS[self.weekdays[at]],
            ));
        }
        text.push_str(
            "saksgang:\n  - {før: styret, når: politisk, krever: innstilling, av: utvalget}\n  - \
            {før: utvalget, bør: drøfting, av: fagene}\n  - {før: radet, krever: innstilling, av: \
            styret}\n",
        );
        text
    }

    fn possible(&self) -> Vec<NaiveDate> {
        self.begins
            .iter_days()
            .take_while(|met| *met <= day("2027-12-31"))
            .filter(|met| is_working_day(*met))
            .collect()
    }

    /// What a meeting costs by itself.
    fn alone(&self, body: usize, met: NaiveDate) -> i64 {
        use chrono::Datelike;
        let weekday = met.weekday().num_days_from_monday() as usize;
        // Nobody is called to a meeting between Christmas and New Year for evenness' sake.
        let is_avoided =
            |day| (self.avoided.0 <= day && day <= self.avoided.1) || self::day("2027-12-22") <= day;
        i64::from(weekday != self.weekdays[body]) * if body == 0 || body == 4 { 80 } else { 20 }
            + i64::from(is_avoided(met)) * 100
            + i64::from(is_avoided(dispatch_day(met, self.dispatch[body]))) * 30
    }

    /// The last day on which what goes with the papers of a meeting can be made.
    fn latest(&self, body: usize, met: NaiveDate) -> NaiveDate {
        working_days_before(dispatch_day(met, self.dispatch[body]), 1)
    }

    /// What a meeting of utvalget before one of styret costs, with and without the rule of fourteen days.
    fn utvalget(&self, styret: NaiveDate, met: NaiveDate, is_bound: bool) -> i64 {
        let off = ((styret - met).num_days() - 14).abs();
        let slack = if self.about { 7 } else { 0 };
        let latest = self.latest(0, styret);
        let margin = match working_days_between(met, latest) {
            _ if met > latest => MUST,
            days => no_margin(days),
        };
        self.alone(1, met)
            + 2 * off
            + if is_bound && off > slack { DISTANCE } else { 0 }
            + margin
            + i64::from(met == styret) * 8
    }

    /// What a meeting of a group costs by itself when utvalget meets on a day.
    fn group(&self, at: usize, utvalget: Option<NaiveDate>, met: NaiveDate) -> i64 {
        let mut cost = self.alone(at, met) + i64::from(Some(met) == utvalget) * 8;
        if let Some(utvalget) = utvalget {
            let papers = self.latest(1, utvalget);
            cost += match (papers - met).num_days() {
                _ if met > utvalget => SHOULD,
                early @ 0.. => early,
                _ => 15,
            };
        }
        cost
    }

    /// What the meetings of utvalget and the two groups before one of styret cost.
    fn round(&self, styret: NaiveDate, days: [Option<NaiveDate>; 3], is_bound: bool) -> i64 {
        let [utvalget, groups @ ..] = days;
        let mut cost = utvalget.map_or(ABSENT, |met| self.utvalget(styret, met, is_bound));
        for (at, met) in groups.into_iter().enumerate() {
            cost += met.map_or(ABSENT, |met| self.group(2 + at, utvalget, met));
        }
        cost + if groups[0].is_some() && groups[0] == groups[1] { 15 } else { 0 }
    }

    /// What a meeting of rådet costs, beside those of styret.
    fn after(&self, styret: &[NaiveDate], met: NaiveDate) -> i64 {
        // Nothing is known of styret before the plan's first day.
        let last = styret.iter().rev().find(|styret| **styret < met).copied().unwrap_or(day("2026-11-01"));
        let latest = self.latest(4, met);
        let wait = match working_days_between(last, latest) {
            _ if last > latest => MUST,
            days => (latest - last).num_days() / 7 + no_margin(days),
        };
        let middle = day("2027-07-02");
        self.alone(4, met) + wait + (met - middle).num_days().abs()
    }

    fn spacing(&self, styret: &[NaiveDate]) -> i64 {
        let gap = 365 / self.counts[0] as i64;
        let (first, last) = (day("2027-01-01"), day("2027-12-31"));
        let mut cost = (self.counts[0] - styret.len()) as i64 * ABSENT;
        cost += styret.first().map_or(0, |met| ((*met - first).num_days() - gap / 2).abs());
        cost += styret.last().map_or(0, |met| ((last - *met).num_days() - gap / 2).abs());
        for pair in styret.windows(2) {
            let days = (pair[1] - pair[0]).num_days();
            cost += (days - gap).abs() + if days < 14 { CROWDED } else { 0 };
        }
        cost
    }

    /// The least that any plan costs, with and without the rule of fourteen days.
    fn least(&self, is_bound: bool) -> i64 {
        let possible = self.possible();
        let rounds: Vec<Vec<(i64, NaiveDate)>> =
            possible.iter().map(|styret| self.rounds(&possible, *styret, is_bound)).collect();
        let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
        choices.extend((0..possible.len()).map(|at| vec![at]));
        if self.counts[0] == 2 {
            choices
                .extend((0..possible.len()).flat_map(|a| (a + 1..possible.len()).map(move |b| vec![a, b])));
        }
        let cost = |choice: &Vec<usize>| {
            let styret: Vec<NaiveDate> = choice.iter().map(|at| possible[*at]).collect();
            let mut cost = self.spacing(&styret);
            for (at, position) in choice.iter().enumerate() {
                let after = if at == 0 { NaiveDate::MIN } else { styret[at - 1] };
                let of_round = rounds[*position].iter().filter(|(_, first)| *first > after);
                cost += self.alone(0, styret[at])
                    + of_round.map(|(cost, _)| *cost).min().expect("none need meet");
            }
            if self.counts[1] == 1 {
                let free = possible.iter().filter(|met| !styret.contains(met));
                cost +=
                    free.map(|met| self.after(&styret, *met)).min().map_or(ABSENT, |cost| cost.min(ABSENT));
            }
            cost
        };
        choices.iter().map(cost).min().expect("at least no meeting")
    }

    /// The cheapest round before a meeting of styret that begins on each day: every choice of days is tried.
    fn rounds(&self, possible: &[NaiveDate], styret: NaiveDate, is_bound: bool) -> Vec<(i64, NaiveDate)> {
        let days = possible.iter().filter(|met| **met <= styret).copied().map(Some);
        let days: Vec<Option<NaiveDate>> = days.chain([None]).collect();
        let mut least: BTreeMap<NaiveDate, i64> = BTreeMap::new();
        for utvalget in &days {
            let alone = utvalget.map_or(ABSENT, |met| self.utvalget(styret, met, is_bound));
            let of_group = |at| {
                let price =
                    |met: &Option<NaiveDate>| met.map_or(ABSENT, |met| self.group(at, *utvalget, met));
                days.iter().map(price).collect::<Vec<i64>>()
            };
            let (one, other) = (of_group(2), of_group(3));
            for a in 0..days.len() {
                for b in 0..days.len() {
                    let clash = if a == b && days[a].is_some() { 15 } else { 0 };
                    let first = [*utvalget, days[a], days[b]].into_iter().flatten().min();
                    let of_day = least.entry(first.unwrap_or(NaiveDate::MAX)).or_insert(i64::MAX);
                    *of_day = (*of_day).min(alone + one[a] + other[b] + clash);
                }
            }
        }
        least.into_iter().map(|(first, cost)| (cost, first)).collect()
    }
}

/// What it costs to have so many working days to spare.
fn no_margin(days: i64) -> i64 {
    match days {
        0 => 16,
        1 => 8,
        _ => 0,
    }
}

#[test]
fn no_plan_of_a_small_council_is_better_than_the_proposal() {
    let mut random = Random(5);
    let (mut with_breach, mut with_relief) = (0, 0);
    for trial in 0..40 {
        let council = Council::draw(&mut random);
        let text = council.bodies_yaml();
        let texts = vec![("bodies.yaml".to_owned(), FileContent::Text(text.clone()))];
        let (workspace, found) = read::read(Files { texts, ..Files::default() }, day("2026-11-21"));
        assert!(found.iter().all(|found| found.code != "F04" && found.code != "F03"), "{found:?}\n{text}");
        let proposal = propose(&workspace, 2027).expect("a year");
        let least = council.least(true);
        assert_eq!(
            proposal.deviation,
            least % 100_000,
            "trial {trial}, {least}: {text}{:?}",
            proposal.meetings
        );
        assert_eq!(proposal.broken.is_empty(), least < SHOULD, "trial {trial}: {text}{:?}", proposal.broken);

        // The proposal itself costs that, when every body of a round has met.
        let of = |at: usize| {
            let meetings =
                proposal.meetings.iter().filter(move |meeting| meeting.body.id.as_str() == BODIES[at]);
            meetings.map(|meeting| meeting.day).collect::<Vec<_>>()
        };
        let [styret, utvalget, gruppen, tvillingen, radet] = [of(0), of(1), of(2), of(3), of(4)];
        let has_all = [&utvalget, &gruppen, &tvillingen].iter().all(|days| days.len() == styret.len());
        if has_all && radet.len() == council.counts[1] {
            let mut cost = council.spacing(&styret);
            for at in 0..styret.len() {
                cost += council.alone(0, styret[at]);
                let round = [utvalget[at], gruppen[at], tvillingen[at]].map(Some);
                cost += council.round(styret[at], round, true);
            }
            cost += radet.iter().map(|met| council.after(&styret, *met)).sum::<i64>();
            assert_eq!(cost, least, "trial {trial}: {text}{:?}", proposal.meetings);
        }
        with_breach += usize::from(least >= SHOULD);

        // What a plan without one rule would cost is as well proved.
        for relief in &proposal.reliefs {
            assert!(!relief.granted.is_empty(), "trial {trial}: {text}{relief:?}");
            if relief.without.starts_with("møttes utvalget") && council.counts[1] == 0 {
                assert_eq!(relief.deviation, council.least(false), "trial {trial}: {text}{relief:?}");
                with_relief += 1;
            }
        }
    }
    assert!(with_relief > 1, "{with_relief}");
    assert!((5..35).contains(&with_breach), "{with_breach}");
}
