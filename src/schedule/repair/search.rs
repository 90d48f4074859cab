//! The search for days to which meetings can be moved so that a link holds.

use chrono::{Duration, NaiveDate};

use super::faults::{AffectedDays, Fault, is_free, is_movable};
use crate::model::Body;
use crate::schedule::chain::{self, ChainLink};
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::window::Window;
use crate::workspace::Workspace;

/// So many days a meeting is moved at most.
const REACH: i64 = 28;

/// The cheapest ways to mend `link` by moving meetings: the earlier one, the later one, both, and when none
/// of those is enough, also the one they prepare. Days that the council asks to keep free are taken only when
/// no others mend it.
pub fn moves<'a>(plan: &MeetingPlan<'a>, link: &ChainLink<'a>) -> Vec<Vec<PlannedMeeting<'a>>> {
    let stretch = AffectedDays::around(plan, &[link.earlier, link.later, link.target]);
    if stretch.is_crowded(plan) {
        return Vec::new();
    }
    let before = stretch.faults(plan);
    let search = RepairSearch { plan, link, stretch, before, takes_any: false };
    let found = search.all();
    if found.is_empty() && !plan.workspace.council.avoidances.rows.is_empty() {
        return RepairSearch { takes_any: true, ..search }.all();
    }
    found
}

struct RepairSearch<'s, 'a> {
    plan: &'s MeetingPlan<'a>,
    link: &'s ChainLink<'a>,
    stretch: AffectedDays<'a>,
    before: Vec<Fault<'a>>,
    /// Whether a meeting may also be put on a day that the council asks to keep free.
    takes_any: bool,
}

