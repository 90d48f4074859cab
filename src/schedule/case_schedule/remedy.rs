//! What is left to do when a case cannot be decided in time.

use chrono::NaiveDate;

use super::{CaseSchedule, Stage, Terms, each_broken_pair, first_open};
use crate::model::{Case, RoutingRule, Row, Strength};
use crate::schedule::chain::{ChainLink, link};
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::repair::{ASKING, Act, HASTE, PASSING, Repair, repairs, tried_move};
use crate::schedule::requirement::{self, Deliverable};

/// So many days ahead a later decision is looked for, where no meeting is planned.
const AHEAD: usize = 366;
/// So many meetings to come are tried for a later decision.
const TRIED: usize = 24;
/// So many days a meeting is moved at most.
const REACH: usize = 28;

/// What would let `case` be decided in time, cheapest first; each of them has been tried.
pub fn remedies<'a>(plan: &MeetingPlan<'a>, case: &'a Case) -> Vec<Repair<'a>> {
    let terms = Terms::of(case);
    let schedule = CaseSchedule::on(plan, case, terms);
    let mut found: Vec<Repair<'a>> = Vec::new();
    each_broken_pair(plan, case, |pair| {
        if let Some(link) = pair.link {
            found.extend(repairs(plan, &link));
        }
    });
    if schedule.holds() {
        return sorted(found);
    }
    if found.is_empty() {
        found.extend(moved(plan, case, terms, &schedule));
        found.extend(chained(plan, case, terms, &schedule));
        found.extend(passed(plan, case, terms));
    }
    if terms.goal().is_some() {
        found.extend(later(plan, case, terms));
        found.extend(in_haste(plan, case, terms));
    }
    sorted(found)
}

fn sorted(mut found: Vec<Repair<'_>>) -> Vec<Repair<'_>> {
    found.sort_by_key(|repair| repair.cost);
    found
}

/// The meeting that comes too late, moved to a day on which it does not.
fn moved<'a>(
    plan: &MeetingPlan<'a>,
    case: &'a Case,
    terms: Terms,
    schedule: &CaseSchedule<'a>,
) -> Option<Repair<'a>> {
    let workspace = plan.workspace;
    let late = schedule.stages.iter().rev().find(|stage| stage.is_late)?;
    let (meeting, latest) = (late.misses?, late.latest?);
    let mut days: Vec<NaiveDate> =
        std::iter::successors(Some(latest), NaiveDate::pred_opt).take(REACH).collect();
    days.retain(|day| *day >= workspace.today);
    days.sort_by_key(|day| workspace.council.kept_free_for(*day).is_some());
    for day in days {
        if let Some((repair, moved)) = tried_move(plan, PlannedMeeting { day, ..meeting })
            && CaseSchedule::on(&moved, case, terms).holds()
        {
            return Some(repair);
        }
    }
    None
}

/// Where the meetings that could take the case are too close to each other: what mends that.
fn chained<'a>(
    plan: &MeetingPlan<'a>,
    case: &'a Case,
    terms: Terms,
    schedule: &CaseSchedule<'a>,
) -> Vec<Repair<'a>> {
    let mut found = Vec::new();
    for index in 1..schedule.stages.len() {
        let Some(link) = too_close(plan, &schedule.stages[index - 1..]) else { continue };
        for repair in repairs(plan, &link) {
            let moves: Vec<PlannedMeeting<'a>> = repair.moves().collect();
            let is_waiver = moves.is_empty();
            if is_waiver && link.requirement.what != Deliverable::Minutes {
                continue;
            }
            let terms = Terms { without_minutes: is_waiver || terms.without_minutes, ..terms };
            if CaseSchedule::on(&plan.with(&moves), case, terms).holds() {
                found.push(repair);
            }
        }
    }
    found
}

/// The broken link between the meetings of the first two of `stages`, when the first is late.
fn too_close<'a>(plan: &MeetingPlan<'a>, stages: &[Stage<'a>]) -> Option<ChainLink<'a>> {
    let meeting = |stage: &Stage<'a>| match stage.reaches {
        Some(reached) => Some(reached),
        None => Some(PlannedMeeting::as_written(stage.meeting(plan.workspace)?)),
    };
    if !stages[0].is_late {
        return None;
    }
    let (earlier, later) = (stages[0].misses?, meeting(&stages[1])?);
    let target = stages.get(2).and_then(meeting).unwrap_or(later);
    link(plan.workspace, earlier, later, target).filter(|link| link.is_broken(plan.workspace.today))
}

