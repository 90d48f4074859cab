//! The elections that the year of a council turns on.

use chrono::{NaiveDate, Weekday};

/// A general election, held every fourth year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeneralElection {
    /// Of kommunestyrer and fylkesting: the council's seats are filled anew after it.
    Municipal,
    /// Of Stortinget.
    Parliamentary,
}

/// The years whose days of election are known to have been the second Monday of September.
const CHECKED: std::ops::RangeInclusive<i32> = 2009..=2025;

impl GeneralElection {
    /// Every election with its word in files and on papers.
    pub const WORDS: [(&'static str, Self); 2] =
        [("kommunevalg", Self::Municipal), ("stortingsvalg", Self::Parliamentary)];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// The election held in `year`, if any.
    pub fn in_year(year: i32) -> Option<Self> {
        match year.rem_euclid(4) {
            3 => Some(Self::Municipal),
            1 => Some(Self::Parliamentary),
            _ => None,
        }
    }

    /// Whether it is held in `year`.
    pub fn is_in(self, year: i32) -> bool {
        Self::in_year(year) == Some(self)
    }

    /// The day it is held in `year`: the second Monday of September. The law says a Monday in September, and
    /// Kongen decides which; where the day [is not known](Self::is_day_known) the second one is an
    /// assumption.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 2).filter(|_| self.is_in(year))
    }

    /// Whether the day of the election in `year` is known, and not only reckoned.
    pub fn is_day_known(year: i32) -> bool {
        CHECKED.contains(&year)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    #[test]
    fn the_days_of_the_elections_held() {
        for held in [
            "2009-09-14",
            "2011-09-12",
            "2013-09-09",
            "2015-09-14",
            "2017-09-11",
            "2019-09-09",
            "2021-09-13",
            "2023-09-11",
            "2025-09-08",
        ] {
            let held: NaiveDate = held.parse().expect("a date");
            let election = GeneralElection::in_year(held.year()).expect("an election");
            assert_eq!(election.day(held.year()), Some(held));
            assert!(GeneralElection::is_day_known(held.year()));
        }
        assert_eq!(GeneralElection::in_year(2027), Some(GeneralElection::Municipal));
        assert_eq!(GeneralElection::in_year(2029), Some(GeneralElection::Parliamentary));
        assert_eq!((GeneralElection::in_year(2026), GeneralElection::Municipal.day(2028)), (None, None));
        assert!(!GeneralElection::is_day_known(2027));
    }
}
