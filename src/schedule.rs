//! The days that follow from the council's rules: what must be there before papers leave, and what a year
//! holds.
//!
//! Pure questions over the [`Workspace`](crate::workspace::Workspace). Rules judge by them, commands print
//! them, and neither reckons with days itself.

pub mod constraint;
pub mod chain;
pub mod cycle;
pub mod case_schedule;
pub mod requirement;
pub mod meeting_plan;
pub mod repair;
pub mod window;
pub mod duty;
pub mod propose;
pub mod year;

pub use case_schedule::{Bound, CaseSchedule, Stage};
pub use chain::ChainLink;
pub use constraint::{Constraint, DatedRequirement};
pub use cycle::CycleEntry;
pub use meeting_plan::{MeetingPlan, PlannedMeeting};
pub use repair::{Broken, Repair, broken};
pub use requirement::{Deliverable, Limit, Requirement};
pub use window::Window;
pub use year::{EntryKind, Year, YearEntry};
