//! A meeting gets another day, or is called off.

use anyhow::{Context, Result, bail};

use super::judge::{Judged, file};
use super::meeting_papers::{made, subject};
use super::outcome::{Attempt, Shelf, Shown};
use super::post::{Parcel, drafts};
use super::seals::sealed;
use super::stale::is_of_calendars;
use crate::action::{CancelMeeting, MoveMeeting};
use crate::desk::Desk;
use crate::model::{MadeBy, Manifest, Meeting, MeetingId};
use crate::papers::{self, PaperStanding, of_cancellation};
use crate::plans::calendar::CALENDARS;
use crate::read::MEETINGS;
use crate::steps::cancel_meeting::cancel_meeting;
use crate::steps::move_meeting::move_meeting;
use crate::steps::{Change, find_meeting, seal};
use crate::text::FileChange;
use crate::views::consequences::consequences;
use crate::workspace::Workspace;

/// Moves a meeting to another day.
pub fn move_to(desk: &Desk, shelf: &dyn Shelf, asked: &MoveMeeting) -> Result<Attempt> {
    let change = move_meeting(desk.workspace(), asked)?;
    match Judged::rescheduled(desk, &change.texts) {
        Ok(judged) => told(judged, shelf, change, Vec::new(), asked.trial.dry_run),
        Err(refusal) => Ok(Attempt::Refused(refusal)),
    }
}

/// Calls a meeting off, with those it is held together with; when people have been called to it, with a paper
/// that tells them.
pub fn cancel(desk: &Desk, shelf: &dyn Shelf, asked: &CancelMeeting) -> Result<Attempt> {
    let folder = desk.workspace();
    let mut change = match cancelled_before(folder, asked)? {
        Some(change) => change,
        None => cancel_meeting(folder, asked)?,
    };
    let judged = match Judged::rescheduled(desk, &change.texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let meeting = find_meeting(folder, &asked.meeting)?;
    let mut off = vec![meeting];
    off.extend(folder.mutually_joint_meetings(meeting));
    let mut papers = Vec::new();
    for meeting in off {
        if !has_been_called(folder, meeting) {
            continue;
        }
        change.notes.push(format!(
            "Avlysningen ligger i {MEETINGS}{}. Send den til alle som fikk innkallingen.",
            meeting.id
        ));
        let (made, unreached) = cancellation_of(judged.after.workspace(), shelf, &meeting.id)?;
        papers.extend(made);
        for note in unreached {
            if !change.notes.contains(&note) {
                change.notes.push(note);
            }
        }
    }
    told(judged, shelf, change, papers, asked.trial.dry_run)
}

/// No change but the papers, when the meeting is called off already and what calls it off would say something
/// else now.
fn cancelled_before(folder: &Workspace, asked: &CancelMeeting) -> Result<Option<Change>> {
    let meeting = find_meeting(folder, &asked.meeting)?;
    let standings = papers::standings(folder, meeting, MadeBy::Cancellation);
    let holds = standings.iter().all(|(_, standing)| *standing == PaperStanding::Holds);
    if !meeting.is_cancelled() || asked.reason.is_some() || holds {
        return Ok(None);
    }
    let message = format!("Avlysningen av {} er laget på nytt", meeting.id);
    Ok(Some(Change { texts: Vec::new(), message, notes: Vec::new() }))
}

/// Whether people have been called to the meeting, or to the one it was before it was moved.
fn has_been_called(workspace: &Workspace, meeting: &Meeting) -> bool {
    meeting.has_been_called()
        || workspace.earlier_meetings(meeting).iter().any(|earlier| earlier.has_been_called())
}

/// The cancellation as text and, where this program can make it, as PDF; the mails that bring it and the
/// calendar entry that takes the meeting away, all of it sealed when the notice was; and whom they do not
/// reach.
fn cancellation_of(
    after: &Workspace,
    shelf: &dyn Shelf,
    id: &MeetingId,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let meeting = after.meeting(id).context("Møtet forsvant.")?;
    let subject = subject(after, meeting)?;
    seal::refuse_unknown(after, meeting)?;
    let made = made(&subject, shelf, MadeBy::Cancellation, &[of_cancellation(&subject)])?;
    let mut files = made.files;
    let manifest = after.manifest_of(meeting);
    let Some(letter) = manifest.map_or(Some('A'), Manifest::next_letter) else {
        bail!("Møtet {id} har hatt så mange tilleggsinnkallinger at bokstavene er brukt opp.");
    };
    let parcel = Parcel { meeting, letter, day: after.today, changes: Vec::new(), papers: &files };
    let (drafts, mut unreached) = drafts(after, shelf, &parcel)?;
    unreached.splice(0..0, made.notes);
    files.extend(drafts);
    if let Some(manifest) = manifest
        && let Some(text) = seal::cancellation(manifest, (letter, after.today), sealed(&files))
    {
        files.push(file(&text));
    }
    files.push(made.record);
    Ok((files, unreached))
}

/// The change, and everything that becomes otherwise by it.
fn told(
    judged: Judged<'_>,
    shelf: &dyn Shelf,
    change: Change,
    papers: Vec<FileChange>,
    is_trial: bool,
) -> Result<Attempt> {
    let calendars = shelf.names_in(CALENDARS.trim_end_matches('/'));
    let (before, after) = (judged.before(), &judged.after);
    let mut found = after.found().to_vec();
    found.retain(|finding| !is_of_calendars(after.workspace(), finding));
    let view = consequences(
        (before.workspace(), before.found()),
        (after.workspace(), &found),
        &calendars,
        &change.notes,
        is_trial,
    );
    let answer = Shown::of(&view.context("E-postene kan ikke lages.")?)?;
    Ok(judged.into_change(change, papers).answering(Some(answer)))
}
