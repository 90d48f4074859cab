//! What the council has set out to do: its guidelines and the programme of each year, point by point.

use std::collections::HashMap;
use std::ops::Deref;

use chrono::{Datelike, NaiveDate};

use super::{BodyId, MoneyUnit};
use crate::text::{Placed, Span};

/// All that the council has set out to do, and its points by what somebody may call them.
#[derive(Debug, Default)]
pub struct Programmes {
    all: Vec<Programme>,
    /// The programme and the point, in order of the file, by names and titles in small letters.
    called: HashMap<String, Vec<(usize, usize)>>,
}

impl Programmes {
    /// These programmes, in order of the file.
    pub fn new(all: Vec<Programme>) -> Self {
        let mut called: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (at, programme) in all.iter().enumerate() {
            for (number, point) in programme.points.iter().enumerate() {
                let mut names = vec![point.name.value.clone(), point.title.to_lowercase()];
                names.extend(point.former_names.iter().map(|former| former.value.clone()));
                names.sort_unstable();
                names.dedup();
                for name in names {
                    called.entry(name).or_default().push((at, number));
                }
            }
        }
        Self { all, called }
    }

    /// The points that somebody may mean by `written`, a name or a title, in the order of the file.
    pub fn points_called(&self, written: &str) -> Vec<PlacedPoint<'_>> {
        let mut points = Vec::new();
        for &(at, number) in self.called.get(&written.to_lowercase()).into_iter().flatten() {
            let programme = &self.all[at];
            points.push(PlacedPoint { programme, point: &programme.points[number] });
        }
        points
    }
}

impl Deref for Programmes {
    type Target = [Programme];

    fn deref(&self) -> &[Programme] {
        &self.all
    }
}

/// Guidelines for some years, or the programme of a year.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Where it stands.
    pub span: Span,
    /// Whether it guides or says what is to be done.
    pub kind: ProgrammeKind,
    /// Its title.
    pub title: Placed<String>,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: Placed<NaiveDate>,
    /// The day it was adopted.
    pub adopted: Option<NaiveDate>,
    /// The body that adopted it.
    pub by: Option<Placed<BodyId>>,
    /// The goals of the United Nations that it works for, by number.
    pub goals: Vec<u8>,
    /// What the amounts of its points are counted in.
    pub unit: MoneyUnit,
    /// What it says before its points.
    pub text: Option<String>,
    /// What it says of each focus area.
    pub areas: Vec<(Placed<String>, String)>,
    /// The points.
    pub points: Vec<ProgrammePoint>,
    /// The source.
    pub basis: Option<Placed<String>>,
}

/// A goal, a priority or something to be done, which cases can rest on.
#[derive(Debug, Clone)]
pub struct ProgrammePoint {
    /// Where it stands.
    pub span: Span,
    /// What cases call it.
    pub name: Placed<String>,
    /// What it was called before.
    pub former_names: Vec<Placed<String>>,
    /// What kind of point it is.
    pub kind: PointKind,
    /// What it is about.
    pub title: String,
    /// The focus area that it belongs to.
    pub area: Option<Placed<String>>,
    /// The body or person responsible for it, or words.
    pub responsible: Option<Placed<String>>,
    /// Its first day, when that is not the first of its programme.
    pub from: Option<NaiveDate>,
    /// Its last day, when that is not the last of its programme.
    pub until: Option<NaiveDate>,
    /// The day by which a body is to have it before it.
    pub deadline: Option<Placed<NaiveDate>>,
    /// The posts of the budget that pay for it, or come in for it, each with how much; none of one that it
    /// shares with other points.
    pub money: Vec<(Placed<String>, Option<i64>)>,
    /// The goals of the United Nations that it works for besides those of its programme.
    pub goals: Vec<u8>,
    /// How far it has come.
    pub status: Option<Placed<PointStatus>>,
    /// What is said of it.
    pub text: Option<String>,
    /// The source.
    pub basis: Option<Placed<String>>,
}

/// Whether a programme guides or says what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgrammeKind {
    /// Strategic guidelines.
    Guidelines,
    /// What is to be done.
    Action,
}

impl ProgrammeKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 2] =
        [("føringer", Self::Guidelines), ("handlingsprogram", Self::Action)];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// What kind of point it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    /// What the council wants to reach.
    Goal,
    /// How it works.
    Role,
    /// What goes before other things.
    Priority,
    /// Something to be done.
    Measure,
}

impl PointKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("mål", Self::Goal),
        ("arbeidsform", Self::Role),
        ("prioritering", Self::Priority),
        ("tiltak", Self::Measure),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether cases are expected to come of it.
    pub fn asks_for_cases(self) -> bool {
        matches!(self, Self::Priority | Self::Measure)
    }
}

/// How far a point has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointStatus {
    /// Nothing is done yet.
    Planned,
    /// It is being done.
    UnderWay,
    /// It is done.
    Done,
    /// It goes on in a later programme.
    CarriedOn,
    /// The council has dropped it.
    Dropped,
}

impl PointStatus {
    /// Every status with its word in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("planlagt", Self::Planned),
        ("pågår", Self::UnderWay),
        ("gjennomført", Self::Done),
        ("videreført", Self::CarriedOn),
        ("utgått", Self::Dropped),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether something is still to come of it in its programme.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::UnderWay)
    }
}

/// A point in its programme.
#[derive(Debug, Clone, Copy)]
pub struct PlacedPoint<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The point.
    pub point: &'a ProgrammePoint,
}

impl Programme {
    /// The one year that it lies in; none of one that covers several.
    pub fn year(&self) -> Option<i32> {
        (self.from.year() == self.until.value.year()).then_some(self.from.year())
    }

    /// Whether it is in force on some day of `year`.
    pub fn is_of_year(&self, year: i32) -> bool {
        (self.from.year()..=self.until.value.year()).contains(&year)
    }

    /// Its points, each with it.
    pub fn placed_points(&self) -> impl Iterator<Item = PlacedPoint<'_>> {
        self.points.iter().map(move |point| PlacedPoint { programme: self, point })
    }
}

impl ProgrammePoint {
    /// Whether it has this name, or had it before.
    pub fn has_name(&self, name: &str) -> bool {
        self.name.value == name || self.former_names.iter().any(|former| former.value == name)
    }

    /// Whether the council has not dropped it.
    pub fn is_in_force(&self) -> bool {
        self.status.is_none_or(|status| status.value != PointStatus::Dropped)
    }

    /// Whether something is still to come of it.
    pub fn is_open(&self) -> bool {
        self.status.is_none_or(|status| status.value.is_open())
    }
}

impl PlacedPoint<'_> {
    /// Its first day.
    pub fn first_day(&self) -> NaiveDate {
        self.point.from.unwrap_or(self.programme.from)
    }

    /// Its last day.
    pub fn last_day(&self) -> NaiveDate {
        self.point.until.unwrap_or(self.programme.until.value)
    }

    /// Whether it is in force on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }
}
