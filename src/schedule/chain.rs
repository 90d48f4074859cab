//! The chain of a meeting plan: whether what must be in a body's papers can exist when they leave.
//!
//! A meeting is paired with those that prepare it: the meeting of each body that is to meet so many days
//! before it (`møter-før`), in the same window as rule T04. Those are held against what it demands, and
//! against what they demand of each other. Where no row says how long before, the annual cycle may say in
//! which month; else any meeting since the last of the later body may do, and only when none does is the link
//! broken. Groups of bodies have no meeting to be paired with: what they give is followed case by case
//! ([`super::case_schedule`]).

use chrono::{Datelike, Days, NaiveDate};

use super::meeting_plan::{MeetingPlan, PlannedMeeting};
use super::requirement::{self, Deliverable, Limit, Requirement};
use super::window::Window;
use crate::model::{Body, BodyId, CaseTraits, CycleStep, ItemKind, Meeting, Row, Waiver, calendar};
use crate::workspace::Workspace;

/// What a body has given within so many weeks can be meant for any of the meetings after.
const WEEKS: Days = Days::new(28);

/// The code that a broken link is told under, and set aside under.
pub const CODE: &str = "T02";

/// One body's meeting, held against what a later one demands of it.
#[derive(Debug, Clone, Copy)]
pub struct ChainLink<'a> {
    /// The meeting that is to give something.
    pub earlier: PlannedMeeting<'a>,
    /// The meeting that is to have it.
    pub later: PlannedMeeting<'a>,
    /// The meeting that the chain ends in: the later one, or the one that both prepare.
    pub target: PlannedMeeting<'a>,
    /// What is demanded, and by which row: of several, the one that binds.
    pub requirement: Requirement<'a>,
    /// The last day the papers of the later meeting can leave.
    pub papers: NaiveDate,
    /// The last day the earlier one can be held: a day on which nobody works may do for a meeting that lies
    /// there.
    pub until: NaiveDate,
    /// The last working day the earlier one can be held.
    pub latest: NaiveDate,
    /// The day those papers did leave.
    pub sent: Option<NaiveDate>,
}

impl<'a> ChainLink<'a> {
    /// The `avvik` in the later meeting that sets it aside.
    pub fn waiver(&self, today: NaiveDate) -> Option<&'a Waiver> {
        self.later.meeting.waiver_of(CODE, today)
    }

    /// Whether both are between the same two meetings.
    pub fn is_same(&self, other: &Self) -> bool {
        self.earlier.is(other.earlier.meeting) && self.later.is(other.later.meeting)
    }

    /// Working days from the earlier meeting until the last day it can be held; negative when it is held too
    /// late.
    pub fn margin(&self) -> i64 {
        requirement::margin(self.earlier.day, self.until)
    }

    /// Whether the plan breaks it, or has broken it. What went out with what it should have is no fault,
    /// although it went late; of meetings that have been held only cases that went from the one to the other
    /// are; and a meeting that is over without having been called is another rule's.
    pub fn is_broken(&self, today: NaiveDate) -> bool {
        let until = match (self.sent, self.requirement.limit) {
            (Some(sent), Limit::Papers) => sent,
            (Some(sent), Limit::Meeting) => sent.max(self.until),
            (None, _) => self.until,
        };
        self.earlier.day > until && (self.later.day >= today || self.sent.is_some() && self.has_done_harm())
    }

    /// Whether minutes were missing from a notice, or what the earlier body said of a case from its papers.
    /// What came with a supplement came later.
    fn has_done_harm(&self) -> bool {
        if self.requirement.what == Deliverable::Minutes {
            return true;
        }
        self.later.meeting.agenda.iter().any(|item| match &item.kind {
            ItemKind::Case(id) => !item.came_late() && self.earlier.meeting.item_of(&id.value).is_some(),
            _ => false,
        })
    }
}

