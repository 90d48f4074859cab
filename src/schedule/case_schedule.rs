//! The schedule of one case: when it must be in each body, worked out backwards from the day it must be
//! decided.
//!
//! A treatment whose meeting is planned is held against the last day it can be. One that has none is put into
//! the last meeting in the folder that is early enough and whose papers can still be made; when the folder
//! has no meeting of that body ahead, the last possible day stands for it. Taking the last one each time
//! leaves those before it the most time, so when this way does not lead back to today, none does.

mod pairs;
mod remedy;
mod wording;

use chrono::NaiveDate;

use super::chain::CODE;
use super::meeting_plan::{MeetingPlan, PlannedMeeting};
use super::requirement::{self, Deliverable, Limit, Requirement};
use crate::model::{Body, Case, Meeting, Step, Strength, calendar};
use crate::workspace::Workspace;

pub use pairs::{Pair, each_broken_pair};
pub use remedy::remedies;

/// The treatments that remain of a case, in order, with the last day of each.
#[derive(Debug, Clone)]
pub struct CaseSchedule<'a> {
    /// The treatments.
    pub stages: Vec<Stage<'a>>,
}

/// A treatment to come.
#[derive(Debug, Clone)]
pub struct Stage<'a> {
    /// The treatment.
    pub step: &'a Step,
    /// The body.
    pub body: &'a Body,
    /// Whether the case is decided in it, and so must be had by the case's own deadline.
    pub decides: bool,
    /// The day the case is on an agenda there.
    pub planned: Option<NaiveDate>,
    /// The last meeting it can still be taken to, when it is on no agenda.
    pub reaches: Option<PlannedMeeting<'a>>,
    /// The first meeting that comes too late, when there is one and none that does not.
    pub misses: Option<PlannedMeeting<'a>>,
    /// The last working day the body can meet, when anything binds it.
    pub latest: Option<NaiveDate>,
    /// The last day of any kind it can: a meeting that is planned then is in time.
    pub until: Option<NaiveDate>,
    /// What binds it.
    pub bound: Option<Bound<'a>>,
    /// The last day the papers for [`Stage::day`] can leave.
    pub papers: Option<NaiveDate>,
    /// The day they are to be finished.
    pub finished: Option<NaiveDate>,
    /// Whether it cannot be done in time.
    pub is_late: bool,
}

/// What says when a body must have met at the latest.
#[derive(Debug, Clone, Copy)]
pub enum Bound<'a> {
    /// A later body wants something of it.
    Requirement {
        /// What it wants.
        requirement: Requirement<'a>,
        /// The later body.
        later: &'a Body,
        /// The day the later body meets.
        day: NaiveDate,
    },
    /// The case goes on to this body on this day.
    Order(&'a Body, NaiveDate),
    /// The answer to a hearing.
    Hearing(NaiveDate),
    /// The secretariat's own deadline.
    Deadline(NaiveDate),
}

/// On what terms a schedule is worked out: the case's own, or others that are tried.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms {
    /// The hearing deadline.
    pub hearing: Option<NaiveDate>,
    /// The day the case is to be decided.
    pub deadline: Option<NaiveDate>,
    /// The place in `saksgang` of a treatment that is left out.
    pub passed: Option<usize>,
    /// Whether minutes need not be written before papers leave, only what the case itself must have been
    /// through.
    pub without_minutes: bool,
    /// Whether every body is called in without the usual time for its papers (koml. § 11-8).
    pub is_urgent: bool,
}

impl Terms {
    /// The terms of `case` itself.
    pub fn of(case: &Case) -> Self {
        Self {
            hearing: case.hearing_deadline.map(|day| day.value),
            deadline: case.deadline.map(|day| day.value),
            ..Self::default()
        }
    }

    /// The same terms with none of the case's own days before `day`; those that are later stand.
    #[must_use]
    fn put_off_to(self, day: NaiveDate) -> Self {
        let put_off = |own: Option<NaiveDate>| own.map(|own| own.max(day));
        Self { hearing: put_off(self.hearing), deadline: put_off(self.deadline), ..self }
    }

