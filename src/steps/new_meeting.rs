//! A new meeting, with the body's standing items on its agenda.

use super::front_matter;
use super::tree::Tree;
use super::{Change, NewText, StepError, find_body, refuse};
use crate::action::NewMeeting;
use crate::model::{Form, MeetingId, MeetingStatus, Placement, StandingItem, TimeRange};
use crate::norsk;
use crate::read;
use crate::workspace::Workspace;

/// The file of a new meeting.
///
/// # Errors
/// When the body does not exist, or meets that day already.
pub fn new_meeting(workspace: &Workspace, asked: &NewMeeting) -> Result<Change, StepError> {
    let body = find_body(workspace, &asked.body)?;
    let id = MeetingId::of(asked.day, &body.id);
    if workspace.meeting(&id).is_some() || workspace.is_broken_meeting(&id) {
        return refuse(format!("Møtet {id} finnes allerede."));
    }
    let mut time = asked.time.as_deref().map(time_range).transpose()?;
    let (mut place, mut form) = (asked.place.as_ref(), asked.form);
    if let Some(row) = body.wishes.on(asked.day) {
        time = time.or(row.value.time);
        place = place.or(row.value.place.as_ref());
        form = form.or(row.value.form);
    }
    let mut items: Vec<_> = body.standing_items.all_on(asked.day).map(|row| &row.value).collect();
    items.sort_by_key(|item| item.placement == Placement::Last);
    let standing =
        |item: &&StandingItem| Tree::Map(vec![("fast".to_owned(), Tree::text(item.name.as_str()))]);
    let mut fields = vec![
        ("organ", Tree::text(body.id.as_str())),
        ("dato", Tree::text(asked.day.to_string())),
        ("form", Tree::text(form.unwrap_or(Form::InPerson).word())),
        ("status", Tree::text(MeetingStatus::Planned.word())),
        ("saksliste", Tree::List(items.iter().map(standing).collect())),
    ];
    fields.extend(time.map(|time| ("tid", Tree::text(time.to_string()))));
    fields.extend(place.map(|place| ("sted", Tree::text(place.as_str()))));
    let path = format!("{}{id}{}", read::MEETINGS, read::MEETING_FILE);
    let text = front_matter::fresh(&path, &fields)?;
    Ok(Change {
        texts: vec![NewText { path, text }],
        message: format!("Nytt møte i {} {}", body.running_name_on(asked.day), norsk::full_date(asked.day)),
        notes: Vec::new(),
    })
}

/// The hours that are asked for.
///
/// # Errors
/// When they are none.
pub(super) fn time_range(text: &str) -> Result<TimeRange, StepError> {
    let mut parts = Vec::new();
    for part in text.trim_start_matches("kl").trim_start_matches('.').split(['-', '–']) {
        let part = part.trim();
        let is_hour = !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.push(if is_hour { format!("{part:0>2}:00") } else { part.to_owned() });
    }
    match TimeRange::parse(&parts.join("–")) {
        Some(time) => Ok(time),
        None => refuse(format!("«{text}» er ikke et tidsrom. Skriv fra og til, som 12:00–15:00.")),
    }
}