/// Tells every link of the chain that ends in `target`: from those that prepare it, and between them.
pub fn each_link<'a>(
    plan: &MeetingPlan<'a>,
    target: PlannedMeeting<'a>,
    mut tell: impl FnMut(ChainLink<'a>),
) {
    let workspace = plan.workspace;
    let bodies = &workspace.council.bodies;
    let Some(body) = bodies.get(target.body()) else { return };
    for preparing in bodies.values() {
        let Some(window) = Window::of(preparing, &body.id, target.day) else { continue };
        let limit = latest(workspace, body, target.day, &preparing.id);
        let Some(prepared) = nearest(plan, preparing, &window, limit) else { continue };
        if let Some(link) = link(workspace, prepared, target, target) {
            tell(link);
        }
        for other in bodies.values() {
            if other.id == preparing.id {
                continue;
            }
            let Some(window) = Window::of(other, &body.id, target.day) else { continue };
            let Some(limit) = latest(workspace, preparing, prepared.day, &other.id) else { continue };
            let Some(earlier) = nearest(plan, other, &window, Some(limit)) else { continue };
            if let Some(link) = link(workspace, earlier, prepared, target) {
                tell(link);
            }
        }
    }
    // A need that only some cases have may be the need of no case in this meeting.
    for requirement in requirement::requirements(&workspace.council, body, CaseTraits::PLAIN, target.day) {
        let Some(giving) = bodies.get(requirement.of) else { continue };
        if meet_together(giving, body, target.day) {
            continue;
        }
        let until = requirement.until(workspace, &body.id, target.day);
        let Some(earlier) = last_chance(plan, giving, target, until) else { continue };
        if let Some(link) = link(workspace, earlier, target, target)
            && link.requirement == requirement
        {
            tell(link);
        }
    }
}

/// Every link into `meeting`: of the chain that ends in it, and of those that end in the meetings it
/// prepares.
pub fn links_into<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<ChainLink<'a>> {
    let plan = MeetingPlan::of(workspace);
    let mut links: Vec<ChainLink<'a>> = Vec::new();
    let mut add = |link: ChainLink<'a>| {
        if link.later.is(meeting) && !links.iter().any(|known| known.is_same(&link)) {
            links.push(link);
        }
    };
    each_link(&plan, PlannedMeeting::as_written(meeting), &mut add);
    let day = meeting.date.value;
    let Some(body) = workspace.council.body(&meeting.body.value) else { return links };
    for row in body.meets_before.all_on(day) {
        let Some(last) = day.checked_add_days(Window::reach(&row.value)) else { continue };
        for target in plan.between(&row.value.body.value, day, last) {
            each_link(&plan, target, &mut add);
        }
    }
    links
}

/// The last day `giving` can meet before `body` on `day`, by what demands most.
fn latest(workspace: &Workspace, body: &Body, day: NaiveDate, giving: &BodyId) -> Option<NaiveDate> {
    let (_, latest) = requirement::binding(workspace, body, (CaseTraits::ANY, day), |requirement| {
        requirement.of == giving.as_str()
    })?;
    Some(latest)
}

/// Whether a row says how long before the other, or before the same third body, `giving` is to meet: then it
/// is paired by that row, or by none.
fn meet_together(giving: &Body, body: &Body, day: NaiveDate) -> bool {
    let is_said = |target: &BodyId| Window::of(giving, target, day).is_some();
    is_said(&body.id) || body.meets_before.all_on(day).any(|row| is_said(&row.value.body.value))
}

/// The meeting of `body` in its window: one that is early enough if there is any, the nearest to the day of
/// the row.
fn nearest<'a>(
    plan: &MeetingPlan<'a>,
    body: &Body,
    window: &Window<'_>,
    latest: Option<NaiveDate>,
) -> Option<PlannedMeeting<'a>> {
    let meetings = plan.between(&body.id, window.first, window.last);
    meetings.min_by_key(|meeting| {
        (latest.is_some_and(|latest| meeting.day > latest), window.distance(meeting.day), meeting.day)
    })
}

