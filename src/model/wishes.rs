//! What the council wishes of its meeting plan: days a body prefers, days to avoid, months in which it must
//! meet.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::general_election::GeneralElection;
use super::meeting::Form;
use super::time_range::TimeRange;
use super::{BodyId, calendar};
use crate::norsk::written::WEEKDAYS;
use crate::text::Placed;

/// How a body prefers to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The weekdays it prefers; none when it has no wish.
    pub weekdays: Vec<Weekday>,
    /// When it would begin and end.
    pub time: Option<TimeRange>,
    /// The place.
    pub place: Option<String>,
    /// In a room, on a screen or in writing.
    pub form: Option<Form>,
}

impl Wish {
    /// The weekdays as they are written.
    pub fn weekday_words(&self) -> Vec<&'static str> {
        let word = |wished: &Weekday| WEEKDAYS.iter().find(|(_, day)| day == wished).map(|(word, _)| *word);
        self.weekdays.iter().filter_map(word).collect()
    }
}

/// Days on which the council would rather not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoidance {
    /// What it is, as «vinterferien».
    pub what: String,
    /// The days.
    pub periods: Vec<Period>,
}

/// Days that come back each year, or only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A week by its ISO number.
    Week(u32),
    /// A month, from 1 to 12.
    Month(u32),
    /// From a day of the year to another, as month and day, perhaps over New Year.
    Yearly((u32, u32), (u32, u32)),
    /// The days before Maundy Thursday, and the Tuesday after Easter.
    Easter,
    /// The week of an election.
    Election(GeneralElection),
    /// From a date to another.
    Dates(NaiveDate, NaiveDate),
}

/// That a body treats cases of a type in a month of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleStep {
    /// The body.
    pub body: Placed<BodyId>,
    /// The month, from 1 to 12.
    pub month: u32,
    /// The election in whose years alone it is so.
    pub only_with: Option<GeneralElection>,
}

impl CycleStep {
    /// Whether it is so in `year`.
    pub fn applies_in(&self, year: i32) -> bool {
        self.only_with.is_none_or(|election| election.is_in(year))
    }
}

impl Avoidance {
    /// Whether `day` is one of the days.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.periods.iter().any(|period| period.covers(day))
    }

    /// Whether it covers `day` because of an election, whose day is only reckoned.
    pub fn reckons_with_election(&self, day: NaiveDate) -> bool {
        self.periods.iter().any(|period| matches!(period, Period::Election(_)) && period.covers(day))
    }
}

impl Period {
    fn covers(self, day: NaiveDate) -> bool {
        match self {
            Self::Week(week) => day.iso_week().week() == week,
            Self::Month(month) => day.month() == month,
            Self::Yearly(first, last) => {
                let day = (day.month(), day.day());
                if first <= last { first <= day && day <= last } else { day >= first || day <= last }
            }
            Self::Easter => calendar::easter(day.year()).is_some_and(|easter| {
                let after = day.signed_duration_since(easter).num_days();
                (-6..=2).contains(&after)
            }),
            Self::Election(election) => election
                .day(day.year())
                .is_some_and(|monday| Some(day) < monday.checked_add_days(Days::new(7)) && day >= monday),
            Self::Dates(first, last) => first <= day && day <= last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_cover_their_days_and_no_others() {
        let covers = |period: Period, day: &str| period.covers(day.parse().expect("a date"));
        for (period, inside, outside) in [
            (Period::Week(8), ["2027-02-22", "2027-02-28"], ["2027-02-21", "2027-03-01"]),
            // Monday 4 January 2027 begins week 1; the days before are week 53 of 2026.
            (Period::Week(53), ["2026-12-28", "2027-01-03"], ["2026-12-27", "2027-01-04"]),
            (Period::Month(7), ["2027-07-01", "2027-07-31"], ["2027-06-30", "2027-08-01"]),
            (Period::Yearly((12, 20), (1, 6)), ["2026-12-20", "2027-01-06"], ["2026-12-19", "2027-01-07"]),
            (Period::Yearly((5, 3), (5, 4)), ["2027-05-03", "2027-05-04"], ["2027-05-02", "2027-05-05"]),
            (Period::Easter, ["2027-03-22", "2027-03-30"], ["2027-03-21", "2027-03-31"]),
            (
                Period::Election(GeneralElection::Municipal),
                ["2027-09-13", "2027-09-19"],
                ["2027-09-12", "2025-09-08"],
            ),
            (
                Period::Election(GeneralElection::Parliamentary),
                ["2025-09-08", "2025-09-14"],
                ["2027-09-13", "2025-09-15"],
            ),
        ] {
            assert!(inside.iter().all(|day| covers(period, day)), "{period:?}");
            assert!(!outside.iter().any(|day| covers(period, day)), "{period:?}");
        }
    }
}
