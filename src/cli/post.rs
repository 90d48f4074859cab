//! The mails and the calendar entry that go out with the papers of a meeting. They are drafts: nothing is sent
//! from here.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::session::Session;
use crate::disk::save::FileChange;
use crate::document::{Content, Enclosed};
use crate::model::Meeting;
use crate::plans::Subject;
use crate::plans::appointment::{Course, appointment};
use crate::plans::mail::{CALENDAR, Dispatched, post};
use crate::read::MEETINGS;
use crate::steps::seal;
use crate::workspace::Workspace;
use crate::{disk, links, render};

/// What goes out.
pub struct Parcel<'a> {
    /// The meeting it is about.
    pub meeting: &'a Meeting,
    /// The letter of the version.
    pub letter: char,
    /// The day it goes out.
    pub day: NaiveDate,
    /// What has changed since the version before.
    pub changes: Vec<String>,
    /// The papers that have been made for it.
    pub papers: &'a [FileChange],
}

/// A draft for each kind of recipient and the meeting as an entry in a calendar; with what the secretary should
/// know of those whom the mails do not reach.
///
/// # Errors
/// When something that goes along is exempt, or a file cannot be read.
pub fn drafts(
    session: &Session,
    workspace: &Workspace,
    parcel: &Parcel<'_>,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let meeting = parcel.meeting;
    let Some(subject) = Subject::new(workspace, meeting) else {
        bail!("Møtet {} har et organ som ikke står i bodies.yaml.", meeting.id);
    };
    let attached = attached(session, workspace, parcel)?;
    let course = course(workspace, parcel);
    let dispatched = Dispatched {
        version: parcel.letter,
        day: parcel.day,
        changes: parcel.changes.clone(),
        files: attached.keys().map(|path| enclosed(path)).collect(),
        course: course.clone(),
    };
    let sent = post(&subject, &dispatched)?;
    let folder = format!("{MEETINGS}{}/utsending", meeting.id);
    let mut files = Vec::new();
    for (name, mail) in &sent.mails {
        let bytes = render::eml::render(mail, &attached)?;
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
    }
    let entry = render::ics::render(&[appointment(&subject, &course)]);
    let path = format!("{folder}/{}", calendar_name(parcel.letter));
    files.push(FileChange { path, bytes: entry.into_bytes() });
    Ok((files, sent.unreached.lines()))
}

/// The PDFs that go with every mail, by workspace path: those made for this version that the public may have, and
/// the minutes that are enclosed with it.
fn attached(
    session: &Session,
    workspace: &Workspace,
    parcel: &Parcel<'_>,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let is_public = |path: &str| path.ends_with(".pdf") && !links::is_closed_edition(path);
    let made = parcel.papers.iter().filter(|file| is_public(&file.path));
    let mut attached: BTreeMap<String, Vec<u8>> =
        made.map(|file| (file.path.clone(), file.bytes.clone())).collect();
    if parcel.meeting.takes_place() {
        let minutes = seal::enclosed(workspace, parcel.meeting).into_iter().map(|minutes| minutes.path);
        for path in minutes.filter(|path| is_public(path)) {
            let bytes = disk::read_file(&session.root, &path)?
                .with_context(|| format!("{path} er borte og kan ikke legges ved."))?;
            attached.insert(path, bytes);
        }
    }
    Ok(attached)
}

/// A file as the reader of the mail sees it: minutes of other meetings are told apart by their folder's name.
fn enclosed(path: &str) -> Enclosed {
    let mut parts = path.rsplit('/');
    let (file, folder) = (parts.next().unwrap_or(path), parts.next().unwrap_or_default());
    let is_minutes = !["innkalling", "sakspapirer", "tilleggsinnkalling", "avlysning"]
        .iter()
        .any(|stem| file.starts_with(stem));
    let name = if is_minutes { format!("{folder}-{file}") } else { file.to_owned() };
    Enclosed {
        name,
        content: Content::File { path: path.to_owned(), media_type: "application/pdf".to_owned() },
    }
}

/// What has become of the meeting until now, this version included.
fn course(workspace: &Workspace, parcel: &Parcel<'_>) -> Course {
    let earlier = workspace.earlier_meetings(parcel.meeting);
    let of_chain = earlier.iter().copied().chain([parcel.meeting]);
    let sent: usize = of_chain
        .filter_map(|meeting| workspace.manifest_of(meeting))
        .map(|manifest| manifest.versions.len())
        .sum();
    Course {
        earlier: earlier.iter().map(|meeting| meeting.id.clone()).collect(),
        versions: u32::try_from(sent + 1).unwrap_or(u32::MAX),
        changed: Some(parcel.day),
    }
}

/// «mote.ics», and «mote-b.ics» for what follows: what has been sent stays as it was.
fn calendar_name(letter: char) -> String {
    match (letter, CALENDAR.rsplit_once('.')) {
        ('A', _) | (_, None) => CALENDAR.to_owned(),
        (_, Some((stem, end))) => format!("{stem}-{}.{end}", letter.to_ascii_lowercase()),
    }
}
