//! Days as people and files write them.

use std::ops::Range;

use chrono::NaiveDate;

use super::MONTHS;

/// A date in the one form files use; the library alone would also take `2024-5-4` and `+2024-05-04`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let [.., b'-', _, _, b'-', _, _] = bytes else { return None };
    let number = |range: Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
    };
    if bytes.len() != 10 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}

/// The day a text was meant to be, when it is written in a way that people write days and that can
/// mean one day only.
pub fn meant(written: &str) -> Option<NaiveDate> {
    let written = written.trim();
    let is_packed = written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit());
    if is_packed {
        return parse_date(&format!("{}-{}-{}", &written[..4], &written[4..6], &written[6..]));
    }
    let separators = |character: char| matches!(character, '.' | '/' | '-') || character.is_whitespace();
    let parts: Vec<&str> = written.split(separators).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts[..] else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let (day, year): (u32, i32) = (number(day)?, i32::try_from(number(year)?).ok()?);
    let month = number(middle).or_else(|| month_named(middle))?;
    NaiveDate::from_ymd_opt(if year < 100 { 2000 + year } else { year }, month, day)
}

/// The month and the day of «16. februar», «16.2.» or «16/2», which is in no year of its own.
pub fn of_year(written: &str) -> Option<(u32, u32)> {
    let separators = |character: char| matches!(character, '.' | '/') || character.is_whitespace();
    let parts: Vec<&str> = written.trim().split(separators).filter(|part| !part.is_empty()).collect();
    let [day, month] = parts[..] else { return None };
    let (day, month) = (number(day)?, number(month).or_else(|| month_named(month))?);
    // A leap year has every day there is.
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

/// What a text says before the day that it ends with, and that day: «Vedtak i styret 26. april 2024».
pub fn at_end(text: &str) -> Option<(&str, NaiveDate)> {
    let bare = text.trim_end().trim_end_matches(')');
    if !bare.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    // «26. april 2024» is three words, «26.04.2024» one.
    let mut start = bare.len();
    for _ in 0..3 {
        start = bare[..start].trim_end().rfind(char::is_whitespace)?;
        let written = bare[start..].trim_start().trim_start_matches('(');
        if let Some(day) = meant(written) {
            let before = bare[..start].trim_end().trim_end_matches(['(', ',', '–', '-']).trim_end();
            return Some((before.strip_suffix(" den").unwrap_or(before), day));
        }
    }
    None
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The month with this name, or with a name that begins so.
pub fn month_named(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let at = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(&text))?;
    u32::try_from(at + 1).ok()
}

/// How a date is to be written, and what this one was meant to be, when that can be seen.
pub fn date_advice(written: &str) -> String {
    match meant(written) {
        Some(day) => format!("Datoer skrives år-måned-dag: {day}."),
        None => "Datoer skrives år-måned-dag, som 2024-01-31, og dagen må finnes.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_end_with_a_day() {
        let day = NaiveDate::from_ymd_opt(2024, 4, 26);
        for written in [
            "Vedtak i styret 26. april 2024",
            "Vedtak i styret, 26. april 2024",
            "Vedtak i styret den 26. april 2024 ",
            "Vedtak i styret (26.04.2024)",
            "Vedtak i styret 2024-04-26",
            "Vedtak i styret – 26.4.24",
        ] {
            assert_eq!(at_end(written), day.map(|day| ("Vedtak i styret", day)), "{written}");
        }
        for undated in
            ["Vedtak i styret", "Vedtak i styret 2024", "Vedtak 31. februar 2024", "26. april 2024", ""]
        {
            assert_eq!(at_end(undated), None, "{undated}");
        }
    }

    #[test]
    fn a_day_may_be_said_without_its_year() {
        for written in ["6.2", "06.02.", "6/2", "6. februar", "6 feb", " 6. FEB. "] {
            assert_eq!(of_year(written), Some((2, 6)), "{written}");
        }
        for unknown in ["31.2", "6", "februar", "6.2.2024", "6-2", "13.13", "styret 6"] {
            assert_eq!(of_year(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_people_write_is_understood() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 6);
        for written in [
            "06.02.2024",
            "6.2.24",
            "6/2-2024",
            "2024-2-6",
            "2024.02.06",
            "20240206",
            "6. februar 2024",
            "6 feb. 2024",
            "6. FEBRUAR 2024",
        ] {
            assert_eq!(meant(written), day, "{written}");
        }
        for unknown in
            ["30.02.2024", "februar 2024", "2024", "uke 6 2024", "6.2", "202402061", "+6.2.2024", ""]
        {
            assert_eq!(meant(unknown), None, "{unknown}");
        }
    }
}
