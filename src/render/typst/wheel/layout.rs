//! Where each mark of a year wheel stands, so that no two overlap and each lies in its own month.

use chrono::{Datelike, NaiveDate};

use crate::document::{Ring, When, YearMark};

/// The outer edge of the wheel, in millimetres from its middle.
pub(super) const OUTER: f64 = 91.0;
/// The inner edge of the band with the names of the months.
pub(super) const MONTHS: f64 = 82.6;
/// The inner edge of the band with the days that are free.
pub(super) const FREE: f64 = 79.4;
/// Where marks may begin.
const FIRST: f64 = 78.6;
/// The middle, which the year itself stands in.
pub(super) const MIDDLE: f64 = 24.0;
/// The size of a mark where there is room enough.
const LARGEST: f64 = 8.4;
/// How much is tried smaller each time.
const SHRINK: f64 = 0.96;
/// The air between two marks.
const AIR: f64 = 0.7;
/// How far apart rings are set where there is room, in marks.
const SPREADS: [f64; 4] = [1.5, 1.3, 1.15, 1.0];

/// A mark in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlacedMark<'a> {
    /// The mark.
    pub(super) mark: &'a YearMark,
    /// The number of its series among those that have marks.
    pub(super) series: usize,
    /// How far from the middle it stands.
    pub(super) radius: f64,
    /// Where around it, in degrees from the top with the clock.
    pub(super) angle: f64,
}

/// A whole wheel.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// The diameter that no mark goes beyond.
    pub(super) size: f64,
    /// The circles that the marks stand on.
    pub(super) circles: Vec<f64>,
    /// The marks.
    pub(super) placed: Vec<PlacedMark<'a>>,
}

/// The marks in the largest size at which all have room. `rings` are those that have marks, from the
/// outermost.
pub(super) fn layout<'a>(year: i32, rings: &[&'a Ring]) -> Layout<'a> {
    let mut size = LARGEST;
    loop {
        let tried = SPREADS.iter().find_map(|spread| attempt(year, rings, size, (size + AIR) * spread));
        if let Some(layout) = tried {
            return layout;
        }
        // A smaller mark needs less of both the ring and the month, so this ends.
        size *= SHRINK;
    }
}

fn attempt<'a>(year: i32, rings: &[&'a Ring], size: f64, width: f64) -> Option<Layout<'a>> {
    let mut layout = Layout { size, circles: Vec::new(), placed: Vec::new() };
    let mut radius = FIRST - width / 2.0;
    let mut series = 0;
    for ring in rings {
        let mut waiting = Vec::new();
        for of in &ring.series {
            if of.marks.is_empty() {
                continue;
            }
            for mark in &of.marks {
                waiting.push(PlacedMark { mark, series, radius: 0.0, angle: wished(year, mark) });
            }
            series += 1;
        }
        apart_in_months(year, &mut waiting);
        waiting.sort_by(|one, other| one.angle.total_cmp(&other.angle));
        while !waiting.is_empty() {
            if radius - width / 2.0 < MIDDLE {
                return None;
            }
            let (kept, rest) = on_circle(year, waiting, radius, size)?;
            layout.circles.push(radius);
            layout.placed.extend(kept);
            waiting = rest;
            radius -= width;
        }
    }
    Some(layout)
}

/// As many of `waiting` as there is room for on one circle, month by month, and those that go on the next;
/// none when there is no room even for one.
fn on_circle<'a>(
    year: i32,
    waiting: Vec<PlacedMark<'a>>,
    radius: f64,
    size: f64,
) -> Option<(Vec<PlacedMark<'a>>, Vec<PlacedMark<'a>>)> {
    let half = ((size + AIR) / 2.0 / radius).asin().to_degrees();
    let (mut kept, mut rest) = (Vec::new(), Vec::new());
    for month in 1..=12 {
        let (from, until) = bounds(year, month);
        let (from, until) = (from + half, until - half);
        let mut here = waiting.clone();
        here.retain(|placed| month_of(placed.mark) == month);
        if here.is_empty() {
            continue;
        }
        if until < from {
            return None;
        }
        let mut last = from;
        let mut room = 0;
        while last <= until && room < here.len() {
            room += 1;
            last = from + 2.0 * half * as_f64(room);
        }
        rest.extend(here.split_off(room));
        let count = here.len();
        for at in 0..count {
            let least = if at == 0 { from } else { here[at - 1].angle + 2.0 * half };
            here[at].angle = here[at].angle.max(least);
        }
        for at in (0..count).rev() {
            let most = if at + 1 == count { until } else { here[at + 1].angle - 2.0 * half };
            here[at].angle = here[at].angle.min(most);
        }
        for placed in here {
            kept.push(PlacedMark { radius, ..placed });
        }
    }
    Some((kept, rest))
}

