//! Who is to meet, how often, and whose days depend on whose.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::days::PlanDays;
use crate::model::{Body, BodyId, CaseTraits, CycleStep, MeetingCount, Power, Row, YearPart};
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
    pub said: Option<MeetingCount>,
    /// The months and quarters in which it must meet, with the row that says so. One in which another lies
    /// is met by meeting in that one.
    pub parts: BTreeMap<YearPart, &'a Row<CycleStep>>,
    /// Its meetings in the folder, in the year and shortly before it, in order.
    pub fixed: Vec<usize>,
}

/// All who are to meet, by name.
pub type Parties<'a> = BTreeMap<&'a BodyId, Party<'a>>;

/// A leader, those who meet in rounds before it, and those who meet after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundParties<'a> {
    /// The leader first, and then each after all that it meets before.
    pub members: Vec<&'a BodyId>,
    /// Those who meet after the leader.
    pub followers: Vec<&'a BodyId>,
}

/// No more than so many bodies are planned together with one that they follow: each doubles the work.
const MOST_FOLLOWERS: usize = 4;

/// Those who are to meet in the year.
pub fn parties<'a>(workspace: &'a Workspace, days: &PlanDays) -> Parties<'a> {
    let last = days.day(days.last());
    let mut parties: Parties<'a> = BTreeMap::new();
    let mut bodies: Vec<&Body> = workspace.council.bodies.values().collect();
    bodies.retain(|body| body.exists.holds_on(last));
    for body in &bodies {
        let parts = parts_of(workspace, body, days);
        let said = body.meetings_per_year.on(last).map(|row| row.value);
        if said.is_none() && parts.is_empty() {
            continue;
        }
        let mut party = Party { body, count: 0, said, parts, fixed: fixed_of(workspace, body, days) };
        let in_year = days.in_year(&party.fixed).len();
        let unserved = party.unserved(days, &party.fixed).len();
        party.count = said.map_or(0, |said| said.least as usize).max(in_year + unserved);
        parties.insert(&body.id, party);
    }
    // A body that meets before another has as many meetings as that one, at least.
    for _ in 0..workspace.council.bodies.len() {
        let mut changed = false;
        for body in &bodies {
            let Some(target) = target_of(body, &parties, last) else { continue };
            let count = parties[target].count;
            let party = parties.entry(&body.id).or_insert_with(|| Party {
                body,
                count: 0,
                said: None,
                parts: BTreeMap::new(),
                fixed: fixed_of(workspace, body, days),
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
    /// The parts of the year in which it must meet and none of `met` lies.
    pub fn unserved(&self, days: &PlanDays, met: &[usize]) -> Vec<YearPart> {
        let mut parts: Vec<YearPart> = self.parts.keys().copied().collect();
        parts.retain(|part| {
            let (first, last) = days.part(*part);
            !met.iter().any(|day| first <= *day && *day <= last)
        });
        parts
    }
}

/// The meetings of `body` that are held or to be held, in order.
fn fixed_of(workspace: &Workspace, body: &Body, days: &PlanDays) -> Vec<usize> {
    let mut fixed = Vec::new();
    for meeting in workspace.meetings_of(&body.id) {
        if meeting.takes_place() {
            fixed.extend(days.number(meeting.date.value));
        }
    }
    fixed.dedup();
    fixed
}

/// The parts of the year in which the annual cycle says that `body` must meet, without those that are met by
/// meeting in another.
fn parts_of<'a>(
    workspace: &'a Workspace,
    body: &Body,
    days: &PlanDays,
) -> BTreeMap<YearPart, &'a Row<CycleStep>> {
    let mut parts = BTreeMap::new();
    for case_type in workspace.council.case_types.values() {
        for (row, _) in case_type.cycle_in(days.year) {
            if row.value.body.value == body.id {
                parts.insert(row.value.part, row);
            }
        }
    }
    let all: Vec<YearPart> = parts.keys().copied().collect();
    parts.retain(|part, _| !all.iter().any(|other| other != part && part.covers(*other)));
    parts
}

/// The body that `body` meets before, of those that are to meet.
fn target_of<'a>(body: &'a Body, parties: &Parties<'a>, day: NaiveDate) -> Option<&'a BodyId> {
    let mut targets = body.meets_before.all_on(day).map(|row| &row.value.body.value);
    targets.find(|target| **target != body.id && parties.contains_key(target))
}

/// What `later` demands of `earlier` on `day`, of cases of any kind.
pub fn requirements_between<'a>(
    workspace: &'a Workspace,
    earlier: &Body,
    later: &'a Body,
    day: NaiveDate,
) -> Vec<Requirement<'a>> {
    let is_of = |requirement: &Requirement<'a>| {
        requirement.of == earlier.id.as_str() || Some(requirement.of) == earlier.group.as_deref()
    };
    requirements(&workspace.council, later, CaseTraits::ANY, day).filter(is_of).collect()
}

