//! What binds a day of the year: the rule it follows from, and what an earlier body must have given before
//! it.

use chrono::{Days, NaiveDate};

use super::chain;
use super::requirement::{Requirement, margin, requirements};
use crate::model::{Body, CaseTraits, Meeting, calendar};
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
    /// The last working day on which the earlier body can meet.
    pub latest: NaiveDate,
    /// The last day of any kind on which it can.
    until: NaiveDate,
    /// The meeting that gives it: the last that is held in time, or else the first that is too late; none
    /// when none is held in between.
    pub earlier: Option<&'a Meeting>,
}

impl DatedRequirement<'_> {
    /// The working days between the earlier meeting and the last day for it; negative when it is too late.
    pub fn margin(&self) -> Option<i64> {
        let day = self.earlier?.date.value;
        Some(margin(day, self.until))
    }
}

/// How far back a meeting is thought to prepare the first meeting of a body.
const REACH: Days = Days::new(60);

/// What `meeting` demands of those before it, cases of any kind among those it treats. What the chain pairs
/// it with gives it; only of what stands in no chain, as what one of a group of bodies is to give, the
/// nearest is looked for.
pub fn links<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<DatedRequirement<'a>> {
    let day = meeting.date.value;
    let Some(body) = workspace.council.body(&meeting.body.value) else { return Vec::new() };
    let paired = chain::links_into(workspace, meeting);
    let mut links = Vec::new();
    for requirement in requirements(&workspace.council, body, CaseTraits::ANY, day) {
        let until = requirement.until(workspace, &body.id, day);
        let latest = calendar::working_day_until(until);
        let earlier = match paired.iter().find(|link| link.requirement.of == requirement.of) {
            Some(link) => Some(link.earlier.meeting),
            None => nearest(workspace, meeting, &requirement, until),
        };
        links.push(DatedRequirement { requirement, latest, until, earlier });
    }
    links
}

/// The last meeting in time of those who can give what is demanded, since the last of the body itself, or
/// else the first that is too late.
fn nearest<'a>(
    workspace: &'a Workspace,
    meeting: &Meeting,
    requirement: &Requirement<'a>,
    until: NaiveDate,
) -> Option<&'a Meeting> {
    let day = meeting.date.value;
    // What came before the body's last meeting was treated in that one.
    let since = match workspace.meeting_before(meeting) {
        Some(before) => before.date.value,
        None => day.checked_sub_days(REACH).unwrap_or(day),
    };
    let (mut last_in_time, mut first_late): (Option<&Meeting>, Option<&Meeting>) = (None, None);
    for of in workspace.council.bodies_named(requirement.of) {
        for earlier in workspace.meetings_between(&of.id, since, day) {
            let date = earlier.date.value;
            if !earlier.takes_place() || earlier.id == meeting.id {
                continue;
            }
            if date <= until && last_in_time.is_none_or(|last| date >= last.date.value) {
                last_in_time = Some(earlier);
            }
            if date > until && first_late.is_none_or(|first| date < first.date.value) {
                first_late = Some(earlier);
            }
        }
    }
    last_in_time.or(first_late)
}

/// The meetings of other bodies that `meeting` is to be held so many days before.
pub fn meets_before<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<Constraint<'a>> {
    let mut bonds = Vec::new();
    let day = meeting.date.value;
    let bodies = &workspace.council.bodies;
    let (Some(body), Some(next)) = (bodies.get(&meeting.body.value), day.succ_opt()) else { return bonds };
    for row in body.meets_before.all_on(day) {
        let Some(body) = bodies.get(&row.value.body.value) else { continue };
        let meeting = workspace.meeting_from(&body.id, next);
        let (days, about, basis) = (row.value.days, row.value.about, row.basis_text());
        bonds.push(Constraint::MeetsBefore { body, meeting, days, about, basis });
    }
    bonds
}
