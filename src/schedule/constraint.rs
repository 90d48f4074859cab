//! What binds a day of the year: the rule it follows from, and what an earlier body must have given before it.

use chrono::{Days, NaiveDate};

use super::chain;
use super::requirement::{Requirement, margin, requirements};
use crate::model::{Body, Meeting, calendar};
use crate::workspace::Workspace;

/// What a day follows from, or must keep.
#[derive(Debug, Clone)]
pub enum Constraint<'a> {
    /// It is so many calendar days before the meeting, and rolled back to a working day.
    CalendarDays {
        /// The days.
        days: u32,
        /// What says so.
        basis: &'a str,
    },
    /// It is so many working days before or after the day it hangs on.
    WorkingDays {
        /// The days.
        days: u32,
        /// What says so; none when the council has said nothing.
        basis: Option<&'a str>,
    },
    /// An earlier body must or should have given something.
    Requirement(DatedRequirement<'a>),
    /// The body is to meet so many days before another.
    MeetsBefore {
        /// The body that meets afterwards.
        body: &'a Body,
        /// The first meeting it holds afterwards.
        meeting: Option<&'a Meeting>,
        /// The days there are to be.
        days: u32,
        /// Whether that is only approximate.
        about: bool,
        /// What says so.
        basis: &'a str,
    },
}

/// A demand of a meeting on those before it, and the meeting that meets it.
#[derive(Debug, Clone)]
pub struct DatedRequirement<'a> {
    /// What is demanded.
    pub requirement: Requirement<'a>,
    /// Whether it is demanded of political cases alone.
    pub political: bool,
    /// The last working day on which the earlier body can meet.
    pub latest: NaiveDate,
    /// The last day of any kind on which it can.
    until: NaiveDate,
    /// The meeting that gives it: the last that is held in time, or else the first that is too late; none when
    /// none is held in between.
    pub earlier: Option<&'a Meeting>,
}

impl DatedRequirement<'_> {
    /// The working days between the earlier meeting and the last day for it; less than nothing when it is too late.
    pub fn margin(&self) -> Option<i64> {
        let day = self.earlier?.date.value;
        Some(margin(day, self.until))
    }
}

/// How far back a meeting is thought to prepare the first meeting of a body.
const REACH: Days = Days::new(60);

/// What `meeting` demands of those before it, political cases among those it treats. What the chain pairs it with
/// gives it; only of what stands in no chain, as what one of a group of bodies is to give, the nearest is looked for.
pub fn links<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<DatedRequirement<'a>> {
    let day = meeting.date.value;
    let Some(body) = workspace.council.bodies.get(&meeting.body.value) else { return Vec::new() };
    let always: Vec<Requirement<'a>> = requirements(&workspace.council, body, false, day).collect();
    let paired = chain::links_into(workspace, meeting);
    let dated = |requirement: Requirement<'a>| {
        let political = !always.iter().any(|other| other.row == requirement.row);
        let until = requirement.until(workspace, &body.id, day);
        let latest = calendar::working_day_until(until);
        let of_chain = paired.iter().find(|link| link.requirement.of == requirement.of);
        let earlier = match of_chain {
            Some(link) => Some(link.earlier.meeting),
            None => nearest(workspace, meeting, &requirement, until),
        };
        DatedRequirement { requirement, political, latest, until, earlier }
    };
    requirements(&workspace.council, body, true, day).map(dated).collect()
}

/// The last meeting in time of those who can give what is demanded, since the last of the body itself, or else the
/// first that is too late.
fn nearest<'a>(
    workspace: &'a Workspace,
    meeting: &Meeting,
    requirement: &Requirement<'a>,
    until: NaiveDate,
) -> Option<&'a Meeting> {
    let day = meeting.date.value;
    // What came before the body's last meeting was treated in that one.
    let reach = day.checked_sub_days(REACH).unwrap_or(day);
    let since = workspace.meeting_before(meeting).map_or(reach, |before| before.date.value);
    let earlier = workspace
        .council
        .bodies_named(requirement.of)
        .flat_map(|of| workspace.meetings_between(&of.id, since, day))
        .filter(|earlier| earlier.takes_place() && earlier.id != meeting.id);
    let (in_time, late): (Vec<_>, Vec<_>) = earlier.partition(|earlier| earlier.date.value <= until);
    let last = in_time.into_iter().max_by_key(|earlier| earlier.date.value);
    last.or_else(|| late.into_iter().min_by_key(|earlier| earlier.date.value))
}

/// The meetings of other bodies that `meeting` is to be held so many days before.
pub fn meets_before<'a>(
    workspace: &'a Workspace,
    meeting: &'a Meeting,
) -> impl Iterator<Item = Constraint<'a>> {
    let day = meeting.date.value;
    let body = workspace.council.bodies.get(&meeting.body.value);
    body.into_iter().flat_map(move |body| body.meets_before.all_on(day)).filter_map(move |row| {
        let later = workspace.council.bodies.get(&row.value.body.value)?;
        Some(Constraint::MeetsBefore {
            body: later,
            meeting: workspace.meeting_from(&later.id, day.succ_opt()?),
            days: row.value.days,
            about: row.value.about,
            basis: row.basis_text(),
        })
    })
}
