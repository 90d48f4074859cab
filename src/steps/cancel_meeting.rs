//! A meeting is called off: its agenda stands, and its cases wait for another day.

use super::front_matter::{self, FieldChange};
use super::planned::{self, is_planned_in};
use super::routing_plan::RoutingPlan;
use super::{Change, NewText, StepError, find_meeting};
use crate::action::CancelMeeting;
use crate::model::{Meeting, MeetingStatus, Step};
use crate::norsk;
use crate::workspace::Workspace;

/// The new texts of the meeting, of those it is held together with, and of the cases that were to be treated in them.
///
/// # Errors
/// When the meeting does not exist, or one of them is over, called off or moved already.
pub fn cancel_meeting(workspace: &Workspace, asked: &CancelMeeting) -> Result<Change, StepError> {
    let meeting = find_meeting(workspace, &asked.meeting)?;
    let reason = planned::reason(asked.reason.as_deref())?;
    let together = workspace.mutually_joint_meetings(meeting);
    let off: Vec<&Meeting> = [meeting].into_iter().chain(together).collect();
    let mut texts = Vec::new();
    for meeting in &off {
        planned::refuse_once_begun(workspace, meeting, "avlyses")?;
        texts.push(cancelled(workspace, meeting, reason.as_deref())?);
    }
    let mut without_day = Vec::new();
    for case in workspace.cases.iter().filter(|case| !case.is_withdrawn()) {
        let mut plan = RoutingPlan::new(case);
        let waits = |step: &Step| off.iter().any(|meeting| is_planned_in(step, meeting));
        for (index, step) in case.routing.iter().enumerate().filter(|(_, step)| waits(step)) {
            plan.drop_meeting(index);
            if step.number.is_some() {
                plan.drop_number(index);
            }
            if without_day.last() != Some(&case.id.value.as_str()) {
                without_day.push(case.id.value.as_str());
            }
        }
        if !plan.changes.is_empty() {
            plan.settle_status(workspace.deciding_body(case));
        }
        texts.extend(planned::rewritten(workspace, &plan)?);
    }
    let day = meeting.date.value;
    let names: Vec<String> =
        off.iter().map(|meeting| workspace.body_name(&meeting.body.value, day)).collect();
    let what = if names.len() > 1 { "Fellesmøtet" } else { "Møtet" };
    let message = format!("{what} i {} {} er avlyst", norsk::list(&names), norsk::date(day));
    let left = workspace.joint_meetings(meeting).into_iter();
    let left = left.filter(|other| off.iter().all(|meeting| meeting.id != other.id));
    let mut notes: Vec<String> = left.map(|other| still_held(meeting, other)).collect();
    if let Some(first) = without_day.first() {
        let noun = if without_day.len() == 1 { "Sak" } else { "Sakene" };
        notes.push(format!(
            "{noun} {} har ikke noen dag lenger. «ipr sak advance {first} --møte MØTE» setter en sak opp på nytt.",
            norsk::list(&without_day)
        ));
    }
    Ok(Change { texts, message, notes })
}

/// The meeting as it was, but for its status and why.
fn cancelled(workspace: &Workspace, meeting: &Meeting, reason: Option<&str>) -> Result<NewText, StepError> {
    let value = MeetingStatus::Cancelled.word().to_owned();
    let mut changes = vec![FieldChange::Set { key: "status", value, after: "form" }];
    changes.extend(reason.map(|reason| FieldChange::Set {
        key: "avlyst-fordi",
        value: reason.to_owned(),
        after: "status",
    }));
    let source = workspace.source(meeting.source);
    let text = front_matter::change(&source.text, &changes)?;
    Ok(NewText { path: source.path.clone(), text })
}

/// That a meeting which only one of the two calls joint is not called off with the other.
fn still_held(meeting: &Meeting, other: &Meeting) -> String {
    let (says, silent) = if meeting.is_joint_with(&other.body.value) {
        (&meeting.id, &other.id)
    } else {
        (&other.id, &meeting.id)
    };
    format!(
        "{says} sier at møtet er felles, men {silent} sier det ikke. {} er ikke avlyst; skal det også avlyses, kjør «ipr mote avlys {}».",
        other.id, other.id
    )
}