/// The meeting of `giving` that is to give what the one of `target` is to have by `latest`: in the month in
/// which the annual cycle has it for what `target` then treats; else since the meeting before that one, or
/// [`WEEKS`] back where meetings lie closer.
fn last_chance<'a>(
    plan: &MeetingPlan<'a>,
    giving: &Body,
    target: PlannedMeeting<'a>,
    latest: NaiveDate,
) -> Option<PlannedMeeting<'a>> {
    if let Some([first, last]) = month_of(plan.workspace, giving, target) {
        let of_month = last_in_time(plan, giving, [first, last.min(target.day)], latest);
        if of_month.is_some() {
            return of_month;
        }
    }
    let year_before = target.day.checked_sub_days(Days::new(365))?;
    let before = plan.last_before(target.body(), target.day).unwrap_or(year_before).max(year_before);
    let first = before.min(latest.checked_sub_days(WEEKS)?);
    last_in_time(plan, giving, [first, target.day], latest)
}

/// The last meeting of `body` between two days that is held by `latest`, or else the first that is too late.
fn last_in_time<'a>(
    plan: &MeetingPlan<'a>,
    body: &Body,
    [first, last]: [NaiveDate; 2],
    latest: NaiveDate,
) -> Option<PlannedMeeting<'a>> {
    let in_time = plan.between(&body.id, first, last.min(latest)).max_by_key(|meeting| meeting.day);
    if in_time.is_some() {
        return in_time;
    }
    plan.between(&body.id, first.max(latest.succ_opt()?), last).min_by_key(|meeting| meeting.day)
}

/// The first and the last day of the last month in which `giving` treats what the annual cycle has the body
/// of `target` treat in the month of that meeting.
fn month_of(workspace: &Workspace, giving: &Body, target: PlannedMeeting<'_>) -> Option<[NaiveDate; 2]> {
    let day = target.day;
    let is_treated = |(row, [first, last]): (&Row<CycleStep>, [NaiveDate; 2])| {
        row.value.body.value == *target.body() && first <= day && day <= last
    };
    let mut latest = None;
    for case_type in workspace.council.case_types.values() {
        if !case_type.cycle_in(day.year()).any(is_treated) {
            continue;
        }
        for (row, month) in case_type.cycle_in(day.year()) {
            if row.value.body.value == giving.id && month[0] <= day {
                latest = latest.max(Some(month));
            }
        }
    }
    latest
}

/// What `later` demands of `earlier` in the chain to `target`; none when it demands nothing, when nobody
/// knows what its papers held, or when they need not leave so long before.
pub fn link<'a>(
    workspace: &'a Workspace,
    earlier: PlannedMeeting<'a>,
    later: PlannedMeeting<'a>,
    target: PlannedMeeting<'a>,
) -> Option<ChainLink<'a>> {
    let body = workspace.council.body(later.body())?;
    let is_of = |requirement: &Requirement<'a>| {
        requirement.of == earlier.body().as_str()
            && (requirement.limit == Limit::Meeting || has_time(later.meeting, body))
    };
    // Those who sit together have what each gives the other.
    let is_joint = |one: &Meeting, other: &BodyId| one.is_joint_with(other) && earlier.day == later.day;
    let sit_together = is_joint(earlier.meeting, later.body()) || is_joint(later.meeting, earlier.body());
    if later.meeting.is_extract || sit_together {
        return None;
    }
    let (requirement, until) = requirement::binding(workspace, body, (CaseTraits::ANY, later.day), is_of)?;
    let papers = workspace.dispatch_deadline(&body.id, later.day);
    let sent = match requirement.limit {
        Limit::Papers if !later.is_moved() => workspace.dispatched_on(later.meeting).map(|sent| sent.value),
        _ => None,
    };
    let latest = calendar::working_day_until(until);
    Some(ChainLink { earlier, later, target, requirement, papers, until, latest, sent })
}

/// Whether the papers leave so long before as the council has said (koml. § 11-8).
fn has_time(meeting: &Meeting, body: &Body) -> bool {
    !meeting.has_short_notice(body.is_elected())
}
