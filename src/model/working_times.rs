//! The time the secretariat takes around a meeting.

/// How many working days the secretariat sets aside for its own work before papers leave and after a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingTimes {
    /// Working days before dispatch on which the papers are to be finished.
    pub papers: u32,
    /// Working days after a meeting before its minutes, and the recommendation it gave, can go with a notice.
    pub minutes: u32,
    /// Working days before a meeting by which who cannot come is to have said so, where that is written.
    pub absences: Option<u32>,
}

impl WorkingTimes {
    /// What is reckoned with when the council has said nothing: a day for each. What happened in a meeting
    /// cannot leave with papers on the day itself.
    pub const USUAL: Self = Self { papers: 1, minutes: 1, absences: None };
}
