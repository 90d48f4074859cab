use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{BodyId, Meeting, PersonId, Seat, TimeRange};
use crate::norsk;
use crate::text::Placed;

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
    let mut seats: HashMap<&BodyId, Vec<&Seat>> = HashMap::new();
    for seat in &workspace.people.seats {
        if seat.role.votes() {
            seats.entry(&seat.body.value).or_default().push(seat);
        }
    }
    let mut sittings: Vec<Sitting<'_>> = Vec::new();
    for meeting in workspace.meetings.iter().filter(|meeting| meeting.takes_place()) {
        let mut sit = |day, time: Option<TimeRange>| {
            sittings.extend(time.map(|time| Sitting { day, time, meeting }));
        };
        sit(meeting.date, meeting.time);
        for more in &meeting.arrangement().more_days {
            sit(more.date, more.time);
        }
    }
    sittings.sort_by_key(|sitting| (sitting.day.value, sitting.time.from));
    for (at, earlier) in sittings.iter().enumerate() {
        for later in &sittings[at + 1..] {
            if later.day.value != earlier.day.value || !earlier.time.overlaps(&later.time) {
                break;
            }
            found.extend(judge(workspace, &seats, earlier, later));
        }
    }
}

/// A meeting on one of its days.
struct Sitting<'a> {
    day: Placed<NaiveDate>,
    time: TimeRange,
    meeting: &'a Meeting,
}

fn judge(
    workspace: &Workspace,
    seats: &HashMap<&BodyId, Vec<&Seat>>,
    before: &Sitting<'_>,
    sitting: &Sitting<'_>,
) -> Option<Diagnostic> {
    let (earlier, meeting) = (before.meeting, sitting.meeting);
    let day = sitting.day.value;
    let name = workspace.body_name(&meeting.body.value, day);
    if earlier.is_held_with(meeting) {
        return None;
    }
    let message = if earlier.body.value == meeting.body.value {
        format!("{} har to møter på samme tid {}", norsk::capitalised(&name), norsk::date(day))
    } else {
        let person = shared_member(seats.get(&meeting.body.value)?, seats.get(&earlier.body.value)?, day)?;
        let person = workspace.people.name_of(person);
        let other = workspace.body_name(&earlier.body.value, day);
        format!("{person} sitter i både {other} og {name}, som møtes på samme tid {}", norsk::date(day))
    };
    Some(
        RULE.at(sitting.day.span, message)
            .with_label(before.day.span, "det andre møtet")
            .with_advice("Flytt det ene møtet, eller rett tiden om den er ført feil."),
    )
}

/// The first person with a seat among both `one` and `other` on `day`.
fn shared_member<'a>(one: &[&'a Seat], other: &[&Seat], day: NaiveDate) -> Option<&'a PersonId> {
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
