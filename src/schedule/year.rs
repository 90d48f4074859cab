//! A year on one page: the days that the folder and the council's rules know of.

use chrono::{Datelike, NaiveDate};

use super::constraint::{self, Constraint};
use super::cycle::{CycleEntry, annual_cycle};
use crate::model::{Body, Case, GeneralElection, Meeting, calendar};
use crate::workspace::Workspace;

/// The days of a year, in order.
#[derive(Debug, Clone)]
pub struct Year<'a> {
    /// The year.
    pub year: i32,
    /// What happens in it.
    pub entries: Vec<YearEntry<'a>>,
    /// In which month which body treats what.
    pub cycle: Vec<CycleEntry<'a>>,
}

/// One thing on one day.
#[derive(Debug, Clone)]
pub struct YearEntry<'a> {
    /// The day.
    pub day: NaiveDate,
    /// What kind of thing.
    pub kind: EntryKind,
    /// The body it is about.
    pub body: Option<&'a Body>,
    /// The meeting it is about.
    pub meeting: Option<&'a Meeting>,
    /// The case it is about, whose [open title](Case::open_title) alone may be shown.
    pub case: Option<&'a Case>,
    /// The name of a holiday or an election.
    pub what: Option<&'a str>,
    /// What it rests on: a row of bodies.yaml or a §.
    pub basis: Option<&'a str>,
    /// What it follows from, and what must keep to it.
    pub constraints: Vec<Constraint<'a>>,
}

/// What kind of thing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A public holiday.
    Holiday,
    /// A general election.
    Election,
    /// The minutes of a meeting are to be written, so that they can go with a notice.
    MinutesDone,
    /// The papers of a meeting are to be finished.
    PapersDone,
    /// The last day papers can leave.
    Dispatch,
    /// A meeting.
    Meeting,
    /// A meeting that is not held on this day after all: it was moved, or called off.
    CalledOff,
    /// The last day to answer a hearing.
    HearingDeadline,
    /// The day the secretariat has set itself for a case.
    Deadline,
}

impl EntryKind {
    /// Every kind with its word for programs.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("helligdag", Self::Holiday),
        ("valg", Self::Election),
        ("referat ferdig", Self::MinutesDone),
        ("papirer ferdige", Self::PapersDone),
        ("utsending", Self::Dispatch),
        ("møte", Self::Meeting),
        ("går ut", Self::CalledOff),
        ("høringsfrist", Self::HearingDeadline),
        ("frist", Self::Deadline),
    ];

    /// The word for programs.
    pub fn word(self) -> &'static str {
        crate::model::word_for(&Self::WORDS, &self)
    }
}

impl<'a> Year<'a> {
    /// The days of `year`: its meetings and the days that follow from them, the deadlines of cases, the
    /// election and public holidays. A day in `year` that follows from a meeting in January after it is one
    /// of them.
    pub fn of(workspace: &'a Workspace, year: i32) -> Self {
        // What follows from a meeting lies at most so far from it.
        let near = year - 1..=year + 1;
        let mut entries: Vec<YearEntry<'a>> = Vec::new();
        for meeting in &workspace.meetings {
            if near.contains(&meeting.date.value.year()) {
                entries.extend(days_of(workspace, meeting));
            }
        }
        for case in &workspace.cases {
            if !case.is_withdrawn() {
                deadlines_of(case, &mut entries);
            }
        }
        entries.retain(|entry| entry.day.year() == year);
        if let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) {
            for day in first.iter_days().take_while(|day| day.year() == year) {
                for name in calendar::holidays(day) {
                    entries.push(YearEntry { what: Some(name), ..YearEntry::on(day, EntryKind::Holiday) });
                }
            }
        }
        if let Some(held) = GeneralElection::in_year(year)
            && let Some(day) = held.day(year)
        {
            entries.push(YearEntry { what: Some(held.word()), ..YearEntry::on(day, EntryKind::Election) });
        }
        entries.sort_by_key(|entry| (entry.day, entry.kind));
        Self { year, entries, cycle: annual_cycle(workspace, year) }
    }

    /// What is of this kind.
    pub fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &YearEntry<'a>> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Whether nothing but the calendar is known of it: no meeting, and no deadline of a case.
    pub fn is_unknown(&self) -> bool {
        self.entries.iter().all(|entry| matches!(entry.kind, EntryKind::Holiday | EntryKind::Election))
    }
}

