//! The two weeks that the list is of, and where in it a thing stands.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::tasks::Task;
use crate::action::ShowStatus;
use crate::norsk;
use crate::steps::StepError;

/// The two weeks that are told of.
pub struct Weeks {
    /// The day it is.
    pub today: NaiveDate,
    /// The first day of the first.
    pub monday: NaiveDate,
}

/// When a thing binds, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Its day has passed.
    Late,
    /// It has no day.
    Undated,
    /// In the first week.
    ThisWeek,
    /// In the second.
    NextWeek,
    /// Later, and for another body to do.
    Waits,
    /// Later.
    Later,
}

impl Weeks {
    /// The weeks asked for, or the one it is and the next.
    ///
    /// # Errors
    /// When the year has no such week.
    pub fn of(today: NaiveDate, asked: &ShowStatus) -> Result<Self, StepError> {
        let monday = match asked.week {
            None => Some(today.week(Weekday::Mon).first_day()),
            Some(week) => {
                let year = week.year.unwrap_or(today.iso_week().year());
                let monday = NaiveDate::from_isoywd_opt(year, week.number, Weekday::Mon);
                if monday.is_none() {
                    return Err(StepError(format!("Året {year} har ikke noen uke {}.", week.number)));
                }
                monday
            }
        };
        Ok(Self { today, monday: monday.unwrap_or(today) })
    }

    fn end_of(&self, weeks: u64) -> NaiveDate {
        self.monday.checked_add_days(Days::new(weeks * 7 - 1)).unwrap_or(self.monday)
    }

    /// The first day of the second week.
    pub fn next(&self) -> NaiveDate {
        self.end_of(1).succ_opt().unwrap_or(self.monday)
    }

    /// The last day of the second week.
    pub fn last(&self) -> NaiveDate {
        self.end_of(2)
    }

    fn is_current(&self) -> bool {
        (self.monday..=self.end_of(1)).contains(&self.today)
    }

    /// Where a thing stands; none when it is not told of: in another week than the current, what is late and
    /// what comes before that week.
    pub fn group_of(&self, task: &Task<'_>) -> Option<Group> {
        let is_current = self.is_current();
        match task.day {
            None => is_current.then_some(Group::Undated),
            Some(day) if is_current && day < self.today => Some(Group::Late),
            Some(day) if day < self.monday => None,
            Some(day) if day <= self.end_of(1) => Some(Group::ThisWeek),
            Some(day) if day <= self.last() => Some(Group::NextWeek),
            Some(_) if task.waits_for_a_body() => Some(Group::Waits),
            Some(_) => Some(Group::Later),
        }
    }

    /// The words in JSON, and those over the group: «Uke 7, 12.–18. februar».
    pub fn heading(&self, group: Group) -> (&'static str, String) {
        let week = |label: &str, from: NaiveDate| {
            let until = from.checked_add_days(Days::new(6)).unwrap_or(from);
            format!("{label}, {}", period(from, until))
        };
        let numbered = |from: NaiveDate| format!("Uke {}", from.iso_week().week());
        let next = self.next();
        let is_current = self.is_current();
        match group {
            Group::Late => ("forsinket", "Forsinket".to_owned()),
            Group::Undated => ("uten frist", "Uten frist".to_owned()),
            Group::ThisWeek if is_current => ("denne uken", week("Denne uken", self.monday)),
            Group::ThisWeek => ("denne uken", week(&numbered(self.monday), self.monday)),
            Group::NextWeek if is_current => ("neste uke", week("Neste uke", next)),
            Group::NextWeek => ("neste uke", week(&numbered(next), next)),
            Group::Waits => ("venter", "Venter".to_owned()),
            Group::Later => ("senere", "Senere".to_owned()),
        }
    }
}

/// «5.–11. februar», «29. januar–4. februar»
fn period(from: NaiveDate, until: NaiveDate) -> String {
    let day = |day: NaiveDate| format!("{}. {}", day.day(), norsk::MONTHS[day.month0() as usize]);
    if from.month() == until.month() {
        format!("{}.–{}", from.day(), day(until))
    } else {
        format!("{}–{}", day(from), day(until))
    }
}
