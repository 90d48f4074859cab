//! `ipr utsending`: what is sent is sealed, and what changes afterwards goes out as a supplement.

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::papers::{faults_in_papers, file_change, papers, warn};
use super::pdf::pdf;
use super::post::{Parcel, drafts};
use super::session::Session;
use super::{Outcome, calendar, output};
use crate::action::MakePapers;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::disk::save::FileChange;
use crate::model::{Difference, ItemKind, Manifest, Meeting, SealedFile};
use crate::norsk;
use crate::plans::supplement::Supplement;
use crate::plans::{SENT, Subject};
use crate::read::{MEETINGS, dispatch as manifest_file};
use crate::render;
use crate::report::{Report, plain};
use crate::rules::{self, Work};
use crate::steps::{Change, find_meeting, seal};
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// Seals the notice, or sends what has changed since.
pub fn dispatch(global: &Global, arguments: &MakePapers) -> Result<Outcome> {
    let mut session = Session::open_to_write(global)?;
    let id = find_meeting(&session.workspace, &arguments.meeting)?.id.clone();
    let under_seal =
        session.workspace.meeting(&id).map(|meeting| session.workspace.files_under_seal(meeting));
    session.know(&under_seal.unwrap_or_default());
    let session = session;
    let meeting = session.workspace.meeting(&id).context("Møtet forsvant.")?;
    let day = arguments.sent.unwrap_or(session.workspace.today);
    seal::check(&session.workspace, meeting, day)?;
    let Some(manifest) = session.workspace.manifest_of(meeting) else {
        let change = seal::first(&session.workspace, meeting, day)?;
        return send(
            &session,
            meeting,
            change,
            &Sending { letter: 'A', day, dry_run: arguments.trial.dry_run },
        );
    };
    if let Some(outcome) = broken_seal(&session, manifest) {
        return Ok(outcome);
    }
    let differences = session.workspace.differences(meeting, manifest);
    if differences.is_empty() {
        return Ok(unchanged(manifest));
    }
    let Some(letter) = manifest.next_letter() else {
        bail!("Møtet {} har hatt så mange tilleggsinnkallinger at bokstavene er brukt opp.", meeting.id);
    };
    let change = seal::supplement(&session.workspace, meeting, letter, &differences)?;
    send(&session, meeting, change, &Sending { letter, day, dry_run: arguments.trial.dry_run })
}

/// What `ipr innkalling` does with a meeting whose notice is sealed: nothing, and it says no when the papers
/// would come out otherwise.
///
/// # Errors
/// When something has changed since.
pub fn keep_sealed(session: &Session, meeting: &Meeting, manifest: &Manifest) -> Result<Outcome> {
    if let Some(outcome) = broken_seal(session, manifest) {
        return Ok(outcome);
    }
    let differences = session.workspace.differences(meeting, manifest);
    if differences.iter().any(Difference::is_change) {
        bail!(
            "Innkallingen til {} er sendt og lages ikke på nytt, men noe er endret siden. Kjør «ipr utsending {}», så går det ut en tilleggsinnkalling som sier hva.",
            meeting.id,
            meeting.id
        );
    }
    Ok(unchanged(manifest))
}

/// What is sent now.
struct Sending {
    letter: char,
    day: chrono::NaiveDate,
    dry_run: bool,
}

/// Judges the papers, makes them, seals them, and writes everything or nothing.
fn send(session: &Session, meeting: &Meeting, change: Change, sending: &Sending) -> Result<Outcome> {
    let (after, mut found) = session.with(&change.texts);
    // What has changed since the last version is what is being sent.
    found.retain(|finding| rules::work(finding.code) != Work::Supplement);
    let faults = faults_in_papers(&after, &found, &meeting.id);
    if !faults.is_empty() {
        print_faults(&faults, &after);
        output::print("Ingenting er sendt ut, og ingenting er endret.\n");
        return Ok(Outcome::Found);
    }
    let called = after.meeting(&meeting.id).context("Møtet forsvant.")?;
    let (made, mut notes) = files_of_version(session, &after, called, sending)?;
    warn(session, &after, &found);
    let sealed = made.iter().map(|file| SealedFile {
        path: file.path.clone(),
        seal: Seal::of(&file.path, &file.bytes),
        span: None,
    });
    let manifest = seal::manifest(&after, called, (sending.letter, sending.day), sealed.collect());
    let mut files: Vec<FileChange> = change.texts.iter().map(file_change).collect();
    files.extend(sources(session, &after, called, &change)?);
    files.extend(made);
    files.push(file_change(&manifest));
    notes.extend(change.notes);
    notes.push(format!(
        "Forseglet som versjon {}, {}. ipr sender ikke noe selv.",
        sending.letter,
        norsk::date(sending.day)
    ));
    notes.extend(calendar::stale(session));
    session.write(&files, &change.message, &notes, sending.dry_run)
}

