//! A year wheel as Typst code: what is drawn, and the year in words after it.

mod layout;

use std::f64::consts::PI;
use std::fmt::Write as _;

use chrono::NaiveDate;

use self::layout::{FREE, Layout, MIDDLE, MONTHS, OUTER, angle, bounds, end, layout};
use super::blocks::{TypstWriter, braced};
use super::literal::{bound, literal};
use crate::document::{Block, FreeTime, Inline, MarkSeries, Ring, YearWheel};
use crate::norsk;

/// A line of the key is worth this much of the wheel's radius, once there are more of them than fit below it.
const KEY_LINE: f64 = 3.2;
/// How many lines of the key there is room for below a whole wheel.
const KEY_LINES: usize = 8;
/// The wheel is made no smaller than this, in millimetres from its middle; the key goes on the next page
/// instead.
const SMALLEST: f64 = 70.0;
/// The wheel is made no larger than the page is wide.
const WIDEST: f64 = 89.0;

/// A line of the key: the mark, what stands in it, and what it means.
struct LegendLine<'a> {
    /// The number of the series.
    series: usize,
    label: &'a str,
    meaning: &'a str,
}

impl TypstWriter {
    /// The picture, and after it the words. Where there is no room for a picture, the words alone.
    pub(super) fn year(&mut self, wheel: &YearWheel) -> String {
        let mut calls = Vec::new();
        if self.depth == 0 {
            calls.push(drawn(wheel));
        }
        if wheel.words.is_empty() {
            return braced(&calls);
        }
        calls.extend(self.block(&Block::heading(2, &wheel.words_title)));
        let mut facts = Vec::new();
        for (month, lines) in &wheel.words {
            let mut text = Vec::new();
            for line in lines {
                if !text.is_empty() {
                    text.push(Inline::LineBreak);
                }
                text.push(Inline::text(line));
            }
            facts.push((month.clone(), text));
        }
        if let Some(facts) = self.block(&Block::Facts(facts)) {
            calls.push(format!("year-words({facts})"));
        }
        braced(&calls)
    }
}

fn drawn(wheel: &YearWheel) -> String {
    let mut rings: Vec<&Ring> = wheel.rings.iter().collect();
    rings.retain(|ring| marks_in(ring) > 0);
    // The longest way around is for those who have most to show.
    rings.sort_by_key(|ring| std::cmp::Reverse(marks_in(ring)));
    let year = known_year(wheel.year);
    let layout = layout(year, &rings);
    let key = key(&rings);
    let free = free_key(wheel);
    let lines = (key.len() + free.len()).div_ceil(2).saturating_sub(KEY_LINES);
    let lines = u32::try_from(lines).map_or(SMALLEST, f64::from);
    let scale = (WIDEST - KEY_LINE * lines).max(SMALLEST) / OUTER;
    let alternative = [wheel.alternative.as_str(), wheel.owner.as_str(), "–"]
        .into_iter()
        .find(|words| words.contains(char::is_alphanumeric))
        .unwrap_or("–");
    let mut sectors = String::new();
    for days in &wheel.free {
        sectors.extend(sector(year, days));
    }
    let lines = [
        format!("alt: {}", literal(alternative)),
        format!(
            "unit: {scale:.4}mm, outer: {OUTER:.2}, bands: ({MONTHS:.2}, {FREE:.2}), middle: {MIDDLE:.2}"
        ),
        format!("year: \"{}\", owner: {}", wheel.year, literal(&wheel.owner)),
        format!("months: ({})", months(year)),
        format!("free: ({sectors})"),
        format!(
            "circles: ({})",
            layout.circles.iter().map(|radius| format!("{radius:.2}, ")).collect::<String>()
        ),
        format!("size: {:.2}, marks: ({})", layout.size, marks(&layout)),
        format!("reading: {}", literal(&bound(&wheel.reading))),
        format!("key: ({}), free-key: ({})", key.iter().map(key_line).collect::<String>(), free.concat()),
    ];
    format!("year-wheel(\n  {},\n)", lines.join(",\n  "))
}

