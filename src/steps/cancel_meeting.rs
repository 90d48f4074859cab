//! A meeting is called off: its agenda stands, and its cases wait for another day.

use super::front_matter::{self, FieldChange};
use super::planned::{self, is_planned_in};
use super::routing_plan::RoutingPlan;
use super::{Change, NewText, StepError, find_meeting};
use crate::model::MeetingStatus;
use crate::norsk;
use crate::workspace::Workspace;

/// The new texts of the meeting and of the cases that were to be treated in it.
///
/// # Errors
/// When the meeting does not exist, or is over, called off or moved already.
pub fn cancel_meeting(workspace: &Workspace, asked: &str, reason: Option<&str>) -> Result<Change, StepError> {
    let meeting = find_meeting(workspace, asked)?;
    planned::has_not_begun(workspace, meeting, "avlyses")?;
    let value = MeetingStatus::Cancelled.word().to_owned();
    let mut changes = vec![FieldChange::Set { key: "status", value, after: "form" }];
    if let Some(value) = planned::reason(reason)? {
        changes.push(FieldChange::Set { key: "avlyst-fordi", value, after: "status" });
    }
    let source = workspace.source(meeting.source);
    let text = front_matter::change(&source.text, &changes)?;
    let mut texts = vec![NewText { path: source.path.clone(), text }];
    let mut without_day = Vec::new();
    for case in workspace.cases.iter().filter(|case| !case.is_withdrawn()) {
        let mut plan = RoutingPlan::new(case);
        for (index, step) in case.routing.iter().enumerate().filter(|(_, step)| is_planned_in(step, meeting))
        {
            plan.drop_meeting(index);
            if step.number.is_some() {
                plan.drop_number(index);
            }
            without_day.push(case.id.value.as_str());
        }
        if !plan.changes.is_empty() {
            plan.settle_status(workspace.deciding_body(case));
        }
        texts.extend(planned::rewritten(workspace, &plan)?);
    }
    let (day, body) = (meeting.date.value, &meeting.body.value);
    let message = format!("Møtet i {} {} er avlyst", workspace.body_name(body, day), norsk::date(day));
    let mut notes = Vec::new();
    if let Some(first) = without_day.first() {
        let noun = if without_day.len() == 1 { "Sak" } else { "Sakene" };
        notes.push(format!(
            "{noun} {} har ikke noen dag lenger. «ipr sak advance {first} --møte MØTE» setter en sak opp på nytt.",
            norsk::list(&without_day)
        ));
    }
    Ok(Change { texts, message, notes })
}
