//! `ipr kalender`: calendars to subscribe to, and the papers of the year, in a folder of their own.

use anyhow::{Result, bail};
use chrono::Datelike;

use super::arguments::Global;
use super::posters::{is_left_over, papers};
use super::session::Session;
use super::{Outcome, output};
use crate::action::MakeCalendars;
use crate::diagnostic::Severity;
use crate::disk::save::FileChange;
use crate::plans::calendar::{ALL, CALENDARS, calendars};
use crate::report::plain;
use crate::rules::{self, Rule};
use crate::text::wrap;
use crate::workspace::Workspace;
use crate::{disk, norsk, read, render};

/// Makes every calendar, and the papers of the year.
pub fn run(global: &Global, arguments: &MakeCalendars) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let workspace = &session.workspace;
    is_whole(&session)?;
    let first = first_year(workspace);
    let mut files = feeds(&session, first)?;
    let years = match arguments.year {
        Some(year) => vec![year],
        None => vec![first + 1, first + 2],
    };
    let (mut shown, mut notes) = (Vec::new(), Vec::new());
    for year in years {
        let made = papers(&session, year, &mut notes);
        if !made.is_empty() {
            shown.push(year.to_string());
        }
        files.extend(made);
    }
    if files.is_empty() {
        let year = arguments.year.filter(|year| *year < first);
        let year = year.map_or_else(String::new, |year| format!("i {year} eller "));
        let said = format!(
            "Ingen møter og frister er satt opp {year}fra og med {first}, så det er ingen kalender å lage. «ipr mote new» setter opp et møte."
        );
        for note in [said].into_iter().chain(left_over(&session)) {
            output::print(&format!("{}\n", wrap(&note, plain::WIDTH)));
        }
        return Ok(Outcome::Clean);
    }
    notes.push(format!(
        "Kalenderne har alt fra 1. januar {first} og så langt møtene er satt opp. Lag dem på nytt når et møte er satt opp, sendt ut, flyttet eller avlyst."
    ));
    if let Some(year) = arguments.year.filter(|_| shown.is_empty()) {
        notes.push(format!("Ingen møter og frister er satt opp i {year}, så det er ikke laget møteplan og årshjul for det året."));
    }
    notes.extend(left_over(&session));
    session.write(&files, &message(&shown), &notes, arguments.trial.dry_run)
}

/// The calendars begin here, whichever years have posters: a meeting of last year may still be looked up.
fn first_year(workspace: &Workspace) -> i32 {
    workspace.today.year() - 1
}

/// What has been made, with posters of the years that are `shown`.
fn message(shown: &[String]) -> String {
    if shown.is_empty() {
        return "Kalenderne er laget".to_owned();
    }
    format!("Kalenderne er laget, med møteplan og årshjul for {}", norsk::list(shown))
}

/// A calendar with a hole in it would take days out of the calendars of those who subscribe.
fn is_whole(session: &Session) -> Result<()> {
    let workspace = &session.workspace;
    let council = workspace.position(read::BODIES);
    let is_partly_read = session.found.iter().any(|found| {
        found.severity == Severity::Error
            && rules::find(found.code).is_some_and(Rule::is_of_reading)
            && Some(found.place.source.0 as usize) == council
    });
    if workspace.council_is_broken || is_partly_read {
        bail!(
            "Noe i {} kan ikke leses, så kalenderne er ikke laget. «ipr check» viser hva som er galt.",
            read::BODIES
        );
    }
    for (what, broken) in [("Møtet", &workspace.broken_meetings), ("Saken", &workspace.broken_cases)] {
        let mut broken: Vec<&str> = broken.iter().map(String::as_str).collect();
        broken.sort_unstable();
        if !broken.is_empty() {
            bail!(
                "{what} {} kan ikke leses, og ville blitt borte fra kalenderne. De er ikke laget. «ipr check» viser hva som er galt.",
                norsk::some(&broken)
            );
        }
    }
    Ok(())
}

/// The calendars from the beginning of `first` on: those with something in them, and those that are there already.
fn feeds(session: &Session, first: i32) -> Result<Vec<FileChange>> {
    let mut files = Vec::new();
    for (file, calendar) in calendars(&session.workspace, first) {
        let path = format!("{CALENDARS}{file}");
        let old = disk::read_file(&session.root, &path)?;
        if let Some(old) = &old
            && !is_ours(old)
        {
            bail!(
                "{path} er ikke laget av ipr, eller er lagret på nytt av et kalenderprogram. Flytt den bort eller gi den et annet navn, og prøv igjen. Ingenting er skrevet."
            );
        }
        if old.is_some() || !calendar.appointments.is_empty() {
            files.push(FileChange { path, bytes: render::ics::render_feed(&calendar).into_bytes() });
        }
    }
    Ok(files)
}

/// What is to be said of files made before, when the year or the body they were made of is there no longer.
fn left_over(session: &Session) -> Option<String> {
    let first = first_year(&session.workspace);
    let known: Vec<String> = calendars(&session.workspace, first).into_iter().map(|(file, _)| file).collect();
    let mut names = disk::names_in(&session.root, CALENDARS.trim_end_matches('/'));
    names.retain(|name| {
        let is_calendar = name.ends_with(".ics") && !known.contains(name);
        let bytes = || disk::read_file(&session.root, &format!("{CALENDARS}{name}")).ok().flatten();
        is_left_over(session, name) || (is_calendar && bytes().is_some_and(|bytes| is_ours(&bytes)))
    });
    let paths: Vec<String> = names.iter().map(|name| format!("{CALENDARS}{name}")).collect();
    let stand = if let [_] = *paths {
        "Møtene eller organet som denne filen ble laget av, finnes ikke lenger, så den blir stående med gamle datoer og kan slettes"
    } else {
        "Møtene eller organene som disse filene ble laget av, finnes ikke lenger, så de blir stående med gamle datoer og kan slettes"
    };
    (!paths.is_empty()).then(|| format!("{stand}: {}.", norsk::list(&paths)))
}

/// Whether a calendar was last written by this program. Others put their own name in its place when they save.
fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().any(|line| line == render::ics::MAKER)
}

/// What is to be said of the calendars in the folder, if there are any, when something has changed that they hold.
pub fn stale(session: &Session) -> Option<String> {
    let path = format!("{CALENDARS}{ALL}");
    disk::read_file(&session.root, &path).ok().flatten()?;
    Some(format!("Kalenderne i {CALENDARS} er ikke lenger riktige. Lag dem på nytt med «ipr kalender»."))
}

/// The same when it is so only if the folder as it would be, `after`, has other meetings and deadlines.
pub fn outdated(session: &Session, after: &Workspace) -> Option<String> {
    let first = first_year(after);
    let is_changed = || calendars(&session.workspace, first) != calendars(after, first);
    stale(session).filter(|_| is_changed())
}
