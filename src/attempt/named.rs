//! What people call meetings, as the names that their folders have.

use anyhow::Result;

use crate::action::{Action, CaseAction, MeetingAction};
use crate::steps::sought::{Sought, meant};
use crate::workspace::Workspace;

/// `action` with the meeting it is about called by its own name, so that all that is done with it is done
/// with one and the same.
///
/// # Errors
/// When there is no such meeting, or several could be meant.
pub fn named(workspace: &Workspace, action: &Action) -> Result<Action> {
    let mut action = action.clone();
    if let Some((meeting, sought)) = meeting_of(&mut action) {
        *meeting = meant(workspace, meeting, sought)?.id.to_string();
    }
    Ok(action)
}

/// The meeting that the action is about, and what it is wanted for.
fn meeting_of(action: &mut Action) -> Option<(&mut String, Sought)> {
    Some(match action {
        Action::Case(CaseAction::New(asked)) => (asked.meeting.as_mut()?, Sought::Ahead),
        Action::Case(CaseAction::Advance(asked)) => {
            let sought = if asked.outcome.is_some() { Sought::Behind } else { Sought::Ahead };
            (asked.meeting.as_mut()?, sought)
        }
        Action::Meeting(meeting) => match meeting {
            MeetingAction::Move(asked) => (&mut asked.meeting, Sought::Ahead),
            MeetingAction::Cancel(asked) => (&mut asked.meeting, Sought::Ahead),
            MeetingAction::Place(asked) => (&mut asked.meeting, Sought::Ahead),
            MeetingAction::TakeOff(asked) => (&mut asked.meeting, Sought::Ahead),
            MeetingAction::Correct(asked) => (&mut asked.meeting, Sought::Behind),
            MeetingAction::Show { meeting, .. } => (meeting, Sought::ToShow),
            MeetingAction::New(_) | MeetingAction::List { .. } => return None,
        },
        Action::Notice(asked) => (&mut asked.papers.meeting, Sought::Ahead),
        Action::Dispatch(asked) => (&mut asked.meeting, Sought::ToSend),
        Action::Minutes(asked) => {
            let sought = if asked.read_back { Sought::ToRecord } else { Sought::ToWrite };
            (&mut asked.meeting, sought)
        }
        Action::Extract(asked) => (asked.meeting.as_mut()?, Sought::Behind),
        _ => return None,
    })
}
