//! A meeting is called: its cases get their numbers, its file says that the notice is made.

use chrono::NaiveDate;

use super::front_matter::{self, FieldChange};
use super::numbers::Counter;
use super::{Change, NewText, StepError, refuse, will_be_held};
use crate::model::{ItemKind, Meeting, MeetingStatus};
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
            "Møtet {} er over, så det kan ikke kalles inn nå. Er det holdt, skriv «status: avholdt», og under «sendt» dagen papirene gikk ut. Ellers skriv «avlyst» eller «flyttet».",
            meeting.id
        ));
    }
    let is_held = meeting.is_held();
    let in_writing = meeting.is_written();
    let missing: Vec<&str> = [("tid", meeting.time.is_none()), ("sted", meeting.place.is_none())]
        .into_iter()
        .filter_map(|(key, is_missing)| is_missing.then_some(key))
        .collect();
    if !missing.is_empty() && !is_held && !in_writing {
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
    let mut counter = Counter::new(workspace, meeting);
    for (index, item) in
        meeting.agenda.iter().enumerate().filter(|(_, item)| item.number.is_none() && !meeting.is_extract)
    {
        let Some(number) = counter.as_mut().and_then(Counter::next) else { continue };
        if let ItemKind::Case(id) = &item.kind {
            texts.extend(numbered_case(workspace, meeting, &id.value, &number)?);
        }
        changes.push(FieldChange::SetIn { list: "saksliste", index, key: "sak", value: number, first: true });
    }
    if meeting.status.is_none_or(|status| status.value == MeetingStatus::Planned) {
        let value = MeetingStatus::Called.word().to_owned();
        changes.push(FieldChange::Set { key: "status", value, after: "form" });
    }
    if meeting.sent.is_none() && !meeting.is_extract {
        changes.push(FieldChange::Set { key: "sendt", value: sent.to_string(), after: "status" });
    }
    let source = workspace.source(meeting.source);
    let text = front_matter::change(&source.text, &changes)?;
    if text != source.text {
        texts.insert(0, NewText { path: source.path.clone(), text });
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
    let source = workspace.source(meeting.source);
    let set = FieldChange::Set { key: "oppdatert", value: day.to_string(), after: "sendt" };
    let text = front_matter::change(&source.text, &[set])?;
    Ok(NewText { path: source.path.clone(), text })
}

fn numbered_case(
    workspace: &Workspace,
    meeting: &Meeting,
    id: &str,
    number: &str,
) -> Result<Option<NewText>, StepError> {
    let Some(case) = workspace.case(id) else { return Ok(None) };
    let Some(index) = case.routing.iter().position(|step| step.is_in(meeting)) else { return Ok(None) };
    let source = workspace.source(case.source);
    let set =
        FieldChange::SetIn { list: "saksgang", index, key: "sak", value: number.to_owned(), first: false };
    let text = front_matter::change(&source.text, &[set])?;
    Ok(Some(NewText { path: source.path.clone(), text }))
}
