//! The calendars that others subscribe to: all meetings, those of one body, and the secretariat's own with
//! its deadlines. They say what the public notice says, and name a case by the title the public may see.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::Subject;
use super::appointment::{MeetingHistory, appointment, appointments, long_past, secretariat};
use crate::document::{Alarm, Appointment, Calendar, Prospect};
use crate::model::{Body, Case, Meeting, MeetingId};
use crate::norsk::{self, CalendarWords, fill};
use crate::schedule::{Constraint, EntryKind, Year, YearEntry};
use crate::workspace::Workspace;

/// Where the calendars lie, with the papers of the year.
pub const CALENDARS: &str = "kalender/";
/// The calendar with all meetings.
pub const ALL: &str = "alle.ics";
/// The calendar with the secretariat's own days.
pub const SECRETARIAT: &str = "sekretariatet.ics";

/// Reminders of what must be done on a day: the morning before, and the same morning.
const SOON: [Alarm; 2] = [Alarm { days_before: 1, hour: 9 }, Alarm { days_before: 0, hour: 8 }];
/// Reminders of what must be begun before: a week before, and the morning before.
const EARLY: [Alarm; 2] = [Alarm { days_before: 7, hour: 9 }, Alarm { days_before: 1, hour: 9 }];

/// The file name of the calendar of `body`; none when its id can be no file's name.
pub fn file_of(body: &Body) -> Option<String> {
    let id = body.id.as_str();
    if id.is_empty() || norsk::slug(id, id.len()) != id {
        return None;
    }
    let file = format!("{id}.ics");
    let is_taken = file == ALL || file == SECRETARIAT;
    Some(if is_taken { format!("organ-{file}") } else { file })
}

/// Every calendar by its file name, with what is in it from the beginning of `first` on. A body that has no
/// meeting since then has a calendar without entries, for those who subscribe to it.
pub fn calendars(workspace: &Workspace, first: i32) -> Vec<(String, Calendar)> {
    let words = &workspace.council.language.wording().calendar;
    let council = workspace.council.short_name.as_str();
    let meetings = meetings(workspace, first);
    let calendar = |name: &str, organ: &str, appointments: Vec<Appointment>| Calendar {
        name: fill(name, &[("råd", council), ("organ", organ)]),
        description: words.made.to_owned(),
        appointments,
    };
    let all: Vec<Appointment> = meetings.iter().map(|(_, entry)| entry.clone()).collect();
    let mut calendars = vec![(ALL.to_owned(), calendar(words.all, "", all.clone()))];
    for body in workspace.council.bodies.values() {
        let Some(file) = file_of(body) else { continue };
        let mut of_body = Vec::new();
        for (meeting, entry) in &meetings {
            if meeting.body.value == body.id {
                of_body.push(entry.clone());
            }
        }
        let name = body.running_name_on(workspace.today);
        calendars.push((file, calendar(words.body, &name, of_body)));
    }
    let mut own = all;
    own.extend(deadlines(workspace, first, &meetings));
    own.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    calendars.push((SECRETARIAT.to_owned(), calendar(words.secretariat, "", own)));
    calendars
}

/// The cases that the calendars name: those on the agendas of meetings, and those with a day of their own.
pub fn cases(workspace: &Workspace, first: i32) -> Vec<&Case> {
    let mut named = Vec::new();
    for meeting in &workspace.meetings {
        if meeting.date.value.year() >= first {
            let items = meeting.agenda.iter();
            named.extend(items.filter_map(|item| workspace.case_of(item)));
        }
    }
    for case in &workspace.cases {
        if case.deadline.is_some() || case.hearing_deadline.is_some() {
            named.push(case);
        }
    }
    named
}

/// Every meeting with its entry. One that was moved is spoken for by the one that stands in its place.
fn meetings(workspace: &Workspace, first: i32) -> Vec<(&Meeting, Appointment)> {
    let mut entries: Vec<(&Meeting, Appointment)> = Vec::new();
    let mut taken: HashSet<String> = HashSet::new();
    for meeting in &workspace.meetings {
        let is_replaced = meeting.is_moved() && workspace.moved_to(meeting).is_some();
        if meeting.date.value.year() < first || is_replaced {
            continue;
        }
        let Some(subject) = Subject::new(workspace, meeting) else { continue };
        let mut entry = appointment(&subject, &MeetingHistory::until_now(workspace, meeting));
        // Two meetings that say they were moved from the same one are two all the same.
        if !taken.insert(entry.id.clone()) {
            entry.id = appointment(&subject, &MeetingHistory::default()).id;
            if !taken.insert(entry.id.clone()) {
                continue;
            }
        }
        let first = entry.id.clone();
        entries.push((meeting, entry));
        let days = appointments(&subject, &MeetingHistory::until_now(workspace, meeting));
        for (number, day) in (2..).zip(days.into_iter().skip(1)) {
            entries.push((meeting, Appointment { id: format!("dag-{number}.{first}"), ..day }));
        }
    }
    entries
}

