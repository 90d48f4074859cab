//! A case is taken back before a meeting has treated it.

use super::advanced::Advanced;
use super::edited::edited;
use super::front_matter::scalar;
use super::planned::{self, is_planned_in};
use super::routing_plan::RoutingPlan;
use super::shared_id::refuse_twin;
use super::{NewText, StepError, agenda, find_meeting, refuse};
use crate::action::Advance;
use crate::model::{Case, Meeting, Outcome, Status};
use crate::norsk;
use crate::workspace::Workspace;

/// Whether a case is taken back before the meeting that was to treat it: that meeting is still to come, or
/// there is none. On the day itself nobody knows whether it is before or in the meeting, and what stands on
/// an agenda is taken to have been withdrawn there.
///
/// # Errors
/// When there is no such meeting.
pub(super) fn before_meeting(workspace: &Workspace, case: &Case, asked: &Advance) -> Result<bool, StepError> {
    let day = match &asked.meeting {
        Some(name) => Some(find_meeting(workspace, name)?.date.value),
        None => case
            .routing
            .iter()
            .find(|step| step.outcome.is_none() && step.meeting.is_some())
            .and_then(|step| step.day()),
    };
    Ok(day.is_none_or(|day| day > workspace.today))
}

/// The case's new text, and those of the meetings that would have treated it. An agenda that has been sent
/// stays as it was sent.
///
/// # Errors
/// When it is said in what words, or a file cannot be changed.
pub(super) fn withdraw(workspace: &Workspace, case: &Case, asked: &Advance) -> Result<Advanced, StepError> {
    if asked.text.is_some() || asked.as_proposed {
        return refuse(format!("Utfallet «{}» har ingen tekst.", Outcome::Withdrawn.word()));
    }
    let mut plan = RoutingPlan::new(case);
    let (mut texts, mut notes, mut left) = (Vec::<NewText>::new(), Vec::new(), Vec::new());
    for meeting in still_to_come(workspace, case) {
        refuse_twin(workspace, meeting)?;
        let day = meeting.date.value;
        let name = format!("{} {}", workspace.body_name(&meeting.body.value, day), norsk::date(day));
        let Some(index) = meeting.agenda.iter().position(|item| item.is_about(&case.id.value)) else {
            continue;
        };
        if workspace.is_sent(meeting) {
            notes.push(format!(
                "Saken står på sakslisten som er sendt til {name}, og blir stående der. Si fra til \
                 medlemmene at den er trukket. Når møtet er holdt, føres «trukket» inn som utfall."
            ));
            continue;
        }
        let (shortened, has_new_numbers) = agenda::without(workspace, meeting, index)?;
        texts.extend(shortened);
        planned::put_off(workspace, &mut plan, &[meeting]);
        if has_new_numbers {
            notes.push(format!(
                "Sakene etter den til {name} har fått nye numre, så det ikke blir hull i serien."
            ));
        }
        if meeting.has_been_called() {
            notes.push(format!(
                "Innkallingen til {name} er allerede laget. «ipr innkalling {}» lager den på nytt.",
                meeting.id
            ));
        }
        left.push(name);
    }
    plan.set_status(Status::Withdrawn);
    texts.insert(0, edited(workspace, case.source, &plan.changes)?);
    let off = match left.is_empty() {
        true => String::new(),
        false => format!(", og tatt av sakslisten til {}", norsk::list(&left)),
    };
    let case = scalar(case.id.value.as_str()).to_string();
    Ok(Advanced { case, fate: format!("er trukket{off}"), texts, notes })
}

/// The meetings that the case is to be treated in, after today.
fn still_to_come<'a>(workspace: &'a Workspace, case: &Case) -> Vec<&'a Meeting> {
    let mut meetings = Vec::new();
    for meeting in &workspace.meetings {
        if meeting.date.value > workspace.today
            && meeting.takes_place()
            && case.routing.iter().any(|step| is_planned_in(step, meeting))
        {
            meetings.push(meeting);
        }
    }
    meetings
}
