//! A year: its days, its annual cycle, what does not hold, and what binds it.

mod bonds;
mod days;
mod judged;
mod program;

use chrono::NaiveDate;

use self::judged::JudgedMeeting;
use super::names::{day_and_month, in_text, label};
use super::{View, bullets, heading, page, paragraph, table, title, unread};
use crate::action::{Action, ShowYear};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Column, Document, Inline, plain};
use crate::model::Body;
use crate::norsk;
use crate::read::BODIES;
use crate::readiness::unread_meetings;
use crate::schedule::{CycleEntry, EntryKind, Year, YearEntry};
use crate::steps::{StepError, find_body};
use crate::workspace::Workspace;

/// A year, or what concerns one body of it.
pub struct YearView<'a> {
    workspace: &'a Workspace,
    year: Year<'a>,
    body: Option<&'a Body>,
    with_bonds: bool,
    judged: Vec<JudgedMeeting<'a>>,
}

/// The year that is asked for, in which `found` was found.
///
/// # Errors
/// When there is no such body.
pub fn year<'a>(
    workspace: &'a Workspace,
    found: &'a [Diagnostic],
    asked: &ShowYear,
) -> Result<YearView<'a>, StepError> {
    let mut year = Year::of(workspace, asked.year);
    let body = asked.body.as_deref().map(|name| find_body(workspace, name)).transpose()?;
    if let Some(body) = body {
        year.entries.retain(|entry| concerns(entry, body));
        year.cycle.retain(|entry| *entry.body == body.id);
    }
    let judged = judged::judged(workspace, found, &year);
    Ok(YearView { workspace, year, body, with_bonds: asked.bonds, judged })
}

/// Whether a day is one of `body`: its meetings, the cases on their way to it, and what concerns everybody.
fn concerns(entry: &YearEntry<'_>, body: &Body) -> bool {
    match (entry.body, entry.meeting, entry.case) {
        (Some(of), _, _) => of.id == body.id,
        (None, Some(meeting), _) => meeting.body.value == body.id,
        (None, None, Some(case)) => case.routing.iter().any(|step| step.body.value == body.id),
        (None, None, None) => true,
    }
}

impl View for YearView<'_> {
    fn document(&self) -> Document {
        let (workspace, year) = (self.workspace, &self.year);
        let council = &workspace.council.short_name;
        let name = format!("{council}: året {}, per {}", year.year, norsk::date(workspace.today));
        let mut blocks = vec![title(&name)];
        blocks.extend(unread_files(workspace));
        blocks.extend(self.held());
        if year.is_unknown() {
            blocks.push(unknown(year.year));
        }
        blocks.extend([Block::Rule, days::table(workspace, year)]);
        if !year.cycle.is_empty() {
            blocks.extend([heading("Årshjulet"), self.cycle()]);
        }
        if !self.judged.is_empty() {
            blocks.extend([heading("Det som ikke går opp"), judged::list(&self.judged)]);
        }
        if self.with_bonds
            && let Some(bonds) = bonds::table(workspace, year)
        {
            blocks.extend([heading("Hva hvert møte må ha"), bonds]);
        }
        let rules = bonds::rules(workspace, year);
        if !rules.is_empty() {
            blocks.extend([heading("Det som binder"), bullets(rules.into_iter().map(plain))]);
        }
        if year.of_kind(EntryKind::Meeting).next().is_some() {
            blocks.extend([heading("Forklaring"), explanation(year)]);
        }
        page(workspace, name, blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&program::YearOutput::of(self.workspace, &self.year, &self.judged))
    }
}

impl YearView<'_> {
    /// How many meetings each body has, of how many it is to have.
    fn held(&self) -> Option<Block> {
        let (workspace, year) = (self.workspace, &self.year);
        let last = last_day(year.year);
        let mut counts: Vec<String> = Vec::new();
        for body in workspace.council.bodies.values() {
            if self.body.is_some_and(|only| only.id != body.id) {
                continue;
            }
            let meetings = year.of_kind(EntryKind::Meeting);
            let count = meetings.filter(|entry| entry.body.is_some_and(|of| of.id == body.id)).count();
            let wanted = body.meetings_per_year.on(last).filter(|_| body.exists.holds_on(last));
            match wanted {
                Some(row) => {
                    counts.push(format!("{} {count} av {}", in_text(body, last), row.value.figures()))
                }
                None if count > 0 => counts.push(format!("{} {count}", in_text(body, last))),
                None => {}
            }
        }
        (!counts.is_empty()).then(|| paragraph(format!("Møter: {}.", counts.join(", "))))
    }

    /// A row for each treatment of the annual cycle.
    fn cycle(&self) -> Block {
        let columns =
            [("Når", Column::Short), ("Organ", Column::Text), ("Hva", Column::Text), ("Møte", Column::Text)];
        let mut rows = Vec::new();
        for entry in &self.year.cycle {
            rows.push(cycle_row(self.workspace, self.year.year, entry));
        }
        table("Årshjulet", &columns, rows)
    }
}

/// What there is to be done about a year of which nothing is known.
fn unknown(year: i32) -> Block {
    let propose = ShowYear { year, propose: true, ..ShowYear::default() };
    Block::Paragraph(vec![
        Inline::text(format!("Ingen møter er satt opp i {year}. «")),
        Inline::action(Action::Plan(propose)),
        Inline::text("» foreslår datoer etter reglene i bodies.yaml, og «"),
        Inline::Code("ipr mote new ORGAN DATO".to_owned()),
        Inline::text("» setter opp ett møte."),
    ])
}

/// What is to be said of files that could not be read, and so are not in the year.
fn unread_files(workspace: &Workspace) -> Option<Block> {
    let mut files = unread_meetings(workspace);
    if workspace.council_is_broken {
        files.insert(0, BODIES.to_owned());
    }
    unread::note(files)
}

fn cycle_row(workspace: &Workspace, year: i32, entry: &CycleEntry<'_>) -> Vec<String> {
    let day = NaiveDate::from_ymd_opt(year, entry.part.first, 1).unwrap_or(workspace.today);
    let body = workspace.council.body(entry.body);
    let body = body.map_or_else(|| entry.body.to_string(), |body| label(body, day));
    let place = match (entry.carried, entry.meetings.first()) {
        (Some((case, meeting)), _) => format!("{} sak {}", day_and_month(meeting.date.value), case.id.value),
        (None, Some(meeting)) => format!("{} uten sak", day_and_month(meeting.date.value)),
        (None, None) => "ikke noe møte".to_owned(),
    };
    vec![norsk::capitalised(&entry.part.name()), body, entry.case_type.name.clone(), place]
}

/// What the columns and the short names of bodies mean.
fn explanation(year: &Year<'_>) -> Block {
    let mut text = "«Ferdig», «Sendes» og «Ref.» er dagene papirene skal være ferdige, dagen de senest \
        sendes, og dagen referatet skal være skrevet. «Margin» er virkedagene det er å gå på for møtene som \
        skal holdes før; «?» når det ikke er satt opp noe slikt møte."
        .to_owned();
    let day = last_day(year.year);
    let mut names: Vec<String> = Vec::new();
    for body in year.entries.iter().filter_map(|entry| entry.body) {
        if let Some(short) = &body.abbreviation {
            names.push(format!("{short} er {}", body.running_name_on(day)));
        }
    }
    names.sort();
    names.dedup();
    if !names.is_empty() {
        text.push_str(&format!(" {}.", names.join("; ")));
    }
    paragraph(text)
}

fn last_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
