//! Days on which nobody works, and counting back to the day before.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether `at` is neither before `from` nor after `until`; what is not written bounds nothing. Of days and
/// of times alike.
pub fn is_between<T: PartialOrd>(from: Option<T>, until: Option<T>, at: T) -> bool {
    from.is_none_or(|from| from <= at) && until.is_none_or(|until| at <= until)
}

/// Easter Sunday of `year` in the Gregorian calendar (Meeus, Jones, Butcher).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let moon_shift = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - moon_shift + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let day = moon + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

/// The name of the public holiday on `day`, Sundays apart (helligdagsloven § 2, lov 26.4.1947 nr. 1 § 1).
/// Where two fall on one day, it is that of the one with a date of its own.
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    fixed_holiday(day).or_else(|| movable_holiday(day))
}

/// The names of all public holidays on `day`: 17 May can be a day of Whitsun too.
pub fn holidays(day: NaiveDate) -> impl Iterator<Item = &'static str> {
    fixed_holiday(day).into_iter().chain(movable_holiday(day))
}

fn fixed_holiday(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (1, 1) => Some("1. nyttårsdag"),
        (5, 1) => Some("offentlig høytidsdag"),
        (5, 17) => Some("grunnlovsdagen"),
        (12, 25) => Some("1. juledag"),
        (12, 26) => Some("2. juledag"),
        _ => None,
    }
}

fn movable_holiday(day: NaiveDate) -> Option<&'static str> {
    match day.signed_duration_since(easter(day.year())?).num_days() {
        -3 => Some("skjærtorsdag"),
        -2 => Some("langfredag"),
        0 => Some("1. påskedag"),
        1 => Some("2. påskedag"),
        39 => Some("Kristi himmelfartsdag"),
        49 => Some("1. pinsedag"),
        50 => Some("2. pinsedag"),
        _ => None,
    }
}

/// Why nobody works on `day`: a holiday's name, «lørdag» or «søndag».
pub fn day_off(day: NaiveDate) -> Option<&'static str> {
    holiday(day).or(match day.weekday() {
        Weekday::Sat => Some("lørdag"),
        Weekday::Sun => Some("søndag"),
        _ => None,
    })
}

/// Whether people work on `day`: no Saturday, Sunday or public holiday.
pub fn is_working_day(day: NaiveDate) -> bool {
    day_off(day).is_none()
}

/// `day` itself, or the working day before it when nobody works then.
pub fn working_day_until(day: NaiveDate) -> NaiveDate {
    let before = std::iter::successors(Some(day), NaiveDate::pred_opt);
    before.into_iter().find(|day| is_working_day(*day)).unwrap_or(day)
}

/// The last day papers can leave when they must leave `days` calendar days before `meeting`: counted
/// back, and rolled back to a working day, since rolling forward would shorten the notice.
pub fn dispatch_day(meeting: NaiveDate, days: u32) -> NaiveDate {
    working_day_until(meeting.checked_sub_days(Days::new(days.into())).unwrap_or(meeting))
}

/// The `count`th working day before `day`, which is not counted itself; `day` when `count` is 0.
pub fn working_days_before(day: NaiveDate, count: u32) -> NaiveDate {
    let Some(skipped) = count.checked_sub(1) else { return day };
    let before = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
    let mut working_days = before.filter(|day| is_working_day(*day));
    working_days.nth(skipped as usize).unwrap_or(NaiveDate::MIN)
}

/// How many working days there are after `from`, up to and with `until`; less than nothing when `until` is
/// the earlier of the two.
pub fn working_days_between(from: NaiveDate, until: NaiveDate) -> i64 {
    let (first, last, sign) = if from <= until { (from, until, 1) } else { (until, from, -1) };
    let days = first.iter_days().skip(1).take_while(|day| *day <= last);
    sign * i64::try_from(days.filter(|day| is_working_day(*day)).count()).unwrap_or(i64::MAX)
}

/// The `count`th working day after `day`, which is not counted itself.
pub fn working_days_after(day: NaiveDate, count: u32) -> NaiveDate {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut working_days = day.iter_days().skip(1).filter(|day| day_off(*day).is_none());
    working_days.nth(count.saturating_sub(1)).unwrap_or(NaiveDate::MAX)
}

