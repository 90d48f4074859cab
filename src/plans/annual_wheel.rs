//! The year wheel: the meetings of all bodies around the year, with what comes back each year, and the same
//! in words.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::at_time;
use super::year_days::{DayTopic, Told, ToldDays, date_in_year};
use crate::document::{Block, Document, FreeTime, MarkSeries, Ring, When, YearMark, YearWheel};
use crate::model::BodyId;
use crate::norsk::{self, fill, fill_owned};
use crate::schedule::Year;
use crate::workspace::Workspace;

/// The wheel of `year`.
pub fn annual_wheel(workspace: &Workspace, year: &Year<'_>) -> Document {
    let told = Told::new(workspace, year);
    let words = told.words();
    let items = told.items();
    let mut rings = rings_of_bodies(&told, &items);
    let besides = besides(&told, &items);
    rings.push(Ring { series: besides });
    let wheel = YearWheel {
        year: year.year,
        owner: workspace.council.short_name.clone(),
        free: free(&told, &items),
        reading: words.reading.to_owned(),
        alternative: alternative(&told, &rings, &items),
        rings,
        words_title: words.in_words.to_owned(),
        words: in_words(&told, &items),
    };
    told.paper(told.of_year(words.wheel), vec![Block::YearWheel(Box::new(wheel))])
}

