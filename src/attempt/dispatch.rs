//! What is sent is sealed, and what changes afterwards goes out as a supplement.

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::follow::{Followed, still_awaited};
use super::judge::{Judged, file, files};
use super::latecomers;
use super::meeting_papers::{case_papers_left, learn_sealed, papers, subject};
use super::outcome::{Attempt, Shelf, Viewing};
use super::pdf::pdf;
use super::post::{Parcel, drafts};
use super::seals::{NOT_SENT, broken_seal, sealed};
use super::sent_minutes;
use crate::action::MakePapers;
use crate::desk::Desk;
use crate::model::{Difference, ItemKind, Manifest, Meeting};
use crate::norsk;
use crate::papers::case_paper_name;
use crate::plans::SENT;
use crate::plans::supplement::Supplement;
use crate::read::{MEETINGS, dispatch as manifest_file};
use crate::readiness::faults_in_papers;
use crate::render;
use crate::rules::{self, Work};
use crate::steps::{Change, find_meeting, seal};
use crate::text::FileChange;
use crate::workspace::Workspace;

/// Seals the notice, or sends what has changed since.
pub fn dispatch(mut desk: Desk, shelf: &dyn Shelf, asked: &MakePapers) -> Result<Attempt> {
    learn_sealed(&mut desk, shelf, &asked.meeting)?;
    let folder = desk.workspace();
    let meeting = find_meeting(folder, &asked.meeting)?;
    let day = asked.sent.unwrap_or(folder.today);
    if meeting.is_held() {
        return sent_minutes::send(&desk, shelf, meeting, day);
    }
    seal::check(folder, meeting, day)?;
    let Some(manifest) = folder.manifest_of(meeting) else {
        // A notice that has been sent without a seal may have papers that followed it.
        let followed = Followed::of(&desk, asked)?;
        let now = followed.workspace(&desk);
        let mut change = seal::first(now, find_meeting(now, &asked.meeting)?, day)?;
        followed.keep_in(&mut change);
        return send(&desk, shelf, meeting, change, &Sending { letter: 'A', day });
    };
    if let Some(refused) = broken_seal(&desk, manifest) {
        return Ok(refused);
    }
    let followed = Followed::of(&desk, asked)?;
    let now = followed.workspace(&desk);
    let meeting_now = find_meeting(now, &asked.meeting)?;
    let differences = now.differences(meeting_now, manifest);
    if differences.is_empty() {
        let late = match meeting.takes_place() {
            true => latecomers::mail(&desk, shelf, (meeting, manifest), day)?,
            false => None,
        };
        return Ok(late.unwrap_or_else(|| unchanged(manifest, meeting)));
    }
    let Some(letter) = manifest.next_letter() else {
        bail!("Møtet {} har hatt så mange tilleggsinnkallinger at bokstavene er brukt opp.", meeting.id);
    };
    let mut change = seal::supplement(now, meeting_now, letter, &differences)?;
    followed.keep_in(&mut change);
    send(&desk, shelf, meeting, change, &Sending { letter, day })
}

/// What making a notice does with a meeting whose notice is sealed: nothing, and it says no when the papers
/// would come out otherwise.
///
/// # Errors
/// When something has changed since.
pub fn keep_sealed(desk: &Desk, meeting: &Meeting, manifest: &Manifest) -> Result<Attempt> {
    if let Some(refused) = broken_seal(desk, manifest) {
        return Ok(refused);
    }
    let differences = desk.workspace().differences(meeting, manifest);
    if differences.iter().any(Difference::is_change) {
        if meeting.is_held() {
            bail!(
                "Møtet {0} er holdt, og innkallingen lages ikke på nytt. Var det feil i det som ble \
                 sendt eller ført, rett det i filene og kjør «ipr mote rett {0}».",
                meeting.id
            );
        }
        bail!(
            "Innkallingen til {} er sendt og lages ikke på nytt, men noe er endret siden. Kjør «ipr \
             utsending {}», så går det ut en tilleggsinnkalling som sier hva.",
            meeting.id,
            meeting.id
        );
    }
    Ok(unchanged(manifest, meeting))
}

/// What is sent now.
struct Sending {
    letter: char,
    day: NaiveDate,
}