/// The last day of a time that the law counts in weeks from `start`: the same day of the week, and if
/// nobody works then, the next working day (domstolloven §§ 148–149).
pub fn legal_deadline(start: NaiveDate, weeks: u32) -> NaiveDate {
    let mut day = start.checked_add_days(Days::new(u64::from(weeks) * 7)).unwrap_or(start);
    while day_off(day).is_some() {
        match day.succ_opt() {
            Some(after) => day = after,
            None => break,
        }
    }
    day
}

/// The last day on which what happened in a meeting is only outstanding: two weeks after it. The law sets
/// no time for writing the minutes; this one is ours.
pub fn record_day(meeting: NaiveDate) -> NaiveDate {
    meeting.checked_add_days(Days::new(14)).unwrap_or(meeting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_holidays_of_2026() {
        let found: Vec<String> = day("2026-01-01")
            .iter_days()
            .take(365)
            .filter(|day| holiday(*day).is_some())
            .map(|day| day.format("%d.%m").to_string())
            .collect();
        let expected = [
            "01.01", "02.04", "03.04", "05.04", "06.04", "01.05", "14.05", "17.05", "24.05", "25.05",
            "25.12", "26.12",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn two_holidays_can_be_one_day() {
        assert_eq!(holidays(day("2027-05-17")).collect::<Vec<_>>(), ["grunnlovsdagen", "2. pinsedag"]);
        assert_eq!(holidays(day("2026-05-17")).collect::<Vec<_>>(), ["grunnlovsdagen"]);
        assert_eq!(holidays(day("2026-05-18")).count(), 0);
    }

    #[test]
    fn easter_of_the_coming_years() {
        for expected in ["2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2000-04-23", "2038-04-25"] {
            let expected = day(expected);
            assert_eq!(easter(expected.year()), Some(expected));
        }
    }

    #[test]
    fn legal_deadlines_roll_forward() {
        for (start, expected) in [
            ("2024-02-16", "2024-03-08"),
            ("2026-12-04", "2026-12-28"),
            ("2027-03-05", "2027-03-30"),
            ("2024-04-26", "2024-05-21"),
            ("2024-02-17", "2024-03-11"),
        ] {
            assert_eq!(legal_deadline(day(start), 3), day(expected), "{start}");
        }
    }

    #[test]
    fn dispatch_rolls_back() {
        assert_eq!(dispatch_day(day("2026-12-04"), 10), day("2026-11-24"));
        assert_eq!(dispatch_day(day("2027-04-07"), 10), day("2027-03-24"));
        assert_eq!(dispatch_day(day("2027-05-26"), 10), day("2027-05-14"));
        assert_eq!(dispatch_day(day("2024-02-16"), 10), day("2024-02-06"));
    }

    #[test]
    fn working_days_are_counted_back_over_days_off() {
        for (from, days, expected) in [
            ("2024-02-06", 0, "2024-02-06"),
            ("2024-02-06", 1, "2024-02-05"),
            ("2024-02-05", 1, "2024-02-02"),
            // Whitsun takes Sunday and Monday.
            ("2022-06-07", 1, "2022-06-03"),
            ("2027-03-30", 2, "2027-03-23"),
        ] {
            assert_eq!(working_days_before(day(from), days), day(expected), "{days} days before {from}");
        }
    }

    #[test]
    fn working_days_between_two_days() {
        for (from, until, expected) in [
            // What is left between IPU and the papers of styret on 24 June 2022.
            ("2022-06-10", "2022-06-14", 2),
            ("2024-01-31", "2024-02-02", 2),
            ("2024-02-02", "2024-02-04", 0),
            ("2024-02-05", "2024-02-05", 0),
            ("2024-02-06", "2024-02-02", -2),
        ] {
            assert_eq!(working_days_between(day(from), day(until)), expected, "from {from} until {until}");
        }
    }

    #[test]
    fn working_days_pass_over_days_off() {
        for (from, days, expected) in [
            ("2024-02-05", 1, "2024-02-06"),
            ("2024-02-05", 5, "2024-02-12"),
            // Easter takes Thursday, Friday and Monday.
            ("2024-03-26", 5, "2024-04-05"),
            // Received on a Saturday.
            ("2024-02-10", 5, "2024-02-16"),
            ("2024-12-20", 5, "2024-12-31"),
        ] {
            assert_eq!(working_days_after(day(from), days), day(expected), "{days} days from {from}");
        }
    }
}
