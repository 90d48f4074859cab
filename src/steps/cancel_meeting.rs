//! A meeting is called off: its agenda stands, and its cases wait for another day.

use super::edited::edited;
use super::front_matter::FieldChange;
use super::planned;
use super::routing_plan::RoutingPlan;
use super::tree::Tree;
use super::{Change, NewText, StepError, find_meeting};
use crate::action::CancelMeeting;
use crate::model::{Meeting, MeetingStatus};
use crate::norsk;
use crate::workspace::Workspace;

/// The new texts of the meeting, of those it is held together with, and of the cases that were to be treated
/// in them.
///
/// # Errors
/// When the meeting does not exist, or one of them is over, called off or moved already.
pub fn cancel_meeting(workspace: &Workspace, asked: &CancelMeeting) -> Result<Change, StepError> {
    let meeting = find_meeting(workspace, &asked.meeting)?;
    let reason = planned::reason(asked.reason.as_deref())?;
    let mut off: Vec<&Meeting> = vec![meeting];
    off.extend(workspace.mutually_joint_meetings(meeting));
    let mut texts = Vec::new();
    for meeting in &off {
        planned::refuse_once_begun(workspace, meeting, "avlyses")?;
        texts.push(cancelled(workspace, meeting, reason.as_deref())?);
    }
    let mut without_day = Vec::new();
    for case in &workspace.cases {
        if case.is_withdrawn() {
            continue;
        }
        let mut plan = RoutingPlan::new(case);
        planned::put_off(workspace, &mut plan, &off);
        if !plan.changes.is_empty() {
            plan.settle_status(workspace.deciding_body(case));
            if without_day.last() != Some(&case.id.value.as_str()) {
                without_day.push(case.id.value.as_str());
            }
        }
        texts.extend(planned::rewritten(workspace, &plan)?);
    }
    let mut notes = Vec::new();
    for other in workspace.joint_meetings(meeting) {
        if off.iter().all(|meeting| meeting.id != other.id) {
            notes.push(still_held(meeting, other));
        }
    }
    if let Some(first) = without_day.first() {
        let noun = if without_day.len() == 1 { "Sak" } else { "Sakene" };
        notes.push(format!(
            "{noun} {} har ikke noen dag lenger. «ipr sak advance {first} --møte MØTE» setter en sak opp på \
             nytt.",
            norsk::list(&without_day)
        ));
    }
    let message = format!("{} er avlyst", planned::named_together(workspace, &off, meeting.date.value));
    Ok(Change { texts, message, notes })
}

/// The meeting as it was, but for its status and why.
fn cancelled(workspace: &Workspace, meeting: &Meeting, reason: Option<&str>) -> Result<NewText, StepError> {
    let set = |key, value: &str| FieldChange::Set { key, value: Tree::text(value) };
    let mut changes = vec![set("status", MeetingStatus::Cancelled.word())];
    if let Some(reason) = reason {
        changes.push(set("avlyst-fordi", reason));
    }
    edited(workspace, meeting.source, &changes)
}

/// That a meeting which only one of the two calls joint is not called off with the other.
fn still_held(meeting: &Meeting, other: &Meeting) -> String {
    let (says, silent) = if meeting.is_joint_with(&other.body.value) {
        (&meeting.id, &other.id)
    } else {
        (&other.id, &meeting.id)
    };
    format!(
        "{says} sier at møtet er felles, men {silent} sier det ikke. {} er ikke avlyst; skal det også \
         avlyses, kjør «ipr mote avlys {}».",
        other.id, other.id
    )
}
