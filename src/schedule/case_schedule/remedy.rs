//! What is left to do when a case cannot be decided in time.

use chrono::NaiveDate;

use super::{CaseSchedule, Stage, Terms, each_broken_pair, first_open};
use crate::model::{BodyKind, Case, RoutingRule, Row, Strength};
use crate::schedule::chain::link;
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::repair::{ASKING, Act, HASTE, PASSING, Repair, repairs, tried_move};
use crate::schedule::requirement::{self, Deliverable, Requirement};

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
        found.extend(pair.link.into_iter().flat_map(|link| repairs(plan, &link)));
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
    let late = schedule.stages.iter().rev().find(|stage| stage.is_late)?;
    let (meeting, latest) = (late.misses?, late.latest?);
    let days = std::iter::successors(Some(latest), NaiveDate::pred_opt).take(REACH);
    let ahead = days.filter(|day| *day >= plan.workspace.today);
    let (kept, free): (Vec<_>, Vec<_>) =
        ahead.partition(|day| plan.workspace.council.kept_free_for(*day).is_some());
    free.into_iter().chain(kept).find_map(|day| {
        let (repair, moved) = tried_move(plan, PlannedMeeting { day, ..meeting })?;
        CaseSchedule::on(&moved, case, terms).holds().then_some(repair)
    })
}

/// Where the meetings that could take the case are too close to each other: what mends that.
fn chained<'a>(
    plan: &MeetingPlan<'a>,
    case: &'a Case,
    terms: Terms,
    schedule: &CaseSchedule<'a>,
) -> Vec<Repair<'a>> {
    let meeting = |stage: &Stage<'a>| {
        let planned = stage.meeting(plan.workspace).map(PlannedMeeting::as_written);
        stage.reaches.or(planned)
    };
    let found = schedule.stages.windows(2).enumerate().filter(|(_, pair)| pair[0].is_late);
    let links = found.filter_map(|(index, pair)| {
        let (earlier, later) = (pair[0].misses?, meeting(&pair[1])?);
        let target = schedule.stages.get(index + 2).and_then(meeting).unwrap_or(later);
        link(plan.workspace, earlier, later, target).filter(|link| link.is_broken(plan.workspace.today))
    });
    let holds = |repair: &Repair<'a>| {
        let moves: Vec<PlannedMeeting<'a>> = repair.moves().collect();
        let is_waiver = moves.is_empty();
        let terms = Terms { without_minutes: is_waiver || terms.without_minutes, ..terms };
        CaseSchedule::on(&plan.with(&moves), case, terms).holds()
    };
    let mended = links.flat_map(|link| {
        let is_of_minutes = link.requirement.what == Deliverable::Minutes;
        repairs(plan, &link).into_iter().filter(move |repair| is_of_minutes || repair.moves().count() > 0)
    });
    mended.filter(holds).collect()
}

/// A body that only ought to be heard, gone past.
fn passed<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    (0..case.routing.len()).find_map(|index| {
        let step = case.routing.get(index).filter(|step| step.is_open())?;
        let row = only_ought(plan, case, index)?;
        let passed = Terms { passed: Some(index), ..terms };
        let day = step.meeting.map_or(plan.workspace.today, |day| day.value);
        let is_mended = CaseSchedule::on(plan, case, passed).holds();
        is_mended.then(|| Repair { acts: vec![Act::Pass(row, &step.body.value, day)], cost: PASSING })
    })
}

/// The row by which the body at `index` ought to be heard, when no body after it demands that it must.
fn only_ought<'a>(plan: &MeetingPlan<'a>, case: &'a Case, index: usize) -> Option<&'a Row<RoutingRule>> {
    let council = &plan.workspace.council;
    let (step, political) = (&case.routing[index], plan.workspace.is_political(case));
    let mut ought = None;
    for later in &case.routing[index + 1..] {
        let day = later.meeting.map_or(plan.workspace.today, |day| day.value);
        let is_of = |name: &str| council.bodies_named(name).any(|named| named.id == step.body.value);
        let Some(body) = council.bodies.get(&later.body.value) else { continue };
        let must = |requirement: &Requirement<'_>| {
            requirement.strength == Strength::Must
                && requirement.what != Deliverable::Minutes
                && is_of(requirement.of)
        };
        if requirement::requirements(council, body, political, day).any(|requirement| must(&requirement)) {
            return None;
        }
        let mut rows = council.routing_rules_before(&body.id, political, day);
        ought = ought.or(rows.find(|row| is_of(&row.value.by.value)));
    }
    ought
}

/// More time: the first day on which the case can be decided, when those of its days that come before it are put off.
fn later<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    let (goal, _) = terms.goal()?;
    let day = first_decision(plan, case, terms, goal)?;
    let hearing = terms.hearing.filter(|hearing| *hearing < day).map(|_| Act::Extend(day));
    let deadline = terms.deadline.filter(|deadline| *deadline < day).map(|_| Act::Postpone(day));
    Some(Repair { acts: hearing.into_iter().chain(deadline).collect(), cost: ASKING })
}

/// The first day after `goal` on which the case can be decided: in a meeting, when any is planned.
fn first_decision(plan: &MeetingPlan<'_>, case: &Case, terms: Terms, goal: NaiveDate) -> Option<NaiveDate> {
    let workspace = plan.workspace;
    let body = workspace.council.bodies.get(workspace.deciding_body(case)?)?;
    let after = goal.succ_opt()?;
    let holds = |day: &NaiveDate| CaseSchedule::on(plan, case, terms.put_off_to(*day)).holds();
    let next = |meeting: &PlannedMeeting<'_>| first_open(plan, body, meeting.day.succ_opt()?);
    let meetings = std::iter::successors(first_open(plan, body, after), next).take(TRIED);
    let mut days: Vec<NaiveDate> = meetings.map(|meeting| meeting.day).collect();
    let planned = case.routing.iter().filter(|step| step.outcome.is_none() && step.body.value == body.id);
    days.extend(planned.filter_map(|step| step.meeting).map(|day| day.value).filter(|day| *day > goal));
    days.sort_unstable();
    if days.is_empty() {
        return after.iter_days().take(AHEAD).find(holds);
    }
    days.into_iter().find(holds)
}

/// A decision without the usual time for papers, which the law allows elected bodies for what cannot wait.
fn in_haste<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    let workspace = plan.workspace;
    let body = workspace.council.bodies.get(workspace.deciding_body(case)?)?;
    let (goal, _) = terms.goal()?;
    let urgent = Terms { is_urgent: true, ..terms };
    let is_mended = body.kind == Some(BodyKind::Elected) && CaseSchedule::on(plan, case, urgent).holds();
    is_mended.then(|| Repair { acts: vec![Act::Hasten(body, goal)], cost: HASTE })
}
