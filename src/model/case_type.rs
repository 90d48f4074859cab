//! The kinds of case that a council has.

use super::basis::Dated;
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
    pub decided_by: Dated<Placed<String>>,
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
