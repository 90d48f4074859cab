//! The minutes: a draft to write in, and what the secretary has written, read back.

#[cfg(feature = "pdf")]
use anyhow::Context;
use anyhow::{Result, bail};

use super::judge::{Judged, files, unjudged};
#[cfg(feature = "pdf")]
use super::meeting_papers::made;
use super::meeting_papers::{learn_sealed, subject};
use super::outcome::{Attempt, Refusal, Shelf, Shown, Viewing};
use crate::action::{Action, MakeMinutes};
use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
#[cfg(feature = "pdf")]
use crate::model::MadeBy;
use crate::model::{Meeting, MeetingId, Record};
use crate::norsk;
#[cfg(feature = "pdf")]
use crate::papers::of_minutes;
use crate::plans::{PREFILLED, SKELETON, Subject, minutes as plan};
use crate::read::{MAX_TEXT, MEETINGS, minutes as written_minutes};
use crate::readiness::unread_faults;
use crate::render;
use crate::rules::Work;
use crate::steps::record::{Unrecorded, record, refuse_too_early};
use crate::steps::shared_id::refuse_shared_on;
use crate::steps::{Change, NewText, find_meeting, will_be_held};
use crate::text::digest::Digest;
use crate::text::{FileChange, SourceId};
use crate::views::understood::{DraftedPart, understood, unlooked_at};
use crate::workspace::Workspace;

/// Makes the minutes skeleton, or reads back what the secretary has made of it.
pub fn minutes(mut desk: Desk, shelf: &dyn Shelf, asked: &MakeMinutes) -> Result<Attempt> {
    if asked.read_back {
        learn_sealed(&mut desk, shelf, &asked.meeting)?;
    }
    let desk = &desk;
    let folder = desk.workspace();
    let meeting = find_meeting(folder, &asked.meeting)?;
    will_be_held(folder, meeting)?;
    refuse_shared_on(folder, meeting)?;
    let subject = subject(folder, meeting)?;
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, subject.body.minutes_file());
    if asked.read_back {
        read_back(desk, shelf, meeting, &path, asked.confirmed)
    } else {
        make(desk, shelf, &subject, path)
    }
}

/// Minutes that could be read.
pub(super) struct ReadMinutes {
    /// What they say.
    pub record: Record,
    /// What they make of the meeting and its cases, and the minutes themselves.
    pub change: Change,
}

/// Reads the minutes, and finds what they make of the meeting and its cases.
fn read_back(
    desk: &Desk,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    path: &str,
    confirmed: Option<usize>,
) -> Result<Attempt> {
    let ReadMinutes { record, change } = match read_in(desk, shelf, meeting, path, confirmed)? {
        Ok(read) => read,
        Err(attempt) => return Ok(*attempt),
    };
    let judged = match Judged::of(desk, &change.texts) {
        Ok(judged) => judged,
        Err(mut refusal) => {
            refusal.closing.push(not_written_yet(path));
            return Ok(Attempt::Refused(refusal));
        }
    };
    let mut files = files(&change.texts);
    let mut notes = change.notes;
    let after = judged.after.workspace();
    let made = paper(after, shelf, &meeting.id, &record, path, &mut notes)?;
    // That there is no public edition is no news when it is made here.
    let is_made = made.iter().any(|file| file.path.ends_with(".pdf"));
    let judged = if is_made { judged.without(Work::RemakePapers) } else { judged };
    files.extend(made);
    Ok(judged.into_papers(change.message, files, notes))
}

