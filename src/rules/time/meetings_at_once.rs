use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{BodyId, Meeting, PersonId, Seat};
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
    let mut seats: HashMap<&BodyId, Vec<&Seat>> = HashMap::new();
    for seat in &workspace.people.seats {
        if seat.role.votes() {
            seats.entry(&seat.body.value).or_default().push(seat);
        }
    }
    // Meetings come in order of day.
    let meetings: Vec<&Meeting> = workspace.meetings.iter().collect();
    for of_day in meetings.chunk_by(|a, b| a.date.value == b.date.value) {
        if of_day.len() < 2 {
            continue;
        }
        let mut meetings: Vec<&Meeting> =
            of_day.iter().copied().filter(|meeting| meeting.takes_place()).collect();
        meetings.sort_by_key(|meeting| meeting.time.map(|time| time.from));
        for (at, earlier) in meetings.iter().enumerate() {
            for later in &meetings[at + 1..] {
                if !earlier.overlaps(later) {
                    break;
                }
                found.extend(judge(workspace, &seats, earlier, later));
            }
        }
    }
}

fn judge(
    workspace: &Workspace,
    seats: &HashMap<&BodyId, Vec<&Seat>>,
    earlier: &Meeting,
    meeting: &Meeting,
) -> Option<Diagnostic> {
    let day = meeting.date.value;
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
        RULE.at(meeting.date.span, message)
            .with_label(earlier.date.span, "det andre møtet")
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
