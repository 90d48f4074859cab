//! A meeting is called: its cases get their numbers, its file says that the notice is made.

use chrono::NaiveDate;

use super::edited::edited;
use super::front_matter::FieldChange;
use super::numbers::Counter;
use super::tree::Tree;
use super::{Change, NewText, StepError, refuse, will_be_held};
use crate::model::{CaseId, ItemKind, Meeting, MeetingStatus};
use crate::norsk;
use crate::workspace::Workspace;

/// The new texts of the meeting and of the cases that got a number.
///
/// # Errors
/// When the meeting is called off, moved or over, or its agenda is empty.
pub fn call(workspace: &Workspace, meeting: &Meeting, sent: NaiveDate) -> Result<Change, StepError> {
    will_be_held(workspace, meeting)?;
    if meeting.sent.is_none() && meeting.date.value < sent && !meeting.is_extract {
        return refuse(format!(
            "Møtet {} er over, så det kan ikke kalles inn nå. Er det holdt, skriv «status: avholdt», og \
             under «sendt» dagen papirene gikk ut. Ellers skriv «avlyst» eller «flyttet».",
            meeting.id
        ));
    }
    let mut missing = Vec::new();
    if meeting.time.is_none() {
        missing.push("tid");
    }
    if meeting.place.is_none() {
        missing.push("sted");
    }
    if !missing.is_empty() && !meeting.is_held() && !meeting.is_written() {
        let path = &workspace.source(meeting.source).path;
        return refuse(format!(
            "Møtet mangler {}. Skriv det i {path} før innkallingen lages.",
            norsk::list(&missing)
        ));
    }
    if meeting.agenda.is_empty() {
        return refuse(format!("Møtet {} har ingen saker på sakslisten.", meeting.id));
    }
    let mut changes = Vec::new();
    let mut texts = Vec::new();
    let mut counter = if meeting.is_extract { None } else { Counter::new(workspace, meeting) };
    let body = workspace.council.body(&meeting.body.value);
    for (index, item) in meeting.agenda.iter().enumerate() {
        if item.number.is_some() || body.is_some_and(|body| body.leaves_unnumbered(item)) {
            continue;
        }
        let Some(number) = counter.as_mut().and_then(Counter::next) else { continue };
        if let ItemKind::Case(id) = &item.kind {
            texts.extend(numbered_case(workspace, meeting, &id.value, &number)?);
        }
        changes.push(FieldChange::SetIn { list: "saksliste", index, key: "sak", value: Tree::text(number) });
    }
    if let None | Some(MeetingStatus::Planned) = meeting.state() {
        let value = Tree::text(MeetingStatus::Called.word());
        changes.push(FieldChange::Set { key: "status", value });
    }
    if meeting.sent.is_none() && !meeting.is_extract {
        changes.push(FieldChange::Set { key: "sendt", value: Tree::text(sent.to_string()) });
    }
    let called = edited(workspace, meeting.source, &changes)?;
    if called.text != workspace.source(meeting.source).text {
        texts.insert(0, called);
    }
    let name = workspace.body_name(&meeting.body.value, meeting.date.value);
    let message = format!("Innkalling til {name} {}", norsk::date(meeting.date.value));
    Ok(Change { texts, message, notes: Vec::new() })
}

/// The meeting's new text when its papers are changed after they were sent.
///
/// # Errors
/// When the file cannot be changed without risk.
pub fn update(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> Result<NewText, StepError> {
    let set = FieldChange::Set { key: "oppdatert", value: Tree::text(day.to_string()) };
    edited(workspace, meeting.source, &[set])
}

/// The text of the case `id` with its number in `meeting`; none when it does not wait for that.
pub(super) fn numbered_case(
    workspace: &Workspace,
    meeting: &Meeting,
    id: &CaseId,
    number: &str,
) -> Result<Option<NewText>, StepError> {
    let Some(case) = workspace.case(id) else { return Ok(None) };
    let Some(index) = case.step_in(meeting) else { return Ok(None) };
    let set = FieldChange::SetIn { list: "saksgang", index, key: "sak", value: Tree::text(number) };
    Ok(Some(edited(workspace, case.source, &[set])?))
}
