//! Who is to meet, how often, and whose days depend on whose.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::days::PlanDays;
use crate::model::{Body, CycleStep, MeetsBefore, Power, Row};
use crate::schedule::requirement::{Requirement, requirements};
use crate::schedule::window::Window;
use crate::workspace::Workspace;

/// A body that is to meet.
#[derive(Debug, Clone)]
pub struct Party<'a> {
    /// The body.
    pub body: &'a Body,
    /// How many meetings it is to have in the year.
    pub count: usize,
    /// How many the rows of `møter-i-året` say.
    pub said: Option<usize>,
    /// The months in which it must meet, with the row that says so.
    pub months: BTreeMap<u32, &'a Row<CycleStep>>,
    /// Its meetings in the folder, in the year and shortly before it, in order.
    pub fixed: Vec<usize>,
}

/// All who are to meet, by name.
pub type Parties<'a> = BTreeMap<&'a str, Party<'a>>;

/// A leader, those who meet in rounds before it, and those who meet after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundParties<'a> {
    /// The leader first, and then each after all that it meets before.
    pub members: Vec<&'a str>,
    /// Those who meet after the leader.
    pub followers: Vec<&'a str>,
}

/// No more than so many bodies are planned together with one that they follow: each doubles the work.
const MOST_FOLLOWERS: usize = 4;

/// Those who are to meet in the year.
pub fn parties<'a>(workspace: &'a Workspace, days: &PlanDays) -> Parties<'a> {
    let last = days.day(days.last());
    let mut parties: Parties<'a> = BTreeMap::new();
    let bodies = || workspace.council.bodies.values().filter(|body| body.exists.holds_on(last));
    for body in bodies() {
        let months = months_of(workspace, body, days);
        let said = body.meetings_per_year.on(last).map(|row| row.value as usize);
        if said.is_none() && months.is_empty() {
            continue;
        }
        let mut party = Party { body, count: 0, said, months, fixed: fixed_of(workspace, body, days) };
        let in_year = party.fixed.iter().filter(|day| **day >= days.first()).count();
        let unserved = party.unserved_months(days, &party.fixed).len();
        party.count = said.unwrap_or(0).max(in_year + unserved);
        parties.insert(&body.id, party);
    }
    // A body that meets before another has as many meetings as that one, at least.
    for _ in 0..workspace.council.bodies.len() {
        let mut changed = false;
        for body in bodies() {
            let Some((_, target)) = target_of(body, &parties, last) else { continue };
            let count = parties[target].count;
            let fixed = || fixed_of(workspace, body, days);
            let party = parties.entry(&body.id).or_insert_with(|| Party {
                body,
                count: 0,
                said: None,
                months: BTreeMap::new(),
                fixed: fixed(),
            });
            changed |= party.count < count;
            party.count = party.count.max(count);
        }
        if !changed {
            break;
        }
    }
    parties
}

impl Party<'_> {
    /// The months in which it must meet and none of `met` lies.
    pub fn unserved_months(&self, days: &PlanDays, met: &[usize]) -> Vec<u32> {
        let is_served = |month: u32| {
            let (first, last) = days.month(month);
            met.iter().any(|day| first <= *day && *day <= last)
        };
        self.months.keys().copied().filter(|month| !is_served(*month)).collect()
    }
}

/// The meetings of `body` that are held or to be held.
fn fixed_of(workspace: &Workspace, body: &Body, days: &PlanDays) -> Vec<usize> {
    let meetings = workspace.meetings_of(&body.id).filter(|meeting| meeting.takes_place());
    let fixed: BTreeSet<usize> = meetings.filter_map(|meeting| days.number(meeting.date.value)).collect();
    fixed.into_iter().collect()
}

/// The months of the annual cycle in which `body` must meet in the year.
fn months_of<'a>(
    workspace: &'a Workspace,
    body: &Body,
    days: &PlanDays,
) -> BTreeMap<u32, &'a Row<CycleStep>> {
    let types = workspace.council.case_types.values();
    let rows = types.flat_map(|case_type| case_type.cycle_in(days.year)).map(|(row, _)| row);
    rows.filter(|row| row.value.body.value == body.id).map(|row| (row.value.month, row)).collect()
}

/// The body that `body` meets before, of those that are to meet.
fn target_of<'a>(
    body: &'a Body,
    parties: &Parties<'a>,
    day: NaiveDate,
) -> Option<(&'a Row<MeetsBefore>, &'a str)> {
    let rows = body.meets_before.all_on(day).filter(|row| row.value.body.value != body.id);
    rows.filter_map(|row| Some((row, *parties.get_key_value(row.value.body.value.as_str())?.0))).next()
}

/// What `later` demands of `earlier` on `day`, of political cases and others.
pub fn requirements_between<'a>(
    workspace: &'a Workspace,
    earlier: &Body,
    later: &'a Body,
    day: NaiveDate,
) -> Vec<Requirement<'a>> {
    let is_of = |requirement: &Requirement<'a>| {
        requirement.of == earlier.id || Some(requirement.of) == earlier.group.as_deref()
    };
    requirements(&workspace.council, later, true, day).filter(is_of).collect()
}

