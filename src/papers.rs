//! The papers in the folder: what each of them says when it is made now, and whether those that lie there
//! still say it. One list, for those who make them and those who ask whether they hold. Here are those of a
//! meeting; the others are in [`elsewhere`].

pub mod elsewhere;

use std::collections::HashMap;

use crate::document::{Calendar, Document};
use crate::model::{AgendaItem, Body, CaseId, MadeBy, Making, Meeting, Record};
use crate::norsk;
use crate::plans::{GENERATED, Subject, book, cancellation, notice, public_minutes};
use crate::read::{CLOSED_BOOK, MEETINGS, minutes};
use crate::render;
use crate::text::digest::{Digest, Seal};
use crate::workspace::Workspace;

/// The notice and the book of papers, by name in the folder of the meeting.
const NOTICE_PAPERS: [&str; 4] = ["innkalling.md", "innkalling.pdf", "sakspapirer.pdf", CLOSED_BOOK];

/// What the name of the paper of one case by itself begins with.
const CASE_PAPER: &str = "sak-";

/// What the paper of one case by itself is called, without its end: by the number it has on the agenda, as
/// the reader knows it, or by its id while it has none. Neither tells anything: «sak-04-24».
pub fn case_paper_name(number: Option<&str>, case: &CaseId) -> String {
    let mut name = String::new();
    if let Some(number) = number {
        name = norsk::slug(number, 40);
    }
    if name.is_empty() {
        name = case.to_string();
    }
    format!("{CASE_PAPER}{}", name.strip_prefix(CASE_PAPER).unwrap_or(&name))
}

/// Whether the file at `path` is called as the paper of one case by itself.
pub fn is_case_paper(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with(CASE_PAPER) && name.ends_with(".pdf")
}

/// What lies in one or more files.
#[derive(Debug)]
pub struct FolderPaper {
    /// The files, by workspace path.
    pub paths: Vec<String>,
    /// What they say.
    pub says: PaperText,
}

/// What a paper says.
#[derive(Debug)]
pub enum PaperText {
    /// What is set on sheets, and as text begins with these lines.
    Document(&'static str, Document),
    /// What calendars take.
    Calendar(Calendar),
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

/// The notice as text and PDF, the book of papers, the edition of it for members only when something is
/// exempt, and the paper of each case by itself.
pub fn of_notice(subject: &Subject<'_>) -> Vec<FolderPaper> {
    let mut papers = of_whole_agenda(subject);
    for item in &subject.meeting.agenda {
        papers.extend(of_case(subject, item));
    }
    papers
}

/// The paper of the case of `item` by itself, for everybody; none when there is none to show.
pub fn of_case(subject: &Subject<'_>, item: &AgendaItem) -> Option<FolderPaper> {
    let (case, document) = book::paper_of(subject, item)?;
    let number = item.number.as_ref().map(|number| number.value.as_str());
    let name = case_paper_name(number, &case.id.value);
    let path = format!("{MEETINGS}{}/{name}.pdf", subject.meeting.id);
    Some(FolderPaper::of(vec![path], document))
}

fn of_whole_agenda(subject: &Subject<'_>) -> Vec<FolderPaper> {
    let path = |name: &str| format!("{MEETINGS}{}/{name}", subject.meeting.id);
    let [text, pdf, book, closed] = NOTICE_PAPERS.map(path);
    let mut papers = vec![
        FolderPaper::of(vec![text, pdf], notice::notice(subject)),
        FolderPaper::of(vec![book], book::book(subject)),
    ];
    if subject.has_closed_edition() {
        papers.push(FolderPaper::of(vec![closed], book::book(&subject.closed())));
    }
    papers
}

/// The public edition of minutes that were read to be `record`.
pub fn of_minutes(subject: &Subject<'_>, record: &Record) -> FolderPaper {
    let document = public_minutes::public_minutes(subject, record, &minutes_path(subject, "md"));
    FolderPaper::of(vec![minutes_path(subject, "pdf")], document)
}

fn minutes_path(subject: &Subject<'_>, end: &str) -> String {
    minutes_of(subject.meeting, subject.body, end)
}

fn minutes_of(meeting: &Meeting, body: &Body, end: &str) -> String {
    format!("{MEETINGS}{}/{}.{end}", meeting.id, body.minutes_file())
}

/// What calls a meeting off, as of the workspace's day.
pub fn of_cancellation(subject: &Subject<'_>) -> FolderPaper {
    let path = |end: &str| format!("{MEETINGS}{}/avlysning.{end}", subject.meeting.id);
    FolderPaper::of(vec![path("md"), path("pdf")], cancellation::cancellation(subject))
}

impl FolderPaper {
    fn of(paths: Vec<String>, document: Document) -> Self {
        Self { paths, says: PaperText::Document(GENERATED, document) }
    }

    /// The paper as a text in the folder.
    pub fn text(&self) -> String {
        match &self.says {
            PaperText::Document(head, document) => format!("{head}{}", render::markdown::render(document)),
            PaperText::Calendar(feed) => render::ics::render_feed(feed),
        }
    }

    /// The paper as what is set on sheets; none of a calendar.
    pub fn document(&self) -> Option<&Document> {
        match &self.says {
            PaperText::Document(_, document) => Some(document),
            PaperText::Calendar(..) => None,
        }
    }

    /// The digest of all that it says. `seals` are those of the pictures that it shows.
    pub fn content(&self, seals: &HashMap<String, Seal>) -> Digest {
        match &self.says {
            PaperText::Document(_, document) => content(document, seals),
            PaperText::Calendar(feed) => Digest::of(render::ics::render_feed(feed).as_bytes()),
        }
    }
}

fn content(document: &Document, seals: &HashMap<String, Seal>) -> Digest {
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
            lying.extend(case_papers_lying(workspace, meeting));
        }
        MadeBy::Cancellation => {
            let paths = ["md", "pdf"].map(|end| format!("{MEETINGS}{}/avlysning.{end}", meeting.id));
            lying.extend(paths.into_iter().filter(|path| workspace.has_file(path)));
        }
        _ => {
            let body = workspace.council.body(&meeting.body.value);
            let path = body.map(|body| minutes_of(meeting, body, "pdf"));
            lying.extend(path.filter(|path| workspace.has_file(path)));
        }
    }
    lying
}

