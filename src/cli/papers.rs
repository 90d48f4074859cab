//! `ipr innkalling`

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::pdf::pdf;
use super::session::Session;
use super::{Outcome, calendar, dispatch, output};
use crate::action::MakePapers;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{self, save::FileChange};
use crate::model::{ItemKind, Meeting, MeetingStatus, Step};
use crate::plans::{GENERATED, Subject, book, notice as notice_plan};
use crate::read::{self, CLOSED_BOOK, MEETINGS};
use crate::render;
use crate::report::{Report, plain};
use crate::steps::{NewText, call, find_meeting, seal, will_be_held};
use crate::text::{SourceId, Span};
use crate::workspace::Workspace;

/// Numbers the cases and makes the notice and the book of papers.
pub fn notice(global: &Global, arguments: &MakePapers) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let meeting = find_meeting(&session.workspace, &arguments.meeting)?;
    will_be_held(&session.workspace, meeting)?;
    let sent = arguments.sent.unwrap_or(session.workspace.today);
    if session.workspace.broken_manifests.contains(&meeting.id) {
        seal::check(&session.workspace, meeting, sent)?;
    }
    if let Some(manifest) = session.workspace.manifest_of(meeting) {
        return dispatch::keep_sealed(&session, meeting, manifest);
    }
    let mut change = call::call(&session.workspace, meeting, sent)?;
    let (mut after, mut found) = session.with(&change.texts);
    let faults = faults_in_papers(&after, &found, &meeting.id);
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &after.sources, output::is_coloured()));
        output::print("Innkallingen er ikke laget, og ingenting er endret.\n");
        return Ok(Outcome::Found);
    }
    let (mut papers, mut notes) = papers(&session, &after, &meeting.id)?;
    let is_changed = differs(&session, &papers)?;
    if is_changed && meeting.status.is_some_and(|status| status.value == MeetingStatus::Held) {
        bail!(
            "Møtet {} er avholdt, og papirene ligger der alt. De ville blitt annerledes nå, og lages ikke på nytt.",
            meeting.id
        );
    }
    if is_changed && was_sent_before(&session, meeting) {
        let called = after.meeting(&meeting.id).context("Møtet forsvant.")?;
        let update = call::update(&after, called, session.workspace.today)?;
        replace(&mut change.texts, update);
        (after, found) = session.with(&change.texts);
        (papers, notes) = self::papers(&session, &after, &meeting.id)?;
        notes.push("Innkallingen er sendt før; papirene er nå merket som oppdatert i dag.".to_owned());
    }
    warn(&session, &after, &found);
    let mut files: Vec<FileChange> = change.texts.iter().map(file_change).collect();
    files.extend(papers);
    notes.extend(change.notes);
    notes.extend(calendar::outdated(&session, &after));
    session.write(&files, &change.message, &notes, arguments.trial.dry_run)
}

/// Errors in the meeting or in a case on its agenda that are due, or will be when these papers leave:
/// papers with a hole in them do not leave.
pub(super) fn faults_in_papers<'a>(
    workspace: &Workspace,
    found: &'a [Diagnostic],
    id: &str,
) -> Vec<&'a Diagnostic> {
    let Some(meeting) = workspace.meeting(id) else { return Vec::new() };
    let mut concerned = vec![meeting.source];
    concerned.extend(unread(workspace, meeting));
    let mut steps = Vec::new();
    for item in &meeting.agenda {
        if let ItemKind::Case(id) = &item.kind
            && let Some(case) = workspace.case(&id.value)
        {
            concerned.push(case.source);
            let here =
                |step: &&Step| workspace.meeting_of_step(step).is_some_and(|other| other.id == meeting.id);
            steps.extend(case.routing.iter().filter(here).map(|step| step.span));
        }
    }
    let limit = workspace.dispatch_deadline(&meeting.body.value, meeting.date.value);
    let is_due = |diagnostic: &Diagnostic| {
        let place = diagnostic.place;
        let is_here =
            |step: &Span| step.source == place.source && step.start <= place.start && place.end <= step.end;
        diagnostic.due.is_none_or(|due| due < workspace.today || due <= limit) || steps.iter().any(is_here)
    };
    found
        .iter()
        .filter(|diagnostic| {
            diagnostic.severity == Severity::Error
                && diagnostic.waived.is_none()
                && concerned.contains(&diagnostic.place.source)
        })
        .filter(|diagnostic| is_due(diagnostic))
        .collect()
}

