//! What is wrong with a plan in a stretch of days, so that it can be held against another plan.

use chrono::{Datelike, Days, NaiveDate};

use crate::model::{BodyId, Case, CaseId, ItemKind, Meeting, MeetingId, Outcome, Step, calendar};
use crate::schedule::chain::{ChainLink, each_link};
use crate::schedule::meeting_plan::{MeetingPlan, PlannedMeeting};
use crate::schedule::requirement;
use crate::schedule::window::Window;

/// One thing that is wrong, and whom it is between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'a> {
    /// A link between two meetings is broken.
    Link(&'a MeetingId, &'a MeetingId),
    /// A body does not meet in time before a meeting.
    Window(&'a BodyId, &'a MeetingId),
    /// A case comes to a body before it has been where it is to have been.
    Order(&'a CaseId, &'a BodyId),
    /// A case comes to a body without time for what its papers must hold.
    Papers(&'a CaseId, &'a BodyId),
    /// A case is decided by a body after its deadline.
    Deadline(&'a CaseId, &'a BodyId),
}

impl Fault<'_> {
    /// Whether it is that `link` is broken.
    pub fn is_of(&self, link: &ChainLink<'_>) -> bool {
        *self == Fault::Link(&link.earlier.meeting.id, &link.later.meeting.id)
    }
}

/// The days in which a change can do harm, and the cases that follow the meetings.
#[derive(Debug, Clone)]
pub struct AffectedDays<'a> {
    first: NaiveDate,
    last: NaiveDate,
    cases: Vec<&'a Case>,
}

/// So many meetings can be tried against each other.
const CROWD: usize = 150;

/// So many days to either side a meeting can have to do with another one.
const REACH: Days = Days::new(63);

impl<'a> AffectedDays<'a> {
    /// The days around `meetings`, and the cases on their agendas.
    pub fn around(plan: &MeetingPlan<'a>, meetings: &[PlannedMeeting<'a>]) -> Self {
        let mut stretch = Self { first: NaiveDate::MAX, last: NaiveDate::MIN, cases: Vec::new() };
        for PlannedMeeting { meeting, day } in meetings {
            stretch.first = stretch.first.min(day.checked_sub_days(REACH).unwrap_or(NaiveDate::MIN));
            stretch.last = stretch.last.max(day.checked_add_days(REACH).unwrap_or(NaiveDate::MAX));
            for case in cases_of(plan, meeting) {
                if !stretch.cases.iter().any(|known| std::ptr::eq(*known, case)) {
                    stretch.cases.push(case);
                }
            }
        }
        stretch
    }

    /// Whether there are more meetings in it than any council holds, and more than can be tried in good time.
    pub fn is_crowded(&self, plan: &MeetingPlan<'_>) -> bool {
        plan.workspace.meetings_on_days(self.first, self.last).len() > CROWD
    }

    /// Everything wrong with `plan` in it.
    pub fn faults(&self, plan: &MeetingPlan<'a>) -> Vec<Fault<'a>> {
        let workspace = plan.workspace;
        let mut found = Vec::new();
        for body in workspace.council.bodies.values() {
            let mut targets: Vec<PlannedMeeting<'a>> =
                plan.between(&body.id, self.first, self.last).collect();
            if let Some(day) = self.last.succ_opt()
                && let Some(after) = workspace.meeting_from(&body.id, day)
            {
                targets.push(plan.planned(after));
            }
            for target in targets {
                each_link(plan, target, |link| {
                    if link.is_broken(workspace.today) {
                        found.push(Fault::Link(&link.earlier.meeting.id, &link.later.meeting.id));
                    }
                });
                for preparing in workspace.council.bodies.values() {
                    let Some(window) = Window::of(preparing, &body.id, target.day) else { continue };
                    if plan.between(&preparing.id, window.first, window.last).next().is_none() {
                        found.push(Fault::Window(&preparing.id, &target.meeting.id));
                    }
                }
            }
        }
        for case in &self.cases {
            of_case(plan, case, &mut found);
        }
        found
    }
}

/// The cases on the agenda of a meeting.
fn cases_of<'a>(plan: &MeetingPlan<'a>, meeting: &Meeting) -> Vec<&'a Case> {
    let mut cases = Vec::new();
    for item in &meeting.agenda {
        if let ItemKind::Case(id) = &item.kind {
            cases.extend(plan.workspace.case(&id.value));
        }
    }
    cases
}