/// The last day on which `earlier` can meet and give `later`, when that meets on `day`, all that it demands.
pub fn latest_for(workspace: &Workspace, earlier: &Body, later: &Body, day: NaiveDate) -> Option<NaiveDate> {
    let requirements = requirements_between(workspace, earlier, later, day);
    requirements.iter().map(|requirement| requirement.latest(workspace, &later.id, day)).min()
}

/// Whether `earlier` is to meet so long before `later`, or to give it something.
pub fn is_bound(workspace: &Workspace, earlier: &Body, later: &Body, day: NaiveDate) -> bool {
    Window::row(earlier, &later.id, day).is_some()
        || !requirements_between(workspace, earlier, later, day).is_empty()
}

/// Who is planned together.
pub fn groups<'a>(workspace: &'a Workspace, parties: &Parties<'a>, days: &PlanDays) -> Vec<RoundParties<'a>> {
    let last = days.day(days.last());
    let parents = parents(workspace, parties, last);
    let mut groups: Vec<RoundParties<'a>> = Vec::new();
    for leader in parties.keys() {
        if parents.contains_key(leader) {
            continue;
        }
        let mut of_leader: Vec<&BodyId> = parties.keys().copied().collect();
        of_leader.retain(|id| leader_of(&parents, id) == *leader);
        let members = ordered(workspace, parties, leader, of_leader, last);
        groups.push(RoundParties { members, followers: Vec::new() });
    }
    let led = followers(workspace, parties, &groups, last);
    groups.retain(|group| !led.contains_key(group.members[0]));
    for group in &mut groups {
        for (follower, leader) in &led {
            if *leader == group.members[0] {
                group.followers.push(follower);
            }
        }
    }
    groups
}

/// By body that meets alone, the leader it follows: one that it demands something of.
fn followers<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    groups: &[RoundParties<'a>],
    day: NaiveDate,
) -> BTreeMap<&'a BodyId, &'a BodyId> {
    let leaders: Vec<&BodyId> = groups.iter().map(|group| group.members[0]).collect();
    let mut led: BTreeMap<&BodyId, &BodyId> = BTreeMap::new();
    for group in groups {
        let follower = group.members[0];
        // One that follows another cannot lead a third in the same plan, nor can two follow each other.
        if group.members.len() > 1 || led.values().any(|leader| *leader == follower) {
            continue;
        }
        let leads = |leader: &&&BodyId| {
            **leader != follower
                && !led.contains_key(**leader)
                && !requirements_between(workspace, parties[**leader].body, parties[follower].body, day)
                    .is_empty()
        };
        let Some(leader) = leaders.iter().find(leads) else { continue };
        if led.values().filter(|other| *other == leader).count() < MOST_FOLLOWERS {
            led.insert(follower, leader);
        }
    }
    led
}

/// Pairs of bodies of which the earlier has something to give the later, and which no group takes into
/// account together.
pub fn apart<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    groups: &[RoundParties<'a>],
    days: &PlanDays,
) -> Vec<(&'a Body, &'a Body)> {
    let last = days.day(days.last());
    let mut apart = Vec::new();
    for Party { body: earlier, .. } in parties.values() {
        for Party { body: later, .. } in parties.values() {
            let is_together = groups.iter().any(|group| group.keeps_order(&earlier.id, &later.id));
            if earlier.id != later.id && !is_together && is_bound(workspace, earlier, later, last) {
                apart.push((*earlier, *later));
            }
        }
    }
    apart
}

