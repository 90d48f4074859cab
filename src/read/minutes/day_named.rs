//! The one day that a line of attendance is about, in a meeting over several.

use chrono::{Datelike, NaiveDate};

use super::clauses::before_any;
use crate::model::Meeting;
use crate::norsk::{self, written::WEEKDAYS};

/// What a day in words begins with, after a name.
const WEEKDAYS_AFTER_NAME: [&str; 11] = [
    " mandag", " tirsdag", " onsdag", " torsdag", " fredag", " lørdag", " søndag", " måndag", " tysdag",
    " laurdag", " sundag",
];

/// A day of the meeting in what is written of somebody, and the words that are left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedDay {
    /// The day.
    pub(super) day: NaiveDate,
    /// Whether it is said to be the only one.
    pub(super) is_only: bool,
    /// The rest of the text.
    pub(super) left: String,
}

/// The days of a meeting.
pub(super) fn days_of(meeting: &Meeting) -> Vec<NaiveDate> {
    let mut days = vec![meeting.date.value];
    for more in &meeting.arrangement().more_days {
        days.push(more.date.value);
    }
    days
}

/// «bare fredag 3. mai», «forfall 2.5.»: the day of `meeting` that is named; none when it has only one.
pub(super) fn named_day(meeting: &Meeting, text: &str) -> Option<NamedDay> {
    if meeting.arrangement().more_days.is_empty() {
        return None;
    }
    let text = norsk::composed(text).into_owned();
    let days = days_of(meeting);
    let is_alone =
        |day: NaiveDate| !days.iter().any(|other| *other != day && other.weekday() == day.weekday());
    for day in &days {
        for form in forms(*day, is_alone(*day)) {
            let Some((before, after)) = around(&text, &form) else { continue };
            let weekday = |word: &str| WEEKDAYS.iter().any(|(known, _)| *known == word);
            let mut left: Vec<&str> = Vec::new();
            let mut is_only = false;
            for word in before.split_whitespace().chain(["\u{0}"]).chain(after.split_whitespace()) {
                let bare = word.trim_matches([',', ';', '.']).to_lowercase();
                match bare.as_str() {
                    "bare" | "berre" | "kun" => is_only = true,
                    "den" | "på" | "\u{0}" => {}
                    _ if weekday(&bare) => {}
                    _ => left.push(word),
                }
            }
            return Some(NamedDay { day: *day, is_only, left: left.join(" ") });
        }
    }
    None
}

/// A name and what is said after it, with a day: «Per Nes (bare 3. mai)», «Per Nes fra 10:30 fredag 3. mai».
pub(super) fn with_day<'t>(meeting: &Meeting, part: &'t str) -> Option<(&'t str, &'t str)> {
    named_day(meeting, part)?;
    let part = part.trim().trim_start_matches(['-', '*', ' ']);
    let mut ends =
        vec![" fra ", " frå ", " til ", " kl", "(", ":", ",", " bare ", " berre ", " kun ", " den "];
    ends.extend(WEEKDAYS_AFTER_NAME);
    let name = before_any(part, &ends);
    let name = name.find(|letter: char| letter.is_ascii_digit()).map_or(name, |at| &name[..at]);
    let came = part[name.len()..].trim_matches(['(', ')', ' ', ':', '.']);
    Some((name.trim(), came))
}

/// How a day may be written, the longest first.
fn forms(day: NaiveDate, has_weekday: bool) -> Vec<String> {
    let (number, month) = (day.day(), day.month());
    let mut forms = vec![
        norsk::date(day),
        norsk::day_and_month(day),
        norsk::short_date(day),
        format!("{number}.{month}.{}", day.year()),
        format!("{number:02}.{month:02}."),
        format!("{number}.{month}."),
    ];
    if has_weekday {
        for (word, weekday) in WEEKDAYS {
            if weekday == day.weekday() {
                forms.push(word.to_owned());
            }
        }
    }
    forms
}

/// What stands before and after `form` in `text`, as a word of its own and in letters of any size.
fn around<'t>(text: &'t str, form: &str) -> Option<(&'t str, &'t str)> {
    for (at, _) in text.char_indices() {
        let Some(here) = text.get(at..at + form.len()) else { continue };
        let (before, after) = (&text[..at], &text[at + form.len()..]);
        if here.to_lowercase() == form.to_lowercase()
            && !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
        {
            return Some((before, after));
        }
    }
    None
}