    /// The first of the days the case must be decided by.
    pub fn goal<'a>(&self) -> Option<(NaiveDate, Bound<'a>)> {
        match (self.hearing, self.deadline) {
            (Some(hearing), Some(deadline)) if deadline < hearing => {
                Some((deadline, Bound::Deadline(deadline)))
            }
            (Some(hearing), _) => Some((hearing, Bound::Hearing(hearing))),
            (None, Some(deadline)) => Some((deadline, Bound::Deadline(deadline))),
            (None, None) => None,
        }
    }
}

impl Bound<'_> {
    /// What it rests on; nothing for the days that the case itself says.
    pub fn basis(&self) -> Option<&str> {
        match self {
            Self::Requirement { requirement, .. } => Some(requirement.basis),
            _ => None,
        }
    }
}

impl Stage<'_> {
    /// The day the body is expected to meet: as planned, in the meeting the case can reach, or at the latest.
    pub fn day(&self) -> Option<NaiveDate> {
        self.met().or(self.latest)
    }

    /// The day of the meeting that is planned, or that the case can reach.
    fn met(&self) -> Option<NaiveDate> {
        self.planned.or(self.reaches.map(|meeting| meeting.day))
    }

    /// The meeting it is expected to be treated in, when the folder has it.
    fn meeting<'a>(&self, workspace: &'a Workspace) -> Option<&'a Meeting> {
        let reached = self.reaches.map(|meeting| meeting.meeting.date.value);
        workspace.meeting_on(&self.body.id, self.planned.or(reached)?)
    }

    /// Working days from its meeting until the last day it could be held.
    pub fn margin(&self) -> Option<i64> {
        Some(requirement::margin(self.met()?, self.until?))
    }
}

impl<'a> CaseSchedule<'a> {
    /// The schedule of `case` as the folder stands.
    pub fn of(workspace: &'a Workspace, case: &'a Case) -> Self {
        Self::on(&MeetingPlan::of(workspace), case, Terms::of(case))
    }

    /// The schedule of `case` on the terms that are given, with meetings as `plan` has them.
    pub fn on(plan: &MeetingPlan<'a>, case: &'a Case, terms: Terms) -> Self {
        let mut stages: Vec<Stage<'a>> = Vec::new();
        if case.is_withdrawn() {
            return Self { stages };
        }
        let deciding = plan.workspace.deciding_body(case);
        let is_deciding = |step: &Step| deciding == Some(&step.body.value);
        let last = case.routing.iter().rposition(is_deciding).or(case.routing.len().checked_sub(1));
        for (index, step) in case.routing.iter().enumerate().rev() {
            let Some(body) = plan.workspace.council.body(&step.body.value) else { continue };
            if step.outcome.is_some() || terms.passed == Some(index) {
                continue;
            }
            let decides = Some(index) == last;
            let goal = if decides { terms.goal() } else { None };
            let tightest = Bounds { plan, case, later: &stages, terms }.before(body, goal);
            let stage = stage(plan, (step, body), tightest, terms.is_urgent);
            stages.push(Stage { decides, ..stage });
        }
        stages.reverse();
        Self { stages }
    }

    /// Whether every treatment can be had in time.
    pub fn holds(&self) -> bool {
        self.stages.iter().all(|stage| !stage.is_late)
    }

    /// The first treatment that cannot be had in time.
    pub fn first_late(&self) -> Option<&Stage<'a>> {
        self.stages.iter().find(|stage| stage.is_late)
    }

    /// The treatments up to and including the one in which the case is decided; none when that is over.
    pub fn until_decided(&self) -> &[Stage<'a>] {
        match self.stages.iter().position(|stage| stage.decides) {
            Some(index) => &self.stages[..=index],
            None => &[],
        }
    }
}

impl Bound<'_> {
    /// Of two that bind to the same day, an order is named before custom, and custom before mere order.
    fn rank(&self) -> u8 {
        match self {
            Self::Requirement { requirement, .. } if requirement.strength == Strength::Must => 0,
            Self::Hearing(_) | Self::Deadline(_) => 1,
            Self::Requirement { .. } => 2,
            Self::Order(..) => 3,
        }
    }
}

/// What the treatments after one say of it.
struct Bounds<'s, 'a> {
    plan: &'s MeetingPlan<'a>,
    case: &'a Case,
    /// Those after it, last first.
    later: &'s [Stage<'a>],
    terms: Terms,
}