/// The papers of single cases that were made for `meeting` and lie in its folder.
pub fn case_papers_lying(workspace: &Workspace, meeting: &Meeting) -> Vec<String> {
    let mut lying = Vec::new();
    if let Some(making) = workspace.making_of(meeting, MadeBy::Notice) {
        for made in &making.papers {
            let path = &made.file.path;
            if is_case_paper(path) && workspace.has_file(path) {
                lying.push(path.clone());
            }
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
        MadeBy::Notice if lying.iter().any(|path| is_case_paper(path)) => of_notice(&subject),
        MadeBy::Notice => of_whole_agenda(&subject),
        MadeBy::Cancellation => {
            let Some(day) = workspace.making_of(meeting, by).and_then(|making| making.day) else {
                return Vec::new();
            };
            let then = workspace.as_of(day);
            Subject::new(&then, meeting).map(|subject| of_cancellation(&subject)).into_iter().collect()
        }
        _ => match read_minutes(&subject) {
            Some(record) => vec![of_minutes(&subject, &record)],
            None => return Vec::new(),
        },
    };
    let making = workspace.making_of(meeting, by);
    standings_of(workspace, making, lying, &now)
}

/// How papers stand that lie at these paths and were made as `making` says, where `now` would be made.
fn standings_of(
    workspace: &Workspace,
    making: Option<&Making>,
    lying: Vec<String>,
    now: &[FolderPaper],
) -> Vec<(String, PaperStanding)> {
    let mut standings = Vec::new();
    for path in lying {
        let standing = match now.iter().find(|paper| paper.paths.contains(&path)) {
            Some(paper) => standing(workspace, making, &path, paper),
            None => PaperStanding::LeftOver,
        };
        standings.push((path, standing));
    }
    standings
}

fn standing(workspace: &Workspace, making: Option<&Making>, path: &str, now: &FolderPaper) -> PaperStanding {
    let Some(made) = making.and_then(|making| making.papers.iter().find(|made| made.file.path == path))
    else {
        return PaperStanding::Unknown;
    };
    if workspace.seals.get(path).is_some_and(|seal| *seal != made.file.seal) {
        PaperStanding::Replaced
    } else if now.content(&workspace.seals) != made.content {
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
