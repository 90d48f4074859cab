//! The elections that the year of a council turns on.

use chrono::{NaiveDate, Weekday};

/// A general election.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeneralElection {
    /// To kommunestyrer and fylkesting: the council's seats are filled anew after it.
    Kommunevalg,
    /// To Stortinget.
    Stortingsvalg,
}

impl GeneralElection {
    /// Every election with its word in files and on papers.
    pub const WORDS: [(&'static str, Self); 2] =
        [("kommunevalg", Self::Kommunevalg), ("stortingsvalg", Self::Stortingsvalg)];

    /// The election held in `year`, if any: each every fourth year, two years apart.
    pub fn in_year(year: i32) -> Option<Self> {
        match year.rem_euclid(4) {
            3 => Some(Self::Kommunevalg),
            1 => Some(Self::Stortingsvalg),
            _ => None,
        }
    }

    /// The word on papers.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// The years whose days of election are known to have been the second Monday of September.
pub const CHECKED: std::ops::RangeInclusive<i32> = 2009..=2025;

/// The day of the election in `year`, if there is one: the second Monday of September. The law says a Monday in
/// September, and Kongen decides which; outside of [`CHECKED`] the second one is an assumption.
pub fn election_day(year: i32) -> Option<NaiveDate> {
    GeneralElection::in_year(year)?;
    NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 2)
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
            assert_eq!(election_day(held.year()), Some(held));
            assert!(CHECKED.contains(&held.year()));
        }
        assert_eq!(GeneralElection::in_year(2027), Some(GeneralElection::Kommunevalg));
        assert_eq!(GeneralElection::in_year(2029), Some(GeneralElection::Stortingsvalg));
        assert_eq!((GeneralElection::in_year(2026), election_day(2028)), (None, None));
    }
}
