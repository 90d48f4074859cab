use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::{Datelike, NaiveDate};

use crate::model::Meeting;
use crate::norsk::{self, written::WEEKDAYS};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "I11",
    name: "other-day-in-text",
    title: "Teksten i møtet nevner en annen dag",
    severity: Severity::Hint,
    basis: "filformatet",
    page: include_str!("other_day_in_text.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

/// Words that may stand between «møtet» and its day.
const BETWEEN: [&str; 7] = ["den", "er", "blir", "holdes", "haldast", "vert", "held"];

/// Words after which «møtet» is another than this.
const OTHERS: [&str; 8] = ["forrige", "førre", "neste", "siste", "sist", "tidligere", "tidlegare", "etter"];

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if meeting.is_cancelled() || meeting.is_moved() {
        return;
    }
    let text = workspace.raw_text(meeting.text);
    if !text.contains("øte") {
        return;
    }
    let words = words(text);
    for at in 1..words.len() {
        let Some((day, last)) = day_at(&words, at, meeting) else { continue };
        if meeting.sits_on(day) || !is_of_meeting(&words[..at]) {
            continue;
        }
        // Of another meeting that day, or of one that was moved from it, nothing is wrong.
        if workspace.meetings.iter().any(|other| other.sits_on(day)) {
            continue;
        }
        let start = meeting.text.start as usize;
        let place = Span::new(meeting.source, start + words[at].0..start + last);
        let message = format!(
            "Teksten nevner møte {}, og møtet er {}",
            norsk::date(day),
            norsk::date(meeting.date.value)
        );
        let advice = "Rett dagen i teksten, eller «dato».";
        found.push(
            RULE.at(place, message).with_label(meeting.date.span, "dagen møtet holdes").with_advice(advice),
        );
    }
}

/// The words of a text, each with where it begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let begin = text.as_ptr() as usize;
    text.split_whitespace().map(|word| (word.as_ptr() as usize - begin, word)).collect()
}

/// The day that is written from the word at `at`, and where it ends: «29. april», «29. april 2026».
fn day_at(words: &[(usize, &str)], at: usize, meeting: &Meeting) -> Option<(NaiveDate, usize)> {
    let (_, number) = words[at];
    let day: u32 = number.strip_suffix('.')?.parse().ok()?;
    let (start, month) = *words.get(at + 1)?;
    let month_word = month.trim_end_matches(|end: char| !end.is_alphanumeric());
    let month_number = norsk::MONTHS.iter().position(|known| *known == month_word.to_lowercase())?;
    let month_number = u32::try_from(month_number).ok()? + 1;
    let ends_there = month_word.len() < month.len();
    let year = words.get(at + 2).filter(|_| !ends_there).and_then(|(place, word)| {
        let digits = word.trim_end_matches(|end: char| !end.is_ascii_digit());
        let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
        Some((year, place + digits.len()))
    });
    if let Some((year, last)) = year {
        return Some((NaiveDate::from_ymd_opt(year, month_number, day)?, last));
    }
    let near = meeting.date.value;
    let years = [near.year() - 1, near.year(), near.year() + 1].into_iter();
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month_number, day));
    let day = days.min_by_key(|day| day.signed_duration_since(near).num_days().abs())?;
    Some((day, start + month_word.len()))
}

/// Whether what stands before a day says that it is this meeting's: «møtet», «styremøte den», «møte tysdag».
fn is_of_meeting(before: &[(usize, &str)]) -> bool {
    let mut rest = before.iter().rev().map(|(_, word)| word.to_lowercase());
    let is_between =
        |word: &str| BETWEEN.contains(&word) || WEEKDAYS.iter().any(|(weekday, _)| *weekday == word);
    let Some(word) = rest.by_ref().find(|word| !is_between(word)) else { return false };
    if !["møte", "møtet"].iter().any(|end| word.ends_with(end)) {
        return false;
    }
    !rest.next().is_some_and(|word| OTHERS.contains(&word.as_str()))
}
