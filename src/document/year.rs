//! A year to be pinned up on a wall: drawn as a wheel, and as a table on one page.

use chrono::NaiveDate;

/// A year drawn as a circle, and the same in words. The picture is for those who see it; what it shows, and
/// more, is told in words by the same block, so that nobody has to.
#[derive(Debug, Clone, PartialEq)]
pub struct YearWheel {
    /// The year.
    pub year: i32,
    /// Whose year it is, under the year in the middle.
    pub owner: String,
    /// What is drawn around the middle, those that belong together in one ring. A ring without a mark is left
    /// out.
    pub rings: Vec<Ring>,
    /// The days on which nobody works, and longer times that are kept free.
    pub free: Vec<FreeTime>,
    /// How the wheel is read, above the key.
    pub reading: String,
    /// Everything that is drawn, for those who cannot see it. Never empty.
    pub alternative: String,
    /// Over the year in words.
    pub words_title: String,
    /// The year in words: each month with what happens in it. A month with nothing is left out.
    pub words: Vec<(String, Vec<String>)>,
}

/// What is drawn at one distance from the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// What the ring shows, each with a form of its own.
    pub series: Vec<MarkSeries>,
}

/// Things of one kind, drawn in one form: the meetings of a body, or what the year has besides.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkSeries {
    /// What they are, as the key says it.
    pub name: String,
    /// The things.
    pub marks: Vec<YearMark>,
}

/// One thing in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearMark {
    /// When it is.
    pub when: When,
    /// A character or two in the mark: the day of the month, or a letter.
    pub label: String,
    /// What a letter stands for, as the key says it; none where the series says enough.
    pub meaning: Option<String>,
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day.
    Day(NaiveDate),
    /// Some time in a month, from 1 to 12.
    Month(u32),
}

/// Days that are kept free.
#[derive(Debug, Clone, PartialEq)]
pub struct FreeTime {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// What such days are called in the key. The same for all that are drawn alike.
    pub name: String,
    /// Whether the days are public holidays, which are drawn darker than what the council has chosen itself.
    pub is_holiday: bool,
}
