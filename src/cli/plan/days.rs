//! The days of a year as a table: a line for each meeting with the days that follow from it, and one for each other
//! day that is not quiet.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::{day_and_month, label};
use crate::cli::output;
use crate::model::Meeting;
use crate::norsk::{self, Language};
use crate::schedule::{Constraint, EntryKind, Year, YearEntry};
use crate::workspace::Workspace;

/// How much room there is for what happens, beside the days that follow from a meeting.
const ROOM: usize = 38;
/// How much there is on a line that has no such days.
const WIDE: usize = 68;

/// A line of the table.
struct Line<'a> {
    day: NaiveDate,
    what: String,
    /// The meeting whose days it shows.
    meeting: Option<&'a Meeting>,
    papers: Option<NaiveDate>,
    dispatch: Option<NaiveDate>,
    minutes: Option<NaiveDate>,
    margin: String,
}

/// The days of the year, with a line for today between what is past and what is to come.
pub fn table(workspace: &Workspace, year: &Year<'_>) -> String {
    let mut lines = meetings(workspace, year);
    lines.extend(others(workspace, year));
    lines.extend(holidays(year));
    lines.sort_by_key(|line| line.day);
    let mut text = String::new();
    if lines.iter().any(|line| line.meeting.is_some()) {
        text.push_str(&format!("{:<12}{:<ROOM$} Ferdig Sendes   Ref. Margin\n", "Dag", "Hva"));
    }
    let today = workspace.today;
    let (mut month, mut is_past) = (0, today.year() == year.year);
    for line in &lines {
        if is_past && line.day >= today {
            text.push_str(&format!("{:-^79}\n", format!(" i dag, {} ", norsk::date(today))));
            is_past = false;
        }
        let is_new = line.day.month() != month;
        let name = norsk::MONTHS[line.day.month0() as usize].chars().take(if is_new { 3 } else { 0 });
        month = line.day.month();
        text.push_str(&line.text(&name.collect::<String>()));
    }
    if is_past {
        text.push_str(&format!("{:-^79}\n", format!(" i dag, {} ", norsk::date(today))));
    }
    text
}

impl Line<'_> {
    fn text(&self, month: &str) -> String {
        let weekday: String = Language::Bokmal.weekday(self.day).chars().take(3).collect();
        let day = format!("{:<4}{weekday:<4}{:>2}. ", norsk::capitalised(month), self.day.day());
        let what = output::clean(&self.what);
        if self.meeting.is_none() {
            return format!("{day}{}\n", output::cut(&what, WIDE));
        }
        let cell = |day: Option<NaiveDate>| day.map_or_else(String::new, day_and_month);
        let cells = [self.papers, self.dispatch, self.minutes].map(cell);
        let [papers, dispatch, minutes] = cells;
        let what = output::cut(&what, ROOM);
        let line = format!("{day}{what:<ROOM$} {papers:>6} {dispatch:>6} {minutes:>6} {:>6}", self.margin);
        format!("{}\n", line.trim_end())
    }
}

/// A line for each meeting of which a day lies in the year.
fn meetings<'a>(workspace: &Workspace, year: &Year<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for entry in &year.entries {
        let Some(meeting) = entry.meeting.filter(|meeting| meeting.takes_place()) else { continue };
        let at = *known.entry(meeting.id.as_str()).or_insert_with(|| {
            lines.push(line_of(workspace, year, entry, meeting));
            lines.len() - 1
        });
        let line = &mut lines[at];
        match entry.kind {
            EntryKind::PapersDone => line.papers = Some(entry.day),
            EntryKind::Dispatch => line.dispatch = Some(entry.day),
            EntryKind::MinutesDone => line.minutes = Some(entry.day),
            EntryKind::Meeting => {
                line.day = entry.day;
                line.margin = margin(entry);
            }
            _ => {}
        }
    }
    lines
}

