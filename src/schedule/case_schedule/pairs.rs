//! The treatments of a case that are planned too close to each other.

use chrono::{Days, NaiveDate};

use crate::model::{Case, Step, calendar};
use crate::schedule::chain::{ChainLink, each_link};
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::requirement::{self, Deliverable, Requirement};

/// Two planned treatments of one case, the earlier too late for what the later demands.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The earlier treatment, and its day.
    pub earlier: (&'a Step, NaiveDate),
    /// The later treatment, and its day.
    pub later: (&'a Step, NaiveDate),
    /// What the later demands.
    pub requirement: Requirement<'a>,
    /// The last day the earlier one could be.
    pub latest: NaiveDate,
    /// The link between their meetings, when both are in the folder.
    pub link: Option<ChainLink<'a>>,
}

/// Tells every pair of planned treatments to come in `case` that does not hold, but for those whose meetings
/// are a broken link of the meeting plan already.
pub fn each_broken_pair<'a>(plan: &MeetingPlan<'a>, case: &'a Case, mut tell: impl FnMut(Pair<'a>)) {
    let workspace = plan.workspace;
    for (index, later) in case.routing.iter().enumerate() {
        let Some(day) = planned(later) else { continue };
        let Some(body) = workspace.council.body(&later.body.value) else { continue };
        if day < workspace.today {
            continue;
        }
        for earlier in &case.routing[..index] {
            let Some(before) = planned(earlier) else { continue };
            let is_of = |requirement: &Requirement<'a>| {
                // Which minutes go with a notice is a matter of the meetings, whatever case is in them.
                requirement.what != Deliverable::Minutes
                    && workspace
                        .council
                        .bodies_named(requirement.of)
                        .any(|named| named.id == earlier.body.value)
            };
            let traits = workspace.traits_of(case);
            let Some((requirement, until)) = requirement::binding(workspace, body, (traits, day), is_of)
            else {
                continue;
            };
            // Two days in the wrong order are L04's.
            if before <= until || before > day {
                continue;
            }
            let link = link(plan, earlier, later, (requirement, until));
            let latest = calendar::working_day_until(until);
            if !link.is_some_and(|link| is_in_time(&link) || is_told_of_meetings(plan, &link)) {
                tell(Pair { earlier: (earlier, before), later: (later, day), requirement, latest, link });
            }
        }
    }
}

/// The day of a treatment in a meeting to come.
fn planned(step: &Step) -> Option<NaiveDate> {
    match step.meeting {
        Some(day) if step.outcome.is_none() && step.between.is_none() => Some(day.value),
        _ => None,
    }
}

/// The link between the meetings of two treatments.
fn link<'a>(
    plan: &MeetingPlan<'a>,
    earlier: &Step,
    later: &Step,
    (requirement, until): (Requirement<'a>, NaiveDate),
) -> Option<ChainLink<'a>> {
    let workspace = plan.workspace;
    let earlier = PlannedMeeting::as_written(workspace.meeting_of_step(earlier)?);
    let later = PlannedMeeting::as_written(workspace.meeting_of_step(later)?);
    let papers = workspace.dispatch_deadline(later.body(), later.day);
    let sent = workspace.dispatched_on(later.meeting).map(|sent| sent.value);
    let latest = calendar::working_day_until(until);
    Some(ChainLink { earlier, later, target: later, requirement, papers, until, latest, sent })
}

/// Whether the papers left after the earlier meeting after all.
fn is_in_time(link: &ChainLink<'_>) -> bool {
    link.sent.is_some_and(|sent| sent >= link.earlier.day)
}

/// Whether the meeting plan itself has this link and tells that it is broken.
fn is_told_of_meetings(plan: &MeetingPlan<'_>, link: &ChainLink<'_>) -> bool {
    let Some(body) = plan.workspace.council.body(link.later.body()) else { return false };
    let mut is_told = false;
    let mut look = |target| {
        each_link(plan, target, |other| {
            is_told |= other.is_same(link) && other.is_broken(plan.workspace.today);
        });
    };
    look(link.later);
    for row in body.meets_before.all_on(link.later.day) {
        let reach = link.later.day.checked_add_days(Days::new(2 * u64::from(row.value.days) + 14));
        let last = reach.unwrap_or(NaiveDate::MAX);
        plan.between(&row.value.body.value, link.later.day, last).for_each(&mut look);
    }
    is_told
}
