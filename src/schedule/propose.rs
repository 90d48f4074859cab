//! A proposal for the meetings of a year, and the proof that there is no better.
//!
//! Bodies whose days depend on each other are planned together, the rest each by itself: `parties` says who
//! is to meet and who depends on whom, `build` makes wishes and rules into prices (`weights`), `sequence` and
//! `round` find the cheapest plan there is, `verify` says what it does not keep, and `explain` which wishes
//! it does not meet.

mod binding;
mod build;
mod days;
mod explain;
mod parties;
mod quiet;
mod relief;
mod round;
mod sequence;
mod slots;
mod spread;
mod surplus;
mod system;
mod verify;
mod weights;

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::model::{Body, BodyId};
use crate::workspace::Workspace;
use build::PlanBuilder;
use days::PlanDays;
use parties::{Parties, RoundParties};
use system::{Solution, System};

/// The year as it is proposed.
#[derive(Debug, Clone)]
pub struct YearProposal<'a> {
    /// The year.
    pub year: i32,
    /// Its meetings, those in the folder and new ones, by day.
    pub meetings: Vec<ProposedMeeting<'a>>,
    /// The rules that must hold and do not, each said in a sentence.
    pub broken: Vec<String>,
    /// The wishes that are not met, each with why.
    pub unmet: Vec<UnmetWish<'a>>,
    /// The rule that stands most in the way of wishes, for each group of bodies that misses some.
    pub reliefs: Vec<Relief>,
    /// What was taken into account and the reader may not know.
    pub notes: Vec<String>,
    /// The sum of what the plan costs by `weights`, without rules that cannot hold.
    pub deviation: i64,
    /// Why it is not proved that no plan is better; nothing when it is.
    pub unproved: Vec<String>,
    /// Bodies whose extra meetings were placed when the rest was, so that nothing is proved of the two
    /// together.
    pub placed_after: Vec<&'a Body>,
    /// Bodies that depend on each other, the earlier first, and were planned each by itself, so that nothing
    /// is proved of the two together.
    pub apart: Vec<(&'a Body, &'a Body)>,
    /// Groups of one kind that were planned one after the other, each beside those before it, so that nothing
    /// is proved of them together.
    pub in_turn: Vec<&'a Body>,
}

/// A meeting of the plan.
#[derive(Debug, Clone)]
pub struct ProposedMeeting<'a> {
    /// The body.
    pub body: &'a Body,
    /// The day.
    pub day: NaiveDate,
    /// Whether it is proposed; else it is in the folder.
    pub is_new: bool,
    /// The last day its papers can leave, when a row says how long before.
    pub dispatch: Option<NaiveDate>,
    /// The working days between it and the last day for what it gives to a later meeting, with the later
    /// body.
    pub margin: Option<(i64, &'a Body)>,
}

/// A wish that is not met.
#[derive(Debug, Clone)]
pub struct UnmetWish<'a> {
    /// The body.
    pub body: &'a Body,
    /// The day it meets.
    pub day: NaiveDate,
    /// What was wished, as «helst fredag».
    pub wish: String,
    /// The day that was wished, of the same week, when the reason is about it.
    pub instead: Option<NaiveDate>,
    /// Why not: said after that day, when there is one.
    pub why: String,
}

/// What would be without one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relief {
    /// What is supposed, as «uten kravet om at …».
    pub without: String,
    /// The row that is the rule.
    pub basis: String,
    /// The wishes that would be met then and are not, each with how many meetings more.
    pub granted: Vec<String>,
    /// Those that are met and would not be.
    pub lost: Vec<String>,
    /// What the plan of these bodies would cost.
    pub deviation: i64,
}

/// A group with its problem and the best there is for it.
struct Solved<'a> {
    group: RoundParties<'a>,
    system: System,
    solution: Solution,
}

/// What is known when everything is placed.
struct Plan<'a, 'b> {
    builder: PlanBuilder<'a, 'b>,
    solved: Vec<Solved<'a>>,
    /// The days of each body, those in the folder and new ones.
    met: Vec<(&'a Body, Vec<usize>)>,
}

/// What is one step of a breach: every price of a broken rule is a whole number of these, and no sum of
/// wishes is as much.
const BREACH_UNIT: i64 = 100_000;

/// The best plan for `year`; none when the calendar does not have it.
pub fn propose(workspace: &Workspace, year: i32) -> Option<YearProposal<'_>> {
    let days = PlanDays::of(year)?;
    if days.day(days.last()) <= workspace.today {
        return Some(YearProposal::over(year));
    }
    let parties = parties::parties(workspace, &days);
    let builder = PlanBuilder { workspace, days: &days, parties: &parties, without: None };
    let mut groups = parties::groups(workspace, &parties, &days);
    let apart = parties::apart(workspace, &parties, &groups, &days);
    // Groups that meet by themselves yield to those of their kind that others wait for.
    groups.sort_by_key(|group| Reverse(group.members.len()));
    let in_turn = parties::in_turn(&parties, &groups);
    let mut solved: Vec<Solved<'_>> = Vec::new();
    for group in groups {
        let mut system = builder.system(&group);
        builder.keep_apart(&mut system, &group, &solved_days(&solved, &parties));
        let solution = sequence::solve(&system);
        solved.push(Solved { group, system, solution });
    }
    let mut unproved = builder.beyond();
    if solved.iter().any(|solved| solved.solution.is_cut_short) {
        unproved.push("så mange organer venter på hverandre at ikke alle valg er prøvd".to_owned());
    }
    let mut deviation: i64 = solved.iter().map(|solved| solved.solution.cost % BREACH_UNIT).sum();
    let met = solved_days(&solved, &parties);
    let mut plan = Plan { builder, solved, met };
    let placed_after = plan.fill_up(&mut deviation);
    plan.drop_useless();
    let unmet = plan.unmet();
    let mut proposal = YearProposal {
        year,
        meetings: plan.meetings(),
        broken: plan.told(),
        reliefs: plan.reliefs(&unmet),
        unmet,
        notes: plan.notes(),
        deviation,
        unproved,
        placed_after,
        apart,
        in_turn,
    };
    proposal.meetings.sort_by_key(|meeting| (meeting.day, meeting.body.id.clone()));
    Some(proposal)
}