/// Judges the papers, makes them, and seals them.
fn send(
    desk: &Desk,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    change: Change,
    sending: &Sending,
) -> Result<Attempt> {
    let judged = Judged::unquestioned(desk, desk.with(&change.texts));
    let judged = judged.without(Work::Supplement).without(Work::RemakePapers);
    let after = judged.after.workspace();
    let called = after.meeting(&meeting.id).context("Møtet forsvant.")?;
    let mut faults = faults_in_papers(after, judged.after.found(), called);
    // What has changed since the last version is what is being sent.
    faults.retain(|finding| rules::work(finding.code) != Work::Supplement);
    if !faults.is_empty() {
        return Ok(Attempt::refused(&judged.after, faults, NOT_SENT));
    }
    let (made, mut notes) = files_of_version(after, shelf, called, sending)?;
    let left = case_papers_left(desk.workspace(), meeting, &made);
    let sealed = sealed(&made);
    let manifest = seal::manifest(after, called, (sending.letter, sending.day), sealed);
    let mut all = files(&change.texts);
    all.extend(sources(after, shelf, called, &change)?);
    all.extend(made);
    all.push(file(&manifest));
    notes.extend(still_awaited(called));
    notes.extend(change.notes);
    if sending.letter != 'A' && called.takes_place() {
        notes.extend(latecomers::remark(after, shelf, called)?);
    }
    notes.push(format!(
        "Forseglet som versjon {}, {}. ipr sender ikke noe selv.",
        sending.letter,
        norsk::date(sending.day)
    ));
    Ok(judged.into_papers(change.message, all, notes).leaving(left))
}

/// The cases that the papers are made of, beside those that the dispatch changes: what is sealed is told in
/// git together with the words it was made of, also those that somebody has written since the last command.
fn sources(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    change: &Change,
) -> Result<Vec<FileChange>> {
    let mut files = Vec::new();
    for item in &meeting.agenda {
        let ItemKind::Case(id) = &item.kind else { continue };
        let Some(case) = workspace.case(&id.value) else { continue };
        let path = &workspace.source(case.source).path;
        if change.texts.iter().any(|text| text.path == *path) {
            continue;
        }
        if let Some(bytes) = shelf.file(path)? {
            files.push(FileChange { path: path.clone(), bytes });
        }
    }
    Ok(files)
}

/// Every file that goes with the dispatch, in the order they are listed in the manifest: the papers, the
/// mails that carry them, and the meeting as an entry in a calendar. All of it is sealed.
fn files_of_version(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    sending: &Sending,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let (mut files, mut notes, changes) = match workspace.manifest_of(meeting) {
        None => {
            let made = papers(workspace, shelf, &meeting.id)?;
            (made.files, made.notes, Vec::new())
        }
        Some(manifest) => {
            let differences = workspace.differences(meeting, manifest);
            supplement(workspace, shelf, meeting, (manifest, &differences), sending)?
        }
    };
    let parcel = Parcel { meeting, letter: sending.letter, day: sending.day, changes, papers: &files };
    let (drafts, unreached) = drafts(workspace, shelf, &parcel)?;
    files.extend(drafts);
    notes.extend(unreached);
    Ok((files, notes))
}

/// The supplement as text and PDF, and the papers of its cases, also those for members only; with what the
/// reader should know, and the changes one by one.
fn supplement(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    (manifest, differences): (&Manifest, &[Difference]),
    sending: &Sending,
) -> Result<(Vec<FileChange>, Vec<String>, Vec<String>)> {
    let subject = subject(workspace, meeting)?;
    let notice = manifest.versions.first().context("Manifestet har ingen versjon.")?;
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
        let (bytes, note) = pdf(shelf, &document)?;
        notes.extend(note.map(|note| format!("{name}: {note}")));
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
    }
    for (item, case, document) in supplement.case_papers_alone() {
        // What is to be known of them has been said of the book.
        let (bytes, _) = pdf(shelf, &document)?;
        let number = item.number.as_ref().map(|number| number.value.as_str());
        let name = case_paper_name(number, &case.id.value);
        files.push(FileChange { path: format!("{folder}/{name}-{letter}.pdf"), bytes });
    }
    Ok((files, notes, supplement.changes()))
}

fn unchanged(manifest: &Manifest, meeting: &Meeting) -> Attempt {
    let mut said = vec![format!("uendret  {}", manifest_file::path(&manifest.meeting))];
    if let Some(last) = manifest.last() {
        let day = norsk::date(last.sent);
        said.push(format!("Alt er som det ble sendt, sist versjon {} {day}.", last.letter));
    }
    said.extend(still_awaited(meeting));
    Attempt::Look(Box::new(Viewing { said, ..Viewing::default() }))
}
