//! Those who are called when the notice has been sent: substitutes for members who cannot come, and members
//! who are new. They get what the others have, in a mail of their own.

use anyhow::Result;
use chrono::NaiveDate;

use super::judge::unjudged;
use super::meeting_papers::subject;
use super::outcome::{Attempt, Shelf};
use super::post::{Parcel, draft_to};
use crate::desk::Desk;
use crate::document::Mailbox;
use crate::model::{Manifest, Meeting};
use crate::norsk;
use crate::plans::recipients::circle;
use crate::read::MEETINGS;
use crate::text::FileChange;
use crate::workspace::Workspace;

/// The mail to the members of the first version, and what those to latecomers are called.
const FIRST: &str = "medlemmer.eml";
const LATER: &str = "ettersendt-";

/// The mail to those who have not been sent the notice; none when everybody has, or nobody knows who has.
///
/// # Errors
/// When what was sent cannot be read, or may not go along.
pub fn mail(
    desk: &Desk,
    shelf: &dyn Shelf,
    (meeting, manifest): (&Meeting, &Manifest),
    day: NaiveDate,
) -> Result<Option<Attempt>> {
    let workspace = desk.workspace();
    let late = latecomers(workspace, shelf, meeting)?;
    if late.is_empty() {
        return Ok(None);
    }
    let mut papers = Vec::new();
    for sealed in manifest.versions.iter().flat_map(|version| &version.files) {
        if let Some(bytes) = shelf.file(&sealed.path)? {
            papers.push(FileChange { path: sealed.path.clone(), bytes });
        }
    }
    let folder = folder_of(meeting);
    let number = shelf.names_in(&folder).iter().filter(|name| name.starts_with(LATER)).count() + 1;
    let stem = format!("{LATER}{number}");
    let parcel = Parcel { meeting, letter: 'A', day, changes: Vec::new(), papers: &papers };
    let bytes = draft_to(workspace, shelf, &parcel, (&stem, &late))?;
    let file = FileChange { path: format!("{folder}/{stem}.eml"), bytes };
    let body = workspace.body_name(&meeting.body.value, meeting.date.value);
    let message = format!("E-post til nye mottakere, {body} {}", norsk::date(meeting.date.value));
    let names = names(&late);
    let note = format!("Utkastet er til {names}, med det de andre har fått. ipr sender ikke noe selv.");
    Ok(Some(unjudged(desk, message, vec![file], vec![note])))
}

/// That somebody who now gets a supplement has not been sent the notice.
///
/// # Errors
/// When what was sent cannot be read.
pub fn remark(workspace: &Workspace, shelf: &dyn Shelf, meeting: &Meeting) -> Result<Option<String>> {
    let late = latecomers(workspace, shelf, meeting)?;
    if late.is_empty() {
        return Ok(None);
    }
    Ok(Some(format!(
        "{} har ikke fått innkallingen som ble sendt først. Kjør «ipr utsending {}» en gang til, så lages \
         det en e-post med alt.",
        names(&late),
        meeting.id
    )))
}

fn names(late: &[Mailbox]) -> String {
    let names: Vec<&str> = late.iter().map(Mailbox::name).collect();
    norsk::list(&names)
}

fn folder_of(meeting: &Meeting) -> String {
    format!("{MEETINGS}{}/utsending", meeting.id)
}

/// The members and called substitutes whom no mail with the notice is addressed to.
fn latecomers(workspace: &Workspace, shelf: &dyn Shelf, meeting: &Meeting) -> Result<Vec<Mailbox>> {
    let folder = folder_of(meeting);
    let Some(first) = shelf.file(&format!("{folder}/{FIRST}"))? else { return Ok(Vec::new()) };
    let mut heads = head_of(&first);
    for name in shelf.names_in(&folder) {
        if name.starts_with(LATER)
            && let Some(bytes) = shelf.file(&format!("{folder}/{name}"))?
        {
            heads.push_str(&head_of(&bytes));
        }
    }
    let mut late = circle(&subject(workspace, meeting)?).members;
    late.retain(|mailbox| !heads.contains(&format!("<{}>", mailbox.address().to_lowercase())));
    Ok(late)
}

/// What stands before the text of a mail, in small letters.
fn head_of(mail: &[u8]) -> String {
    let text = String::from_utf8_lossy(mail).replace("\r\n", "\n").to_lowercase();
    text.split("\n\n").next().unwrap_or_default().to_owned()
}