/// Who is planned together.
pub fn groups<'a>(workspace: &'a Workspace, parties: &Parties<'a>, days: &PlanDays) -> Vec<RoundParties<'a>> {
    let last = days.day(days.last());
    let parents = parents(workspace, parties, last);
    let mut groups: Vec<RoundParties<'a>> = Vec::new();
    for leader in parties.keys().filter(|id| !parents.contains_key(*id)) {
        let of_leader = parties.keys().filter(|id| leader_of(&parents, id) == *leader).copied();
        let members = ordered(workspace, parties, leader, of_leader.collect(), last);
        groups.push(RoundParties { members, followers: Vec::new() });
    }
    let leaders: Vec<&str> = groups.iter().map(|group| group.members[0]).collect();
    let mut led: BTreeMap<&str, &str> = BTreeMap::new();
    for follower in groups.iter().filter(|group| group.members.len() == 1).map(|group| group.members[0]) {
        let requirements_of = |leader: &&&str| {
            **leader != follower
                && !requirements_between(workspace, parties[**leader].body, parties[follower].body, last)
                    .is_empty()
        };
        // One that follows another cannot lead a third in the same reckoning, nor can two follow each other.
        let leader = leaders.iter().filter(|leader| !led.contains_key(**leader)).find(requirements_of);
        let Some(leader) = leader.filter(|_| !led.values().any(|leader| *leader == follower)) else {
            continue;
        };
        if led.values().filter(|other| *other == leader).count() < MOST_FOLLOWERS {
            led.insert(follower, leader);
        }
    }
    groups.retain(|group| !led.contains_key(group.members[0]));
    for group in &mut groups {
        let follows = led.iter().filter(|(_, leader)| **leader == group.members[0]);
        group.followers = follows.map(|(follower, _)| *follower).collect();
    }
    groups
}

/// Pairs of bodies of which the earlier has something to give the later, and which no group takes into account
/// together.
pub fn apart<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    groups: &[RoundParties<'a>],
    days: &PlanDays,
) -> Vec<(&'a Body, &'a Body)> {
    let last = days.day(days.last());
    let is_together = |earlier: &str, later: &str| {
        groups.iter().any(|group| {
            let place = |id: &str| group.members.iter().position(|member| *member == id);
            let in_round = place(later).zip(place(earlier)).is_some_and(|(later, earlier)| later < earlier);
            in_round || (group.members[0] == earlier && group.followers.contains(&later))
        })
    };
    let pairs =
        parties.values().flat_map(|earlier| parties.values().map(move |later| (earlier.body, later.body)));
    pairs
        .filter(|(earlier, later)| earlier.id != later.id && !is_together(&earlier.id, &later.id))
        .filter(|(earlier, later)| {
            Window::row(earlier, &later.id, last).is_some()
                || !requirements_between(workspace, earlier, later, last).is_empty()
        })
        .collect()
}

/// By body, the one whose meetings its own lie before: what `møter-før` says, or for a group that only advises or
/// recommends, and meets as often, one that demands something of it.
fn parents<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    day: NaiveDate,
) -> BTreeMap<&'a str, &'a str> {
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, party) in parties {
        if let Some((_, target)) = target_of(party.body, parties, day)
            && leader_of(&parents, target) != *id
        {
            parents.insert(id, target);
        }
    }
    loop {
        let alone = parties
            .iter()
            .filter(|(id, party)| !parents.contains_key(*id) && !party.body.can(Power::Decide, day));
        let pair = alone.into_iter().find_map(|(id, party)| {
            let wants = |(later, of): &(&&'a str, &Party<'a>)| {
                let leader = leader_of(&parents, later);
                leader != *id
                    && parties[leader].count == party.count
                    && !requirements_between(workspace, party.body, of.body, day).is_empty()
            };
            parties.iter().find(wants).map(|(later, _)| (*id, *later))
        });
        let Some((id, later)) = pair else { return parents };
        parents.insert(id, later);
    }
}

/// The one at the end of the line of parents.
fn leader_of<'a>(parents: &BTreeMap<&'a str, &'a str>, id: &'a str) -> &'a str {
    let mut leader = id;
    for _ in 0..=parents.len() {
        match parents.get(leader) {
            Some(parent) => leader = parent,
            None => break,
        }
    }
    leader
}

/// The leader, and then each after all that it must meet before.
fn ordered<'a>(
    workspace: &Workspace,
    parties: &Parties<'a>,
    leader: &'a str,
    mut rest: Vec<&'a str>,
    day: NaiveDate,
) -> Vec<&'a str> {
    let mut placed = vec![leader];
    rest.retain(|id| *id != leader);
    let is_before = |id: &str, other: &str| {
        let (body, later) = (parties[id].body, parties[other].body);
        Window::row(body, other, day).is_some()
            || !requirements_between(workspace, body, later, day).is_empty()
    };
    while !rest.is_empty() {
        let is_ready = |id: &&str| !rest.iter().any(|other| other != id && is_before(id, other));
        let at = rest.iter().position(is_ready).unwrap_or(0);
        placed.push(rest.remove(at));
    }
    placed
}
