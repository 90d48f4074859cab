//! The days of a year as a table: a row for each meeting with the days that follow from it, and one for each
//! other day that is not quiet.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::document::{Block, Column, OnePageTable, Table, plain};
use crate::model::Meeting;
use crate::norsk::{self, Language};
use crate::schedule::{Constraint, EntryKind, Year, YearEntry};
use crate::views::names::{day_and_month, label};
use crate::workspace::Workspace;

/// The columns: the month, the day of the week and of the month, and what happens; then the days that follow
/// from a meeting.
const COLUMNS: [(&str, Column); 8] = [
    ("Dag", Column::Short),
    ("", Column::Short),
    ("", Column::Figure),
    ("Hva", Column::Text),
    ("Ferdig", Column::Figure),
    ("Sendes", Column::Figure),
    ("Ref.", Column::Figure),
    ("Margin", Column::Figure),
];

/// A row of the table.
struct Line {
    day: NaiveDate,
    what: String,
    /// What follows from the meeting, when it is one.
    follows: Option<MeetingDays>,
}

/// What follows from a meeting.
#[derive(Default)]
struct MeetingDays {
    papers: Option<NaiveDate>,
    dispatch: Option<NaiveDate>,
    minutes: Option<NaiveDate>,
    margin: String,
}

/// The days of the year, with today between what is past and what is to come.
pub fn table(workspace: &Workspace, year: &Year<'_>) -> Block {
    let mut lines = meetings(workspace, year);
    lines.extend(others(workspace, year));
    lines.extend(holidays(year));
    lines.sort_by_key(|line| line.day);
    let has_meetings = lines.iter().any(|line| line.follows.is_some());
    let today = workspace.today;
    let mut is_past = today.year() == year.year;
    let mut rows = Vec::new();
    for line in lines {
        if is_past && line.day >= today {
            rows.push(vec![today_words(today)]);
            is_past = false;
        }
        rows.push(line.cells());
    }
    if is_past {
        rows.push(vec![today_words(today)]);
    }
    let mut header = Vec::new();
    for (name, _) in COLUMNS {
        header.push(plain(if has_meetings { name } else { "" }));
    }
    let table = Table {
        summary: format!("Dagene i {}", year.year),
        columns: COLUMNS.map(|(_, column)| column).to_vec(),
        header,
        rows: rows.into_iter().map(|row| row.into_iter().map(plain).collect()).collect(),
    };
    Block::OnePageTable(OnePageTable { table, quiet: Vec::new() })
}

fn today_words(today: NaiveDate) -> String {
    format!("i dag, {}", norsk::date(today))
}

impl Line {
    fn cells(self) -> Vec<String> {
        let first_three = |word: &str| word.chars().take(3).collect::<String>();
        let month = norsk::capitalised(&first_three(norsk::MONTHS[self.day.month0() as usize]));
        let weekday = first_three(Language::Bokmal.weekday(self.day));
        let mut cells = vec![month, weekday, format!("{}.", self.day.day()), self.what];
        if let Some(follows) = self.follows {
            for day in [follows.papers, follows.dispatch, follows.minutes] {
                cells.push(day.map(day_and_month).unwrap_or_default());
            }
            cells.push(follows.margin);
        }
        cells
    }
}

/// A line for each meeting of which a day lies in the year.
fn meetings(workspace: &Workspace, year: &Year<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for entry in &year.entries {
        let Some(meeting) = entry.meeting.filter(|meeting| meeting.takes_place()) else { continue };
        let at = *known.entry(meeting.id.as_str()).or_insert_with(|| {
            let what = of_meeting(workspace, year, entry, meeting);
            lines.push(Line { day: entry.day, what, follows: Some(MeetingDays::default()) });
            lines.len() - 1
        });
        let line = &mut lines[at];
        let Some(follows) = &mut line.follows else { continue };
        match entry.kind {
            EntryKind::PapersDone => follows.papers = Some(entry.day),
            EntryKind::Dispatch => follows.dispatch = Some(entry.day),
            EntryKind::MinutesDone => follows.minutes = Some(entry.day),
            EntryKind::Meeting => {
                line.day = entry.day;
                follows.margin = margin(entry);
            }
            _ => {}
        }
    }
    lines
}

