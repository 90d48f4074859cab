//! Calendars to subscribe to, and the papers of the year, in a folder of their own.

use anyhow::{Result, bail};

use super::judge::unjudged;
use super::made::PaperFiles;
use super::outcome::{Attempt, Shelf, Viewing};
use super::posters::{is_left_over, year_of};
use crate::action::MakeCalendars;
use crate::desk::Desk;
use crate::model::{CaseId, MadeBy, MeetingId};
use crate::papers::PaperText;
use crate::papers::elsewhere::{MadeNow, first_year, of_calendars, of_year};
use crate::plans::calendar::{CALENDARS, calendars};
use crate::readiness::is_council_misread;
use crate::steps::shared_id::refuse_any_shared;
use crate::text::FileChange;
use crate::text::digest::Digest;
use crate::workspace::Workspace;
use crate::{norsk, read, render};

/// Makes every calendar, and the papers of the year.
pub fn make(desk: &Desk, shelf: &dyn Shelf, asked: &MakeCalendars) -> Result<Attempt> {
    let workspace = desk.workspace();
    check_whole(desk)?;
    let first = first_year(workspace);
    let mut made = PaperFiles::new(workspace, shelf);
    made.is_text_enough = true;
    made.add_now(MadeBy::Calendars, feeds(workspace, shelf)?)?;
    let years = match asked.year {
        Some(year) => vec![year],
        None => vec![first + 1, first + 2],
    };
    let (mut shown, mut notes) = (Vec::new(), Vec::new());
    for year in years {
        let of_year = of_year(workspace, year);
        if !of_year.is_empty() {
            shown.push(year.to_string());
        }
        for paper in of_year {
            made.add_now(MadeBy::YearPaper, paper)?;
        }
    }
    let left_over = left_over(workspace, shelf);
    let mut files = std::mem::take(&mut made.files);
    notes.append(&mut made.notes);
    if files.is_empty() {
        let year = asked.year.filter(|year| *year < first);
        let year = year.map_or_else(String::new, |year| format!("i {year} eller "));
        let said = format!(
            "Ingen møter og frister er satt opp {year}fra og med {first}, så det er ingen kalender å lage. \
             «ipr mote new» setter opp et møte."
        );
        let mut notes = vec![said];
        notes.extend(left_over);
        return Ok(Attempt::Look(Box::new(Viewing { notes, ..Viewing::default() })));
    }
    notes.push(format!(
        "Kalenderne har alt fra 1. januar {first} og så langt møtene er satt opp. De lages på \
         nytt av seg selv når det de viser, endres."
    ));
    if let Some(year) = asked.year.filter(|_| shown.is_empty()) {
        notes.push(format!(
            "Ingen møter og frister er satt opp i {year}, så det er ikke laget møteplan og \
             årshjul for det året."
        ));
    }
    notes.extend(left_over);
    files.push(made.record(CALENDARS));
    Ok(unjudged(desk, message(&shown), files, notes))
}

/// Calendars made because something else was changed.
pub(super) struct MadeAnew {
    /// The files.
    pub files: Vec<FileChange>,
    /// What the reader should know.
    pub notes: Vec<String>,
}

/// Every calendar as it is on `desk`, and those papers of a year in the folder that said something else on
/// the folder `before`.
///
/// # Errors
/// When there would be a hole in them, or one of them is somebody else's.
pub(super) fn made_anew(before: &Workspace, desk: &Desk, shelf: &dyn Shelf) -> Result<MadeAnew> {
    let workspace = desk.workspace();
    check_whole(desk)?;
    let mut made = PaperFiles::new(workspace, shelf);
    made.is_text_enough = true;
    made.add_now(MadeBy::Calendars, feeds(workspace, shelf)?)?;
    let names = shelf.names_in(CALENDARS.trim_end_matches('/'));
    let mut years: Vec<i32> = names.iter().filter_map(|name| year_of(name)).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        if poster_digests(before, year) == poster_digests(workspace, year) {
            continue;
        }
        for paper in of_year(workspace, year) {
            made.add_now(MadeBy::YearPaper, paper)?;
        }
    }
    let record = made.record(CALENDARS);
    made.files.push(record);
    made.notes.push(format!("Kalenderne i {CALENDARS} er laget på nytt."));
    Ok(MadeAnew { files: made.files, notes: made.notes })
}

