//! Names in how a meeting came about.

use super::{NEAR, Names};
use crate::model::Meeting;

impl Names<'_> {
    /// The meeting it was moved from, the bodies it is held with, and those who demanded it.
    pub(super) fn circumstances(&mut self, meeting: &Meeting) {
        let workspace = self.workspace;
        if let Some(from) = meeting.moved_from()
            && workspace.meeting(&from.value).is_none()
            && !workspace.is_broken_meeting(&from.value)
        {
            let known = workspace.meetings_near(&meeting.body.value, meeting.date.value, NEAR);
            self.unknown(from, "møte", "meetings", known.map(|known| known.id.as_str()));
        }
        for body in meeting.joint_with() {
            self.body(body);
        }
        for person in meeting.demand().iter().flat_map(|demand| &demand.by) {
            self.person(person);
        }
    }
}
