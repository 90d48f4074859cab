//! A notice is sealed, or what has changed since goes out as a supplement to it.

use chrono::NaiveDate;

use super::edited::edited;
use super::front_matter::{self, FieldChange};
use super::shared_id::refuse_shared_on;
use super::tree::Tree;
use super::{Change, NewText, StepError, call, refuse, will_be_held};
use crate::model::{AgendaItem, Difference, Making, Manifest, Meeting, MeetingId, SealedFile, Version};
use crate::norsk;
use crate::read;
use crate::workspace::{FrozenMeeting, Workspace};

/// Says no when nothing of `meeting` can be sent on `day`.
///
/// # Errors
/// When it is over, will not be held, or what was sent before cannot be read.
pub fn check(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> Result<(), StepError> {
    refuse_unknown(workspace, meeting)?;
    if meeting.is_held() {
        return refuse(format!("Møtet {} er avholdt, så det er ingenting å sende ut.", meeting.id));
    }
    will_be_held(workspace, meeting)?;
    refuse_shared_on(workspace, meeting)?;
    if meeting.is_extract {
        return refuse(format!("Av møtet {} er bare et utdrag kjent, så det sendes ikke ut.", meeting.id));
    }
    if day > meeting.last_day() {
        return refuse(format!("Møtet {} er holdt før {}.", meeting.id, norsk::date(day)));
    }
    match workspace.manifest_of(meeting).and_then(Manifest::last) {
        Some(last) if day < last.sent => refuse(format!(
            "Versjon {} ble sendt {}, så det neste kan ikke være sendt {}.",
            last.letter,
            norsk::date(last.sent),
            norsk::date(day)
        )),
        _ => Ok(()),
    }
}

/// Refuses when nobody knows what has been sent of `meeting`.
///
/// # Errors
/// When its manifest cannot be read.
pub fn refuse_unknown(workspace: &Workspace, meeting: &Meeting) -> Result<(), StepError> {
    if workspace.broken().manifests.contains(&meeting.id) {
        return refuse(format!(
            "{} kan ikke leses, så det går ikke fram hva som er sendt. «ipr check» viser hva som er galt.",
            read::dispatch::path(&meeting.id)
        ));
    }
    Ok(())
}

/// Refuses minutes with another day of the notice than the meeting's file has.
///
/// # Errors
/// When they have one.
pub fn refuse_other_day(
    workspace: &Workspace,
    meeting: &Meeting,
    minutes: Option<&NewText>,
) -> Result<(), StepError> {
    let (Some(sent), Some(minutes)) = (meeting.sent, minutes) else { return Ok(()) };
    let sent = norsk::date(sent.value);
    let label = workspace.council.language.wording().minutes.notice_sent;
    for line in minutes.text.lines() {
        if line.contains(&format!("**{label}:**")) && !line.contains(&sent) {
            return refuse(format!(
                "Møtefilen sier at innkallingen ble sendt {sent}, og {} sier noe annet. Rett linjen \
                 «{label}» der også, og kjør kommandoen igjen.",
                minutes.path
            ));
        }
    }
    Ok(())
}

/// The new texts when the notice is sealed: numbers, and the day.
///
/// # Errors
/// As [`call::call`].
pub fn first(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> Result<Change, StepError> {
    let mut change = call::call(workspace, meeting, day)?;
    if let Some(sent) = meeting.sent
        && sent.value != day
    {
        let set = FieldChange::Set { key: "sendt", value: Tree::text(day.to_string()) };
        change_meeting(workspace, meeting, &[set], &mut change)?;
    }
    let name = workspace.body_name(&meeting.body.value, meeting.date.value);
    change.message = format!("Utsending til {name} {}", norsk::date(meeting.date.value));
    Ok(change)
}

/// The new texts when a supplement goes out: numbers for new items, and the mark that an item or its
/// papers were not in the notice.
///
/// # Errors
/// As [`call::call`].
pub fn supplement(
    workspace: &Workspace,
    meeting: &Meeting,
    letter: char,
    differences: &[Difference],
) -> Result<Change, StepError> {
    let mut change = call::call(workspace, meeting, workspace.today)?;
    let mut marks = Vec::new();
    for index in differences.iter().filter_map(Difference::item) {
        if meeting.agenda.get(index).is_some_and(AgendaItem::came_late) {
            continue;
        }
        let value = Tree::text("ja");
        marks.push(FieldChange::SetIn { list: "saksliste", index, key: "tillegg", value });
    }
    change_meeting(workspace, meeting, &marks, &mut change)?;
    let name = workspace.body_name(&meeting.body.value, meeting.date.value);
    change.message = format!("Tilleggsinnkalling {letter} til {name} {}", norsk::date(meeting.date.value));
    Ok(change)
}

/// Makes more changes to the meeting's own file, on top of those that `change` holds already.
fn change_meeting(
    workspace: &Workspace,
    meeting: &Meeting,
    fields: &[FieldChange],
    change: &mut Change,
) -> Result<(), StepError> {
    let source = workspace.source(meeting.source);
    if let Some(made) = change.texts.iter_mut().find(|text| text.path == source.path) {
        made.text = front_matter::change(&made.path, &made.text, fields)?;
        return Ok(());
    }
    let text = edited(workspace, meeting.source, fields)?;
    if text.text != source.text {
        change.texts.insert(0, text);
    }
    Ok(())
}

/// What the manifest says once `files` are sent on `day` as version `letter`. `workspace` is the folder with
/// the numbers given.
pub fn manifest(
    workspace: &Workspace,
    meeting: &Meeting,
    (letter, day): (char, NaiveDate),
    files: Vec<SealedFile>,
) -> NewText {
    let (mut versions, minutes) = sent(workspace, meeting);
    versions.push(Version {
        letter,
        sent: day,
        frame: workspace.frame_of(meeting),
        files,
        enclosed: enclosed(workspace, meeting),
        agenda: workspace.agenda_to_seal(meeting),
        record: None,
        span: None,
    });
    written(&meeting.id, &versions, &minutes)
}

/// What the manifest says once the minutes in `own` are sent on `day` as `files`, in the version
/// `letter`.
pub fn minutes(
    workspace: &Workspace,
    meeting: &Meeting,
    (letter, day): (char, NaiveDate),
    files: Vec<SealedFile>,
    own: Vec<SealedFile>,
) -> NewText {
    let (versions, mut minutes) = sent(workspace, meeting);
    let FrozenMeeting { frame, record, agenda } = workspace.record_to_seal(meeting);
    let (record, enclosed) = (Some(record), own);
    minutes.push(Version { letter, sent: day, frame, files, enclosed, agenda, record, span: None });
    written(&meeting.id, &versions, &minutes)
}

/// Writes a correction into the meeting's file, on top of what `change` holds already.
///
/// # Errors
/// When its front matter cannot be changed.
pub fn correct(
    workspace: &Workspace,
    meeting: &Meeting,
    entry: Vec<(&'static str, String)>,
    change: &mut Change,
) -> Result<(), StepError> {
    let insert = FieldChange::Insert { list: "rettelser", index: FieldChange::LAST, entry };
    change_meeting(workspace, meeting, &[insert], change)
}

/// The versions of the notice that were sent, and those of the minutes.
fn sent(workspace: &Workspace, meeting: &Meeting) -> (Vec<Version>, Vec<Version>) {
    match workspace.manifests.get(&meeting.id) {
        Some(sent) => (sent.versions.clone(), sent.minutes.clone()),
        None => Default::default(),
    }
}

fn written(id: &MeetingId, versions: &[Version], minutes: &[Version]) -> NewText {
    NewText { path: read::dispatch::path(id), text: read::dispatch::write(id, versions, minutes) }
}

/// What the manifest says once a meeting that was sealed is called off on `day`: nothing is called to any
/// more, and `files` tell so.
pub fn cancellation(
    manifest: &Manifest,
    (letter, day): (char, NaiveDate),
    files: Vec<SealedFile>,
) -> Option<NewText> {
    let last = manifest.last()?;
    let version = Version { letter, sent: day, files, enclosed: Vec::new(), span: None, ..last.clone() };
    let mut versions = manifest.versions.clone();
    versions.push(version);
    Some(written(&manifest.meeting, &versions, &manifest.minutes))
}

/// What is written of the papers in `folder` once `made` are: of each kind what was made last. Papers that
/// came out as they were are as old as they were.
pub fn with_makings(workspace: &Workspace, folder: &str, made: Vec<Making>) -> NewText {
    let mut makings = match workspace.made_papers.get(folder) {
        Some(made) => made.makings.clone(),
        None => Vec::new(),
    };
    for making in made {
        match makings.iter_mut().find(|known| known.is_replaced_by(&making)) {
            Some(known) if known.is_same_as(&making) => {}
            Some(known) => *known = making,
            None => makings.push(making),
        }
    }
    NewText { path: read::made_papers::path(folder), text: read::made_papers::write(folder, &makings) }
}

/// What goes with the papers that are sent now: minutes that have not been sent as they are, and the
/// attachments of the cases.
pub fn enclosed(workspace: &Workspace, meeting: &Meeting) -> Vec<SealedFile> {
    let mut paths = Vec::new();
    match workspace.manifest_of(meeting) {
        None => {
            for enclosure in workspace.enclosures(meeting) {
                paths.extend(enclosure.path);
            }
        }
        Some(manifest) => {
            for difference in workspace.differences(meeting, manifest) {
                if let Difference::Minutes(path) | Difference::MissedMinutes(path) = difference {
                    paths.push(path);
                }
            }
        }
    }
    for attachment in workspace.attachments_to_send(meeting) {
        if !paths.contains(&attachment.path) {
            paths.push(attachment.path);
        }
    }
    let mut files = Vec::new();
    for path in paths {
        if let Some(seal) = workspace.seals.get(&path) {
            files.push(SealedFile { seal: *seal, path, span: None });
        }
    }
    files
}
