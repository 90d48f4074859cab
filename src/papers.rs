//! The papers in the folder of a meeting: what each of them says when it is made now, and whether those that
//! lie there still say it. One list, for those who make them and those who ask whether they hold.

use std::collections::HashMap;

use chrono::Datelike;

use crate::document::Document;
use crate::model::{Body, Case, MadeBy, Meeting, Record};
use crate::norsk;
use crate::plans::calendar::{CALENDARS, SECRETARIAT, calendars};
use crate::plans::{GENERATED, Subject, book, extract, notice, public_minutes};
use crate::read::{CLOSED_BOOK, EXTRACT, MEETINGS, is_extract, minutes};
use crate::render;
use crate::text::digest::{Digest, Seal};
use crate::workspace::Workspace;

/// The notice and the book of papers, by name in the folder of the meeting.
const NOTICE_PAPERS: [&str; 4] = ["innkalling.md", "innkalling.pdf", "sakspapirer.pdf", CLOSED_BOOK];

/// What lies in one or more files.
#[derive(Debug)]
pub struct MeetingPaper {
    /// The files, by workspace path.
    pub paths: Vec<String>,
    /// What they say.
    pub document: Document,
}

/// Whether a paper that lies in the folder says what it would say if it were made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStanding {
    /// It does.
    Holds,
    /// It would say something else.
    Outdated,
    /// It is not the file that was made.
    Replaced,
    /// Nobody knows what it was made of.
    Unknown,
    /// It would not be made at all.
    LeftOver,
}

/// The notice as text and PDF, the book of papers, and the edition of it for members only when something is
/// exempt.
pub fn of_notice(subject: &Subject<'_>) -> Vec<MeetingPaper> {
    let path = |name: &str| format!("{MEETINGS}{}/{name}", subject.meeting.id);
    let [text, pdf, book, closed] = NOTICE_PAPERS.map(path);
    let mut papers = vec![
        MeetingPaper { paths: vec![text, pdf], document: notice::notice(subject) },
        MeetingPaper { paths: vec![book], document: book::book(subject) },
    ];
    if subject.has_closed_edition() {
        papers.push(MeetingPaper { paths: vec![closed], document: book::book(&subject.closed()) });
    }
    papers
}

/// The public edition of minutes that were read to be `record`.
pub fn of_minutes(subject: &Subject<'_>, record: &Record) -> MeetingPaper {
    let document = public_minutes::public_minutes(subject, record, &minutes_path(subject, "md"));
    MeetingPaper { paths: vec![minutes_path(subject, "pdf")], document }
}

fn minutes_path(subject: &Subject<'_>, end: &str) -> String {
    minutes_of(subject.meeting, subject.body, end)
}

fn minutes_of(meeting: &Meeting, body: &Body, end: &str) -> String {
    format!("{MEETINGS}{}/{}.{end}", meeting.id, body.minutes_file())
}

/// The extract of `case`, in the folder of its attachments; none of a case that no body has treated.
pub fn extract(workspace: &Workspace, case: &Case) -> Option<MeetingPaper> {
    let document = extract::extract(workspace, case)?;
    let path = |end: &str| format!("{}/{EXTRACT}.{end}", workspace.attachment_folder(case));
    Some(MeetingPaper { paths: vec![path("md"), path("pdf")], document })
}

/// The cases with an extract beside them that would say something else if it were made now. The text tells of
/// the PDF too, since they are made together.
pub fn outdated_extracts(workspace: &Workspace) -> Vec<&Case> {
    let mut outdated = Vec::new();
    let mut paths: Vec<&str> = workspace.seals.keys().map(String::as_str).collect();
    paths.retain(|path| is_extract(path));
    paths.sort_unstable();
    for path in paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(case) = workspace.case_in(&format!("{folder}.md")) else { continue };
        if !is_extract_as_made(workspace, case, path) {
            outdated.push(case);
        }
    }
    outdated
}

fn is_extract_as_made(workspace: &Workspace, case: &Case, path: &str) -> bool {
    match extract(workspace, case) {
        Some(paper) => is_as_made(workspace, path, &written(&paper.document)),
        None => false,
    }
}