impl<'a> RepairSearch<'_, 'a> {
    /// The cheapest way to move one of them, and those that are cheaper by moving more.
    fn all(&self) -> Vec<Vec<PlannedMeeting<'a>>> {
        let link = self.link;
        let mut found: Vec<Vec<PlannedMeeting<'a>>> = Vec::new();
        found.extend(self.earlier(&[]));
        found.extend(self.later(&[]));
        let most = found.iter().map(|moves| cost(self.plan.workspace, moves)).min().unwrap_or(u32::MAX);
        found.extend(self.both(&[], most));
        if found.is_empty() && !link.target.is(link.later.meeting) {
            found.extend(self.with_target());
        }
        found
    }

    /// The earlier meeting alone, besides what is moved already, to the nearest day before.
    fn earlier(&self, moved: &[PlannedMeeting<'a>]) -> Option<Vec<PlannedMeeting<'a>>> {
        let earlier = self.link.earlier;
        let latest = self.latest(self.link.later, moved)?.min(earlier.day.pred_opt()?);
        self.back_from(latest, earlier.day - Duration::days(REACH), moved)
    }

    /// The later meeting alone, to the nearest day after.
    fn later(&self, moved: &[PlannedMeeting<'a>]) -> Option<Vec<PlannedMeeting<'a>>> {
        for days in 1..=REACH {
            let later = PlannedMeeting { day: self.link.later.day + Duration::days(days), ..self.link.later };
            if self.latest(later, moved) < Some(self.link.earlier.day) {
                continue;
            }
            let moves = [moved, &[later]].concat();
            if self.works(&moves) {
                return Some(moves);
            }
        }
        None
    }

    /// Both of them, as cheaply as can be and cheaper than `most`.
    fn both(&self, moved: &[PlannedMeeting<'a>], most: u32) -> Option<Vec<PlannedMeeting<'a>>> {
        let (earlier, later) = (self.link.earlier, self.link.later);
        let mut days: Vec<i64> = (-REACH / 2..=REACH).filter(|days| *days != 0).collect();
        days.sort_by_key(|days| days.abs());
        let mut best: Option<Vec<PlannedMeeting<'a>>> = None;
        let mut most = most;
        for days in days {
            let later = PlannedMeeting { day: later.day + Duration::days(days), ..later };
            let with_later = [moved, &[later]].concat();
            if cost(self.plan.workspace, &with_later) >= most || !self.is_possible(&with_later) {
                continue;
            }
            let Some(latest) = self.latest(later, moved) else { continue };
            if latest >= earlier.day {
                continue;
            }
            let first = latest - Duration::days(REACH / 2);
            let Some(found) = self.back_from(latest, first, &with_later) else { continue };
            let price = cost(self.plan.workspace, &found);
            if price < most {
                most = price;
                best = Some(found);
            }
        }
        best
    }

    /// The meeting that both prepare, to a day after, with one of them or both.
    fn with_target(&self) -> Option<Vec<PlannedMeeting<'a>>> {
        let target = self.link.target;
        for days in 1..=REACH {
            let moved = [PlannedMeeting { day: target.day + Duration::days(days), ..target }];
            if !self.is_possible(&moved) {
                continue;
            }
            let found = [self.earlier(&moved), self.later(&moved), self.both(&moved, u32::MAX)];
            let cheapest = found.into_iter().flatten().min_by_key(|moves| cost(self.plan.workspace, moves));
            if cheapest.is_some() {
                return cheapest;
            }
        }
        None
    }

    /// The earlier meeting on the first of the days from `latest` back to `first` that works.
    fn back_from(
        &self,
        latest: NaiveDate,
        first: NaiveDate,
        moved: &[PlannedMeeting<'a>],
    ) -> Option<Vec<PlannedMeeting<'a>>> {
        let days = std::iter::successors(Some(latest), NaiveDate::pred_opt).take_while(|day| *day >= first);
        for day in days {
            let moves = [moved, &[PlannedMeeting { day, ..self.link.earlier }]].concat();
            if day != self.link.earlier.day && self.works(&moves) {
                return Some(moves);
            }
        }
        None
    }

    /// The last day the earlier meeting can be held when the later one is `later`.
    fn latest(&self, later: PlannedMeeting<'a>, moved: &[PlannedMeeting<'a>]) -> Option<NaiveDate> {
        let is_it = |moved: &&PlannedMeeting<'a>| moved.is(later.meeting);
        let later = moved.iter().find(is_it).copied().unwrap_or(later);
        let link = chain::link(self.plan.workspace, self.link.earlier, later, self.link.target)?;
        Some(link.until)
    }

    /// Whether every one of `moves` can be made at all, before anything is asked of what follows.
    fn is_possible(&self, moves: &[PlannedMeeting<'a>]) -> bool {
        let plan = self.plan.with(moves);
        plan.moves().iter().all(|moved| {
            is_movable(self.plan, moved.meeting)
                && is_free(&plan, moved)
                && (self.takes_any || self.plan.workspace.council.kept_free_for(moved.day).is_none())
                && self.stays_in_window(&plan, moved)
        })
    }

    /// Whether a meeting that prepares the target still does: a day outside its window is not worth judging.
    fn stays_in_window(&self, plan: &MeetingPlan<'a>, moved: &PlannedMeeting<'a>) -> bool {
        let target = plan.planned(self.link.target.meeting);
        let Some(body) = plan.workspace.council.body(moved.body()) else { return false };
        Window::of(body, target.body(), target.day).is_none_or(|window| window.holds(moved.day))
    }

    /// Whether the plan holds with `moves`: the link is whole, and nothing is wrong that was not before.
    fn works(&self, moves: &[PlannedMeeting<'a>]) -> bool {
        if !self.is_possible(moves) {
            return false;
        }
        let plan = self.plan.with(moves);
        let after = self.stretch.faults(&plan);
        let is_old = |fault: &Fault<'a>| self.before.contains(fault) && !fault.is_of(self.link);
        after.iter().all(is_old)
    }
}

/// What it costs to move meetings.
pub(super) fn cost(workspace: &Workspace, moves: &[PlannedMeeting<'_>]) -> u32 {
    let mut cost = 0;
    for moved in moves {
        let body = workspace.council.body(moved.body());
        let days = moved.day.signed_duration_since(moved.meeting.date.value).num_days().unsigned_abs();
        cost += 10 + u32::try_from(days).unwrap_or(u32::MAX / 4);
        if body.is_some_and(Body::is_elected) {
            cost += 10;
        }
        if moved.meeting.has_been_called() {
            cost += 20;
        }
    }
    cost
}
