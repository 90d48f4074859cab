//! `ipr mote flytt` and `ipr mote avlys`

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::papers::file_change;
use super::post::{Parcel, drafts};
use super::session::Session;
use super::{Outcome, output};
use crate::action::{CancelMeeting, Format, MoveMeeting};
use crate::disk;
use crate::disk::save::FileChange;
use crate::model::{Manifest, SealedFile};
use crate::plans::calendar::CALENDARS;
use crate::plans::{GENERATED, Subject, cancellation};
use crate::read::MEETINGS;
use crate::render::{self, screen};
use crate::steps::cancel_meeting::cancel_meeting;
use crate::steps::move_meeting::move_meeting;
use crate::steps::{Change, find_meeting, seal};
use crate::text::digest::Seal;
use crate::views::View;
use crate::views::consequences::consequences;

/// Moves a meeting to another day.
pub fn move_to(global: &Global, arguments: &MoveMeeting) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = move_meeting(&session.workspace, arguments)?;
    let format = arguments.answer.format;
    if format == Format::Json {
        output::speak_aside();
    }
    let outcome = session.reschedule(&change, Vec::new(), arguments.trial.dry_run)?;
    if outcome == Outcome::Clean {
        tell(&session, &change, arguments.trial.dry_run, format)?;
    }
    Ok(outcome)
}

/// Calls a meeting off, with those it is held together with; when people have been called to it, with a paper that
/// tells them.
pub fn cancel(global: &Global, arguments: &CancelMeeting) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let workspace = &session.workspace;
    let mut change = cancel_meeting(workspace, arguments)?;
    let meeting = find_meeting(workspace, &arguments.meeting)?;
    let mut papers = Vec::new();
    for off in [meeting].into_iter().chain(workspace.mutually_joint_meetings(meeting)) {
        let earlier = workspace.earlier_meetings(off);
        if !off.has_been_called() && !earlier.iter().any(|earlier| earlier.has_been_called()) {
            continue;
        }
        change.notes.push(format!(
            "Avlysningen ligger i {MEETINGS}{}. Send den til alle som fikk innkallingen.",
            off.id
        ));
        let (made, unreached) = self::papers(&session, &change, &off.id)?;
        papers.extend(made);
        change
            .notes
            .extend(unreached.into_iter().filter(|note| !change.notes.contains(note)).collect::<Vec<_>>());
    }
    let outcome = session.reschedule(&change, papers, arguments.trial.dry_run)?;
    if outcome == Outcome::Clean {
        tell(&session, &change, arguments.trial.dry_run, Format::Plain)?;
    }
    Ok(outcome)
}

/// The cancellation as text and, where this program can make it, as PDF; the mails that bring it and the calendar
/// entry that takes the meeting away, all of it sealed when the notice was; and whom they do not reach.
fn papers(session: &Session, change: &Change, id: &str) -> Result<(Vec<FileChange>, Vec<String>)> {
    let (after, _) = session.with(&change.texts);
    let meeting = after.meeting(id).context("Møtet forsvant.")?;
    let Some(subject) = Subject::new(&after, meeting) else {
        bail!("Møtet {id} har et organ som ikke står i bodies.yaml.");
    };
    seal::refuse_unknown(&after, meeting)?;
    let document = cancellation::cancellation(&subject);
    let text = format!("{GENERATED}{}", render::markdown::render(&document));
    let path = format!("{MEETINGS}{id}/avlysning");
    let papers = vec![FileChange { path: format!("{path}.md"), bytes: text.into_bytes() }];
    #[cfg(feature = "pdf")]
    let papers = {
        let (bytes, _) = super::pdf::pdf(session, &document)?;
        [papers, vec![FileChange { path: format!("{path}.pdf"), bytes }]].concat()
    };
    let manifest = after.manifest_of(meeting);
    let Some(letter) = manifest.map_or(Some('A'), Manifest::next_letter) else {
        bail!("Møtet {id} har hatt så mange tilleggsinnkallinger at bokstavene er brukt opp.");
    };
    let parcel = Parcel { meeting, letter, day: after.today, changes: Vec::new(), papers: &papers };
    let (drafts, unreached) = drafts(session, &after, &parcel)?;
    let mut files = [papers, drafts].concat();
    let sealed = files.iter().map(|file| SealedFile {
        path: file.path.clone(),
        seal: Seal::of(&file.path, &file.bytes),
        span: None,
    });
    let sealed = sealed.collect();
    let manifest = manifest.and_then(|manifest| seal::cancellation(manifest, (letter, after.today), sealed));
    files.extend(manifest.as_ref().map(file_change));
    Ok((files, unreached))
}

/// Says what became otherwise, or would, unless the step was refused.
fn tell(session: &Session, change: &Change, is_trial: bool, format: Format) -> Result<()> {
    let (after, found) = session.with(&change.texts);
    let (before, after) = ((&session.workspace, &session.found[..]), (&after, &found[..]));
    let calendars = disk::names_in(&session.root, CALENDARS.trim_end_matches('/'));
    let view = consequences(before, after, &calendars, &change.notes, is_trial)
        .context("E-postene kan ikke lages.")?;
    match format {
        Format::Json => output::answer(&format!("{}\n", view.json()?)),
        Format::Plain => output::print(&format!("\n{}", screen::render(&view.document()))),
    }
    Ok(())
}