/// The bodies that have another of their kind in another group than their own.
pub fn in_turn<'a>(parties: &Parties<'a>, groups: &[RoundParties<'a>]) -> Vec<&'a Body> {
    let mut in_turn = Vec::new();
    for (id, party) in parties {
        let has = |group: &RoundParties<'a>, id: &BodyId| {
            group.members.iter().chain(&group.followers).any(|member| **member == *id)
        };
        let is_elsewhere = |other: &BodyId| !groups.iter().any(|group| has(group, other) && has(group, id));
        let of_kind = |other: &&Party<'a>| other.body.group.is_some() && other.body.group == party.body.group;
        if parties.values().filter(of_kind).any(|other| is_elsewhere(&other.body.id)) {
            in_turn.push(party.body);
        }
    }
    in_turn
}

impl RoundParties<'_> {
    /// Whether it takes into account that `earlier` meets before `later`.
    fn keeps_order(&self, earlier: &BodyId, later: &BodyId) -> bool {
        let place = |id: &BodyId| self.members.iter().position(|member| *member == id);
        match (place(later), place(earlier)) {
            (Some(later), Some(earlier)) => later < earlier,
            _ => self.members[0] == earlier && self.followers.contains(&later),
        }
    }
}

/// By body, the one whose meetings its own lie before: what `møter-før` says, or for a group that only
/// advises or recommends, and meets as often, one that demands something of it.
fn parents<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    day: NaiveDate,
) -> BTreeMap<&'a BodyId, &'a BodyId> {
    let mut parents: BTreeMap<&BodyId, &BodyId> = BTreeMap::new();
    for (id, party) in parties {
        if let Some(target) = target_of(party.body, parties, day)
            && leader_of(&parents, target) != *id
        {
            parents.insert(id, target);
        }
    }
    while let Some((id, parent)) = next_parent(workspace, parties, &parents, day) {
        parents.insert(id, parent);
    }
    parents
}

/// The first body without a parent that decides nothing, and is to give something to one that meets as often.
fn next_parent<'a>(
    workspace: &'a Workspace,
    parties: &Parties<'a>,
    parents: &BTreeMap<&'a BodyId, &'a BodyId>,
    day: NaiveDate,
) -> Option<(&'a BodyId, &'a BodyId)> {
    for (id, party) in parties {
        if parents.contains_key(id) || party.body.can(Power::Decide, day) {
            continue;
        }
        for (later, of) in parties {
            let leader = leader_of(parents, later);
            if leader != *id
                && parties[leader].count == party.count
                && !requirements_between(workspace, party.body, of.body, day).is_empty()
            {
                return Some((id, later));
            }
        }
    }
    None
}

/// The one at the end of the line of parents.
fn leader_of<'a>(parents: &BTreeMap<&'a BodyId, &'a BodyId>, id: &'a BodyId) -> &'a BodyId {
    let mut leader = id;
    for _ in 0..=parents.len() {
        let Some(parent) = parents.get(leader) else { break };
        leader = parent;
    }
    leader
}

/// The leader, and then each after all that it must meet before.
fn ordered<'a>(
    workspace: &Workspace,
    parties: &Parties<'a>,
    leader: &'a BodyId,
    mut rest: Vec<&'a BodyId>,
    day: NaiveDate,
) -> Vec<&'a BodyId> {
    let mut placed = vec![leader];
    rest.retain(|id| *id != leader);
    let is_before =
        |id: &BodyId, other: &BodyId| is_bound(workspace, parties[id].body, parties[other].body, day);
    while !rest.is_empty() {
        let is_ready = |id: &&BodyId| !rest.iter().any(|other| other != id && is_before(id, other));
        let at = rest.iter().position(is_ready).unwrap_or(0);
        placed.push(rest.remove(at));
    }
    placed
}