impl<'a> YearEntry<'a> {
    /// Whether the day is assumed, and not known: an election whose day Kongen has yet to set.
    pub fn is_assumed(&self) -> bool {
        self.kind == EntryKind::Election && !GeneralElection::is_day_known(self.day.year())
    }

    fn on(day: NaiveDate, kind: EntryKind) -> Self {
        Self {
            day,
            kind,
            body: None,
            meeting: None,
            case: None,
            what: None,
            basis: None,
            constraints: Vec::new(),
        }
    }
}

/// A meeting, and the days that follow from it.
fn days_of<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Vec<YearEntry<'a>> {
    let day = meeting.date.value;
    let body = workspace.council.body(&meeting.body.value);
    let entry = |day, kind| YearEntry { body, meeting: Some(meeting), ..YearEntry::on(day, kind) };
    if !meeting.takes_place() {
        return vec![entry(day, EntryKind::CalledOff)];
    }
    let times = workspace.council.working_times_on(day);
    let basis = workspace.council.working_times.on(day).map(|row| row.basis_text());
    let after = |days| vec![Constraint::WorkingDays { days, basis }];
    let mut constraints: Vec<Constraint<'a>> =
        constraint::links(workspace, meeting).into_iter().map(Constraint::Requirement).collect();
    constraints.extend(constraint::meets_before(workspace, meeting));
    let done = calendar::working_days_after(day, times.minutes);
    let mut entries = vec![
        YearEntry { constraints, ..entry(day, EntryKind::Meeting) },
        YearEntry { basis, constraints: after(times.minutes), ..entry(done, EntryKind::MinutesDone) },
    ];
    if let Some(row) = body.and_then(|body| body.dispatch.on(day)) {
        let (days, rests_on) = (row.value.days, row.basis_text());
        let papers = calendar::dispatch_day(day, days);
        let constraints = vec![Constraint::CalendarDays { days, basis: rests_on }];
        entries.push(YearEntry { basis: Some(rests_on), constraints, ..entry(papers, EntryKind::Dispatch) });
        let done = calendar::working_days_before(papers, times.papers);
        entries.push(YearEntry {
            basis,
            constraints: after(times.papers),
            ..entry(done, EntryKind::PapersDone)
        });
    }
    entries
}

/// The days that are set for a case.
fn deadlines_of<'a>(case: &'a Case, entries: &mut Vec<YearEntry<'a>>) {
    for (day, kind) in
        [(case.hearing_deadline, EntryKind::HearingDeadline), (case.deadline, EntryKind::Deadline)]
    {
        if let Some(day) = day {
            entries.push(YearEntry { case: Some(case), ..YearEntry::on(day.value, kind) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(year: i32) -> Vec<(String, EntryKind, &'static str)> {
        let day: NaiveDate = "2026-01-01".parse().expect("a date");
        let workspace = Workspace::new(day);
        let year = Year::of(&workspace, year);
        assert!(year.is_unknown() && year.cycle.is_empty());
        let known = ["grunnlovsdagen", "2. pinsedag", "kommunevalg", "stortingsvalg"];
        let name = |what: &str| known.into_iter().find(|known| *known == what);
        let entries = year.entries.iter();
        entries.filter_map(|entry| Some((entry.day.to_string(), entry.kind, name(entry.what?)?))).collect()
    }

    #[test]
    fn a_year_without_meetings_has_its_holidays() {
        let day: NaiveDate = "2026-01-01".parse().expect("a date");
        let workspace = Workspace::new(day);
        let year = Year::of(&workspace, 2026);
        assert_eq!(year.entries.len(), 12);
        assert_eq!(year.entries[0].what, Some("1. nyttårsdag"));
        assert!(year.entries.iter().all(|entry| entry.kind == EntryKind::Holiday));
    }

    #[test]
    fn two_names_of_one_day_and_the_election() {
        let expected = [
            ("2027-05-17".to_owned(), EntryKind::Holiday, "grunnlovsdagen"),
            ("2027-05-17".to_owned(), EntryKind::Holiday, "2. pinsedag"),
            ("2027-09-13".to_owned(), EntryKind::Election, "kommunevalg"),
        ];
        assert_eq!(days(2027), expected);
        assert_eq!(days(2025)[2], ("2025-09-08".to_owned(), EntryKind::Election, "stortingsvalg"));
        assert_eq!(days(2026).len(), 2);
    }
}
