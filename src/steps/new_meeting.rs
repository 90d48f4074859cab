//! A new meeting, with the body's standing items on its agenda.

use super::scalar::scalar;
use super::{Change, NewText, StepError, find_body, refuse};
use crate::action::NewMeeting;
use crate::model::{Form, Placement};
use crate::norsk;
use crate::read::{self, meeting::time_range};
use crate::workspace::Workspace;

/// The file of a new meeting.
///
/// # Errors
/// When the body does not exist, or meets that day already.
pub fn new_meeting(workspace: &Workspace, asked: &NewMeeting) -> Result<Change, StepError> {
    let body = find_body(workspace, &asked.body)?;
    let id = format!("{}-{}", asked.day, body.id);
    if workspace.meeting(&id).is_some() || workspace.broken_meetings.contains(&id) {
        return refuse(format!("Møtet {id} finnes alt."));
    }
    let wish = body.wishes.on(asked.day).map(|row| &row.value);
    let place = asked.place.as_deref().or(wish.and_then(|wish| wish.place.as_deref()));
    let form = asked.form.or(wish.and_then(|wish| wish.form)).unwrap_or(Form::InPerson);
    let time = match asked.time.as_ref().or(wish.and_then(|wish| wish.time.as_ref())) {
        Some(text) => match time_range(text) {
            Some(time) => time,
            None => {
                return refuse(format!("«{text}» er ikke et tidsrom. Skriv fra og til, som 12:00–15:00."));
            }
        },
        None => String::new(),
    };
    let mut lines = vec![
        "---".to_owned(),
        format!("organ: {}", body.id),
        format!("dato: {}", asked.day),
        format!("tid: {time}"),
        format!("sted: {}", place.map(scalar).unwrap_or_default()),
        format!("form: {}", form.word()),
        "status: planlagt".to_owned(),
    ];
    let mut items: Vec<_> = body.standing_items.all_on(asked.day).map(|row| &row.value).collect();
    items.sort_by_key(|item| item.placement == Placement::Last);
    if items.is_empty() {
        lines.push("saksliste: []".to_owned());
    } else {
        lines.push("saksliste:".to_owned());
        lines.extend(items.iter().map(|item| format!("  - {{fast: {}}}", item.name)));
    }
    lines.push("---\n".to_owned());
    Ok(Change {
        texts: vec![NewText {
            path: format!("{}{id}{}", read::MEETINGS, read::MEETING_FILE),
            text: lines.iter().map(|line| line.trim_end_matches(' ')).collect::<Vec<_>>().join("\n"),
        }],
        message: format!("Nytt møte i {} {}", body.running_name_on(asked.day), norsk::full_date(asked.day)),
        notes: Vec::new(),
    })
}
