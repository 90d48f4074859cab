//! The year wheel: the meetings of all bodies around the year, with what comes back each year, and the same in words.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::year_days::{DayTopic, Told, ToldDays, date_in_year};
use crate::document::{Block, Document, FreeTime, MarkSeries, Ring, When, YearMark, YearWheel};
use crate::model::Body;
use crate::norsk::{self, fill};
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
    let mut series: BTreeMap<&str, Vec<YearMark>> = BTreeMap::new();
    for item in items {
        if let DayTopic::Meeting(meeting, _) = &item.what {
            let mark =
                YearMark { when: When::Day(item.from), label: item.from.day().to_string(), meaning: None };
            series.entry(&meeting.body.value).or_default().push(mark);
        }
    }
    let name_of = |body: &Body, marks: &[YearMark]| {
        let day = marks.iter().find_map(|mark| match mark.when {
            When::Day(day) => Some(day),
            When::Month(_) => None,
        });
        body.name_on(day.unwrap_or(told.workspace.today)).to_owned()
    };
    for body in told.workspace.council.bodies.values() {
        let Some(marks) = series.remove(body.id.as_str()) else { continue };
        let of = MarkSeries { name: name_of(body, &marks), marks };
        let group = body.group.as_deref();
        match rings.iter_mut().find(|(known, _)| group.is_some() && *known == group) {
            Some((_, ring)) => ring.series.push(of),
            None => rings.push((group, Ring { series: vec![of] })),
        }
    }
    // A body that bodies.yaml does not know still meets.
    let unknown = series.into_iter().map(|(id, marks)| MarkSeries { name: id.to_owned(), marks });
    rings.extend(unknown.map(|of| (None, Ring { series: vec![of] })));
    rings.into_iter().map(|(_, ring)| ring).collect()
}

/// What the year has besides meetings: cases that come each year, last days of hearings, an election.
fn besides(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<MarkSeries> {
    let words = told.words();
    let day = |item: &ToldDays<'_>| YearMark {
        when: When::Day(item.from),
        label: item.from.day().to_string(),
        meaning: None,
    };
    let hearings = items.iter().filter(|item| matches!(item.what, DayTopic::Hearing(_))).map(day).collect();
    let mut series = vec![
        MarkSeries { name: words.cycle.to_owned(), marks: cycle(told) },
        MarkSeries { name: words.hearings.to_owned(), marks: hearings },
    ];
    for item in items {
        if let DayTopic::Election(name) = &item.what {
            series.push(MarkSeries { name: norsk::capitalised(name), marks: vec![day(item)] });
        }
    }
    series
}

/// A letter to each kind of case, and what the letter stands for. It is drawn once in a month, whichever bodies treat it.
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
            YearMark { when: When::Month(entry.month), label: letter(at), meaning: Some(name.to_owned()) };
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

/// A, B, C, and after Z the number.
fn letter(at: usize) -> String {
    let letter = u8::try_from(at).ok().and_then(|at| b'A'.checked_add(at)).filter(u8::is_ascii_uppercase);
    letter.map_or_else(|| (at + 1).to_string(), |letter| char::from(letter).to_string())
}

/// Holidays, and under them the days that the council keeps free itself.
fn free(told: &Told<'_>, items: &[ToldDays<'_>]) -> Vec<FreeTime> {
    let words = told.words();
    let time = |item: &ToldDays<'_>, name: &str, is_holiday| FreeTime {
        from: item.from,
        until: item.until,
        name: name.to_owned(),
        is_holiday,
    };
    let kept = items.iter().filter(|item| matches!(item.what, DayTopic::KeptFree(_)));
    let holidays = items.iter().filter(|item| matches!(item.what, DayTopic::Holidays(_)));
    let kept = kept.map(|item| time(item, words.kept_free, false));
    kept.chain(holidays.map(|item| time(item, words.holidays, true))).collect()
}

/// Everything that is drawn, ring by ring.
fn alternative(told: &Told<'_>, rings: &[Ring], items: &[ToldDays<'_>]) -> String {
    let words = told.words();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for series in rings.iter().flat_map(|ring| &ring.series).filter(|series| !series.marks.is_empty()) {
        groups.push((&series.name, series.marks.iter().map(mark_in_words).collect()));
    }
    let free = |wanted: fn(&DayTopic<'_>) -> Option<String>| -> Vec<String> {
        let told = items.iter().filter_map(|item| Some((item, wanted(&item.what)?)));
        told.map(|(item, name)| {
            let (from, until) = (date_in_year(item.from), date_in_year(item.until));
            if from == until { format!("{name} {from}") } else { format!("{name} {from}–{until}") }
        })
        .collect()
    };
    let holidays = free(|what| match what {
        DayTopic::Holidays(names) => Some(norsk::list(names)),
        _ => None,
    });
    let kept = free(|what| match what {
        DayTopic::KeptFree(name) => Some((*name).to_owned()),
        _ => None,
    });
    let first = told.of_year(words.drawn);
    let free = [(words.kept_free, kept), (words.holidays, holidays)];
    let free: Vec<_> = free.into_iter().filter(|(_, days)| !days.is_empty()).collect();
    let series = groups.iter().map(|(name, told)| format!("{name}: {}.", norsk::list(told)));
    let days = free.iter().map(|(name, days)| format!("{name}: {}.", days.join(", ")));
    let whole = [first.clone()].into_iter().chain(series).chain(days).collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= MOST {
        return whole;
    }
    groups.extend(free);
    shortened(first, &groups, words.more)
}

/// How long the words of the wheel may be: a PDF holds no longer text than 32767 bytes in one piece, two for a letter.
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
        let cycle = told.year.cycle.iter().filter(|entry| entry.month == month).map(|entry| {
            let day = entry.meetings.first().map_or(told.workspace.today, |meeting| meeting.date.value);
            let body = told.workspace.body_name(entry.body, day);
            fill(told.words().due, &[("sakstype", &entry.case_type.name), ("organ", &body)])
        });
        let days = items.iter().filter(|item| item.from.month() == month);
        let days = days.map(|item| format!("{}: {}", told.full_days(item), sentence(told, item)));
        let lines: Vec<String> = cycle.chain(days).collect();
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
            parts.extend(meeting.time.as_ref().map(|time| format!("kl. {time}")));
            parts.extend(told.place_of(meeting));
            parts.join(", ")
        }
        DayTopic::CalledOff(meeting) => format!("{}: {}", told.body_of(meeting), told.fate_of(meeting)),
        DayTopic::Holidays(names) => norsk::list(names),
        DayTopic::KeptFree(name) | DayTopic::Election(name) => (*name).to_owned(),
        DayTopic::Hearing(case) => told.hearing(case),
    }
}