/// The days by which the secretariat must have done something, year by year as far as anything is known.
fn deadlines<'a>(
    workspace: &'a Workspace,
    first: i32,
    meetings: &[(&'a Meeting, Appointment)],
) -> Vec<Appointment> {
    let mut last = first;
    for case in &workspace.cases {
        for day in [case.deadline, case.hearing_deadline].into_iter().flatten() {
            last = last.max(day.value.year());
        }
    }
    let mut entries: HashMap<&MeetingId, &Appointment> = HashMap::new();
    for (meeting, entry) in meetings {
        last = last.max(meeting.date.value.year());
        entries.entry(&meeting.id).or_insert(entry);
    }
    // What a file says of a year far away is a slip, and must not cost the working out of every year until
    // then.
    let mut deadlines = Vec::new();
    for year in first..=last.min(first.saturating_add(MOST_YEARS)) {
        for entry in &Year::of(workspace, year).entries {
            deadlines.extend(match entry.case {
                Some(case) => Some(of_case(workspace, case, entry)),
                None => of_meeting(workspace, entry, &entries),
            });
        }
    }
    deadlines
}

/// How many years are worked out at most.
const MOST_YEARS: i32 = 10;

fn words(workspace: &Workspace) -> &'static CalendarWords {
    &workspace.council.language.wording().calendar
}

/// A day that follows from a meeting. Its id and its changes are the meeting's.
fn of_meeting(
    workspace: &Workspace,
    entry: &YearEntry<'_>,
    meetings: &HashMap<&MeetingId, &Appointment>,
) -> Option<Appointment> {
    let words = words(workspace);
    let meeting = entry.meeting?;
    let held = *meetings.get(&meeting.id)?;
    let subject = Subject::new(workspace, meeting)?;
    let minutes = norsk::capitalised(&subject.body.minutes_word);
    let is_sent = workspace.dispatched_on(meeting).is_some();
    let (name, summary, is_done) = match entry.kind {
        EntryKind::Dispatch => ("utsending", words.dispatch, is_sent),
        EntryKind::PapersDone => ("papirer", words.papers_done, is_sent),
        EntryKind::MinutesDone => ("referat", words.minutes_done, workspace.minutes_path(meeting).is_some()),
        _ => return None,
    };
    let (first, council) = held.id.split_once('@')?;
    let occasion = subject.occasion();
    Some(Appointment {
        id: format!("{first}-{name}@{council}"),
        day: entry.day,
        hours: None,
        summary: fill(summary, &[("møte", &occasion), ("referat", &minutes)]),
        place: None,
        description: because(words, entry),
        alarms: if is_done { Vec::new() } else { SOON.to_vec() },
        ..held.clone()
    })
}

/// How the day is worked out, and what that rests on.
fn because(words: &CalendarWords, entry: &YearEntry<'_>) -> Vec<String> {
    let reckoned = entry.constraints.iter().find_map(|constraint| match (constraint, entry.kind) {
        (Constraint::CalendarDays { days, .. }, _) => Some((words.calendar_days, days)),
        (Constraint::WorkingDays { days, .. }, EntryKind::PapersDone) => Some((words.before_dispatch, days)),
        (Constraint::WorkingDays { days, .. }, _) => Some((words.after_meeting, days)),
        _ => None,
    });
    let mut lines = Vec::new();
    if let Some((template, days)) = reckoned {
        lines.push(fill(template, &[("antall", &days.to_string())]));
    }
    if let Some(basis) = entry.basis {
        lines.push(fill(words.basis, &[("grunnlag", basis)]));
    }
    lines
}

/// A day that is set for a case. It is a part of the id, so that another day is another entry.
fn of_case(workspace: &Workspace, case: &Case, entry: &YearEntry<'_>) -> Appointment {
    let words = words(workspace);
    let (name, summary) = match entry.kind {
        EntryKind::HearingDeadline => ("horingsfrist", words.hearing),
        _ => ("frist", words.deadline),
    };
    let id = norsk::slug(case.id.value.as_str(), 40);
    let title = format!("{} {}", case.id.value, case.open_title(workspace.council.language));
    let council = norsk::slug(&workspace.council.short_name, 40);
    Appointment {
        id: format!("{id}-{name}-{}@{council}", entry.day),
        sequence: 0,
        changed: written(case, entry.day),
        day: entry.day,
        hours: None,
        prospect: Prospect::Confirmed,
        summary: fill(summary, &[("sak", &title)]),
        place: None,
        description: Vec::new(),
        organizer: secretariat(workspace),
        alarms: if case.is_settled() { Vec::new() } else { EARLY.to_vec() },
    }
}

/// The first day of the year in which the case was made, as its id says.
fn written(case: &Case, deadline: NaiveDate) -> NaiveDate {
    let year = case.id.value.as_str().get(..4).and_then(|year| year.parse().ok());
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    first.filter(|first| *first <= deadline).unwrap_or_else(|| long_past(deadline))
}
