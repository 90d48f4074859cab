use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;
use std::collections::HashMap;

use chrono::NaiveTime;

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
    for seat in workspace.people.seats.iter().filter(|seat| seat.role.votes()) {
        seats.entry(&seat.body.value).or_default().push(seat);
    }
    // Meetings come in order of day.
    for of_day in workspace.meetings.chunk_by(|a, b| a.date.value == b.date.value) {
        if of_day.len() < 2 {
            continue;
        }
        let timed = of_day.iter().filter(|meeting| meeting.takes_place());
        let mut timed: Vec<Timed<'_>> = timed.filter_map(Timed::of).collect();
        timed.sort_by_key(|timed| timed.start);
        for (at, earlier) in timed.iter().enumerate() {
            let running = timed[at + 1..].iter().take_while(|later| earlier.runs_at(later.start));
            found
                .extend(running.filter_map(|later| judge(workspace, &seats, earlier.meeting, later.meeting)));
        }
    }
}

/// A meeting with its hours.
struct Timed<'a> {
    start: NaiveTime,
    end: Option<NaiveTime>,
    meeting: &'a Meeting,
}

impl<'a> Timed<'a> {
    fn of(meeting: &'a Meeting) -> Option<Self> {
        meeting.hours().map(|(start, end)| Self { start, end, meeting })
    }

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
        let of = |meeting: &Meeting| {
            let seats = seats.get(meeting.body.value.as_str()).map_or(&[][..], Vec::as_slice);
            seats.iter().filter(move |seat| seat.is_held_on(day))
        };
        let shared =
            of(meeting).find(|seat| of(earlier).any(|other| other.person.value == seat.person.value))?;
        let person = workspace.people.name_of(&shared.person.value);
        let other = workspace.body_name(&earlier.body.value, day);
        format!("{person} sitter i både {other} og {name}, som møtes på samme tid {}", norsk::date(day))
    };
    Some(
        RULE.at(meeting.date.span, message)
            .with_label(earlier.date.span, "det andre møtet")
            .with_advice("Flytt det ene møtet, eller rett tiden om den er ført feil."),
    )
}

/// Whether two bodies sit together: in one room, from and to the same hour.
fn is_joint(one: &Meeting, other: &Meeting) -> bool {
    let place = |meeting: &Meeting| {
        let is_in_room = meeting.form.is_none_or(|form| form.value == Form::InPerson);
        meeting.place.clone().filter(|_| is_in_room)
    };
    let is_one_place = place(one).is_some_and(|room| place(other).is_some_and(|other| room == other));
    is_one_place && one.hours() == other.hours() && one.body.value != other.body.value
}
