use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::model::{Form, Meeting, Seat};
use crate::norsk;

pub(super) static RULE: Rule = Rule {
    code: "T07",
    name: "meetings-at-once",
    title: "To møter på samme tid",
    severity: Severity::Warning,
    basis: "koml. § 8-1",
    page: include_str!("meetings_at_once.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut seats: HashMap<&str, Vec<&Seat>> = HashMap::new();
    for seat in &workspace.people.seats {
        if seat.role.votes() {
            seats.entry(&seat.body.value).or_default().push(seat);
        }
    }
    // Meetings come in order of day.
    for of_day in workspace.meetings.chunk_by(|a, b| a.date.value == b.date.value) {
        if of_day.len() < 2 {
            continue;
        }
        let mut timed = Vec::new();
        for meeting in of_day {
            if let Some((start, end)) = meeting.hours()
                && meeting.takes_place()
            {
                timed.push(Timed { start, end, meeting });
            }
        }
        timed.sort_by_key(|timed| timed.start);
        for (at, earlier) in timed.iter().enumerate() {
            for later in &timed[at + 1..] {
                if !earlier.runs_at(later.start) {
                    break;
                }
                found.extend(judge(workspace, &seats, earlier.meeting, later.meeting));
            }
        }
    }
}

/// A meeting with its hours.
struct Timed<'a> {
    start: NaiveTime,
    end: Option<NaiveTime>,
    meeting: &'a Meeting,
}

impl Timed<'_> {
    /// Whether it is under way when another begins at `time`, which is no earlier than its own start.
    fn runs_at(&self, time: NaiveTime) -> bool {
        time == self.start || self.end.is_some_and(|end| time < end)
    }
}

fn judge(
    workspace: &Workspace,
    seats: &HashMap<&str, Vec<&Seat>>,
    earlier: &Meeting,
    meeting: &Meeting,
) -> Option<Diagnostic> {
    let day = meeting.date.value;
    let name = workspace.body_name(&meeting.body.value, day);
    let says_joint = |one: &Meeting, other: &Meeting| one.is_joint_with(&other.body.value);
    if says_joint(earlier, meeting) || says_joint(meeting, earlier) || is_joint(earlier, meeting) {
        return None;
    }
    let message = if earlier.body.value == meeting.body.value {
        format!("{} har to møter på samme tid {}", norsk::capitalised(&name), norsk::date(day))
    } else {
        let person = shared_member(
            seats.get(meeting.body.value.as_str())?,
            seats.get(earlier.body.value.as_str())?,
            day,
        )?;
        let person = workspace.people.name_of(person);
        let other = workspace.body_name(&earlier.body.value, day);
        format!("{person} sitter i både {other} og {name}, som møtes på samme tid {}", norsk::date(day))
    };
    Some(
        RULE.at(meeting.date.span, message)
            .with_label(earlier.date.span, "det andre møtet")
            .with_advice("Flytt det ene møtet, eller rett tiden om den er ført feil."),
    )
}

/// The first person with a seat among both `one` and `other` on `day`.
fn shared_member<'a>(one: &[&'a Seat], other: &[&Seat], day: NaiveDate) -> Option<&'a str> {
    for seat in one {
        let person = &seat.person.value;
        if seat.is_held_on(day)
            && other.iter().any(|other| other.person.value == *person && other.is_held_on(day))
        {
            return Some(person);
        }
    }
    None
}

/// Whether two bodies sit together: in one room, from and to the same hour.
fn is_joint(one: &Meeting, other: &Meeting) -> bool {
    let is_in_room = |meeting: &Meeting| match meeting.form {
        Some(form) => form.value == Form::InPerson,
        None => true,
    };
    one.place.is_some()
        && one.place == other.place
        && is_in_room(one)
        && is_in_room(other)
        && one.hours() == other.hours()
        && one.body.value != other.body.value
}
