//! The meetings of a proposed year, each as a file of its own.

use super::new_meeting::new_meeting;
use super::{Change, StepError};
use crate::action::NewMeeting;
use crate::norsk;
use crate::schedule::propose::YearProposal;
use crate::workspace::Workspace;

/// The files of the meetings that are new in the proposal, with the time, place and form that the bodies
/// prefer.
///
/// # Errors
/// When one of them cannot be made.
pub fn propose(workspace: &Workspace, proposal: &YearProposal<'_>) -> Result<Change, StepError> {
    let mut texts = Vec::new();
    for meeting in proposal.meetings.iter().filter(|meeting| meeting.is_new) {
        let body = meeting.body.id.to_string();
        let asked = NewMeeting { body, day: meeting.day, ..NewMeeting::default() };
        texts.extend(new_meeting(workspace, &asked)?.texts);
    }
    let count = norsk::count(texts.len(), "nytt møte", "nye møter");
    Ok(Change { texts, message: format!("Møteplan for {}: {count}", proposal.year), notes: Vec::new() })
}