/// Reads the minutes in the file at `path`; or what is to be said when they cannot be, or when not all that
/// stands in them as it was filled in beforehand is `confirmed`.
pub(super) fn read_in(
    desk: &Desk,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    path: &str,
    confirmed: Option<usize>,
) -> Result<Result<ReadMinutes, Box<Attempt>>> {
    refuse_too_early(desk.workspace(), meeting)?;
    let unread = unread_faults(desk.workspace(), desk.found(), meeting);
    if !unread.is_empty() {
        return Ok(Err(Box::new(refused(desk, unread.into_iter().cloned().collect()))));
    }
    let own = NewText { path: path.to_owned(), text: written(shelf, meeting, path)? };
    let held = desk.with(std::slice::from_ref(&own));
    let folder = held.workspace();
    let (Some(meeting), Some(id)) = (folder.meeting(&meeting.id), source_of(folder, path)) else {
        bail!("Møtet {} kan ikke leses sammen med {path}.", meeting.id);
    };
    let reading = written_minutes::read(folder, meeting, id);
    if reading.is_untouched {
        let said = vec![
            format!("Ingenting er skrevet i {path} ennå, så det er ikke noe å lese inn."),
            "Skriv etter kolonene, og kjør kommandoen på nytt når referatet er ferdig.".to_owned(),
        ];
        let viewing = Viewing { said, fails: true, ..Viewing::default() };
        return Ok(Err(Box::new(Attempt::Look(Box::new(viewing)))));
    }
    let faults = [reading.found, reading.unwritten].concat();
    if !faults.is_empty() {
        return Ok(Err(Box::new(refused(&held, faults))));
    }
    let mut change = match record(folder, meeting, &reading.record) {
        Ok(change) => change,
        Err(unrecorded) => {
            let faults = unrecorded.into_iter().map(|fault| told(folder, fault)).collect();
            return Ok(Err(Box::new(refused(&held, faults))));
        }
    };
    let unlooked_at = unlooked_at(folder, meeting, &reading.record);
    let number = number_of(&own.text);
    if !unlooked_at.is_empty() && confirmed != Some(number) {
        // What the rules would refuse is to be put right before anybody is asked to look it over.
        if let Err(mut refusal) = Judged::of(desk, &[vec![own], change.texts].concat()) {
            refusal.closing.push(not_written_yet(path));
            return Ok(Err(Box::new(Attempt::Refused(refusal))));
        }
        return Ok(Err(Box::new(shown(folder, meeting, &reading.record, &unlooked_at, (path, number))?)));
    }
    change.texts.insert(0, own);
    Ok(Ok(ReadMinutes { record: reading.record, change }))
}

/// The number that minutes have by all their words. Whoever types it has been shown these, and not others
/// with as many points.
fn number_of(text: &str) -> usize {
    let digest = Digest::of(text.as_bytes()).to_string();
    let begins = digest.get(..8).and_then(|begins| usize::from_str_radix(begins, 16).ok());
    1_000 + begins.unwrap_or_default() % 9_000
}

/// That the lines of a refusal stand in no file yet.
fn not_written_yet(path: &str) -> String {
    format!("Linjene over er slik filene ville blitt når referatet leses inn; rett i {path}.")
}

/// What the minutes are understood to say, and what it takes to have it recorded: what was filled in
/// beforehand becomes no decision before somebody has seen what it says, of which `number` is the proof.
fn shown(
    folder: &Workspace,
    meeting: &Meeting,
    record: &Record,
    unlooked_at: &[DraftedPart],
    (path, number): (&str, usize),
) -> Result<Attempt> {
    let blocks = understood(&subject(folder, meeting)?, record, unlooked_at);
    let count = unlooked_at.len();
    let confirm = Action::Minutes(MakeMinutes {
        meeting: meeting.id.to_string(),
        read_back: true,
        confirmed: Some(number),
        ..MakeMinutes::default()
    });
    let points = norsk::count(count, "punkt", "punkter");
    let notes = vec![
        format!("{points} står slik utkastet var fylt ut. Rett det som ble annerledes, i {path}."),
        format!("Ingenting er ført inn ennå. Stemmer alt, før det inn med «{confirm}»."),
    ];
    let answer = Some(Shown::blocks(folder, blocks));
    Ok(Attempt::Look(Box::new(Viewing { answer, notes, fails: true, ..Viewing::default() })))
}

/// What the secretary has written.
fn written(shelf: &dyn Shelf, meeting: &Meeting, path: &str) -> Result<String> {
    let Some(bytes) = shelf.file(path)? else {
        bail!("{path} finnes ikke. «ipr referat {}» lager et utkast å skrive i.", meeting.id);
    };
    if bytes.len() as u64 > MAX_TEXT {
        bail!("{path} er større enn noe referat og leses ikke.");
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => bail!("{path} er ikke lagret som UTF-8. Lagre filen på nytt med den tegnkodingen."),
    }
}