/// The days of each body after the groups are solved.
fn solved_days<'a>(solved: &[Solved<'a>], parties: &Parties<'a>) -> Vec<(&'a Body, Vec<usize>)> {
    let mut met: Vec<(&Body, Vec<usize>)> =
        parties.values().map(|party| (party.body, party.fixed.clone())).collect();
    let mut add = |id: &BodyId, day: usize| {
        if let Some((_, days)) = met.iter_mut().find(|(body, _)| body.id == *id)
            && let Err(at) = days.binary_search(&day)
        {
            days.insert(at, day);
        }
    };
    for Solved { group, solution, .. } in solved {
        for (leader, round) in &solution.rounds {
            add(group.members[0], *leader);
            for (place, day) in round.iter().enumerate() {
                if let Some(day) = day {
                    add(group.members[place + 1], *day);
                }
            }
        }
        for (place, days) in solution.followers.iter().enumerate() {
            for day in days.iter().flatten() {
                add(group.followers[place], *day);
            }
        }
    }
    met
}

impl YearProposal<'_> {
    /// The proposal for a year that is over.
    fn over(year: i32) -> Self {
        Self {
            year,
            meetings: Vec::new(),
            broken: Vec::new(),
            unmet: Vec::new(),
            reliefs: Vec::new(),
            notes: vec![format!("{year} er over.")],
            deviation: 0,
            unproved: Vec::new(),
            placed_after: Vec::new(),
            apart: Vec::new(),
            in_turn: Vec::new(),
        }
    }
}

impl<'a> Plan<'a, '_> {
    /// Places the meetings that a body of a round is to have besides those of the rounds, and says who got
    /// any.
    fn fill_up(&mut self, deviation: &mut i64) -> Vec<&'a Body> {
        let first = self.builder.days.first();
        let mut filled = Vec::new();
        for (id, extra) in self.extras() {
            let party = &self.builder.parties[id];
            let met = self.days_of(id).to_vec();
            let in_year = self.builder.days.in_year(&met).len();
            if extra == 0 && party.unserved(self.builder.days, &met).is_empty() {
                continue;
            }
            let mut others = self.met.clone();
            others.retain(|(body, _)| body.id != *id);
            let system = self.builder.filling(party, &met, in_year + extra, &others);
            let solution = sequence::solve(&system);
            *deviation += solution.cost % BREACH_UNIT;
            if solution.rounds.len() > in_year {
                filled.push(party.body);
            }
            if let Some((_, days)) = self.met.iter_mut().find(|(body, _)| body.id == *id) {
                days.retain(|day| *day < first);
                days.extend(solution.rounds.iter().map(|(day, _)| *day));
            }
        }
        filled
    }

    /// How many more meetings than its leader each body of a round is to have, without those in the folder
    /// already.
    fn extras(&self) -> Vec<(&'a BodyId, usize)> {
        let mut extras = Vec::new();
        for Solved { group, solution, .. } in &self.solved {
            let leader = self.builder.parties[group.members[0]].count;
            for (place, id) in group.members[1..].iter().enumerate() {
                let party = &self.builder.parties[id];
                let mut besides = self.builder.days.in_year(&party.fixed).to_vec();
                besides.retain(|day| !solution.rounds.iter().any(|(_, days)| days[place] == Some(*day)));
                extras.push((*id, party.count.saturating_sub(leader).saturating_sub(besides.len())));
            }
        }
        extras
    }

    /// The days of a body.
    fn days_of(&self, id: &BodyId) -> &[usize] {
        match self.met.iter().find(|(body, _)| body.id == *id) {
            Some((_, days)) => days,
            None => &[],
        }
    }

    /// The meetings in the year.
    fn meetings(&self) -> Vec<ProposedMeeting<'a>> {
        let (workspace, days) = (self.builder.workspace, self.builder.days);
        let mut meetings = Vec::new();
        for (body, met) in &self.met {
            for number in days.in_year(met) {
                let day = days.day(*number);
                let has_dispatch = body.dispatch.on(day).is_some();
                meetings.push(ProposedMeeting {
                    body,
                    day,
                    is_new: !self.builder.parties[&body.id].has_fixed(*number),
                    dispatch: has_dispatch.then(|| workspace.dispatch_deadline(&body.id, day)),
                    margin: self.margin(body, *number),
                });
            }
        }
        meetings
    }
}
