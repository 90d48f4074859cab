//! An outcome is recorded: the meeting it was reached in has been held.

use super::front_matter::{self, FieldChange};
use super::tree::Tree;
use super::{NewText, StepError};
use crate::model::{MeetingStatus, Step};
use crate::workspace::Workspace;

/// The new text of the meeting of `step`, when it was called and nobody has said that it was held.
/// `agenda` is the text the step has already given the meeting, if any.
///
/// # Errors
/// When the meeting's front matter cannot be changed.
pub fn held(
    workspace: &Workspace,
    step: &Step,
    agenda: Option<NewText>,
) -> Result<Option<NewText>, StepError> {
    let Some(meeting) = workspace.meeting_of_step(step) else { return Ok(agenda) };
    if meeting.state() != Some(MeetingStatus::Called) || meeting.date.value > workspace.today {
        return Ok(agenda);
    }
    let source = workspace.source(meeting.source);
    let text = match &agenda {
        Some(new) => &new.text,
        None => &source.text,
    };
    let value = Tree::text(MeetingStatus::Held.word());
    let text = front_matter::change(&source.path, text, &[FieldChange::Set { key: "status", value }])?;
    Ok(Some(NewText { path: source.path.clone(), text }))
}
