//! `ipr referat`

use anyhow::{Result, bail};

use super::arguments::{Global, MinutesArguments};
use super::papers::unread;
use super::session::Session;
use super::{Outcome, output};
use crate::diagnostic::Diagnostic;
use crate::disk::{self, save::FileChange};
use crate::plans::{SKELETON, Subject, minutes as plan};
use crate::read::MEETINGS;
use crate::render;
use crate::report::{Report, plain};
use crate::steps::find_meeting;

/// Makes the minutes skeleton, or reads back what the secretary has made of it.
pub fn run(global: &Global, arguments: &MinutesArguments) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let meeting = find_meeting(&session.workspace, &arguments.meeting)?;
    let Some(subject) = Subject::new(&session.workspace, meeting) else {
        bail!("Møtet {} har et organ som ikke står i bodies.yaml.", meeting.id);
    };
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, subject.body.minutes_file());
    make(&session, &subject, path, arguments.trial.dry_run)
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
