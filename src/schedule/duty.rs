//! What the secretariat must do, and by when, as far as the folder and the council's rows say it.
//!
//! What a rule asks for is told by the rule; here is what no rule asks for before it is too late.

use chrono::{Months, NaiveDate};

use crate::model::{Case, Meeting, calendar};
use crate::workspace::Workspace;

/// One thing to be done, or to be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Duty<'a> {
    /// The day it binds.
    pub day: NaiveDate,
    /// What it is.
    pub kind: DutyKind,
    /// What it is about.
    pub of: Of<'a>,
}

/// What a duty is about.
#[derive(Debug, Clone, Copy)]
pub enum Of<'a> {
    /// A case.
    Case(&'a Case),
    /// A meeting.
    Meeting(&'a Meeting),
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// The minutes of a meeting are to be written.
    Minutes,
    /// The papers of a meeting are to be finished.
    Papers,
    /// A meeting is held.
    Meet,
    /// A hearing ends.
    Answer,
    /// A case should be decided, by a day the secretariat has set itself.
    Decide,
    /// A case has waited as long as was written down.
    Revisit,
}

/// Everything that is still to be done, meetings first, in no order of days.
pub fn duties(workspace: &Workspace) -> Vec<Duty<'_>> {
    let mut duties = Vec::new();
    for meeting in &workspace.meetings {
        if meeting.takes_place() {
            of_meeting(workspace, meeting, &mut duties);
        }
    }
    for case in &workspace.cases {
        if case.is_unsettled() {
            of_case(case, &mut duties);
        }
    }
    duties
}

/// The open cases that stand still on purpose, and are not to be looked at again before `day`.
pub fn waiting(workspace: &Workspace, day: NaiveDate) -> impl Iterator<Item = &Case> {
    workspace.cases.iter().filter(move |case| match &case.waiting {
        Some(waiting) if case.is_unsettled() => waiting.until.is_none_or(|until| until.value > day),
        _ => false,
    })
}

fn of_meeting<'a>(workspace: &'a Workspace, meeting: &'a Meeting, duties: &mut Vec<Duty<'a>>) {
    let (day, today) = (meeting.date.value, workspace.today);
    let mut owe = |day, kind| duties.push(Duty { day, kind, of: Of::Meeting(meeting) });
    let last = meeting.last_day();
    if last < today || (meeting.is_held() && last == today) {
        if owes_minutes(workspace, meeting) {
            owe(minutes_day(workspace, meeting), DutyKind::Minutes);
        }
        return;
    }
    owe(day, DutyKind::Meet);
    let body = workspace.council.body(&meeting.body.value);
    let sends_papers = body.is_some_and(|body| body.dispatch.on(day).is_some());
    if sends_papers && workspace.dispatched_on(meeting).is_none() {
        let (finished, papers) = workspace.papers_due(&meeting.body.value, day);
        // Once the papers should have left, that is what is late.
        if papers >= today {
            owe(finished, DutyKind::Papers);
        }
    }
}

/// The day by which the minutes of a meeting should be written.
pub fn minutes_day(workspace: &Workspace, meeting: &Meeting) -> NaiveDate {
    let day = meeting.last_day();
    calendar::working_days_after(day, workspace.council.working_times_on(day).minutes)
}

/// Whether the minutes of a meeting that has been held are still being written: they began as a draft of
/// `ipr`, have not been sent, the body has not met again, and the days for writing them are not over.
pub fn are_minutes_draft(workspace: &Workspace, meeting: &Meeting) -> bool {
    let next = || workspace.meeting_after(meeting, &meeting.body.value);
    workspace.has_readable_minutes(meeting)
        && workspace.sealed_minutes(meeting).is_none()
        && workspace.today <= minutes_day(workspace, meeting)
        && !next().is_some_and(Meeting::is_held)
}

/// Whether nothing is written of a meeting that was held lately. Where the law demands minutes, a rule asks
/// for them later; of others nobody asks but this, for a year.
fn owes_minutes(workspace: &Workspace, meeting: &Meeting) -> bool {
    let is_written = meeting.has_record || !meeting.attendance.is_empty() || meeting.is_extract;
    let asked_until = match workspace.elected_body(meeting) {
        Some(_) => Some(calendar::record_day(meeting.last_day())),
        None => meeting.last_day().checked_add_months(Months::new(12)),
    };
    let is_forgotten = asked_until.is_some_and(|until| until < workspace.today);
    !is_written && !is_forgotten && workspace.minutes_path(meeting).is_none()
}

fn of_case<'a>(case: &'a Case, duties: &mut Vec<Duty<'a>>) {
    let until = case.waiting.as_ref().and_then(|waiting| waiting.until);
    let days = [
        (case.hearing_deadline, DutyKind::Answer),
        (case.deadline, DutyKind::Decide),
        (until, DutyKind::Revisit),
    ];
    for (day, kind) in days {
        if let Some(day) = day {
            duties.push(Duty { day: day.value, kind, of: Of::Case(case) });
        }
    }
}
