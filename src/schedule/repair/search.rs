//! The search for days to which meetings can be moved so that a link holds.

use chrono::{Duration, NaiveDate};

use super::faults::{AffectedDays, Fault, is_free, is_movable};
use crate::model::BodyKind;
use crate::schedule::chain::{self, ChainLink};
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::window::Window;
use crate::workspace::Workspace;

/// So many days a meeting is moved at most.
const REACH: i64 = 28;

/// The cheapest ways to mend `link` by moving meetings: the earlier one, the later one, both, and when none of those is
/// enough, also the one they prepare. Days that the council asks to keep free are taken only when no others mend it.
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
        let mut found: Vec<Vec<PlannedMeeting<'a>>> =
            [self.earlier(&[]), self.later(&[])].into_iter().flatten().collect();
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
        let later = self.link.later;
        let days = later.day.iter_days().skip(1).take(usize::try_from(REACH).ok()?);
        let on = |day| PlannedMeeting { day, ..later };
        let in_time = days.filter(|day| self.latest(on(*day), moved) >= Some(self.link.earlier.day));
        in_time.map(|day| [moved, &[on(day)]].concat()).find(|moves| self.works(moves))
    }

    /// Both of them, as cheaply as can be and cheaper than `most`.
    fn both(&self, moved: &[PlannedMeeting<'a>], most: u32) -> Option<Vec<PlannedMeeting<'a>>> {
        let (earlier, later) = (self.link.earlier, self.link.later);
        let mut days: Vec<i64> = (-REACH / 2..=REACH).filter(|days| *days != 0).collect();
        days.sort_by_key(|days| days.abs());
        let mut best: Option<Vec<PlannedMeeting<'a>>> = None;
        let mut most = most;
        for day in days.into_iter().map(|days| later.day + Duration::days(days)) {
            let with_later = [moved, &[PlannedMeeting { day, ..later }]].concat();
            if cost(self.plan.workspace, &with_later) >= most || !self.is_possible(&with_later) {
                continue;
            }
            let Some(latest) =
                self.latest(PlannedMeeting { day, ..later }, moved).filter(|latest| *latest < earlier.day)
            else {
                continue;
            };
            let found = self.back_from(latest, latest - Duration::days(REACH / 2), &with_later);
            if let Some(found) = found.filter(|found| cost(self.plan.workspace, found) < most) {
                most = cost(self.plan.workspace, &found);
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
        let days = days.filter(|day| *day != self.link.earlier.day);
        days.map(|day| [moved, &[PlannedMeeting { day, ..self.link.earlier }]].concat())
            .find(|moves| self.works(moves))
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
        let Some(body) = plan.workspace.council.bodies.get(moved.body()) else { return false };
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
    let of = |moved: &PlannedMeeting<'_>| {
        let body = workspace.council.bodies.get(moved.body());
        let is_elected = body.is_some_and(|body| body.kind == Some(BodyKind::Elected));
        let days = moved.day.signed_duration_since(moved.meeting.date.value).num_days().unsigned_abs();
        10 + u32::try_from(days).unwrap_or(u32::MAX / 4)
            + if is_elected { 10 } else { 0 }
            + if moved.meeting.has_been_called() { 20 } else { 0 }
    };
    moves.iter().map(of).sum()
}
