//! The days that follow from the council's rules: what must be there before papers leave, and what a year holds.
//!
//! Pure questions over the [`Workspace`](crate::workspace::Workspace). Rules judge by them, commands print them, and
//! neither reckons with days itself.

pub mod demand;
pub mod year;

pub use demand::{Demand, Limit, What};
pub use year::{Entry, Kind, Year};
