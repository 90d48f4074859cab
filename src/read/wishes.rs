//! Wishes for the meeting plan in bodies.yaml: `helst`, `unngå` and `årshjul`.

use chrono::NaiveDate;

use super::fields::{self, Fields};
use super::hours::time;
use crate::model::{
    Avoidance, CycleStep, CycleYears, Dated, Form, GeneralElection, MeetingCount, Period, Wish, YearPart,
};
use crate::norsk::{self, written::WEEKDAYS};

/// The keys that say when, of which a row under `unngå` must have one.
pub const PERIODS: [&str; 6] = ["uker", "måneder", "dager", "datoer", "påskeuken", "valguken"];

/// How a body prefers to meet.
pub(super) fn wish(row: &mut Fields<'_>) -> Option<Wish> {
    let weekdays = row.words("ukedag", &WEEKDAYS);
    let time = row.text("tid").and_then(|text| time(&text, row.found));
    let place = row.plain_text("sted");
    let form = row.plain_word("form", &Form::WORDS);
    Some(Wish { weekdays: weekdays.into_iter().map(|day| day.value).collect(), time, place, form })
}

/// The rows under `unngå`.
pub(super) fn avoidances(fields: &mut Fields<'_>) -> Dated<Avoidance> {
    fields.rows("unngå", "perioden", avoidance)
}

fn avoidance(row: &mut Fields<'_>) -> Option<Avoidance> {
    let (what, span, known) = (row.required_text("hva"), row.span, row.found.len());
    let mut periods: Vec<Period> = Vec::new();
    for week in row.texts("uker") {
        let number = match week.value.parse() {
            Ok(number) if (1..=53).contains(&number) => Some(Period::Week(number)),
            _ => None,
        };
        let form = "Skriv ukenummeret, fra 1 til 53.";
        periods.extend(fields::understood(number, &week, "en uke", form, row.found));
    }
    for month in row.words("måneder", &months()) {
        periods.push(Period::Month(month.value));
    }
    if let Some(days) = row.text("dager") {
        let form = "Skriv fra og til med dag og måned, som 20.12–06.01.";
        periods.extend(fields::understood(yearly(&days.value), &days, "dager i året", form, row.found));
    }
    if let Some(dates) = row.text("datoer") {
        let form = "Skriv fra og til, som 2027-05-03–2027-05-07.";
        periods.extend(fields::understood(dated(&dates.value), &dates, "et tidsrom", form, row.found));
    }
    if row.says_yes("påskeuken") {
        periods.push(Period::Easter);
    }
    for election in row.words("valguken", &GeneralElection::WORDS) {
        periods.push(Period::Election(election.value));
    }
    if periods.is_empty() && row.found.len() == known {
        let advice = format!("Skriv når, med {}.", norsk::alternatives(&PERIODS));
        row.found.push(fields::wrong(span, "Raden sier ikke hvilke dager det gjelder".to_owned(), advice));
    }
    Some(Avoidance { what: what?.value, periods })
}

/// The months with their numbers, from 1.
fn months() -> Vec<(&'static str, u32)> {
    norsk::MONTHS.into_iter().zip(1..).collect()
}

/// The quarters, as they are written.
pub const QUARTERS: [(&str, u32); 4] = [("1", 1), ("2", 2), ("3", 3), ("4", 4)];

/// That a body treats cases of a type in each of these months and quarters.
pub(super) fn cycle_steps(row: &mut Fields<'_>) -> Option<Vec<CycleStep>> {
    let (span, known) = (row.span, row.found.len());
    let body = row.required_id("organ");
    let mut parts = Vec::new();
    for text in row.one_or_more("måned") {
        let month = fields::word(&text, &months(), row.found);
        parts.extend(month.map(|month| YearPart::one(month.value)));
    }
    for text in row.one_or_more("kvartal") {
        let quarter = fields::word(&text, &QUARTERS, row.found);
        parts.extend(quarter.map(|quarter| YearPart::quarter(quarter.value)));
    }
    let only_in = row.plain_word("når", &CycleYears::WORDS);
    if parts.is_empty() && row.found.len() == known {
        let advice = "Skriv «måned:» eller «kvartal:».";
        row.found.push(fields::wrong(span, "Raden sier ikke når i året det er".to_owned(), advice));
    }
    let body = body?;
    Some(parts.into_iter().map(|part| CycleStep { body: body.clone(), part, only_in }).collect())
}

/// How a count of meetings is written: one number, or from and to.
pub const MEETING_COUNT: &str = "^[0-9]{1,3}( ?[–-] ?[0-9]{1,3})?$";

/// «4», «4–5»
pub(super) fn meeting_count(row: &mut Fields<'_>) -> Option<MeetingCount> {
    let text = row.required_text("antall")?;
    let form = "Skriv et helt tall, høyst 366, eller fra og til, som 4–5.";
    fields::understood(between(&text.value), &text, "et antall", form, row.found)
}

fn between(text: &str) -> Option<MeetingCount> {
    let (least, most) = text.split_once(['–', '-']).unwrap_or((text, text));
    let count = |text: &str| text.trim().parse().ok().filter(|count| *count <= 366);
    let (least, most) = (count(least)?, count(most)?);
    (least <= most).then_some(MeetingCount { least, most })
}

/// «20.12–06.01», also with a hyphen.
fn yearly(text: &str) -> Option<Period> {
    let (first, last) = text.split_once(['–', '-'])?;
    let day = |text: &str| -> Option<(u32, u32)> {
        let (day, month) = text.trim().trim_end_matches('.').split_once('.')?;
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        // A leap year has every day there is.
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
    };
    Some(Period::Yearly(day(first)?, day(last)?))
}

/// «2027-05-03–2027-05-07», or one day alone.
fn dated(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('–').unwrap_or((text, text));
    let (first, last) = (fields::parse_date(first.trim())?, fields::parse_date(last.trim())?);
    (first <= last).then_some(Period::Dates(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_of_meetings_or_from_and_to() {
        let count = |least, most| Some(MeetingCount { least, most });
        assert_eq!(between("4"), count(4, 4));
        assert_eq!(between("4–5"), count(4, 5));
        assert_eq!(between("4 - 5"), count(4, 5));
        for wrong in ["5–4", "4–", "–5", "fire", "4–5–6", "400", "-4", ""] {
            assert_eq!(between(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_of_the_year_and_dates() {
        assert_eq!(yearly("20.12–06.01"), Some(Period::Yearly((12, 20), (1, 6))));
        assert_eq!(yearly("20.12. - 6.1."), Some(Period::Yearly((12, 20), (1, 6))));
        assert_eq!(yearly("31.02–01.03"), None);
        assert_eq!(yearly("20.12"), None);
        let day = |text: &str| text.parse().expect("a date");
        let dates = Period::Dates(day("2027-05-03"), day("2027-05-07"));
        assert_eq!(dated("2027-05-03–2027-05-07"), Some(dates));
        assert_eq!(dated("2027-05-03"), Some(Period::Dates(day("2027-05-03"), day("2027-05-03"))));
        assert_eq!(dated("2027-05-07–2027-05-03"), None);
    }
}