fn marks_in(ring: &Ring) -> usize {
    ring.series.iter().map(|series| series.marks.len()).sum()
}

/// What each form means, from the outermost ring; a letter is told once.
fn key<'a>(rings: &[&'a Ring]) -> Vec<LegendLine<'a>> {
    let mut key: Vec<LegendLine<'a>> = Vec::new();
    let mut number = 0;
    for ring in rings {
        for MarkSeries { name, marks } in &ring.series {
            if marks.is_empty() {
                continue;
            }
            if marks.iter().any(|mark| mark.meaning.is_none()) {
                key.push(LegendLine { series: number, label: "", meaning: name });
            }
            for mark in marks {
                let Some(meaning) = mark.meaning.as_deref() else { continue };
                if !key.iter().any(|known| (known.series, known.meaning) == (number, meaning)) {
                    key.push(LegendLine { series: number, label: &mark.label, meaning });
                }
            }
            number += 1;
        }
    }
    key
}

fn key_line(key: &LegendLine<'_>) -> String {
    format!("({}, {}, {}), ", key.series, literal(key.label), literal(&bound(key.meaning)))
}

/// What free days are called, each name once.
fn free_key(wheel: &YearWheel) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for free in &wheel.free {
        let line = format!("({}, {}), ", free.is_holiday, literal(&bound(&free.name)));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The months: where each begins, and its name where it is to stand, turned so that it is never upside down.
fn months(year: i32) -> String {
    let mut text = String::new();
    for (month, name) in (1..).zip(norsk::MONTHS) {
        let (from, until) = bounds(year, month);
        let middle = f64::midpoint(from, until);
        let turn = if (90.0..270.0).contains(&middle) { middle - 180.0 } else { middle };
        let (x, y) = point(f64::midpoint(OUTER, MONTHS), middle);
        // Writing to a string cannot fail.
        let _ = write!(text, "({from:.3}deg, {x:.2}, {y:.2}, {turn:.3}deg, \"{name}\"), ");
    }
    text
}

/// Free days as a piece of the band, its edges drawn day by day.
fn sector(year: i32, free: &FreeTime) -> Option<String> {
    let from = free.from.max(NaiveDate::from_ymd_opt(year, 1, 1)?);
    let until = free.until.min(NaiveDate::from_ymd_opt(year, 12, 31)?);
    if from > until {
        return None;
    }
    let mut edges = vec![angle(year, from)];
    for day in from.iter_days().take_while(|day| *day <= until) {
        edges.push(end(year, day));
    }
    let mut points = String::new();
    let mut add = |radius: f64, edge: f64| {
        let (x, y) = point(radius, edge);
        let _ = write!(points, "({x:.2}, {y:.2}), ");
    };
    for edge in &edges {
        add(MONTHS, *edge);
    }
    for edge in edges.iter().rev() {
        add(FREE, *edge);
    }
    Some(format!("({}, ({points})), ", free.is_holiday))
}

/// The year, when the calendar has it; a year too far away is drawn as any other.
fn known_year(year: i32) -> i32 {
    if NaiveDate::from_ymd_opt(year, 1, 1).is_some() && year < 9999 { year } else { 2001 }
}

fn marks(layout: &Layout<'_>) -> String {
    let mut text = String::new();
    for placed in &layout.placed {
        let (x, y) = point(placed.radius, placed.angle);
        let _ = write!(text, "({x:.2}, {y:.2}, {}, {}), ", placed.series, literal(&placed.mark.label));
    }
    text
}

/// A place on the wheel, in millimetres to the right of the middle and below it.
fn point(radius: f64, degrees: f64) -> (f64, f64) {
    let radians = degrees * PI / 180.0;
    (radius * radians.sin(), -radius * radians.cos())
}
