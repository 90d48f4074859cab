//! The days of a plan as numbers: a year, and the time before it in which its first papers are made.

use chrono::{Datelike, Days, NaiveDate};

use crate::model::{YearPart, calendar};

/// How many days before the year are known.
const LEAD: usize = 61;

/// The days of a plan.
#[derive(Debug, Clone)]
pub struct PlanDays {
    /// The year.
    pub year: i32,
    base: NaiveDate,
    /// How many working days there are up to and including each day.
    worked: Vec<usize>,
    /// Which days are working days.
    working: Vec<bool>,
}

impl PlanDays {
    /// The days of `year`; none outside the calendar.
    pub fn of(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let base = first.checked_sub_days(Days::new(LEAD as u64))?;
        let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
        let working: Vec<bool> =
            base.iter_days().take_while(|day| *day <= last).map(calendar::is_working_day).collect();
        let worked = working.iter().scan(0, |count, is_working| {
            *count += usize::from(*is_working);
            Some(*count)
        });
        Some(Self { year, base, worked: worked.collect(), working })
    }

    /// How many days there are.
    pub fn count(&self) -> usize {
        self.working.len()
    }

    /// The number of the first day of the year.
    pub fn first(&self) -> usize {
        LEAD
    }

    /// The number of the last.
    pub fn last(&self) -> usize {
        self.count() - 1
    }

    /// Those of `numbers`, which are in order, that are in the year.
    pub fn in_year<'n>(&self, numbers: &'n [usize]) -> &'n [usize] {
        &numbers[numbers.partition_point(|number| *number < self.first())..]
    }

    /// The day with a number.
    pub fn day(&self, number: usize) -> NaiveDate {
        self.base.checked_add_days(Days::new(number as u64)).unwrap_or(NaiveDate::MAX)
    }

    /// The number of `day`; none when it is not one of the days.
    pub fn number(&self, day: NaiveDate) -> Option<usize> {
        let number = usize::try_from(day.signed_duration_since(self.base).num_days()).ok()?;
        (number < self.count()).then_some(number)
    }

    /// The number of `day`, or of the first or last day when it lies before or after them all.
    pub fn nearest(&self, day: NaiveDate) -> usize {
        if day < self.base { 0 } else { self.number(day).unwrap_or(self.last()) }
    }

    /// Whether people work on a day.
    pub fn is_working(&self, number: usize) -> bool {
        self.working[number]
    }

    /// How many working days there are after `from`, up to and including `until`.
    pub fn working_between(&self, from: usize, until: usize) -> usize {
        self.worked[until].saturating_sub(self.worked[from])
    }

    /// The last day that leaves so many working days until `until`; the first there is when none does.
    pub fn leaving(&self, until: usize, working: usize) -> usize {
        let mut day = until;
        while day > 0 && self.working_between(day, until) < working {
            day -= 1;
        }
        day
    }

    /// The first and last day of a month, from 1 to 12.
    pub fn part(&self, part: YearPart) -> (usize, usize) {
        let is_in = |number: &usize| part.has(self.day(*number).month());
        let mut days = (self.first()..=self.last()).filter(is_in);
        let first = days.next().unwrap_or(self.first());
        (first, days.next_back().unwrap_or(first))
    }
}
