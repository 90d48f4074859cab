//! The days on which a body is to meet before another one.

use chrono::{Days, NaiveDate};

use crate::model::{Body, BodyId, MeetsBefore, Row};

/// How far from «omtrent» so many days a meeting may be, either way.
const ABOUT: u32 = 7;

/// When a body is to meet before one meeting of another.
#[derive(Debug, Clone, Copy)]
pub struct Window<'a> {
    /// The row under `møter-før` that says it.
    pub row: &'a Row<MeetsBefore>,
    /// The first day.
    pub first: NaiveDate,
    /// The day the row names.
    pub wanted: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl<'a> Window<'a> {
    /// When `body` is to meet before the meeting of `target` on `day`; none when nothing is said of it.
    pub fn of(body: &'a Body, target: &BodyId, day: NaiveDate) -> Option<Self> {
        let row = Self::row(body, target, day)?;
        let slack = Days::new(Self::slack(&row.value).into());
        let wanted = day.checked_sub_days(Days::new(row.value.days.into()))?;
        let (first, last) = (wanted.checked_sub_days(slack)?, wanted.checked_add_days(slack)?);
        Some(Self { row, first, wanted, last: last.min(day) })
    }

    /// How long before the other body a meeting can be and still keep the row.
    pub fn reach(row: &MeetsBefore) -> Days {
        Days::new(u64::from(row.days) + u64::from(Self::slack(row)))
    }

    /// The row that says how long before `target` the body meets, for a meeting of `target` on `day`.
    pub fn row(body: &'a Body, target: &BodyId, day: NaiveDate) -> Option<&'a Row<MeetsBefore>> {
        let rows = body.meets_before.all_on(day).filter(|row| row.value.body.value == *target);
        rows.max_by_key(|row| row.from)
    }

    /// How many days from the wanted day a meeting may lie, either way.
    pub fn slack(row: &MeetsBefore) -> u32 {
        if row.about { ABOUT } else { 0 }
    }

    /// How far `day` is from the one the row names.
    pub fn distance(&self, day: NaiveDate) -> i64 {
        day.signed_duration_since(self.wanted).num_days().abs()
    }

    /// Whether `day` is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}