/// What is wrong with the days of the treatments of one case.
fn of_case<'a>(plan: &MeetingPlan<'a>, case: &'a Case, found: &mut Vec<Fault<'a>>) {
    let workspace = plan.workspace;
    let dated: Vec<(&Step, NaiveDate)> =
        case.routing.iter().filter_map(|step| Some((step, plan.day_of(step)?))).collect();
    for (index, &(later, day)) in dated.iter().enumerate() {
        let Some(body) = workspace.council.body(&later.body.value) else { continue };
        for &(earlier, before) in &dated[..index] {
            if before > day {
                found.push(Fault::Order(&case.id.value, &later.body.value));
            }
            let is_of = |requirement: &requirement::Requirement<'_>| {
                workspace.council.bodies_named(requirement.of).any(|body| body.id == earlier.body.value)
            };
            let bound = requirement::binding(workspace, body, (workspace.traits_of(case), day), is_of);
            if later.outcome.is_none() && bound.is_some_and(|(_, latest)| before > latest) {
                found.push(Fault::Papers(&case.id.value, &later.body.value));
            }
        }
        for deadline in [case.deadline, case.hearing_deadline] {
            if deadline.is_some_and(|deadline| deadline.value < day) {
                found.push(Fault::Deadline(&case.id.value, &later.body.value));
            }
        }
    }
}

/// Whether `meeting` can still be moved, and nobody has written anything of it that a move would lose.
pub fn is_movable(plan: &MeetingPlan<'_>, meeting: &Meeting) -> bool {
    let is_settled = |step: &Step| {
        step.is_in(meeting) && step.outcome.is_some_and(|outcome| outcome.value != Outcome::Withdrawn)
    };
    let has_begun = || cases_of(plan, meeting).iter().any(|case| case.routing.iter().any(is_settled));
    meeting.takes_place()
        && !meeting.is_held()
        && !meeting.is_extract
        && !meeting.has_record
        && meeting.demand().is_none()
        && meeting.waivers.is_empty()
        && meeting.date.value >= plan.workspace.today
        && !has_begun()
}

/// Whether `moved` can be held on its new day in `plan`: people work then, there is time to make the papers,
/// nobody has another meeting at that time, and it stays in its place among the meetings of its body and in
/// its year.
pub fn is_free(plan: &MeetingPlan<'_>, moved: &PlannedMeeting<'_>) -> bool {
    let (workspace, day, was) = (plan.workspace, moved.day, moved.meeting.date.value);
    let (finished, _) = workspace.papers_due(moved.body(), day);
    if !calendar::is_working_day(day) || finished < workspace.today || day.year() != was.year() {
        return false;
    }
    let (first, last) = (day.min(was), day.max(was));
    let passes = plan.between(moved.body(), first, last).any(|other| !moved.is(other.meeting));
    let is_taken = workspace.meetings_between(moved.body(), day, day).any(|other| !moved.is(other));
    if passes || is_taken || leaves_its_month(plan, moved) {
        return false;
    }
    let is_in_the_way = |other: &PlannedMeeting<'_>| {
        let meeting = other.meeting;
        other.day == day
            && !moved.is(meeting)
            && moved.meeting.overlaps(meeting)
            && !moved.meeting.is_held_with(meeting)
    };
    for meeting in workspace.meetings_of_day(day) {
        if meeting.takes_place() && is_in_the_way(&plan.planned(meeting)) {
            return false;
        }
    }
    !plan.moves().iter().any(is_in_the_way)
}

/// Whether the annual cycle has the body in the month or the quarter that the meeting would be moved from.
fn leaves_its_month(plan: &MeetingPlan<'_>, moved: &PlannedMeeting<'_>) -> bool {
    let was = moved.meeting.date.value;
    plan.workspace.council.case_types.values().any(|case_type| {
        let mut rows = case_type.cycle_in(was.year());
        rows.any(|(row, [first, last])| {
            let is_in = |day: NaiveDate| first <= day && day <= last;
            row.value.body.value == *moved.body() && is_in(was) && !is_in(moved.day)
        })
    })
}
