//! `ipr referat`

use anyhow::{Result, bail};

use super::arguments::Global;
use super::papers::{file_change, unread};
use super::session::Session;
use super::{Outcome, output};
use crate::action::MakeMinutes;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, save::FileChange};
use crate::model::{Meeting, Record};
#[cfg(feature = "pdf")]
use crate::plans::public_minutes;
use crate::plans::{SKELETON, Subject, minutes as plan};
use crate::read::{MAX_TEXT, MEETINGS, minutes};
use crate::render;
use crate::report::{Report, plain};
use crate::steps::record::{Unrecorded, record, refuse_too_early};
use crate::steps::{NewText, find_meeting, will_be_held};
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Makes the minutes skeleton, or reads back what the secretary has made of it.
pub fn run(global: &Global, arguments: &MakeMinutes) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let meeting = find_meeting(&session.workspace, &arguments.meeting)?;
    will_be_held(&session.workspace, meeting)?;
    let Some(subject) = Subject::new(&session.workspace, meeting) else {
        bail!("Møtet {} har et organ som ikke står i bodies.yaml.", meeting.id);
    };
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, subject.body.minutes_file());
    if arguments.read_back {
        read_back(&session, meeting, &path, arguments.trial.dry_run)
    } else {
        make(&session, &subject, path, arguments.trial.dry_run)
    }
}

/// Reads the minutes and writes what they say into the meeting and its cases.
fn read_back(session: &Session, meeting: &Meeting, path: &str, dry_run: bool) -> Result<Outcome> {
    refuse_too_early(&session.workspace, meeting)?;
    let text = written(session, meeting, path)?;
    let own = NewText { path: path.to_owned(), text };
    let (held, _) = session.with(std::slice::from_ref(&own));
    let (Some(meeting), Some(id)) = (held.meeting(&meeting.id), source_of(&held, path)) else {
        bail!("Møtet {} lar seg ikke lese sammen med {path}.", meeting.id);
    };
    let unread = unread(&held, meeting);
    if session.found.iter().any(|found| unread.contains(&found.place.source)) {
        let faults = session.found.iter().filter(|found| unread.contains(&found.place.source)).collect();
        return Ok(refuse(&session.workspace, faults));
    }
    let reading = minutes::read(&held, meeting, id);
    if reading.is_untouched {
        output::print(&format!(
            "Ingenting er skrevet i {path} ennå, så det er ikke noe å lese inn.\nSkriv etter kolonene, og kjør kommandoen på nytt når referatet er ferdig.\n"
        ));
        return Ok(Outcome::Found);
    }
    let faults: Vec<&Diagnostic> = reading.found.iter().chain(&reading.unwritten).collect();
    if !faults.is_empty() {
        return Ok(refuse(&held, faults));
    }
    let mut change = match record(&held, meeting, &reading.record) {
        Ok(change) => change,
        Err(unrecorded) => {
            let faults: Vec<Diagnostic> = unrecorded.into_iter().map(|fault| told(&held, fault)).collect();
            return Ok(refuse(&held, faults.iter().collect()));
        }
    };
    change.texts.insert(0, own);
    let Some(after) = session.judge(&change) else {
        output::print(&format!(
            "Linjene over er slik filene ville blitt når referatet leses inn; rett i {path}.\n"
        ));
        return Ok(Outcome::Found);
    };
    let mut files: Vec<FileChange> = change.texts.iter().map(file_change).collect();
    let mut notes = change.notes;
    files.extend(paper(session, &after, &meeting.id, &reading.record, path, &mut notes)?);
    session.write(&files, &change.message, &notes, dry_run)
}

/// What the secretary has written.
fn written(session: &Session, meeting: &Meeting, path: &str) -> Result<String> {
    let Some(bytes) = disk::read_file(&session.root, path)? else {
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
    let index = workspace.sources.iter().position(|source| source.path == path)?;
    Some(SourceId(u32::try_from(index).ok()?))
}

/// Tells everything that stands in the way; nothing has been written.
fn refuse(workspace: &Workspace, mut faults: Vec<&Diagnostic>) -> Outcome {
    faults.sort_by_key(|fault| fault.place);
    faults.truncate(MOST_FAULTS);
    let report = Report { found: faults, ..Report::default() };
    output::print(&plain::render(&report, &workspace.sources, output::is_coloured()));
    output::print("Referatet er ikke lest inn, og ingenting er endret.\n");
    Outcome::Found
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
    let mut finding = minutes::not_recorded(fault.place, fault.message, advice);
    if let Some((place, label)) = fault.second {
        finding = finding.with_label(place, label);
    }
    // What cannot be read may hold anything.
    if case.is_none_or(|case| workspace.withholds(case)) { finding.in_private() } else { finding }
}

/// The public edition of the minutes as PDF.
#[cfg(feature = "pdf")]
fn paper(
    session: &Session,
    after: &Workspace,
    id: &str,
    record: &Record,
    path: &str,
    notes: &mut Vec<String>,
) -> Result<Option<FileChange>> {
    let Some(subject) = after.meeting(id).and_then(|meeting| Subject::new(after, meeting)) else {
        bail!("Møtet {id} forsvant.");
    };
    let document = public_minutes::public_minutes(&subject, record, path);
    let (bytes, note) = super::pdf::pdf(session, &document)?;
    let path = path.replace(".md", ".pdf");
    notes.extend(note.map(|note| format!("{path}: {note}")));
    Ok(Some(FileChange { path, bytes }))
}

/// A program without PDF says that there is none.
#[cfg(not(feature = "pdf"))]
fn paper(
    _session: &Session,
    _after: &Workspace,
    _id: &str,
    _record: &Record,
    path: &str,
    notes: &mut Vec<String>,
) -> Result<Option<FileChange>> {
    notes.push(format!(
        "Denne utgaven av ipr er bygget uten PDF, så {} er ikke laget.",
        path.replace(".md", ".pdf")
    ));
    Ok(None)
}

/// Makes the minutes skeleton, once.
fn make(session: &Session, subject: &Subject<'_>, path: String, dry_run: bool) -> Result<Outcome> {
    if disk::read_file(&session.root, &path)?.is_some() {
        output::print(&format!("uendret  {path}\nReferatet finnes alt, og ipr skriver aldri over det.\n"));
        return Ok(Outcome::Clean);
    }
    let unread = unread(&session.workspace, subject.meeting);
    let faults: Vec<&Diagnostic> =
        session.found.iter().filter(|diagnostic| unread.contains(&diagnostic.place.source)).collect();
    if !faults.is_empty() {
        let report = Report { found: faults, ..Report::default() };
        output::print(&plain::render(&report, &session.workspace.sources, output::is_coloured()));
        output::print("Referatet er ikke laget, og ingenting er endret.\n");
        return Ok(Outcome::Found);
    }
    let document = plan::minutes(subject);
    let text = format!("{SKELETON}{}", render::markdown::render(&document));
    let files = [FileChange { path, bytes: text.into_bytes() }];
    session.write(&files, &draft_of(&document.title), &[], dry_run)
}

/// «Referat (utkast) fra styremøte 16. februar 2024»
fn draft_of(title: &str) -> String {
    match title.split_once(' ') {
        Some((word, rest)) => format!("{word} (utkast) {rest}"),
        None => format!("{title} (utkast)"),
    }
}
