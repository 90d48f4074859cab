//! How the council keeps its papers, and who has asked to see them.

use chrono::NaiveDate;

use crate::text::Placed;

/// Where the repository with the council's files is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Storage {
    /// What the place is called: «GitHub», «kommunens egen tjener».
    pub place: String,
    /// The country it lies in.
    pub country: Option<Placed<String>>,
    /// Whether everybody can read it.
    pub is_public: bool,
}

/// That somebody has asked to see a case's papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessRequest {
    /// The day it came.
    pub received: Placed<NaiveDate>,
    /// The day it was answered.
    pub answered: Option<Placed<NaiveDate>>,
}
