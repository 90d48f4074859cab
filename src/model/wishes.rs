//! What the council wishes of its meeting plan: days a body prefers, days to avoid, months in which it must
//! meet.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::general_election::GeneralElection;
use super::meeting::Form;
use super::time_range::TimeRange;
use super::{BodyId, calendar};
use crate::norsk::{self, written::WEEKDAYS};
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

/// A part of the year, in whole months from 1 to 12: a month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearPart {
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

impl YearPart {
    /// One month.
    pub const fn one(month: u32) -> Self {
        Self { first: month, last: month }
    }

    /// A quarter, from 1 to 4.
    pub const fn quarter(number: u32) -> Self {
        Self { first: number * 3 - 2, last: number * 3 }
    }

    /// «juni», «3. kvartal»
    pub fn name(self) -> String {
        match (self.first == self.last, norsk::MONTHS.get(self.first as usize - 1)) {
            (true, Some(name)) => (*name).to_owned(),
            _ => format!("{}. kvartal", self.last / 3),
        }
    }

    /// Whether the month is one of them.
    pub fn has(self, month: u32) -> bool {
        self.first <= month && month <= self.last
    }

    /// Whether all of `other` lies in it.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Its first and its last day in `year`.
    pub fn days_in(self, year: i32) -> Option<[NaiveDate; 2]> {
        let first = NaiveDate::from_ymd_opt(year, self.first, 1)?;
        let last = NaiveDate::from_ymd_opt(year, self.last, 1)?;
        Some([first, last.checked_add_months(Months::new(1))?.pred_opt()?])
    }
}

/// The years in which something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CycleYears {
    /// Those with an election.
    With(GeneralElection),
    /// 2024, 2026 and so on.
    Even,
    /// 2025, 2027 and so on.
    Odd,
}

impl CycleYears {
    /// Every kind of year with its word in files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("kommunevalg", Self::With(GeneralElection::Municipal)),
        ("stortingsvalg", Self::With(GeneralElection::Parliamentary)),
        ("partallsår", Self::Even),
        ("oddetallsår", Self::Odd),
    ];

    /// «år med kommunevalg», «partallsår»
    pub fn name(self) -> String {
        let word = super::word_for(&Self::WORDS, &self);
        if let Self::With(_) = self { format!("år med {word}") } else { word.to_owned() }
    }

    /// Whether `year` is one of them.
    pub fn has(self, year: i32) -> bool {
        match self {
            Self::With(election) => election.is_in(year),
            Self::Even => year.rem_euclid(2) == 0,
            Self::Odd => year.rem_euclid(2) == 1,
        }
    }
}

/// That a body treats cases of a type in a part of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleStep {
    /// The body.
    pub body: Placed<BodyId>,
    /// When in the year.
    pub part: YearPart,
    /// The years in which alone it is so.
    pub only_in: Option<CycleYears>,
}

impl CycleStep {
    /// Whether it is so in `year`.
    pub fn applies_in(&self, year: i32) -> bool {
        self.only_in.is_none_or(|years| years.has(year))
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