/// A body that only ought to be heard, gone past.
fn passed<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    for (index, step) in case.routing.iter().enumerate() {
        if !step.is_open() {
            continue;
        }
        let Some(row) = only_ought(plan, case, index) else { continue };
        let passed = Terms { passed: Some(index), ..terms };
        if CaseSchedule::on(plan, case, passed).holds() {
            let acts = vec![Act::Pass(row, &step.body.value, plan.workspace.today)];
            return Some(Repair { acts, cost: PASSING });
        }
    }
    None
}

/// The row by which the body at `index` ought to be heard, when no body after it demands that it must.
fn only_ought<'a>(plan: &MeetingPlan<'a>, case: &'a Case, index: usize) -> Option<&'a Row<RoutingRule>> {
    let council = &plan.workspace.council;
    let (step, traits) = (&case.routing[index], plan.workspace.traits_of(case));
    let mut ought = None;
    for later in &case.routing[index + 1..] {
        let Some(body) = council.body(&later.body.value) else { continue };
        let day = later.meeting.map_or(plan.workspace.today, |day| day.value);
        let is_of = |name: &str| council.bodies_named(name).any(|named| named.id == step.body.value);
        for requirement in requirement::requirements(council, body, traits, day) {
            if requirement.strength == Strength::Must
                && requirement.what != Deliverable::Minutes
                && is_of(requirement.of)
            {
                return None;
            }
        }
        let mut rows = council.routing_rules_before(&body.id, traits, day);
        ought = ought.or(rows.find(|row| is_of(&row.value.by.value)));
    }
    ought
}

/// More time: the first day on which the case can be decided, when those of its days that come before it are
/// put off.
fn later<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    let (goal, _) = terms.goal()?;
    let day = first_decision(plan, case, terms, goal)?;
    let mut acts = Vec::new();
    if terms.hearing.is_some_and(|hearing| hearing < day) {
        acts.push(Act::Extend(day));
    }
    if terms.deadline.is_some_and(|deadline| deadline < day) {
        acts.push(Act::Postpone(day));
    }
    Some(Repair { acts, cost: ASKING })
}

/// The first day after `goal` on which the case can be decided: in a meeting, when any is planned.
fn first_decision(plan: &MeetingPlan<'_>, case: &Case, terms: Terms, goal: NaiveDate) -> Option<NaiveDate> {
    let workspace = plan.workspace;
    let body = workspace.council.body(workspace.deciding_body(case)?)?;
    let after = goal.succ_opt()?;
    let holds = |day: &NaiveDate| CaseSchedule::on(plan, case, terms.put_off_to(*day)).holds();
    let next = |meeting: &PlannedMeeting<'_>| first_open(plan, body, meeting.day.succ_opt()?);
    let meetings = std::iter::successors(first_open(plan, body, after), next).take(TRIED);
    let mut days: Vec<NaiveDate> = meetings.map(|meeting| meeting.day).collect();
    for step in &case.routing {
        if let Some(day) = step.meeting
            && step.outcome.is_none()
            && step.body.value == body.id
            && day.value > goal
        {
            days.push(day.value);
        }
    }
    days.sort_unstable();
    if days.is_empty() {
        return after.iter_days().take(AHEAD).find(holds);
    }
    days.into_iter().find(holds)
}

/// A decision without the usual time for papers, which the law allows elected bodies for what cannot wait.
fn in_haste<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    let workspace = plan.workspace;
    let body = workspace.council.body(workspace.deciding_body(case)?)?;
    let (goal, _) = terms.goal()?;
    let urgent = Terms { is_urgent: true, ..terms };
    if !body.is_elected() || !CaseSchedule::on(plan, case, urgent).holds() {
        return None;
    }
    Some(Repair { acts: vec![Act::Hasten(body, goal)], cost: HASTE })
}
