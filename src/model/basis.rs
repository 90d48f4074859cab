//! Values that hold from a day to a day, with the source they rest on.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::is_between;
use crate::text::{Placed, Span};

/// A document of the council's own that rows name as their basis.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceDocument {
    /// Its title.
    pub title: String,
    /// Its day.
    pub date: Option<Placed<NaiveDate>>,
    /// Days of what it says has happened.
    pub refers_to: Vec<Placed<NaiveDate>>,
    /// What it says of things that other sources, or other places in it, say something of too.
    pub claims: Vec<Claim>,
}

/// What a document says of something that is no rule of the council's.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Of what, as the end of a sentence: «når samarbeidet ble etablert».
    pub about: Placed<String>,
    /// What it says.
    pub says: String,
    /// Where in the document.
    pub place: Option<String>,
}

/// A basis as papers write it: the source's title, with the place in it; words that name no source as they
/// are.
pub fn told(written: &str, sources: &BTreeMap<String, SourceDocument>) -> String {
    let (name, place) = written.split_once([' ', ',']).unwrap_or((written, ""));
    match (sources.get(name), place.trim()) {
        (Some(source), "") => source.title.clone(),
        (Some(source), place) => format!("{}, {place}", source.title),
        (None, _) => written.to_owned(),
    }
}

/// What a basis begins with when it is a § of the law.
const LAWS: [&str; 14] = [
    "koml.",
    "kommuneloven",
    "kommunelova",
    "offl.",
    "offentleglova",
    "fvl.",
    "forvaltningsloven",
    "forvaltningslova",
    "dl.",
    "domstolloven",
    "pol.",
    "språklova",
    "arkivlova",
    "helligdagsloven",
];

/// A value with the days it is in force and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<T> {
    /// First day in force; none means always before `until`.
    pub from: Option<NaiveDate>,
    /// Last day in force; none means until further notice.
    pub until: Option<NaiveDate>,
    /// The § or the council's own source.
    pub basis: Option<Placed<String>>,
    /// Where the row stands in bodies.yaml.
    pub span: Span,
    /// The value.
    pub value: T,
}

impl<T> Row<T> {
    /// The row with what `make` makes of its value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Row<U> {
        let Self { from, until, basis, span, value } = self;
        Row { from, until, basis, span, value: make(value) }
    }

    /// A row for each of its values.
    pub fn each<U>(self) -> Vec<Row<U>>
    where
        T: IntoIterator<Item = U>,
    {
        let Self { from, until, basis, span, value } = self;
        let row = |value| Row { from, until, basis: basis.clone(), span, value };
        value.into_iter().map(row).collect()
    }

    /// Whether the row is in force on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        is_between(self.from, self.until, day)
    }

    /// Whether the law itself says it, and not a decision of the council's own.
    pub fn is_law(&self) -> bool {
        match &self.basis {
            Some(basis) => LAWS.iter().any(|law| basis.value.starts_with(law)),
            None => false,
        }
    }

    /// What the row rests on, or the file itself when nothing is said.
    pub fn basis_text(&self) -> &str {
        match &self.basis {
            Some(basis) => &basis.value,
            None => "bodies.yaml",
        }
    }
}

/// A value that the council can change: rows, of which those in force on a day count.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated<T> {
    /// The rows in the order written.
    pub rows: Vec<Row<T>>,
}

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> Dated<T> {
    /// The row in force on `day`. Where several are, the law goes before the council's own decisions,
    /// and a newer decision before an older.
    pub fn on(&self, day: NaiveDate) -> Option<&Row<T>> {
        self.all_on(day).max_by_key(|row| (row.is_law(), row.from))
    }

    /// Every row in force on `day`, in the order written.
    pub fn all_on(&self, day: NaiveDate) -> impl Iterator<Item = &Row<T>> {
        self.rows.iter().filter(move |row| row.holds_on(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceId;

    #[test]
    fn a_day_picks_its_row() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let row = |from: Option<&str>, until: Option<&str>, value| Row {
            from: from.map(day),
            until: until.map(day),
            basis: (value == 3).then(|| Placed::new("koml. § 14-8".to_owned(), Span::new(SourceId(0), 0..0))),
            span: Span::new(SourceId(0), 0..0),
            value,
        };
        let dated = Dated { rows: vec![row(Some("2023-11-01"), None, 10), row(None, Some("2023-10-31"), 7)] };
        assert_eq!(dated.on(day("2023-10-31")).map(|row| row.value), Some(7));
        assert_eq!(dated.on(day("2023-11-01")).map(|row| row.value), Some(10));
        let dated = Dated { rows: vec![row(None, None, 3), row(Some("2023-11-01"), None, 10)] };
        assert_eq!(dated.on(day("2024-01-01")).map(|row| row.value), Some(3), "the law goes first");
    }
}