/// Those that have no day share their month between them.
fn apart_in_months(year: i32, waiting: &mut [PlacedMark<'_>]) {
    for month in 1..=12 {
        let mut here: Vec<&mut PlacedMark<'_>> = waiting.iter_mut().collect();
        here.retain(|placed| placed.mark.when == When::Month(month));
        let count = here.len();
        let (from, until) = bounds(year, month);
        for (at, placed) in here.into_iter().enumerate() {
            placed.angle = from + (until - from) * (as_f64(at) + 0.5) / as_f64(count);
        }
    }
}

fn wished(year: i32, mark: &YearMark) -> f64 {
    match mark.when {
        When::Day(day) => angle(year, day) + 180.0 / length(year),
        When::Month(month) => bounds(year, month).0,
    }
}

/// The month of a mark, from 1 to 12.
fn month_of(mark: &YearMark) -> u32 {
    match mark.when {
        When::Day(day) => day.month(),
        When::Month(month) => month.clamp(1, 12),
    }
}

/// Where a month begins and ends.
pub(super) fn bounds(year: i32, month: u32) -> (f64, f64) {
    let first = |month| NaiveDate::from_ymd_opt(year, month, 1).map_or(360.0, |day| angle(year, day));
    (first(month), first(month + 1))
}

/// Where a day begins.
pub(super) fn angle(year: i32, day: NaiveDate) -> f64 {
    f64::from(day.ordinal0()) * 360.0 / length(year)
}

/// Where the day after `day` begins.
pub(super) fn end(year: i32, day: NaiveDate) -> f64 {
    match day.succ_opt() {
        Some(next) if next.year() == day.year() => angle(year, next),
        _ => 360.0,
    }
}

fn length(year: i32) -> f64 {
    NaiveDate::from_ymd_opt(year, 12, 31).map_or(365.0, |last| f64::from(last.ordinal()))
}

fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::super::point;
    use super::*;
    use crate::document::MarkSeries;

    fn any_mark() -> impl Strategy<Value = YearMark> {
        let when = prop_oneof![
            4 => (0..365u64).prop_map(|days| {
                let first = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a date");
                When::Day(first.checked_add_days(Days::new(days)).expect("a date"))
            }),
            1 => (1..=12u32).prop_map(When::Month),
        ];
        when.prop_map(|when| YearMark { when, label: "1".to_owned(), meaning: None })
    }

    fn any_ring() -> impl Strategy<Value = Ring> {
        let marks = prop::collection::vec(any_mark(), 1..20);
        let series = marks.prop_map(|marks| MarkSeries { name: "Styret".to_owned(), marks });
        prop::collection::vec(series, 1..4).prop_map(|series| Ring { series })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_two_marks_overlap_and_each_is_in_its_month(rings in prop::collection::vec(any_ring(), 0..9)) {
            let rings: Vec<&Ring> = rings.iter().collect();
            let wheel = layout(2027, &rings);
            let marks: usize = rings.iter().flat_map(|ring| &ring.series).map(|of| of.marks.len()).sum();
            prop_assert_eq!(wheel.placed.len(), marks);
            for (at, one) in wheel.placed.iter().enumerate() {
                let (from, until) = bounds(2027, month_of(one.mark));
                let reach = (wheel.size / 2.0 / one.radius).asin().to_degrees();
                prop_assert!(one.angle - reach >= from && one.angle + reach <= until, "{one:?}");
                let half = wheel.size / 2.0;
                prop_assert!(one.radius - half >= MIDDLE && one.radius + half <= FREE);
                for other in &wheel.placed[at + 1..] {
                    let ((x, y), (u, v)) = (point(one.radius, one.angle), point(other.radius, other.angle));
                    prop_assert!((x - u).hypot(y - v) >= wheel.size, "{one:?} {other:?}");
                }
            }
        }
    }
}
