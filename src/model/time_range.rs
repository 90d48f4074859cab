//! From an hour to another.

use std::fmt;

use chrono::NaiveTime;

/// When a meeting begins, and when it ends if that is known: «12:00–15:00».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeRange {
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub until: Option<NaiveTime>,
}

impl TimeRange {
    /// From and to: `12:00–15:00`, where a hyphen and a full stop are taken too; or a start alone.
    pub fn parse(text: &str) -> Option<Self> {
        let read = |part: &str| NaiveTime::parse_from_str(&part.trim().replace('.', ":"), "%H:%M").ok();
        let parts: Vec<Option<NaiveTime>> = text.split(['–', '-']).map(read).collect();
        match parts[..] {
            [Some(from)] => Some(Self { from, until: None }),
            [Some(from), Some(until)] if from < until => Some(Self { from, until: Some(until) }),
            _ => None,
        }
    }

    /// Whether `clock` is in it, both ends included; of one whose end nobody knows, whatever comes after.
    pub fn holds(&self, clock: NaiveTime) -> bool {
        self.from <= clock && self.until.is_none_or(|until| clock <= until)
    }

    /// Whether both go on at once, as far as is known: of one whose end nobody knows, only the beginning is.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (first, second) = if self.from <= other.from { (self, other) } else { (other, self) };
        first.from == second.from || first.until.is_some_and(|until| second.from < until)
    }
}

impl fmt::Display for TimeRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.from.format("%H:%M"))?;
        match self.until {
            Some(until) => write!(formatter, "–{}", until.format("%H:%M")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_overlap_when_one_is_under_way() {
        let hours = |text: &str| TimeRange::parse(text).expect("hours");
        for (one, other, is_so) in [
            ("09:00–12:00", "11:00–13:00", true),
            ("09:00–12:00", "12:00–13:00", false),
            ("09:00–12:00", "10:00", true),
            ("09:00", "10:00–12:00", false),
            ("09:00", "09:00–10:00", true),
        ] {
            assert_eq!(hours(one).overlaps(&hours(other)), is_so, "{one} and {other}");
            assert_eq!(hours(other).overlaps(&hours(one)), is_so, "{other} and {one}");
        }
        assert_eq!(hours("9.00 - 12.30").to_string(), "09:00–12:30");
    }
}