fn source_of(workspace: &Workspace, path: &str) -> Option<SourceId> {
    workspace.sources.find(path)
}

/// Everything that stands in the way.
fn refused(desk: &Desk, mut faults: Vec<Diagnostic>) -> Attempt {
    faults.sort_by_key(|fault| fault.place);
    faults.truncate(MOST_FAULTS);
    let closing = vec!["Referatet er ikke lest inn, og ingenting er endret.".to_owned()];
    Attempt::Refused(Refusal::of(desk, faults, closing))
}

/// So much is told at once.
const MOST_FAULTS: usize = 500;

/// What could not be written into a case, as a finding.
fn told(workspace: &Workspace, fault: Unrecorded) -> Diagnostic {
    let case = fault.case.and_then(|id| workspace.cases.iter().find(|case| case.source == id));
    let usual = || {
        case.map_or_else(
            || "Rett filen, og les referatet inn på nytt.".to_owned(),
            |case| {
                format!(
                    "Saken er {}. Rett det som er feil, og les referatet inn på nytt.",
                    workspace.source(case.source).path
                )
            },
        )
    };
    let advice = fault.advice.unwrap_or_else(usual);
    let mut finding = written_minutes::not_recorded(fault.place, fault.message, advice);
    if let Some((place, label)) = fault.second {
        finding = finding.with_label(place, label);
    }
    // What cannot be read may hold anything.
    if case.is_none_or(|case| workspace.withholds(case)) { finding.in_private() } else { finding }
}

/// The public edition of the minutes as PDF.
#[cfg(feature = "pdf")]
pub(super) fn paper(
    after: &Workspace,
    shelf: &dyn Shelf,
    id: &MeetingId,
    record: &Record,
    _path: &str,
    notes: &mut Vec<String>,
) -> Result<Vec<FileChange>> {
    let subject = subject(after, after.meeting(id).context("Møtet forsvant.")?)?;
    let mut made = made(&subject, shelf, MadeBy::Minutes, &[of_minutes(&subject, record)])?;
    notes.append(&mut made.notes);
    made.files.push(made.record);
    Ok(made.files)
}

/// A program without PDF says that there is none.
#[cfg(not(feature = "pdf"))]
pub(super) fn paper(
    _after: &Workspace,
    _shelf: &dyn Shelf,
    _id: &MeetingId,
    _record: &Record,
    path: &str,
    notes: &mut Vec<String>,
) -> Result<Vec<FileChange>> {
    notes.push(format!(
        "Denne utgaven av ipr er bygget uten PDF, så {} er ikke laget.",
        path.replace(".md", ".pdf")
    ));
    Ok(Vec::new())
}

/// Makes the minutes skeleton, once.
fn make(desk: &Desk, shelf: &dyn Shelf, subject: &Subject<'_>, path: String) -> Result<Attempt> {
    if shelf.file(&path)?.is_some() {
        let said = vec![
            format!("uendret  {path}"),
            "Referatet finnes allerede, og ipr skriver aldri over det.".to_owned(),
        ];
        return Ok(Attempt::Look(Box::new(Viewing { said, ..Viewing::default() })));
    }
    let faults = unread_faults(desk.workspace(), desk.found(), subject.meeting);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Referatet er ikke laget, og ingenting er endret."));
    }
    let meeting = subject.meeting;
    let mut notes = Vec::new();
    if !meeting.is_called_or_held() && meeting.date.value >= subject.workspace.today {
        notes.push(format!(
            "Møtet er ikke innkalt, så sakene har ikke nummer. Kjør «ipr innkalling {}», slett utkastet, og \
             lag det på nytt.",
            meeting.id
        ));
    }
    let document = plan::minutes(subject);
    let start = if plan::is_prefilled(subject) { PREFILLED } else { SKELETON };
    let text = format!("{start}{}", render::markdown::render(&document));
    let files = vec![FileChange { path, bytes: text.into_bytes() }];
    Ok(unjudged(desk, draft_of(&document.title), files, notes))
}

/// «Referat (utkast) fra styremøte 16. februar 2024»
fn draft_of(title: &str) -> String {
    match title.split_once(' ') {
        Some((word, rest)) => format!("{word} (utkast) {rest}"),
        None => format!("{title} (utkast)"),
    }
}
