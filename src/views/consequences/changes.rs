//! Everything that becomes otherwise when a meeting is moved or called off, as a program reads it.

use chrono::Datelike;
use serde::Serialize;

use super::judged::JudgedFolder;
use super::rules::{RuleChange, rule_changes};
use crate::action::Action;
use crate::document::Mailbox;
use crate::model::Meeting;
use crate::plans::Subject;
use crate::plans::appointment::{MeetingHistory, appointment};
use crate::plans::calendar::{ALL, CALENDARS, SECRETARIAT, file_of};
use crate::plans::mail::{CALENDAR, Dispatched, Withheld, post};
use crate::read::{CLOSED_BOOK, MEETING_FILE, MEETINGS};
use crate::steps::effects::{Effect, effects};
use crate::views::command;
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
    /// The deed that makes it; none when it stays as it is.
    #[serde(rename = "lages-med", serialize_with = "command")]
    pub made_by: Option<Action>,
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

impl Consequences {
    /// What is otherwise in `after`. `made` are the names of the files in the folder of calendars.
    pub fn of(
        (before, was_found): JudgedFolder<'_>,
        (after, is_found): JudgedFolder<'_>,
        made: &[String],
        notes: &[String],
    ) -> Result<Self, Withheld> {
        let mut all = Self {
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
                all.papers.extend(papers(before, meeting, new));
                all.mails.extend(drafts(before, after, meeting, new)?);
                moved.push((meeting, new));
            }
            all.entries.extend(entry(before, after, meeting, new.unwrap_or(left)));
            for name in calendar_files(before, meeting, new) {
                let path = format!("{CALENDARS}{name}");
                if made.contains(&name) && !all.calendars.contains(&path) {
                    all.calendars.push(path);
                }
            }
        }
        all.rules = rule_changes((before, was_found), (after, is_found), &moved);
        Ok(all)
    }
}

/// What lies in the old folder stays there; what had been made is made for the new day.
fn papers(before: &Workspace, old: &Meeting, new: &Meeting) -> Vec<Paper> {
    let folder = format!("{MEETINGS}{}/", old.id);
    let own = format!("{MEETINGS}{}{MEETING_FILE}", old.id);
    let mut kept: Vec<&String> = before.other_files.iter().filter(|path| path.starts_with(&folder)).collect();
    kept.sort_unstable();
    let mut papers = Vec::new();
    for path in kept {
        if *path != own {
            papers.push(Paper { path: path.clone(), made_by: None });
        }
    }
    let is_made = before.has_file(&format!("{folder}innkalling.pdf"));
    if !is_made && !old.has_been_called() {
        return papers;
    }
    let dispatch = Action::dispatch_of(&new.id);
    let is_sealed = before.manifest_of(old).is_some();
    let notice = if is_sealed { dispatch.clone() } else { Action::notice_of(&new.id) };
    let mut make = |name: &str, action: &Action| {
        let path = format!("{MEETINGS}{}/{name}", new.id);
        papers.push(Paper { path, made_by: Some(action.clone()) });
    };
    for name in ["innkalling.md", "innkalling.pdf", "sakspapirer.pdf"] {
        make(name, &notice);
    }
    if before.has_file(&format!("{folder}{CLOSED_BOOK}")) {
        make(CLOSED_BOOK, &notice);
    }
    if old.has_been_called() {
        make("utsending/manifest.yaml", &dispatch);
        make(&format!("utsending/{CALENDAR}"), &dispatch);
    }
    papers
}

/// The mails that call to the new day, when people had been called to the old one.
fn drafts(
    before: &Workspace,
    after: &Workspace,
    old: &Meeting,
    new: &Meeting,
) -> Result<Vec<Draft>, Withheld> {
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
    let mut drafts = Vec::new();
    for (name, mail) in &post(&subject, &dispatched)?.mails {
        drafts.push(Draft {
            path: format!("{MEETINGS}{}/utsending/{name}", new.id),
            to: names(&mail.to),
            copies: names(&[mail.copies.clone(), mail.blind_copies.clone()].concat()),
        });
    }
    Ok(drafts)
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

/// The names of the calendars, and of the papers of the year, that hold the meeting when they have been made.
fn calendar_files(before: &Workspace, old: &Meeting, new: Option<&Meeting>) -> Vec<String> {
    let mut names = vec![ALL.to_owned(), SECRETARIAT.to_owned()];
    if let Some(body) = before.council.body(&old.body.value) {
        names.extend(file_of(body));
    }
    let mut years = vec![old.date.value.year()];
    years.extend(new.map(|new| new.date.value.year()));
    years.dedup();
    for year in years {
        for paper in ["moteplan", "arshjul"] {
            names.extend(["md", "pdf"].map(|end| format!("{paper}-{year}.{end}")));
        }
    }
    names
}
