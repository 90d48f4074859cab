//! What could not be read.

use std::collections::HashSet;

use crate::model::{CaseId, MeetingId};

/// What could not be read, so that references to it are not faults too.
#[derive(Debug, Clone, Default)]
pub struct BrokenFiles {
    /// Ids of cases, as the names of their files have them.
    pub cases: HashSet<CaseId>,
    /// Folder names of meetings.
    pub meetings: HashSet<MeetingId>,
    /// Folder names of meetings of which the manifest is broken.
    pub manifests: HashSet<MeetingId>,
}
