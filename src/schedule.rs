//! The days that follow from the council's rules: what must be there before papers leave, and what a year holds.
//!
//! Pure questions over the [`Workspace`](crate::workspace::Workspace). Rules judge by them, commands print them, and
//! neither reckons with days itself.

pub mod bond;
pub mod chain;
pub mod cycle;
pub mod course;
pub mod demand;
pub mod meeting_plan;
pub mod repair;
pub mod window;
pub mod duty;
pub mod propose;
pub mod year;

pub use bond::{Bond, Demanded};
pub use chain::{Broken, Link, broken};
pub use course::{Bound, Course, Stage};
pub use cycle::CycleEntry;
pub use demand::{Demand, Limit, What};
pub use meeting_plan::{MeetingPlan, Planned};
pub use repair::Repair;
pub use window::Window;
pub use year::{Entry, Kind, Year};
