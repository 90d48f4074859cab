//! What would mend a broken link of the chain, and what it costs.
//!
//! A repair is offered only when it has been tried: the plan is made with it and judged by the same functions
//! as the rules, and nothing may then be wrong that was not wrong before. Costs are worked out like this: a
//! meeting that is moved costs 10 and 1 for each day it is moved, 10 more when the body is elected, since its
//! members sit in other bodies too, and 20 more when people have been called to it. Asking others for more
//! time costs 100, deciding in haste 120, going past a body that only ought to be heard 150, and sending
//! papers without what must be in them 200. No meeting is moved to a day that the council asks to keep free
//! (`unngå`) when moves to other days mend it too; those days have no price.

mod faults;
mod search;
mod wording;

use chrono::{Datelike, NaiveDate};

use self::faults::{AffectedDays, is_free, is_movable};
use super::chain::{ChainLink, each_link};
use super::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::model::{Body, BodyId, RoutingRule, Row, Waiver};
use crate::workspace::Workspace;

/// What it costs to send papers without what must be in them.
pub(super) const WAIVING: u32 = 200;
/// What it costs to go past a body that only ought to be heard.
pub(super) const PASSING: u32 = 150;
/// What it costs to decide in haste.
pub(super) const HASTE: u32 = 120;
/// What it costs to ask others for more time.
pub(super) const ASKING: u32 = 100;

/// One way to mend what is broken, tried by the same judgement that found it broken.
#[derive(Debug, Clone)]
pub struct Repair<'a> {
    /// What is to be done, all of it.
    pub acts: Vec<Act<'a>>,
    /// What it costs; the cheapest comes first.
    pub cost: u32,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub enum Act<'a> {
    /// Move a meeting to the day that is said.
    Move(PlannedMeeting<'a>),
    /// Send the papers of the later meeting without what should be in them, and write that down as an
    /// `avvik`.
    Waive(ChainLink<'a>),
    /// Go past a body that only ought to have heard the case, and write that down as an `avvik`.
    Pass(&'a Row<RoutingRule>, &'a BodyId, NaiveDate),
    /// Let an elected body decide by this day without the usual time for its papers (koml. § 11-8).
    Hasten(&'a Body, NaiveDate),
    /// Ask for a hearing deadline on this day or later.
    Extend(NaiveDate),
    /// Give the case another day to be decided by, which the secretariat sets itself.
    Postpone(NaiveDate),
}

impl<'a> Repair<'a> {
    /// The meetings it moves.
    pub fn moves(&self) -> impl Iterator<Item = PlannedMeeting<'a>> {
        self.acts.iter().filter_map(|act| match act {
            Act::Move(moved) => Some(*moved),
            _ => None,
        })
    }
}

/// What would mend `link`, cheapest first. What has been done is mended by nothing but an `avvik`.
pub fn repairs<'a>(plan: &MeetingPlan<'a>, link: &ChainLink<'a>) -> Vec<Repair<'a>> {
    let mut found = Vec::new();
    if link.later.day >= plan.workspace.today {
        found = search::moves(plan, link).into_iter().map(|moves| moving(plan.workspace, &moves)).collect();
    }
    if !link.requirement.is_law {
        found.push(Repair { acts: vec![Act::Waive(*link)], cost: WAIVING });
    }
    found.sort_by_key(|repair| repair.cost);
    found
}

/// A repair that moves one meeting, and the plan with it, when it brings nothing wrong with it.
pub(super) fn tried_move<'a>(
    plan: &MeetingPlan<'a>,
    moved: PlannedMeeting<'a>,
) -> Option<(Repair<'a>, MeetingPlan<'a>)> {
    let with = plan.with(&[moved]);
    let can_be_made = |moved: &PlannedMeeting<'a>| is_movable(plan, moved.meeting) && is_free(&with, moved);
    if !with.moves().iter().all(can_be_made) {
        return None;
    }
    let stretch = AffectedDays::around(plan, &[PlannedMeeting::as_written(moved.meeting), moved]);
    if stretch.is_crowded(plan) {
        return None;
    }
    let before = stretch.faults(plan);
    if stretch.faults(&with).iter().any(|fault| !before.contains(fault)) {
        return None;
    }
    Some((moving(plan.workspace, &[moved]), with))
}

/// A repair that moves meetings.
fn moving<'a>(workspace: &Workspace, moves: &[PlannedMeeting<'a>]) -> Repair<'a> {
    Repair { acts: moves.iter().copied().map(Act::Move).collect(), cost: search::cost(workspace, moves) }
}

/// A link that does not hold, and what would mend it, cheapest first.
#[derive(Debug, Clone)]
pub struct Broken<'a> {
    /// The link.
    pub link: ChainLink<'a>,
    /// What would mend it: each of them has been tried. Nothing, when it is set aside already.
    pub repairs: Vec<Repair<'a>>,
    /// The `avvik` in the later meeting that sets it aside.
    pub waiver: Option<&'a Waiver>,
}

/// Every link that is broken in `year`, at its later meeting, in order of day.
pub fn broken(workspace: &Workspace, year: i32) -> Vec<Broken<'_>> {
    let spring = NaiveDate::from_ymd_opt(year.saturating_add(1), 3, 1);
    let (Some(first), Some(last)) =
        (NaiveDate::from_ymd_opt(year, 1, 1), spring.and_then(|day| day.pred_opt()))
    else {
        return Vec::new();
    };
    let plan = MeetingPlan::of(workspace);
    let mut links: Vec<ChainLink<'_>> = Vec::new();
    for meeting in workspace.meetings_on_days(first, last) {
        if !meeting.takes_place() {
            continue;
        }
        each_link(&plan, PlannedMeeting::as_written(meeting), |link| {
            let is_known = links.iter().any(|known| known.is_same(&link));
            if link.later.day.year() == year && link.is_broken(workspace.today) && !is_known {
                links.push(link);
            }
        });
    }
    links.sort_by_key(|link| (link.later.day, link.earlier.day));
    let mut broken = Vec::new();
    for link in links {
        let waiver = link.waiver(workspace.today);
        let repairs = if waiver.is_some() { Vec::new() } else { repairs(&plan, &link) };
        broken.push(Broken { link, repairs, waiver });
    }
    broken
}