impl<'a> Bounds<'_, 'a> {
    /// The last day `body` can meet, also for the sake of `goal`, and what binds it.
    fn before(&self, body: &'a Body, goal: Option<(NaiveDate, Bound<'a>)>) -> Option<(NaiveDate, Bound<'a>)> {
        let mut bounds = Vec::new();
        for stage in self.later {
            let Some(day) = stage.day() else { continue };
            bounds.extend(self.requirement(body, stage, day));
            bounds.push((day, Bound::Order(stage.body, day)));
        }
        bounds.extend(goal);
        bounds.into_iter().min_by_key(|(day, bound)| (*day, bound.rank()))
    }

    /// What the treatment `stage` on `day` demands of `body`.
    fn requirement(&self, body: &Body, stage: &Stage<'a>, day: NaiveDate) -> Option<(NaiveDate, Bound<'a>)> {
        let workspace = self.plan.workspace;
        let council = &workspace.council;
        let is_of = |requirement: &Requirement<'a>| {
            let is_waived = requirement.what == Deliverable::Minutes
                && (self.terms.without_minutes || waives(stage.meeting(workspace), workspace.today));
            !is_waived && council.bodies_named(requirement.of).any(|named| named.id == body.id)
        };
        let traits = workspace.traits_of(self.case);
        let (requirement, until) = requirement::binding(workspace, stage.body, (traits, day), is_of)?;
        let until = match (self.terms.is_urgent, requirement.limit) {
            (true, Limit::Papers) => requirement::written_by(day, council.working_times_on(day).minutes),
            _ => until,
        };
        Some((until, Bound::Requirement { requirement, later: stage.body, day }))
    }
}

/// Whether the meeting says that its papers leave without what should be in them.
fn waives(meeting: Option<&Meeting>, today: NaiveDate) -> bool {
    meeting.is_some_and(|meeting| meeting.waiver_of(CODE, today).is_some())
}

/// One treatment, when it must be had before the day in `tightest`.
fn stage<'a>(
    plan: &MeetingPlan<'a>,
    (step, body): (&'a Step, &'a Body),
    tightest: Option<(NaiveDate, Bound<'a>)>,
    is_urgent: bool,
) -> Stage<'a> {
    let workspace = plan.workspace;
    let (until, bound) = tightest.unzip();
    let latest = until.map(calendar::working_day_until);
    let planned = plan.day_of(step);
    let (mut reaches, mut misses) = (None, None);
    if let (None, Some(until), false) = (planned, until, is_urgent) {
        let is_open = |meeting: &PlannedMeeting<'a>| is_open(workspace, body, meeting);
        reaches = plan.last_between(&body.id, (workspace.today, until), is_open);
        if reaches.is_none() {
            misses = first_open(plan, body, until.succ_opt().unwrap_or(until));
        }
    }
    let day = planned.or(reaches.map(|meeting| meeting.day)).or(latest);
    let (finished, papers) = match day {
        Some(day) if !is_urgent => Some(workspace.papers_due(&body.id, day)).unzip(),
        _ => (None, None),
    };
    let is_late = match (planned, until) {
        (Some(planned), Some(until)) => planned > until,
        (None, Some(until)) => {
            misses.is_some()
                || until < workspace.today
                || finished.is_some_and(|finished| finished < workspace.today)
        }
        _ => false,
    };
    let decides = false;
    Stage { step, body, decides, planned, reaches, misses, latest, until, bound, papers, finished, is_late }
}

/// Whether a meeting of `body` has room for a case: not called yet, with time to make papers.
fn is_open(workspace: &Workspace, body: &Body, meeting: &PlannedMeeting<'_>) -> bool {
    if meeting.meeting.has_been_called() && !meeting.is_moved() {
        return false;
    }
    let (finished, _) = workspace.papers_due(&body.id, meeting.day);
    finished >= workspace.today
}

/// The first meeting of `body` on `first` or later that has room for a case.
fn first_open<'a>(plan: &MeetingPlan<'a>, body: &Body, first: NaiveDate) -> Option<PlannedMeeting<'a>> {
    let first = first.max(plan.workspace.today);
    plan.first_between(&body.id, (first, NaiveDate::MAX), |meeting| is_open(plan.workspace, body, meeting))
}
