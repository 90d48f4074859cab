//! A year on one page: the days that the folder and the council's rules know of.

use chrono::{Datelike, NaiveDate};

use crate::model::{Body, Meeting, calendar};
use crate::workspace::Workspace;

/// The days of a year, in order.
#[derive(Debug, Clone)]
pub struct Year<'a> {
    /// The year.
    pub year: i32,
    /// What happens in it.
    pub entries: Vec<Entry<'a>>,
}

/// One thing on one day.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The day.
    pub day: NaiveDate,
    /// What kind of thing.
    pub kind: Kind,
    /// The body it is about.
    pub body: Option<&'a Body>,
    /// The meeting it is about.
    pub meeting: Option<&'a Meeting>,
    /// The name of a holiday; what else there is to be said of the others.
    pub what: Option<&'a str>,
    /// What it rests on: a row of bodies.yaml or a §.
    pub basis: Option<&'a str>,
}

/// What kind of thing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A public holiday.
    Holiday,
    /// The minutes of a meeting are to be written, so that they can go with a notice.
    MinutesDone,
    /// The papers of a meeting are to be finished.
    PapersDone,
    /// The last day papers can leave.
    Dispatch,
    /// A meeting.
    Meeting,
}

impl<'a> Year<'a> {
    /// The days of `year`: its meetings, the days that follow from them, and public holidays. A day in `year` that
    /// follows from a meeting in January after it is one of them.
    pub fn of(workspace: &'a Workspace, year: i32) -> Self {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for meeting in workspace.meetings.iter().filter(|meeting| meeting.takes_place()) {
            entries.extend(days_of(workspace, meeting));
        }
        entries.retain(|entry| entry.day.year() == year);
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days().take_while(|day| day.year() == year));
        entries.extend(days.filter_map(|day| {
            let what = Some(calendar::holiday(day)?);
            Some(Entry { day, kind: Kind::Holiday, body: None, meeting: None, what, basis: None })
        }));
        entries.sort_by_key(|entry| (entry.day, entry.kind));
        Self { year, entries }
    }

    /// What is of this kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }
}

/// A meeting, and the days that follow from it.
fn days_of<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<Entry<'a>> {
    let day = meeting.date.value;
    let body = workspace.council.bodies.get(&meeting.body.value);
    let entry = |day, kind, basis| Entry { day, kind, body, meeting: Some(meeting), what: None, basis };
    let times = workspace.council.working_times_on(day);
    let basis = workspace.council.working_times.on(day).map(|row| row.basis_text());
    let mut entries = vec![
        entry(day, Kind::Meeting, None),
        entry(calendar::working_days_after(day, times.minutes), Kind::MinutesDone, basis),
    ];
    if let Some(row) = body.and_then(|body| body.dispatch.on(day)) {
        let papers = calendar::dispatch_day(day, row.value.days);
        entries.push(entry(papers, Kind::Dispatch, Some(row.basis_text())));
        entries.push(entry(calendar::working_days_before(papers, times.papers), Kind::PapersDone, basis));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_meetings_has_its_holidays() {
        let day: NaiveDate = "2026-01-01".parse().expect("a date");
        let workspace = Workspace::new(day);
        let year = Year::of(&workspace, 2026);
        assert_eq!(year.entries.len(), 12);
        assert_eq!(year.entries[0].what, Some("1. nyttårsdag"));
        assert!(year.entries.iter().all(|entry| entry.kind == Kind::Holiday));
    }
}
