//! What is left to do when a case cannot be decided in time.

use chrono::{Days, NaiveDate};

use super::{Bound, Course, Stage, Terms, each_broken_pair, open_meetings};
use crate::model::{BodyKind, Case, RoutingRule, Row, Strength};
use crate::schedule::demand::{self, Demand};
use crate::schedule::meeting_plan::{MeetingPlan, Planned};
use crate::schedule::repair::{ASKING, Act, HASTE, PASSING, Repair, repairs, tried_move};

/// So many days ahead a later decision is looked for.
const AHEAD: usize = 366;
/// So many days a meeting is moved at most.
const REACH: usize = 28;

/// What would let `case` be decided in time, cheapest first; each of them has been tried.
pub fn remedies<'a>(plan: &MeetingPlan<'a>, case: &'a Case) -> Vec<Repair<'a>> {
    let terms = Terms::of(case);
    let course = Course::on(plan, case, terms);
    let mut found: Vec<Repair<'a>> = Vec::new();
    each_broken_pair(plan, case, |pair| {
        found.extend(pair.link.into_iter().flat_map(|link| repairs(plan, &link)));
    });
    if let Some(late) = course.first_late() {
        if found.is_empty() {
            found.extend(moved(plan, case, terms, &course));
            found.extend(passed(plan, case, terms));
        }
        if terms.goal().is_some() {
            found.extend(later(plan, case, terms));
            found.extend(in_haste(plan, case, terms, late));
        }
    }
    found.sort_by_key(|repair| repair.cost);
    found
}

/// The meeting that comes too late, moved to a day on which it does not.
fn moved<'a>(
    plan: &MeetingPlan<'a>,
    case: &'a Case,
    terms: Terms,
    course: &Course<'a>,
) -> Option<Repair<'a>> {
    let late = course.stages.iter().rev().find(|stage| stage.is_late)?;
    let (meeting, latest) = (late.misses?, late.latest?);
    let days = std::iter::successors(Some(latest), NaiveDate::pred_opt).take(REACH);
    days.filter(|day| *day >= plan.workspace.today).find_map(|day| {
        let (repair, moved) = tried_move(plan, Planned { day, ..meeting })?;
        Course::on(&moved, case, terms).holds().then_some(repair)
    })
}

/// A body that only ought to be heard, gone past.
fn passed<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    (0..case.routing.len()).find_map(|index| {
        let step = case.routing.get(index).filter(|step| step.is_open())?;
        let row = only_ought(plan, case, index)?;
        let passed = Terms { passed: Some(index), ..terms };
        let day = step.meeting.map_or(plan.workspace.today, |day| day.value);
        let is_mended = Course::on(plan, case, passed).holds();
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
        let must = |demand: &Demand<'_>| {
            demand.strength == Strength::Must && demand.what != demand::What::Minutes && is_of(demand.of)
        };
        if demand::demands(council, body, political, day).any(|demand| must(&demand)) {
            return None;
        }
        let mut rows = council.routing_rules_before(&body.id, political, day);
        ought = ought.or(rows.find(|row| is_of(&row.value.by.value)));
    }
    ought
}

/// More time: the first day on which the case can be decided.
fn later<'a>(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Option<Repair<'a>> {
    let (goal, bound) = terms.goal()?;
    let day = first_decision(plan, case, goal)?;
    let act = match bound {
        Bound::Hearing(_) => Act::Extend(day),
        _ => Act::Postpone(day),
    };
    Some(Repair { acts: vec![act], cost: ASKING })
}

/// The first day after `goal` on which the case can be decided: in a meeting, when any is planned.
fn first_decision(plan: &MeetingPlan<'_>, case: &Case, goal: NaiveDate) -> Option<NaiveDate> {
    let workspace = plan.workspace;
    let body = workspace.council.bodies.get(workspace.deciding_body(case)?)?;
    let after = goal.succ_opt()?;
    let holds =
        |day: &NaiveDate| Course::on(plan, case, Terms { deadline: Some(*day), ..Terms::default() }).holds();
    let mut days: Vec<NaiveDate> =
        open_meetings(plan, body, after, NaiveDate::MAX).map(|meeting| meeting.day).collect();
    let planned = case.routing.iter().filter(|step| step.outcome.is_none() && step.body.value == body.id);
    days.extend(planned.filter_map(|step| step.meeting).map(|day| day.value).filter(|day| *day > goal));
    days.sort_unstable();
    if days.is_empty() {
        return after.iter_days().take(AHEAD).find(holds);
    }
    days.into_iter().find(holds)
}

/// A decision without the usual time for papers, which the law allows an elected body for what cannot wait.
fn in_haste<'a>(
    plan: &MeetingPlan<'a>,
    case: &'a Case,
    terms: Terms,
    late: &Stage<'a>,
) -> Option<Repair<'a>> {
    let workspace = plan.workspace;
    let body = workspace.council.bodies.get(workspace.deciding_body(case)?)?;
    let is_elected = body.kind == Some(BodyKind::Elected);
    // A meeting that is planned too late can be called sooner.
    let urgent = Terms { is_urgent: true, ..terms };
    let (goal, _) = terms.goal()?;
    let is_ahead = workspace.today.checked_add_days(Days::new(1)).is_some_and(|day| day <= goal);
    let is_planned_late = late.planned.is_some();
    let is_mended = is_elected && is_ahead && !is_planned_late && Course::on(plan, case, urgent).holds();
    is_mended.then(|| Repair { acts: vec![Act::Hasten(body, goal)], cost: HASTE })
}
