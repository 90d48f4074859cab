//! How a meeting came about, and what became of it: moved, cancelled, held with others, demanded.

use super::{Demand, Form, Meeting, MeetingStatus};
use crate::text::Placed;

/// What is out of the ordinary with a meeting; most have nothing of it.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// The folder name of the meeting that it stands in the place of.
    pub moved_from: Option<Placed<String>>,
    /// Why it was moved to this day.
    pub moved_because: Option<Placed<String>>,
    /// Why it was called off.
    pub cancelled_because: Option<Placed<String>>,
    /// The bodies it is held together with, each in a meeting of its own on the same day.
    pub joint_with: Vec<Placed<String>>,
    /// That members have demanded that it be held.
    pub demand: Option<Demand>,
}

impl Circumstances {
    /// Whether nothing is out of the ordinary.
    pub fn is_empty(&self) -> bool {
        let reasons = [&self.moved_from, &self.moved_because, &self.cancelled_because];
        reasons.into_iter().all(Option::is_none) && self.joint_with.is_empty() && self.demand.is_none()
    }
}

impl Meeting {
    /// The folder name of the meeting that this one stands in the place of.
    pub fn moved_from(&self) -> Option<&Placed<String>> {
        self.circumstances.as_ref()?.moved_from.as_ref()
    }

    /// Why it was moved to this day.
    pub fn moved_because(&self) -> Option<&str> {
        Some(self.circumstances.as_ref()?.moved_because.as_ref()?.value.as_str())
    }

    /// Why it was called off.
    pub fn cancelled_because(&self) -> Option<&str> {
        Some(self.circumstances.as_ref()?.cancelled_because.as_ref()?.value.as_str())
    }

    /// The bodies it is held together with.
    pub fn joint_with(&self) -> &[Placed<String>] {
        self.circumstances.as_ref().map_or(&[], |circumstances| &circumstances.joint_with)
    }

    /// That members have demanded that it be held.
    pub fn demand(&self) -> Option<&Demand> {
        self.circumstances.as_ref()?.demand.as_ref()
    }

    /// Whether it says that it is held together with `body`.
    pub fn is_joint_with(&self, body: &str) -> bool {
        self.joint_with().iter().any(|other| other.value == body)
    }

    /// Whether it was moved to another day.
    pub fn is_moved(&self) -> bool {
        self.status.is_some_and(|status| status.value == MeetingStatus::Moved)
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.status.is_some_and(|status| status.value == MeetingStatus::Cancelled)
    }

    /// Whether its cases are treated in writing.
    pub fn is_written(&self) -> bool {
        self.form.is_some_and(|form| form.value == Form::Written)
    }
}