/// Files that could not be read, and without which the papers would have a hole: a case on the agenda, or
/// those that say who the council and its members are.
pub(super) fn unread(workspace: &Workspace, meeting: &Meeting) -> Vec<SourceId> {
    let is_missing = |path: &str| {
        (path == read::BODIES && workspace.council_is_broken)
            || (path == read::MEMBERS && workspace.people_are_broken)
            || (path.starts_with(read::CASES) && {
                let id = read::id_in_name(path);
                workspace.broken_cases.contains(id) && meeting.item_of(id).is_some()
            })
    };
    let sources = workspace.sources.iter().enumerate().filter(|(_, source)| is_missing(&source.path));
    sources.map(|(index, _)| SourceId(u32::try_from(index).unwrap_or(u32::MAX))).collect()
}

pub(super) fn warn(session: &Session, after: &Workspace, found: &[Diagnostic]) {
    let new = session.brought_in(after, found);
    let report = Report::of_due(new, after.today);
    if !report.is_empty() {
        output::print(&plain::render(&report, &after.sources, output::is_coloured()));
        output::print("\n");
    }
}

fn was_sent_before(session: &Session, meeting: &Meeting) -> bool {
    meeting.papers_complete().is_some_and(|sent| sent.value < session.workspace.today)
}

/// Whether papers that exist on disk would be changed.
fn differs(session: &Session, papers: &[FileChange]) -> Result<bool> {
    for paper in papers {
        if disk::read_file(&session.root, &paper.path)?.is_some_and(|old| old != paper.bytes) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn replace(texts: &mut Vec<NewText>, new: NewText) {
    match texts.iter_mut().find(|text| text.path == new.path) {
        Some(old) => *old = new,
        None => texts.push(new),
    }
}

pub(super) fn file_change(text: &NewText) -> FileChange {
    FileChange { path: text.path.clone(), bytes: text.text.clone().into_bytes() }
}

/// The notice as text and PDF, and the book of papers as PDF; with what the reader should know.
pub(super) fn papers(
    session: &Session,
    workspace: &Workspace,
    id: &str,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let meeting = workspace.meeting(id).context("Møtet forsvant.")?;
    let Some(subject) = Subject::new(workspace, meeting) else {
        bail!("Møtet {id} har et organ som ikke står i bodies.yaml.");
    };
    let folder = format!("{MEETINGS}{id}");
    let notice = notice_plan::notice(&subject);
    let book = book::book(&subject);
    let markdown = format!("{GENERATED}{}", render::markdown::render(&notice));
    let mut files =
        vec![FileChange { path: format!("{folder}/innkalling.md"), bytes: markdown.into_bytes() }];
    let mut notes = Vec::new();
    // Where everybody can read the folder, P04 has refused the papers before they come this far.
    let closed = subject.has_closed_edition().then(|| book::book(&subject.closed()));
    let documents = [("innkalling.pdf", &notice), ("sakspapirer.pdf", &book)].into_iter();
    for (name, document) in documents.chain(closed.as_ref().map(|closed| (CLOSED_BOOK, closed))) {
        let (bytes, note) = pdf(session, document)?;
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
        notes.extend(note.map(|note| format!("{name}: {note}")));
    }
    let left = format!("{folder}/{CLOSED_BOOK}");
    if closed.is_none() && workspace.has_file(&left) {
        notes.push(format!(
            "{left} ligger der fra før, men ikke noe på sakslisten er unntatt lenger. Slett den når den ikke trengs."
        ));
    }
    Ok((files, notes))
}
