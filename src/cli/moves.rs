//! `ipr mote flytt` and `ipr mote avlys`

use anyhow::{Context, Result, bail};

use super::arguments::{CancelArguments, Global, MoveArguments};
use super::post::{Parcel, drafts};
use super::session::Session;
use super::{Outcome, output};
use crate::disk::save::FileChange;
use crate::plans::{GENERATED, Subject, cancellation};
use crate::read::MEETINGS;
use crate::render;
use crate::report::plain;
use crate::steps::cancel_meeting::cancel_meeting;
use crate::steps::effects::effects;
use crate::steps::move_meeting::{MoveMeeting, move_meeting};
use crate::steps::{Change, find_meeting};

/// Moves a meeting to another day.
pub fn move_to(global: &Global, arguments: &MoveArguments) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let asked = MoveMeeting {
        meeting: arguments.meeting.clone(),
        day: arguments.day,
        time: arguments.time.clone(),
        place: arguments.place.clone(),
        reason: arguments.reason.clone(),
    };
    let change = move_meeting(&session.workspace, &asked)?;
    let outcome = session.reschedule(&change, Vec::new(), arguments.trial.dry_run)?;
    Ok(told(&session, &change, outcome, arguments.trial.dry_run))
}

/// Calls a meeting off; when people have been called to it, with a paper that tells them.
pub fn cancel(global: &Global, arguments: &CancelArguments) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let mut change = cancel_meeting(&session.workspace, &arguments.meeting, arguments.reason.as_deref())?;
    let meeting = find_meeting(&session.workspace, &arguments.meeting)?;
    let earlier = session.workspace.earlier_meetings(meeting);
    let papers = if meeting.has_been_called() || earlier.iter().any(|earlier| earlier.has_been_called()) {
        change.notes.push(format!(
            "Avlysningen ligger i {MEETINGS}{}. Send den til alle som fikk innkallingen.",
            meeting.id
        ));
        let (papers, unreached) = papers(&session, &change, &meeting.id)?;
        change.notes.extend(unreached);
        papers
    } else {
        Vec::new()
    };
    let outcome = session.reschedule(&change, papers, arguments.trial.dry_run)?;
    Ok(told(&session, &change, outcome, arguments.trial.dry_run))
}

/// The cancellation as text and, where this program can make it, as PDF; the mails that bring it and the calendar
/// entry that takes the meeting away; and whom they do not reach.
fn papers(session: &Session, change: &Change, id: &str) -> Result<(Vec<FileChange>, Vec<String>)> {
    let (after, _) = session.with(&change.texts);
    let meeting = after.meeting(id).context("Møtet forsvant.")?;
    let Some(subject) = Subject::new(&after, meeting) else {
        bail!("Møtet {id} har et organ som ikke står i bodies.yaml.");
    };
    let document = cancellation::cancellation(&subject);
    let text = format!("{GENERATED}{}", render::markdown::render(&document));
    let path = format!("{MEETINGS}{id}/avlysning");
    let papers = vec![FileChange { path: format!("{path}.md"), bytes: text.into_bytes() }];
    #[cfg(feature = "pdf")]
    let papers = {
        let (bytes, _) = super::pdf::pdf(session, &document)?;
        [papers, vec![FileChange { path: format!("{path}.pdf"), bytes }]].concat()
    };
    let letter = match after.manifest_of(meeting) {
        Some(manifest) => manifest.next_letter().unwrap_or('A'),
        None => 'A',
    };
    let parcel = Parcel { meeting, letter, day: after.today, changes: Vec::new(), papers: &papers };
    let (drafts, unreached) = drafts(session, &after, &parcel)?;
    Ok(([papers, drafts].concat(), unreached))
}

/// Says what became otherwise, or would, unless the step was refused.
fn told(session: &Session, change: &Change, outcome: Outcome, is_trial: bool) -> Outcome {
    if outcome == Outcome::Clean {
        let (after, _) = session.with(&change.texts);
        let rows: Vec<Vec<String>> = effects(&session.workspace, &after)
            .into_iter()
            .map(|effect| vec![effect.before, effect.after, effect.what])
            .collect();
        output::print("\n");
        output::print(&output::table(&["Før", "Nå", "Hva"], &rows));
        if is_trial {
            for note in &change.notes {
                output::print(&format!(
                    "
{}
",
                    plain::wrap(note, plain::WIDTH)
                ));
            }
        }
    }
    outcome
}
