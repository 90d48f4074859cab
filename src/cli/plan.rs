//! `ipr plan`

mod bonds;
mod days;
mod judged;
mod program;

use judged::Judged;

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, output, propose};
use crate::action::{Format, ShowYear};
use crate::model::Body;
use crate::norsk;
use crate::report::plain;
use crate::schedule::{CycleEntry, EntryKind, Year, YearEntry};
use crate::steps::find_body;
use crate::text::wrap;
use crate::workspace::Workspace;

/// Prints a year.
pub fn run(global: &Global, arguments: &ShowYear) -> Result<Outcome> {
    if arguments.propose {
        return propose::run(global, arguments);
    }
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let mut year = Year::of(workspace, arguments.year);
    let body = arguments.body.as_deref().map(|asked| find_body(workspace, asked)).transpose()?;
    if let Some(body) = body {
        only(&mut year, body);
    }
    let judged = judged::judged(&session, &year);
    output::print(&match arguments.answer.format {
        Format::Json => output::json(&program::YearOutput::of(workspace, &year, &judged))?,
        Format::Plain => page(workspace, (&year, &judged), body, arguments.bonds),
    });
    Ok(Outcome::Clean)
}

/// Leaves what concerns `body`: its meetings, the cases on their way to it, its part of the annual cycle, and the
/// days that concern everybody.
fn only(year: &mut Year<'_>, body: &Body) {
    let concerns = |entry: &YearEntry<'_>| match (entry.body, entry.meeting, entry.case) {
        (Some(of), _, _) => of.id == body.id,
        (None, Some(meeting), _) => meeting.body.value == body.id,
        (None, None, Some(case)) => case.routing.iter().any(|step| step.body.value == body.id),
        (None, None, None) => true,
    };
    year.entries.retain(concerns);
    year.cycle.retain(|entry| entry.body == body.id);
}

/// The year as a page to pin up.
fn page(
    workspace: &Workspace,
    (year, judged): (&Year<'_>, &[Judged<'_>]),
    body: Option<&Body>,
    with_bonds: bool,
) -> String {
    let council = &workspace.council.short_name;
    let today = norsk::date(workspace.today);
    let mut page = format!("{}\n", output::clean(&format!("{council}: året {}, per {today}", year.year)));
    page.push_str(&paragraph(&missing(workspace)));
    page.push_str(&paragraph(&held(workspace, year, body)));
    if year.is_unknown() {
        page.push_str(&paragraph(&unknown(year.year)));
    }
    page.push('\n');
    page.push_str(&days::table(workspace, year));
    page.push_str(&section("Årshjulet", &cycle(workspace, year)));
    page.push_str(&section("Det som ikke går opp", &judged::page(judged)));
    if with_bonds {
        page.push_str(&section("Hva hvert møte må ha", &bonds::table(workspace, year)));
    }
    page.push_str(&section("Det som binder", &bullets(&bonds::rules(workspace, year))));
    page.push_str(&section("Forklaring", &explanation(year)));
    page
}

/// What there is to be done about a year of which nothing is known.
fn unknown(year: i32) -> String {
    format!(
        "Ingen møter er satt opp i {year}. «ipr plan {year} --foreslå» foreslår datoer etter reglene i bodies.yaml, og «ipr mote new ORGAN DATO» setter opp ett møte."
    )
}

/// The meeting files that could not be read.
pub(super) fn unread(workspace: &Workspace) -> Vec<String> {
    let mut files: Vec<String> =
        workspace.broken_meetings.iter().map(|id| format!("meetings/{id}/meeting.md")).collect();
    files.sort_unstable();
    files
}

