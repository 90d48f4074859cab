//! One meeting that two have moved, each to a day of their own: two meetings and all their cases by the
//! files, and one question to people.

use crate::model::Meeting;
use crate::norsk;
use crate::read;
use crate::workspace::Workspace;

/// A meeting that both have moved.
pub struct MovedTwice {
    /// What it is called where it was.
    pub name: String,
    /// The folders in which it lies now, here and there.
    pub folders: [String; 2],
    /// What both did, as it would be said.
    pub told: String,
}

/// Every meeting that both have moved, each to another day than the other.
pub fn moved_twice(ours: &Workspace, theirs: &Workspace) -> Vec<MovedTwice> {
    let mut twice = Vec::new();
    for our in ours.meetings.iter() {
        let Some(from) = our.moved_from() else { continue };
        // One that has been moved on, or called off, is not what they disagree on alone.
        if theirs.meeting(&our.id).is_some() || !our.takes_place() {
            continue;
        }
        for their in theirs.meetings.iter() {
            let is_same = their.moved_from().is_some_and(|other| other.value == from.value);
            if is_same && their.takes_place() && ours.meeting(&their.id).is_none() {
                let was = ours.moved_from(our).unwrap_or(our);
                let named = ours.body_name(&was.body.value, was.date.value);
                let day = |meeting: &Meeting| norsk::date(meeting.date.value);
                twice.push(MovedTwice {
                    name: from.value.to_string(),
                    folders: [our.id.to_string(), their.id.to_string()],
                    told: format!(
                        "Du har flyttet møtet i {named} {} til {}, og den andre har flyttet det til {}. \
                         Sakene på sakslisten følger med til den dagen dere velger.",
                        day(was),
                        day(our),
                        day(their)
                    ),
                });
            }
        }
    }
    twice
}

impl MovedTwice {
    /// Whether the case at `path` stands on the meeting in both folders.
    pub fn has(&self, folders: [&Workspace; 2], path: &str) -> bool {
        for (folder, lies) in folders.into_iter().zip(&self.folders) {
            let (Some(case), Some(meeting)) = (folder.case_in(path), folder.meeting_in(lies)) else {
                return false;
            };
            if !case.routing.iter().any(|step| step.is_in(meeting)) {
                return false;
            }
        }
        true
    }

    /// Where the meeting lay.
    pub fn path(&self) -> String {
        format!("{}{}/meeting.md", read::MEETINGS, self.name)
    }
}
