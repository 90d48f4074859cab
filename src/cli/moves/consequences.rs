//! Everything that becomes otherwise when a meeting is moved or called off, as a program reads it.

use anyhow::{Context, Result};
use chrono::Datelike;
use serde::Serialize;

use super::rules::{RuleChange, rule_changes};
use crate::cli::calendar::CALENDARS;
use crate::cli::session::Session;
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::document::Mailbox;
use crate::model::Meeting;
use crate::plans::Subject;
use crate::plans::appointment::{MeetingHistory, appointment};
use crate::plans::calendar::{ALL, SECRETARIAT, file_of};
use crate::plans::mail::{CALENDAR, Dispatched, post};
use crate::read::{CLOSED_BOOK, MEETING_FILE, MEETINGS};
use crate::steps::effects::{Effect, effects};
use crate::workspace::Workspace;

/// What becomes otherwise.
#[derive(Debug, Serialize)]
pub struct Consequences {
    /// Days, and cases that move with them.
    #[serde(rename = "dager")]
    pub days: Vec<Effect>,
    /// Papers that stay in the old folder, or must be made.
    #[serde(rename = "papirer")]
    pub papers: Vec<Paper>,
    /// Mails that the next dispatch makes drafts of.
    #[serde(rename = "e-post")]
    pub mails: Vec<Draft>,
    /// Entries in calendars.
    #[serde(rename = "kalender")]
    pub entries: Vec<EntryChange>,
    /// Files in the calendars' folder that must be made anew.
    #[serde(rename = "kalenderfiler")]
    pub calendars: Vec<String>,
    /// Findings that come, go or change.
    #[serde(rename = "regler")]
    pub rules: Vec<RuleChange>,
    /// What somebody should look at.
    #[serde(rename = "merk")]
    pub notes: Vec<String>,
}

/// A paper of a meeting.
#[derive(Debug, Serialize)]
pub struct Paper {
    /// Its workspace path.
    #[serde(rename = "fil")]
    pub path: String,
    /// The command that makes it; none when it stays as it is.
    #[serde(rename = "lages-med")]
    pub made_by: Option<String>,
}

/// A mail, and to whom it is.
#[derive(Debug, Serialize)]
pub struct Draft {
    /// The path of the draft.
    #[serde(rename = "fil")]
    pub path: String,
    /// The names of those it is sent to.
    #[serde(rename = "til")]
    pub to: Vec<String>,
    /// The names of those who get a copy.
    #[serde(rename = "kopi")]
    pub copies: Vec<String>,
}

/// An entry in a calendar.
#[derive(Debug, Serialize)]
pub struct EntryChange {
    /// What calendars know it by, before and after.
    #[serde(rename = "uid")]
    pub id: String,
    /// How often it had been changed.
    #[serde(rename = "sequence-før")]
    pub sequence_before: u32,
    /// How often it has been changed after this.
    #[serde(rename = "sequence-nå")]
    pub sequence_after: u32,
    /// The day it was on.
    #[serde(rename = "før")]
    pub before: String,
    /// The day it is on; none when it is called off.
    #[serde(rename = "nå")]
    pub after: Option<String>,
}

/// What is otherwise in `after`, in which `found` was found.
///
/// # Errors
/// When a file cannot be looked for.
pub fn consequences(
    session: &Session,
    after: &Workspace,
    found: &[Diagnostic],
    notes: &[String],
) -> Result<Consequences> {
    let before = &session.workspace;
    let mut all = Consequences {
        days: effects(before, after),
        papers: Vec::new(),
        mails: Vec::new(),
        entries: Vec::new(),
        calendars: Vec::new(),
        rules: Vec::new(),
        notes: notes.to_vec(),
    };
    let mut moved = Vec::new();
    for meeting in before.meetings.iter().filter(|meeting| meeting.takes_place()) {
        let Some(left) = after.meeting(&meeting.id).filter(|left| !left.takes_place()) else { continue };
        let new = after.moved_to(left);
        if let Some(new) = new {
            papers(before, meeting, new, &mut all.papers);
            all.mails.extend(drafts(before, after, meeting, new)?);
            moved.push((meeting, new));
        }
        all.entries.extend(entry(before, after, meeting, new.unwrap_or(left)));
        for path in calendar_files(session, meeting, new)? {
            if !all.calendars.contains(&path) {
                all.calendars.push(path);
            }
        }
    }
    all.rules = rule_changes((before, &session.found), (after, found), &moved);
    Ok(all)
}

