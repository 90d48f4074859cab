//! How a meeting came about, and what became of it: moved, cancelled, held with others, demanded.

use super::{BodyId, Demand, Guarded, MeetingId};
use crate::text::Placed;

/// What is out of the ordinary with a meeting; most have nothing of it.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// The folder name of the meeting that it stands in the place of.
    pub moved_from: Option<Placed<MeetingId>>,
    /// Why it was moved to this day.
    pub moved_because: Option<Guarded<Placed<String>>>,
    /// Why it was called off.
    pub cancelled_because: Option<Guarded<Placed<String>>>,
    /// The bodies it is held together with, each in a meeting of its own on the same day.
    pub joint_with: Vec<Placed<BodyId>>,
    /// That members have demanded that it be held.
    pub demand: Option<Demand>,
}

impl Circumstances {
    /// Whether nothing is out of the ordinary.
    pub fn is_empty(&self) -> bool {
        let reasons = [&self.moved_because, &self.cancelled_because];
        self.moved_from.is_none()
            && reasons.into_iter().all(Option::is_none)
            && self.joint_with.is_empty()
            && self.demand.is_none()
    }
}
