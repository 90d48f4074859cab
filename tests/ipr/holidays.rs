//! Public holidays against another's reckoning: `tests/holidays-2000-2100.txt` was made by a library that
//! knows nothing of this program, and says so in its first line.

use std::collections::BTreeMap;
use std::fs;

use chrono::{Datelike, NaiveDate};
use ipr::model::calendar;

use crate::program::repository;

/// What each day that the table names is called; some days are two holidays at once.
fn table() -> BTreeMap<NaiveDate, Vec<String>> {
    let text = fs::read_to_string(repository().join("tests/holidays-2000-2100.txt")).expect("the table");
    let mut lines = text.lines().skip(1);
    let names: Vec<&str> = lines.next().expect("the names").split("; ").skip(1).collect();
    let mut days: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    for line in lines {
        let (year, dates) = line.split_once(' ').expect("a year and its days");
        let dates: Vec<&str> = dates.split(' ').collect();
        assert_eq!(dates.len(), names.len(), "{line}");
        for (name, date) in names.iter().zip(dates) {
            days.entry(format!("{year}-{date}").parse().expect("a day"))
                .or_default()
                .push((*name).to_owned());
        }
    }
    days
}

#[test]
fn every_day_of_a_century_is_a_holiday_or_none_as_another_library_has_it() {
    let table = table();
    let first: NaiveDate = "2000-01-01".parse().expect("a date");
    let (mut days, mut holidays, mut doubles) = (0, 0, 0);
    for day in first.iter_days().take_while(|day| day.year() <= 2100) {
        let names = table.get(&day).map_or(&[][..], Vec::as_slice);
        match calendar::holiday(day) {
            Some(name) => assert!(names.iter().any(|known| known == name), "{day}: {name}, but {names:?}"),
            None => assert!(names.is_empty(), "{day}: {names:?}"),
        }
        days += 1;
        holidays += usize::from(!names.is_empty());
        doubles += usize::from(names.len() > 1);
    }
    assert_eq!(days, 36_890);
    assert_eq!(holidays + doubles, 101 * 12);
}