/// What the papers of `year` say.
fn poster_digests(workspace: &Workspace, year: i32) -> Vec<Digest> {
    let mut digests = Vec::new();
    for made in of_year(workspace, year) {
        for paper in &made.papers {
            digests.push(paper.content(&workspace.seals));
        }
    }
    digests
}

/// What has been made, with posters of the years that are `shown`.
fn message(shown: &[String]) -> String {
    if shown.is_empty() {
        return "Kalenderne er laget".to_owned();
    }
    format!("Kalenderne er laget, med møteplan og årshjul for {}", norsk::list(shown))
}

/// A calendar with a hole in it would take days out of the calendars of those who subscribe.
fn check_whole(desk: &Desk) -> Result<()> {
    let workspace = desk.workspace();
    if is_council_misread(workspace, desk.found()) {
        bail!(
            "Noe i {} kan ikke leses, så kalenderne er ikke laget. «ipr check» viser hva som er galt.",
            read::BODIES
        );
    }
    let broken = workspace.broken();
    let meetings = broken.meetings.iter().map(MeetingId::as_str).collect();
    let cases = broken.cases.iter().map(CaseId::as_str).collect();
    for (what, mut broken) in [("Møtet", meetings), ("Saken", cases)] {
        let broken: &mut Vec<&str> = &mut broken;
        broken.sort_unstable();
        if !broken.is_empty() {
            bail!(
                "{what} {} kan ikke leses, og ville blitt borte fra kalenderne. De er ikke laget. «ipr \
                 check» viser hva som er galt.",
                norsk::some(broken)
            );
        }
    }
    Ok(refuse_any_shared(workspace)?)
}

/// The calendars with something in them, and those that are there already.
fn feeds(workspace: &Workspace, shelf: &dyn Shelf) -> Result<MadeNow> {
    let mut made = of_calendars(workspace);
    let mut papers = Vec::new();
    for paper in made.papers {
        let path = &paper.paths[0];
        let old = shelf.file(path)?;
        if let Some(old) = &old
            && !is_ours(old)
        {
            bail!(
                "{path} er ikke laget av ipr, eller er lagret på nytt av et kalenderprogram. Flytt den bort \
                 eller gi den et annet navn, og prøv igjen. Ingenting er skrevet."
            );
        }
        if old.is_some() || !matches!(&paper.says, PaperText::Calendar(feed) if feed.appointments.is_empty())
        {
            papers.push(paper);
        }
    }
    made.papers = papers;
    Ok(made)
}

/// What is to be said of files made before, when the year or the body they were made of is there no longer.
fn left_over(workspace: &Workspace, shelf: &dyn Shelf) -> Option<String> {
    let first = first_year(workspace);
    let known: Vec<String> = calendars(workspace, first).into_iter().map(|(file, _)| file).collect();
    let mut names = shelf.names_in(CALENDARS.trim_end_matches('/'));
    names.retain(|name| {
        let is_calendar = name.ends_with(".ics") && !known.contains(name);
        let bytes = || shelf.file(&format!("{CALENDARS}{name}")).ok().flatten();
        is_left_over(workspace, shelf, name) || (is_calendar && bytes().is_some_and(|bytes| is_ours(&bytes)))
    });
    let paths: Vec<String> = names.iter().map(|name| format!("{CALENDARS}{name}")).collect();
    let stand = if let [_] = *paths {
        "Møtene eller organet som denne filen ble laget av, finnes ikke lenger, så den blir stående med \
         gamle datoer og kan slettes"
    } else {
        "Møtene eller organene som disse filene ble laget av, finnes ikke lenger, så de blir stående med \
         gamle datoer og kan slettes"
    };
    (!paths.is_empty()).then(|| format!("{stand}: {}.", norsk::list(&paths)))
}

/// Whether a calendar was last written by this program. Others put their own name in its place when they
/// save.
fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().any(|line| line == render::ics::MAKER)
}
