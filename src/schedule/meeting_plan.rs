//! The meetings as they lie in the folder, or as they would lie if some of them were moved.

use chrono::NaiveDate;

use crate::model::{BodyId, Meeting, Step};
use crate::workspace::Workspace;

/// A meeting and the day it lies on in a plan.
#[derive(Debug, Clone, Copy)]
pub struct PlannedMeeting<'a> {
    /// The meeting, as the folder has it.
    pub meeting: &'a Meeting,
    /// Its day in the plan.
    pub day: NaiveDate,
}

impl<'a> PlannedMeeting<'a> {
    /// The meeting on the day the folder says.
    pub fn as_written(meeting: &'a Meeting) -> Self {
        Self { meeting, day: meeting.date.value }
    }

    /// The name of the body that meets.
    pub fn body(&self) -> &'a BodyId {
        &self.meeting.body.value
    }

    /// Whether it lies on another day than the folder says.
    pub fn is_moved(&self) -> bool {
        self.day != self.meeting.date.value
    }

    /// Whether both are the same meeting, on whatever days.
    pub fn is(&self, other: &Meeting) -> bool {
        std::ptr::eq(self.meeting, other)
    }
}

/// The meetings of the folder that take place, some of them on other days than it says.
#[derive(Debug, Clone)]
pub struct MeetingPlan<'a> {
    /// The folder.
    pub workspace: &'a Workspace,
    moves: Vec<PlannedMeeting<'a>>,
}

impl<'a> MeetingPlan<'a> {
    /// The meetings as the folder has them.
    pub fn of(workspace: &'a Workspace) -> Self {
        Self { workspace, moves: Vec::new() }
    }

    /// The same plan with some meetings on other days; those held together with them follow.
    #[must_use]
    pub fn with(&self, moves: &[PlannedMeeting<'a>]) -> Self {
        let mut plan = self.clone();
        for moved in moves {
            let joint = self.workspace.joint_meetings(moved.meeting).into_iter();
            for meeting in std::iter::once(moved.meeting).chain(joint) {
                plan.moves.retain(|other| !other.is(meeting));
                plan.moves.push(PlannedMeeting { meeting, day: moved.day });
            }
        }
        plan
    }

    /// The meetings that lie on other days than the folder says.
    pub fn moves(&self) -> &[PlannedMeeting<'a>] {
        &self.moves
    }

    /// `meeting` on its day in this plan.
    pub fn planned(&self, meeting: &'a Meeting) -> PlannedMeeting<'a> {
        let moved = self.moves.iter().find(|moved| moved.is(meeting));
        moved.copied().unwrap_or(PlannedMeeting::as_written(meeting))
    }

    /// The day of a treatment in this plan, once it has one.
    pub fn day_of(&self, step: &Step) -> Option<NaiveDate> {
        match self.workspace.meeting_of_step(step) {
            Some(meeting) => Some(self.planned(meeting).day),
            None => step.meeting.map(|day| day.value),
        }
    }

    /// The meetings of `body` from `first` to `last`, in no order.
    pub fn between<'b>(
        &'b self,
        body: &'b BodyId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = PlannedMeeting<'a>> + use<'a, 'b> {
        self.standing(body, first, last).chain(self.moved(body, first, last))
    }

    /// The first meeting of `body` from `first` to `last` that `is_meant` holds for, without a look at those
    /// after it.
    pub fn first_between(
        &self,
        body: &BodyId,
        (first, last): (NaiveDate, NaiveDate),
        is_meant: impl Fn(&PlannedMeeting<'a>) -> bool,
    ) -> Option<PlannedMeeting<'a>> {
        let mut found = self.standing(body, first, last).find(&is_meant);
        for moved in self.moved(body, first, last) {
            if is_meant(&moved) && found.is_none_or(|found| moved.day < found.day) {
                found = Some(moved);
            }
        }
        found
    }

    /// The last meeting of `body` from `first` to `last` that `is_meant` holds for, without a look at those
    /// before it.
    pub fn last_between(
        &self,
        body: &BodyId,
        (first, last): (NaiveDate, NaiveDate),
        is_meant: impl Fn(&PlannedMeeting<'a>) -> bool,
    ) -> Option<PlannedMeeting<'a>> {
        let mut found = self.standing(body, first, last).rev().find(&is_meant);
        for moved in self.moved(body, first, last) {
            if is_meant(&moved) && found.is_none_or(|found| moved.day >= found.day) {
                found = Some(moved);
            }
        }
        found
    }

    /// The day of the last meeting of `body` before `day`.
    pub fn last_before(&self, body: &BodyId, day: NaiveDate) -> Option<NaiveDate> {
        let days = (NaiveDate::MIN, day.pred_opt()?);
        Some(self.last_between(body, days, |_| true)?.day)
    }

    /// Those that lie where the folder has them, oldest first.
    fn standing<'b>(
        &'b self,
        body: &BodyId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl DoubleEndedIterator<Item = PlannedMeeting<'a>> + use<'a, 'b> {
        let stands =
            |meeting: &&Meeting| meeting.takes_place() && !self.moves.iter().any(|moved| moved.is(meeting));
        self.workspace.meetings_between(body, first, last).filter(stands).map(PlannedMeeting::as_written)
    }

    /// Those that are moved, in no order.
    fn moved<'b>(
        &'b self,
        body: &'b BodyId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = PlannedMeeting<'a>> + use<'a, 'b> {
        let moved = self.moves.iter().copied();
        moved.filter(move |moved| moved.body() == body && first <= moved.day && moved.day <= last)
    }
}