/// Whether the calendar of the secretariat, which names cases, would say something else if it were made now.
/// It may begin with the year before, or with the one before that while nobody has made it again.
pub fn is_calendar_outdated(workspace: &Workspace) -> bool {
    let path = format!("{CALENDARS}{SECRETARIAT}");
    if !workspace.seals.contains_key(&path) {
        return false;
    }
    let year = workspace.today.year();
    for first in [year - 1, year - 2] {
        for (file, calendar) in calendars(workspace, first) {
            if file == SECRETARIAT && is_as_made(workspace, &path, &render::ics::render_feed(&calendar)) {
                return false;
            }
        }
    }
    true
}

/// A paper as the text that lies in the folder.
pub fn written(document: &Document) -> String {
    format!("{GENERATED}{}", render::markdown::render(document))
}

/// Whether the file at `path` holds `text`; also when nobody knows what it holds.
fn is_as_made(workspace: &Workspace, path: &str, text: &str) -> bool {
    workspace.seals.get(path).is_none_or(|seal| *seal == Seal::of(path, text.as_bytes()))
}

/// The digest of all that `document` says. `seals` are those of the pictures that it shows.
pub fn content(document: &Document, seals: &HashMap<String, Seal>) -> Digest {
    let mut parts = vec![
        render::markdown::render(document),
        document.running_head.clone(),
        document.restriction.clone().unwrap_or_default(),
        document.date.to_string(),
    ];
    for path in document.pictures() {
        let seal = seals.get(norsk::composed(&path).as_ref());
        parts.push(seal.map_or_else(String::new, |seal| seal.digest.to_string()));
    }
    Digest::of_parts(&parts)
}

/// The papers of this kind that lie in the folder of `meeting`, by workspace path.
pub fn lying(workspace: &Workspace, meeting: &Meeting, by: MadeBy) -> Vec<String> {
    let mut lying = Vec::new();
    match by {
        MadeBy::Notice => {
            // Of nearly every meeting there are none, and to find that out costs one text.
            let mut path = format!("{MEETINGS}{}/{CLOSED_BOOK}", meeting.id);
            let folder = path.len() - CLOSED_BOOK.len();
            for name in NOTICE_PAPERS {
                path.truncate(folder);
                path.push_str(name);
                if workspace.has_file(&path) {
                    lying.push(path.clone());
                }
            }
        }
        MadeBy::Minutes => {
            let body = workspace.council.body(&meeting.body.value);
            let path = body.map(|body| minutes_of(meeting, body, "pdf"));
            lying.extend(path.filter(|path| workspace.has_file(path)));
        }
    }
    lying
}

/// How the papers of this kind stand that lie in the folder of `meeting`; none when nobody can know what they
/// would say.
pub fn standings(workspace: &Workspace, meeting: &Meeting, by: MadeBy) -> Vec<(String, PaperStanding)> {
    let lying = lying(workspace, meeting, by);
    if lying.is_empty() {
        return Vec::new();
    }
    let Some(subject) = Subject::new(workspace, meeting) else { return Vec::new() };
    let now = match by {
        MadeBy::Notice => of_notice(&subject),
        MadeBy::Minutes => match read_minutes(&subject) {
            Some(record) => vec![of_minutes(&subject, &record)],
            None => return Vec::new(),
        },
    };
    let mut standings = Vec::new();
    for path in lying {
        let standing = match now.iter().find(|paper| paper.paths.contains(&path)) {
            Some(paper) => standing(&subject, by, &path, &paper.document),
            None => PaperStanding::LeftOver,
        };
        standings.push((path, standing));
    }
    standings
}

fn standing(subject: &Subject<'_>, by: MadeBy, path: &str, now: &Document) -> PaperStanding {
    let workspace = subject.workspace;
    let making = workspace.making_of(subject.meeting, by);
    let Some(made) = making.and_then(|making| making.papers.iter().find(|made| made.file.path == path))
    else {
        return PaperStanding::Unknown;
    };
    if workspace.seals.get(path).is_some_and(|seal| *seal != made.file.seal) {
        PaperStanding::Replaced
    } else if content(now, &workspace.seals) != made.content {
        PaperStanding::Outdated
    } else {
        PaperStanding::Holds
    }
}

/// What the minutes in the folder are read to be; none when they are not written to be read, or cannot be.
fn read_minutes(subject: &Subject<'_>) -> Option<Record> {
    let id = subject.workspace.source_at(&minutes_path(subject, "md"))?;
    if !minutes::is_skeleton(&subject.workspace.source(id).text) {
        return None;
    }
    let reading = minutes::read(subject.workspace, subject.meeting, id);
    (reading.found.is_empty() && !reading.is_untouched).then_some(reading.record)
}
