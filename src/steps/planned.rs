//! What a meeting that is still to be held has set in motion, and who speaks of its day.

use chrono::{Datelike, NaiveDate};

use super::edited::edited;
use super::routing_plan::RoutingPlan;
use super::shared_id::refuse_shared_on;
use super::{NewText, StepError, refuse};
use crate::model::{Guarded, Meeting, MeetingId, MeetingStatus, Outcome, Step};
use crate::norsk;
use crate::workspace::Workspace;

/// Whether `step` waits for `meeting`. What is withdrawn waits for nothing.
pub fn is_planned_in(step: &Step, meeting: &Meeting) -> bool {
    step.outcome.is_none() && step.is_in(meeting)
}

/// Refuses a meeting that cannot be moved (`flyttes`) or cancelled (`avlyses`) any more.
///
/// # Errors
/// When it has been held, moved or called off, a case has got an outcome in it, or cases on it share an id.
pub fn refuse_once_begun(workspace: &Workspace, meeting: &Meeting, verb: &str) -> Result<(), StepError> {
    refuse_shared_on(workspace, meeting)?;
    let id = &meeting.id;
    match meeting.state() {
        Some(MeetingStatus::Held) => return refuse(format!("Møtet {id} er avholdt og kan ikke {verb}.")),
        Some(MeetingStatus::Cancelled) => {
            return refuse(format!(
                "Møtet {id} er avlyst. «ipr mote new {} ÅÅÅÅ-MM-DD» lager et nytt.",
                meeting.body.value
            ));
        }
        Some(MeetingStatus::Moved) => {
            return refuse(match workspace.moved_to(meeting) {
                Some(new) => format!("Møtet {id} er allerede flyttet. Nå heter det {}.", new.id),
                None => format!("Møtet {id} er allerede flyttet."),
            });
        }
        _ => {}
    }
    let settled =
        |step: &Step| step.is_in(meeting) && !matches!(step.ended(), None | Some(Outcome::Withdrawn));
    match workspace.cases.iter().find(|case| case.routing.iter().any(settled)) {
        Some(case) => refuse(format!(
            "Sak {} har fått utfall i møtet {id}, så det kan ikke {verb}. Er møtet holdt, skriv «status: \
             avholdt».",
            case.id.value
        )),
        None => Ok(()),
    }
}

/// A reason as one line without the last full stop; none when nothing is said.
///
/// # Errors
/// When it runs over several lines.
pub fn reason(asked: Option<&str>) -> Result<Option<String>, StepError> {
    let Some(reason) = asked else { return Ok(None) };
    let reason = reason.trim().trim_end_matches('.');
    if reason.chars().any(char::is_control) {
        return refuse("Skriv grunnen på én linje.");
    }
    Ok(if reason.is_empty() { None } else { Some(reason.to_owned()) })
}

/// «Møtet i styret 6. juni 2024»; meetings held together on `day` are named as one.
pub fn named_together(workspace: &Workspace, meetings: &[&Meeting], day: NaiveDate) -> String {
    let mut names = Vec::new();
    for meeting in meetings {
        names.push(workspace.body_name(&meeting.body.value, day));
    }
    let what = if names.len() > 1 { "Fellesmøtet" } else { "Møtet" };
    format!("{what} i {} {}", norsk::list(&names), norsk::date(day))
}

/// The case's new text, when anything in it is changed.
///
/// # Errors
/// When its front matter cannot be changed.
pub fn rewritten(workspace: &Workspace, plan: &RoutingPlan) -> Result<Option<NewText>, StepError> {
    if plan.changes.is_empty() {
        return Ok(None);
    }
    Ok(Some(edited(workspace, plan.case.source, &plan.changes)?))
}

/// Lets a case wait for a day and a number again, which was to be treated in one of `meetings`. What waits
/// comes after what is to be done before it.
pub fn put_off(workspace: &Workspace, plan: &mut RoutingPlan, meetings: &[&Meeting]) {
    let (case, traits) = (&plan.case, workspace.traits_of(&plan.case));
    let order = match workspace.deciding_body(case) {
        Some(body) => workspace.routing_for(body, traits, &case.focus_areas, workspace.today),
        None => Vec::new(),
    };
    for index in 0..plan.case.routing.len() {
        if !meetings.iter().any(|meeting| is_planned_in(&plan.case.routing[index], meeting)) {
            continue;
        }
        plan.drop_meeting(index);
        if plan.case.routing[index].number.is_some() {
            plan.drop_number(index);
        }
        let routing = &plan.case.routing;
        let place = |step: &Step| order.iter().position(|body| *body == step.body.value);
        let Some(own) = place(&routing[index]) else { continue };
        let is_first = |step: &Step| step.outcome.is_none() && place(step).is_some_and(|place| place < own);
        if let Some(to) = routing[index..].iter().rposition(is_first) {
            plan.place(index, index + to);
        }
    }
}

/// Where the day of `meeting` is written in words, which no program should change: in its own text, which
/// `id` has now, and on agendas still to be treated. Titles are not told: they may be exempt.
pub fn mentions(workspace: &Workspace, meeting: &Meeting, id: &MeetingId) -> Vec<String> {
    let day = meeting.date.value;
    let mut notes = Vec::new();
    if mentions_day(workspace.raw_text(meeting.text), day) {
        notes.push(format!("Teksten i {id} nevner {}. Se over den.", norsk::date(day)));
    }
    for other in &workspace.meetings {
        if !other.takes_place() || other.is_held() {
            continue;
        }
        let is_mentioned = |text: &Option<Guarded<String>>| match text {
            Some(text) => mentions_day(text.raw(), day),
            None => false,
        };
        if other.agenda.iter().any(|item| is_mentioned(&item.title) || is_mentioned(&item.proposal)) {
            let name = if other.id == meeting.id { id } else { &other.id };
            notes.push(format!("Sakslisten i {name} nevner {}. Se over den.", norsk::date(day)));
        }
    }
    notes
}

/// Whether `text` has «6. juni», and not only as the end of «16. juni».
fn mentions_day(text: &str, day: NaiveDate) -> bool {
    let written = format!("{}. {}", day.day(), norsk::MONTHS[day.month0() as usize]);
    let text = norsk::composed(text).to_lowercase();
    text.match_indices(&written).any(|(at, _)| !text[..at].ends_with(|before: char| before.is_ascii_digit()))
}
