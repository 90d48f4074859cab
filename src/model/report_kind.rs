//! The reports that cases take to a body.

/// What kind of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// Where things stand in a quarter of the year, from 1 to 4.
    Quarter(u32),
    /// What came of the year.
    Annual,
    /// What is to be done, and what it costs.
    Programme,
    /// The budget alone.
    Budget,
}

/// The beginnings of their names.
const STEMS: [(&str, ReportKind); 3] = [
    ("arsrapport-", ReportKind::Annual),
    ("handlingsprogram-", ReportKind::Programme),
    ("budsjett-", ReportKind::Budget),
];

/// The same of the status report.
const STATUS: &str = "statusrapport-";

impl ReportKind {
    /// The name of the files with such a report of `year`, without an end.
    pub fn stem(self, year: i32) -> String {
        if let Self::Quarter(quarter) = self {
            return format!("{STATUS}{year}-{quarter}");
        }
        let start = STEMS.iter().find(|(_, kind)| *kind == self).map_or("", |(start, _)| start);
        format!("{start}{year}")
    }

    /// The kind and the year of the report in files with this name, without an end.
    pub fn of_stem(stem: &str) -> Option<(Self, i32)> {
        if let Some(rest) = stem.strip_prefix(STATUS) {
            let (year, quarter) = rest.split_once('-')?;
            return Some((Self::Quarter(quarter.parse().ok()?), year.parse().ok()?));
        }
        for (start, kind) in STEMS {
            if let Some(year) = stem.strip_prefix(start) {
                return Some((kind, year.parse().ok()?));
            }
        }
        None
    }
}