/// «IPU kl. 09:00, felles med KG, innkalt»
fn of_meeting(workspace: &Workspace, year: &Year<'_>, entry: &YearEntry<'_>, meeting: &Meeting) -> String {
    let day = meeting.date.value;
    let mut what = entry.body.map_or_else(|| meeting.body.value.to_string(), |body| label(body, day));
    if day.year() != year.year {
        what = format!("{what} (møtet {})", norsk::short_date(day));
    } else if let Some(time) = meeting.time {
        what.push_str(&format!(" kl. {}", time.from.format("%H:%M")));
    }
    let mut joint = Vec::new();
    for other in workspace.joint_meetings(meeting) {
        if let Some(body) = workspace.council.body(&other.body.value) {
            joint.push(label(body, day));
        }
    }
    if !joint.is_empty() {
        what.push_str(&format!(", felles med {}", norsk::list(&joint)));
    }
    if meeting.has_been_called() && !meeting.is_held() {
        what.push_str(", innkalt");
    }
    what
}

/// The fewest working days that a meeting leaves those before it: «3», «–2 !», or «?» when one of them does
/// not meet.
fn margin(entry: &YearEntry<'_>) -> String {
    let mut margins = Vec::new();
    for bond in &entry.constraints {
        if let Constraint::Requirement(link) = bond {
            margins.push(link.margin());
        }
    }
    match margins.iter().flatten().min() {
        Some(margin) if *margin < 0 => format!("{} !", norsk::signed(*margin)),
        Some(margin) => margin.to_string(),
        None if margins.is_empty() => String::new(),
        None => "?".to_owned(),
    }
}

/// Deadlines, elections, and meetings that are not held after all.
fn others(workspace: &Workspace, year: &Year<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for entry in &year.entries {
        if let Some(what) = other(workspace, entry) {
            lines.push(Line { day: entry.day, what, follows: None });
        }
    }
    lines
}

fn other(workspace: &Workspace, entry: &YearEntry<'_>) -> Option<String> {
    let title = || {
        let case = entry.case?;
        Some(format!("{} {}", case.id.value, case.open_title(workspace.council.language)))
    };
    match entry.kind {
        EntryKind::HearingDeadline => Some(format!("Høringsfrist for {}", title()?)),
        EntryKind::Deadline => Some(format!("Frist for {}", title()?)),
        EntryKind::Election => {
            let assumed = if entry.is_assumed() { " (antatt: Kongen fastsetter dagen)" } else { "" };
            Some(format!("{}{assumed}", norsk::capitalised(entry.what?)))
        }
        EntryKind::CalledOff => {
            let meeting = entry.meeting?;
            let name =
                entry.body.map_or_else(|| meeting.body.value.to_string(), |body| label(body, entry.day));
            Some(match workspace.moved_to(meeting) {
                Some(new) => format!("{name}: flyttet til {}", norsk::short_date(new.date.value)),
                None => format!("{name}: {}", meeting.status.map_or("avlyst", |status| status.value.word())),
            })
        }
        _ => None,
    }
}

/// Public holidays, those that follow each other on one line.
fn holidays(year: &Year<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for entry in year.of_kind(EntryKind::Holiday) {
        let name = entry.what.unwrap_or_default();
        match (lines.last_mut(), last) {
            (Some(line), Some(last)) if (entry.day - last).num_days() <= 2 => {
                line.what.push_str(&if entry.day == last {
                    format!(" og {name}")
                } else if entry.day.month() == line.day.month() {
                    format!(", {name} {}.", entry.day.day())
                } else {
                    format!(", {name} {}.{}.", entry.day.day(), entry.day.month())
                });
            }
            _ => lines.push(Line { day: entry.day, what: norsk::capitalised(name), follows: None }),
        }
        last = Some(entry.day);
    }
    lines
}