/// What is to be said of files that could not be read, and so are not in the year.
fn missing(workspace: &Workspace) -> String {
    let mut files = unread(workspace);
    if workspace.council_is_broken {
        files.insert(0, "bodies.yaml".to_owned());
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    if files.is_empty() {
        return String::new();
    }
    format!(
        "{} kan ikke leses, og det som står der, er ikke med. «ipr check» viser hva som er galt.",
        norsk::some(&files)
    )
}

/// How many meetings each body has, of how many it is to have.
fn held(workspace: &Workspace, year: &Year<'_>, only: Option<&Body>) -> String {
    let last = NaiveDate::from_ymd_opt(year.year, 12, 31).unwrap_or(workspace.today);
    let mut counts: Vec<String> = Vec::new();
    for body in workspace.council.bodies.values().filter(|body| only.is_none_or(|only| only.id == body.id)) {
        let meetings = year.of_kind(EntryKind::Meeting);
        let count = meetings.filter(|entry| entry.body.is_some_and(|of| of.id == body.id)).count();
        let wanted = body.meetings_per_year.on(last).filter(|_| body.exists.holds_on(last));
        match wanted {
            Some(row) => counts.push(format!("{} {count} av {}", in_text(body, last), row.value)),
            None if count > 0 => counts.push(format!("{} {count}", in_text(body, last))),
            None => {}
        }
    }
    if counts.is_empty() { String::new() } else { format!("Møter: {}.", counts.join(", ")) }
}

/// A row for each treatment of the annual cycle.
fn cycle(workspace: &Workspace, year: &Year<'_>) -> String {
    let rows: Vec<Vec<String>> =
        year.cycle.iter().map(|entry| cycle_row(workspace, year.year, entry)).collect();
    if rows.is_empty() { String::new() } else { output::table(&["Måned", "Organ", "Hva", "Møte"], &rows) }
}

fn cycle_row(workspace: &Workspace, year: i32, entry: &CycleEntry<'_>) -> Vec<String> {
    let month = norsk::MONTHS[entry.month as usize - 1];
    let day = NaiveDate::from_ymd_opt(year, entry.month, 1).unwrap_or(workspace.today);
    let body = workspace.council.bodies.get(entry.body);
    let body = body.map_or_else(|| entry.body.to_owned(), |body| label(body, day));
    let on = |day: NaiveDate| day_and_month(day);
    let place = match (entry.carried, entry.meetings.first()) {
        (Some((case, meeting)), _) => format!("{} sak {}", on(meeting.date.value), case.id.value),
        (None, Some(meeting)) => format!("{} uten sak", on(meeting.date.value)),
        (None, None) => "ikke noe møte".to_owned(),
    };
    vec![norsk::capitalised(month), body, entry.case_type.name.clone(), place]
}

/// What the columns and the short names of bodies mean.
fn explanation(year: &Year<'_>) -> String {
    const COLUMNS: &str = "«Ferdig», «Sendes» og «Ref.» er dagene papirene skal være ferdige, dagen de senest sendes, og dagen referatet skal være skrevet. «Margin» er virkedagene det er å gå på for møtene som skal holdes før; «?» når det ikke er satt opp noe slikt møte.";
    if year.of_kind(EntryKind::Meeting).next().is_none() {
        return String::new();
    }
    let mut said: Vec<String> = Vec::new();
    for body in year.entries.iter().filter_map(|entry| entry.body) {
        let Some(short) = &body.abbreviation else { continue };
        let day = NaiveDate::from_ymd_opt(year.year, 12, 31).unwrap_or_default();
        let line = format!("{short} er {}", body.running_name_on(day));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said.sort();
    let names = if said.is_empty() { String::new() } else { format!(" {}.", said.join("; ")) };
    paragraph(&format!("{COLUMNS}{names}"))
}

/// What a body is called where there is little room: «IPU», or «Styret».
fn label(body: &Body, day: NaiveDate) -> String {
    norsk::capitalised(&in_text(body, day))
}

/// The same within a sentence: «IPU», or «styret».
fn in_text(body: &Body, day: NaiveDate) -> String {
    body.abbreviation.clone().unwrap_or_else(|| body.running_name_on(day))
}

/// «03.06.»
pub(super) fn day_and_month(day: NaiveDate) -> String {
    format!("{:02}.{:02}.", day.day(), day.month())
}

/// A heading with what stands under it; nothing when nothing does.
fn section(heading: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\n{heading}\n{text}") }
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{}\n", wrap(&output::clean(text), plain::WIDTH)) }
}

fn bullets(lines: &[String]) -> String {
    let bullet = |line: &String| {
        let text = wrap(&output::clean(line), plain::WIDTH - 2);
        format!("- {}\n", text.replace('\n', "\n  "))
    };
    lines.iter().map(bullet).collect()
}