/// A ring for each body that meets, in the council's order; the bodies of one group share theirs.
fn rings_of_bodies(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<Ring> {
    let mut rings: Vec<(Option<&str>, Ring)> = Vec::new();
    let mut series: BTreeMap<&BodyId, Vec<YearMark>> = BTreeMap::new();
    for item in items {
        if let DayTopic::Meeting(meeting, _) = &item.what {
            series.entry(&meeting.body.value).or_default().push(day_mark(item));
        }
    }
    for body in told.workspace.council.bodies.values() {
        let Some(marks) = series.remove(&body.id) else { continue };
        let day = match marks.first() {
            Some(YearMark { when: When::Day(day), .. }) => *day,
            _ => told.workspace.today,
        };
        let of = MarkSeries { name: body.name_on(day).to_owned(), marks };
        let group = body.group.as_deref();
        match rings.iter_mut().find(|(known, _)| group.is_some() && *known == group) {
            Some((_, ring)) => ring.series.push(of),
            None => rings.push((group, Ring { series: vec![of] })),
        }
    }
    // A body that bodies.yaml does not know still meets.
    for (id, marks) in series {
        rings.push((None, Ring { series: vec![MarkSeries { name: id.to_string(), marks }] }));
    }
    rings.into_iter().map(|(_, ring)| ring).collect()
}

fn day_mark(item: &ToldDays<'_>) -> YearMark {
    YearMark { when: When::Day(item.from), label: item.from.day().to_string(), meaning: None }
}

/// What the year has besides meetings: cases that come each year, last days of hearings, an election.
fn besides(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<MarkSeries> {
    let words = told.words();
    let mut hearings = Vec::new();
    let mut elections = Vec::new();
    for item in items {
        match &item.what {
            DayTopic::Hearing(_) => hearings.push(day_mark(item)),
            DayTopic::Election(name) => {
                elections.push(MarkSeries { name: norsk::capitalised(name), marks: vec![day_mark(item)] });
            }
            _ => {}
        }
    }
    let mut series = vec![
        MarkSeries { name: words.cycle.to_owned(), marks: cycle(told) },
        MarkSeries { name: words.hearings.to_owned(), marks: hearings },
    ];
    series.extend(elections);
    series
}

/// A letter to each kind of case, and what the letter stands for. It is drawn once in a month, whichever
/// bodies treat it.
fn cycle(told: &Told<'_>) -> Vec<YearMark> {
    let mut letters: Vec<&str> = Vec::new();
    let mut marks: Vec<YearMark> = Vec::new();
    for entry in &told.year.cycle {
        let name = entry.case_type.name.as_str();
        let at = letters.iter().position(|known| *known == name).unwrap_or_else(|| {
            letters.push(name);
            letters.len() - 1
        });
        let mark =
            YearMark { when: When::Month(entry.month()), label: letter(at), meaning: Some(name.to_owned()) };
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

/// A, B, C, and after Z the number.
fn letter(at: usize) -> String {
    match u8::try_from(at) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => (at + 1).to_string(),
    }
}

/// Holidays, and under them the days that the council keeps free itself.
fn free(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<FreeTime> {
    let words = told.words();
    let (mut kept, mut holidays) = (Vec::new(), Vec::new());
    for item in items {
        let (from, until) = (item.from, item.until);
        match item.what {
            DayTopic::KeptFree(_) => {
                kept.push(FreeTime { from, until, name: words.kept_free.to_owned(), is_holiday: false });
            }
            DayTopic::Holidays(_) => {
                holidays.push(FreeTime { from, until, name: words.holidays.to_owned(), is_holiday: true });
            }
            _ => {}
        }
    }
    kept.extend(holidays);
    kept
}

/// Everything that is drawn, ring by ring.
fn alternative(told: &Told<'_>, rings: &[Ring], items: &[ToldDays<'_>]) -> String {
    let words = told.words();
    let first = told.of_year(words.drawn);
    let mut whole = first.clone();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for ring in rings {
        for series in &ring.series {
            if !series.marks.is_empty() {
                let marks: Vec<String> = series.marks.iter().map(mark_in_words).collect();
                whole.push_str(&format!(" {}: {}.", series.name, norsk::list(&marks)));
                groups.push((&series.name, marks));
            }
        }
    }
    let (mut kept, mut holidays) = (Vec::new(), Vec::new());
    for item in items {
        match &item.what {
            DayTopic::KeptFree(name) => kept.push(named_days(name, item)),
            DayTopic::Holidays(names) => holidays.push(named_days(&norsk::list(names), item)),
            _ => {}
        }
    }
    for (name, days) in [(words.kept_free, kept), (words.holidays, holidays)] {
        if !days.is_empty() {
            whole.push_str(&format!(" {name}: {}.", days.join(", ")));
            groups.push((name, days));
        }
    }
    if whole.chars().count() <= MOST {
        return whole;
    }
    shortened(first, &groups, words.more)
}

/// «påsken 28. mars–1. april»
fn named_days(name: &str, item: &ToldDays<'_>) -> String {
    let (from, until) = (date_in_year(item.from), date_in_year(item.until));
    if from == until { format!("{name} {from}") } else { format!("{name} {from}–{until}") }
}

/// How long the words of the wheel may be: a PDF holds no longer text than 32767 bytes in one piece, two for
/// a letter.
const MOST: usize = 12_000;

/// What there is room for, and how much more there is.
fn shortened(mut text: String, groups: &[(&str, Vec<String>)], more: &str) -> String {
    let mut left: usize = groups.iter().map(|(_, told)| told.len()).sum();
    let mut room = MOST;
    'told: for (name, told) in groups {
        let mut before = format!(" {name}: ");
        for said in told {
            let length = before.chars().count() + said.chars().count();
            if length > room {
                break 'told;
            }
            (room, left) = (room - length, left - 1);
            text.push_str(&std::mem::replace(&mut before, ", ".to_owned()));
            text.push_str(said);
        }
        text.push('.');
    }
    format!("{text} {}", fill(more, &[("antall", &left.to_string())]))
}

/// «12. juni», «Budsjett i juni»
fn mark_in_words(mark: &YearMark) -> String {
    match (mark.when, &mark.meaning) {
        (When::Day(day), _) => date_in_year(day),
        (When::Month(month), meaning) => {
            let month = norsk::MONTHS.get(month as usize - 1).copied().unwrap_or_default();
            format!("{} i {month}", meaning.as_deref().unwrap_or(&mark.label))
        }
    }
}

/// Each month with what happens in it; what has no day of its own comes first.
fn in_words(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<(String, Vec<String>)> {
    let mut months = Vec::new();
    for (month, name) in (1..).zip(norsk::MONTHS) {
        let mut lines = Vec::new();
        for entry in &told.year.cycle {
            if entry.month() == month {
                let day = entry.meetings.first().map_or(told.workspace.today, |meeting| meeting.date.value);
                let values = [
                    ("sakstype", entry.case_type.name.clone()),
                    ("organ", told.workspace.body_name(entry.body, day)),
                ];
                lines.push(fill_owned(told.words().due, &values));
            }
        }
        for item in items {
            if item.from.month() == month {
                lines.push(format!("{}: {}", told.full_days(item), sentence(told, item)));
            }
        }
        if !lines.is_empty() {
            months.push((norsk::capitalised(name), lines));
        }
    }
    months
}

/// «Styret, kl. 09:00–12:00, Oslo rådhus»
fn sentence(told: &Told<'_>, item: &ToldDays<'_>) -> String {
    match &item.what {
        DayTopic::Meeting(meeting, _) => {
            let mut parts = vec![told.body_of(meeting)];
            parts.extend(at_time(meeting.time));
            parts.extend(told.place_of(meeting));
            parts.join(", ")
        }
        DayTopic::CalledOff(meeting) => format!("{}: {}", told.body_of(meeting), told.fate_of(meeting)),
        DayTopic::Holidays(names) => norsk::list(names),
        DayTopic::KeptFree(name) | DayTopic::Election(name) => (*name).to_owned(),
        DayTopic::Hearing(case) => told.hearing(case),
    }
}