/// What lies in the old folder stays there; what had been made is made for the new day.
fn papers(before: &Workspace, old: &Meeting, new: &Meeting, papers: &mut Vec<Paper>) {
    let folder = format!("{MEETINGS}{}/", old.id);
    let own = format!("{MEETINGS}{}{MEETING_FILE}", old.id);
    let mut kept: Vec<&String> = before.other_files.iter().filter(|path| path.starts_with(&folder)).collect();
    kept.sort_unstable();
    papers.extend(
        kept.into_iter().filter(|path| **path != own).map(|path| Paper { path: path.clone(), made_by: None }),
    );
    let is_made = before.has_file(&format!("{folder}innkalling.pdf"));
    if !is_made && !old.has_been_called() {
        return;
    }
    let mut make = |name: &str, command: &str| {
        papers.push(Paper {
            path: format!("{MEETINGS}{}/{name}", new.id),
            made_by: Some(format!("ipr {command} {}", new.id)),
        });
    };
    let is_sealed = before.manifest_of(old).is_some();
    let command = if is_sealed { "utsending" } else { "innkalling" };
    for name in ["innkalling.md", "innkalling.pdf", "sakspapirer.pdf"] {
        make(name, command);
    }
    if before.has_file(&format!("{folder}{CLOSED_BOOK}")) {
        make(CLOSED_BOOK, command);
    }
    if old.has_been_called() {
        make("utsending/manifest.yaml", "utsending");
        make(&format!("utsending/{CALENDAR}"), "utsending");
    }
}

/// The mails that call to the new day, when people had been called to the old one.
fn drafts(before: &Workspace, after: &Workspace, old: &Meeting, new: &Meeting) -> Result<Vec<Draft>> {
    let Some(subject) = Subject::new(after, new).filter(|_| old.has_been_called()) else {
        return Ok(Vec::new());
    };
    let dispatched = Dispatched {
        version: 'A',
        day: before.today,
        changes: Vec::new(),
        files: Vec::new(),
        history: MeetingHistory::sealed(after, new),
    };
    let names = |mailboxes: &[Mailbox]| mailboxes.iter().map(|mailbox| mailbox.name().to_owned()).collect();
    let mails = post(&subject, &dispatched).context("E-postene kan ikke lages.")?.mails;
    Ok(mails
        .iter()
        .map(|(name, mail)| Draft {
            path: format!("{MEETINGS}{}/utsending/{name}", new.id),
            to: names(&mail.to),
            copies: names(&[mail.copies.clone(), mail.blind_copies.clone()].concat()),
        })
        .collect())
}

/// The meeting as calendars have it: what it was, and what it becomes as `new`.
fn entry(before: &Workspace, after: &Workspace, old: &Meeting, new: &Meeting) -> Option<EntryChange> {
    let was = appointment(&Subject::new(before, old)?, &MeetingHistory::until_now(before, old));
    let is = appointment(&Subject::new(after, new)?, &MeetingHistory::until_now(after, new));
    Some(EntryChange {
        id: is.id,
        sequence_before: was.sequence,
        sequence_after: is.sequence,
        before: was.day.to_string(),
        after: new.takes_place().then(|| is.day.to_string()),
    })
}

/// The calendars and papers of the year that hold the meeting and have been made.
fn calendar_files(session: &Session, old: &Meeting, new: Option<&Meeting>) -> Result<Vec<String>> {
    let body = session.workspace.council.bodies.get(&old.body.value);
    let mut names = vec![ALL.to_owned(), SECRETARIAT.to_owned()];
    names.extend(body.and_then(file_of));
    let mut years = vec![old.date.value.year()];
    years.extend(new.map(|new| new.date.value.year()));
    years.dedup();
    for year in years {
        let papers = ["moteplan", "arshjul"].into_iter();
        names.extend(papers.flat_map(|name| ["md", "pdf"].map(|end| format!("{name}-{year}.{end}"))));
    }
    let mut files = Vec::new();
    for path in names.iter().map(|name| format!("{CALENDARS}{name}")) {
        if disk::read_file(&session.root, &path)?.is_some() {
            files.push(path);
        }
    }
    Ok(files)
}