fn line_of<'a>(
    workspace: &Workspace,
    year: &Year<'a>,
    entry: &YearEntry<'a>,
    meeting: &'a Meeting,
) -> Line<'a> {
    let day = meeting.date.value;
    let mut what = entry.body.map_or_else(|| meeting.body.value.clone(), |body| label(body, day));
    if day.year() != year.year {
        what = format!("{what} (møtet {})", norsk::short_date(day));
    } else if let Some((from, _)) = meeting.hours() {
        what.push_str(&format!(" kl. {}", from.format("%H:%M")));
    }
    let joint: Vec<String> = workspace
        .joint_meetings(meeting)
        .iter()
        .filter_map(|other| Some(label(workspace.council.bodies.get(&other.body.value)?, day)))
        .collect();
    if !joint.is_empty() {
        what.push_str(&format!(", felles med {}", norsk::list(&joint)));
    }
    if meeting.has_been_called() && !meeting.is_held() {
        what.push_str(", innkalt");
    }
    let (papers, dispatch, minutes) = (None, None, None);
    Line { day: entry.day, what, meeting: Some(meeting), papers, dispatch, minutes, margin: String::new() }
}

/// The fewest working days that a meeting leaves those before it: «3», «–2 !», or «?» when one of them does not meet.
fn margin(entry: &YearEntry<'_>) -> String {
    let links = entry.constraints.iter().filter_map(|bond| match bond {
        Constraint::Requirement(link) => Some(link),
        _ => None,
    });
    let margins: Vec<Option<i64>> = links.map(|link| link.margin()).collect();
    match margins.iter().flatten().min() {
        Some(margin) if *margin < 0 => format!("{} !", norsk::signed(*margin)),
        Some(margin) => margin.to_string(),
        None if margins.is_empty() => String::new(),
        None => "?".to_owned(),
    }
}

/// Deadlines, elections, and meetings that are not held after all.
fn others<'a>(workspace: &Workspace, year: &Year<'a>) -> Vec<Line<'a>> {
    let line = |entry: &YearEntry<'a>| {
        let what = other(workspace, entry)?;
        let (papers, dispatch, minutes) = (None, None, None);
        Some(Line { day: entry.day, what, meeting: None, papers, dispatch, minutes, margin: String::new() })
    };
    year.entries.iter().filter_map(line).collect()
}

fn other(workspace: &Workspace, entry: &YearEntry<'_>) -> Option<String> {
    let title = || {
        let case = entry.case?;
        Some(format!("{} {}", case.id.value, case.open_title(workspace.council.language)))
    };
    match entry.kind {
        EntryKind::HearingDeadline => Some(format!("Høringsfrist for {}", title()?)),
        EntryKind::Deadline => Some(format!("Frist for {}", title()?)),
        EntryKind::Election => Some(format!(
            "{}{}",
            norsk::capitalised(entry.what?),
            if entry.is_assumed() { " (antatt: Kongen fastsetter dagen)" } else { "" }
        )),
        EntryKind::CalledOff => {
            let meeting = entry.meeting?;
            let name = entry.body.map_or_else(|| meeting.body.value.clone(), |body| label(body, entry.day));
            let new = workspace.moved_to(meeting).map(|new| norsk::short_date(new.date.value));
            Some(match new {
                Some(new) => format!("{name}: flyttet til {new}"),
                None => format!("{name}: {}", meeting.status.map_or("avlyst", |status| status.value.word())),
            })
        }
        _ => None,
    }
}

/// Public holidays, those that follow each other on one line.
fn holidays<'a>(year: &Year<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<(Line<'a>, NaiveDate)> = Vec::new();
    for entry in year.of_kind(EntryKind::Holiday) {
        let name = entry.what.unwrap_or_default();
        if let Some((line, last)) = lines.last_mut().filter(|(_, last)| (entry.day - *last).num_days() <= 2) {
            line.what.push_str(&if entry.day == *last {
                format!(" og {name}")
            } else if entry.day.month() == line.day.month() {
                format!(", {name} {}.", entry.day.day())
            } else {
                format!(", {name} {}.{}.", entry.day.day(), entry.day.month())
            });
            *last = entry.day;
            continue;
        }
        let (papers, dispatch, minutes) = (None, None, None);
        let what = norsk::capitalised(name);
        let line =
            Line { day: entry.day, what, meeting: None, papers, dispatch, minutes, margin: String::new() };
        lines.push((line, entry.day));
    }
    lines.into_iter().map(|(line, _)| line).collect()
}