/// The cases that the papers are made of, beside those that the dispatch changes: what is sealed is told in git
/// together with the words it was made of, also those that somebody has written since the last command.
fn sources(
    session: &Session,
    workspace: &Workspace,
    meeting: &Meeting,
    change: &Change,
) -> Result<Vec<FileChange>> {
    let cases = meeting.agenda.iter().filter_map(|item| match &item.kind {
        ItemKind::Case(id) => workspace.case(&id.value),
        _ => None,
    });
    let paths = cases.map(|case| &workspace.source(case.source).path);
    let mut files = Vec::new();
    for path in paths.filter(|path| change.texts.iter().all(|text| text.path != **path)) {
        let bytes = disk::read_file(&session.root, path)?;
        files.extend(bytes.map(|bytes| FileChange { path: path.clone(), bytes }));
    }
    Ok(files)
}

/// Every file that goes with the dispatch, in the order they are listed in the manifest: the papers, the mails
/// that carry them, and the meeting as an entry in a calendar. All of it is sealed.
fn files_of_version(
    session: &Session,
    workspace: &Workspace,
    meeting: &Meeting,
    sending: &Sending,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let (mut files, mut notes, changes) = match workspace.manifest_of(meeting) {
        None => {
            let (papers, notes) = papers(session, workspace, &meeting.id)?;
            (papers, notes, Vec::new())
        }
        Some(manifest) => {
            let differences = workspace.differences(meeting, manifest);
            supplement(session, workspace, meeting, (manifest, &differences), sending)?
        }
    };
    let parcel = Parcel { meeting, letter: sending.letter, day: sending.day, changes, papers: &files };
    let (drafts, unreached) = drafts(session, workspace, &parcel)?;
    files.extend(drafts);
    notes.extend(unreached);
    Ok((files, notes))
}

/// The supplement as text and PDF, and the papers of its cases, also those for members only; with what the
/// reader should know, and the changes one by one.
fn supplement(
    session: &Session,
    workspace: &Workspace,
    meeting: &Meeting,
    (manifest, differences): (&Manifest, &[Difference]),
    sending: &Sending,
) -> Result<(Vec<FileChange>, Vec<String>, Vec<String>)> {
    let (Some(subject), Some(notice)) = (Subject::new(workspace, meeting), manifest.versions.first()) else {
        bail!("Møtet {} har et organ som ikke står i bodies.yaml.", meeting.id);
    };
    let supplement = Supplement { subject, letter: sending.letter, sent: sending.day, notice, differences };
    let letter = sending.letter.to_ascii_lowercase();
    let folder = format!("{MEETINGS}{}", meeting.id);
    let notice = supplement.notice();
    let text = format!("{SENT}{}", render::markdown::render(&notice));
    let path = format!("{folder}/tilleggsinnkalling-{letter}.md");
    let mut files = vec![FileChange { path, bytes: text.into_bytes() }];
    let mut notes = Vec::new();
    let documents = [
        (format!("tilleggsinnkalling-{letter}.pdf"), Some(notice)),
        (format!("sakspapirer-{letter}.pdf"), supplement.book()),
        (format!("sakspapirer-{letter}-unntatt.pdf"), supplement.closed_book()),
    ];
    for (name, document) in documents {
        let Some(document) = document else { continue };
        let (bytes, note) = pdf(session, &document)?;
        notes.extend(note.map(|note| format!("{name}: {note}")));
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
    }
    Ok((files, notes, supplement.changes()))
}

/// Says which of the files that were sent are not what they were; then nothing more is sent until they are.
fn broken_seal(session: &Session, manifest: &Manifest) -> Option<Outcome> {
    let broken: Vec<&Diagnostic> =
        session.standing_in(manifest.source).filter(|found| found.severity == Severity::Error).collect();
    if broken.is_empty() {
        return None;
    }
    print_faults(&broken, &session.workspace);
    output::print("Ingenting er sendt ut, og ingenting er endret.\n");
    Some(Outcome::Found)
}

fn print_faults(faults: &[&Diagnostic], workspace: &Workspace) {
    let report = Report { found: faults.to_vec(), ..Report::default() };
    output::print(&plain::render(&report, &workspace.sources, output::is_coloured()));
}

fn unchanged(manifest: &Manifest) -> Outcome {
    output::print(&format!("uendret  {}\n", manifest_file::path(&manifest.meeting)));
    if let Some(last) = manifest.last() {
        let day = norsk::date(last.sent);
        output::print(&format!("Alt er som det ble sendt, sist versjon {} {day}.\n", last.letter));
    }
    Outcome::Clean
}
