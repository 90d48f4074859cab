//! The kinds of case that a council has.

use super::BodyId;
use chrono::NaiveDate;

use super::basis::{Dated, Row};
use super::matter::Matter;
use super::wishes::CycleStep;
use crate::text::{Placed, Span};

/// A kind of case.
#[derive(Debug, Clone)]
pub struct CaseType {
    /// The name case files use.
    pub id: String,
    /// Where it is written.
    pub span: Span,
    /// The name on papers and in lists.
    pub name: String,
    /// Whether such cases have political content unless the case says otherwise.
    pub political: bool,
    /// What all such cases are about.
    pub matters: Vec<Placed<Matter>>,
    /// The body that decides; none means the body that gets the case.
    pub decided_by: Dated<Placed<BodyId>>,
    /// Whether the law itself says who decides, so that no other body may.
    pub by_law: bool,
    /// From when such cases must say what in the programme they carry out.
    pub anchored: Dated<()>,
    /// What it rests on.
    pub basis: Option<Placed<String>>,
    /// The headings a new case of the type is given.
    pub sections: Vec<String>,
    /// When in the year which body treats a case of the type.
    pub annual_cycle: Dated<CycleStep>,
}

impl CaseType {
    /// The rows of the annual cycle that apply in `year`, each with the first and the last day of its part of
    /// it. A row holds when it does on the last of them.
    pub fn cycle_in<'a>(&'a self, year: i32) -> impl Iterator<Item = (&'a Row<CycleStep>, [NaiveDate; 2])> {
        let rows = self.annual_cycle.rows.iter().filter(move |row| row.value.applies_in(year));
        let in_year = move |row: &'a Row<CycleStep>| Some((row, row.value.part.days_in(year)?));
        rows.filter_map(in_year).filter(|(row, [_, last])| row.holds_on(*last))
    }
}
