//! What can be looked at: a case, a meeting, a list, a year. Each is one view, made of the folder as it was
//! read and judged: a [`Document`] for people, and the same as data for programs.
//!
//! A view knows nothing of terminals: [`crate::render::screen`] lays its document out, and what can be looked
//! at can be printed or become a page without being written again.

pub mod budget;
pub mod case;
pub mod consequences;
mod count;
mod deadlines;
pub mod decisions;
pub mod follow_up;
pub mod intake;
pub mod meeting;
pub mod members;
pub mod membership_fee;
mod names;
pub mod plan;
pub mod programme;
pub mod proposal;
pub mod proposed;
pub mod proposed_cases;
pub mod rules;
pub mod search;
mod sent;
pub mod staffing;
pub mod status;
pub mod timetable;
pub mod understood;
mod unread;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Column, Document, Inline, Mark, Sheet, Table, plain};
use crate::norsk;
use crate::rules::title_of;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Something to look at.
pub trait View {
    /// For people.
    fn document(&self) -> Document;

    /// For programs: JSON.
    ///
    /// # Errors
    /// Never for plain data; the library's signature says it may.
    fn json(&self) -> serde_json::Result<String>;

    /// For spreadsheets; none when it has no rows.
    fn sheet(&self) -> Option<Sheet> {
        None
    }

    /// What the sheet has no cell for, told beside it.
    fn beside_sheet(&self) -> Vec<Block> {
        Vec::new()
    }

    /// Whether it says all that was asked for. What is not whole is shown, and fails the run.
    fn is_whole(&self) -> bool {
        true
    }
}

/// A value as indented JSON.
fn json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value)
}

/// An action as programs are told of it: as a command line.
fn command<S: Serializer>(action: &Option<Action>, serializer: S) -> Result<S::Ok, S::Error> {
    match action {
        Some(action) => serializer.collect_str(action),
        None => serializer.serialize_none(),
    }
}

/// The same of several.
fn commands<S: Serializer>(actions: &[Action], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(actions.iter().map(Action::to_string))
}

/// A page of `blocks` on what `workspace` holds today.
pub fn page(workspace: &Workspace, title: impl Into<String>, blocks: Vec<Block>) -> Document {
    Document {
        title: title.into(),
        council: workspace.council.name.clone(),
        language: "nb-NO".to_owned(),
        date: workspace.today,
        running_head: String::new(),
        restriction: None,
        mark: Mark::default(),
        blocks,
    }
}

/// The title of a page.
fn title(text: impl Into<String>) -> Block {
    Block::Heading { level: 1, text: plain(text), number: None }
}

/// The heading of a section.
fn heading(text: impl Into<String>) -> Block {
    Block::Heading { level: 2, text: plain(text), number: None }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(plain(text))
}

/// A list without numbers.
fn bullets(items: impl IntoIterator<Item = Vec<Inline>>) -> Block {
    let mut list = Vec::new();
    for item in items {
        list.push(vec![Block::Paragraph(item)]);
    }
    Block::List { start: None, items: list }
}

/// A table of plain words.
fn table(summary: &str, columns: &[(&str, Column)], rows: Vec<Vec<String>>) -> Block {
    let cells = |row: Vec<String>| row.into_iter().map(plain).collect();
    Block::Table(Table {
        summary: summary.to_owned(),
        columns: columns.iter().map(|(_, column)| *column).collect(),
        header: columns.iter().map(|(name, _)| plain(*name)).collect(),
        rows: rows.into_iter().map(cells).collect(),
    })
}

/// A dash where there is nothing to say.
fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}

/// What is wrong in one file and not set aside.
fn standing_in(found: &[Diagnostic], file: SourceId) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(move |found| found.place.source == file && found.waived.is_none())
}

/// A finding in one line, with the day it falls due while that is to come.
fn note(diagnostic: &Diagnostic, today: NaiveDate) -> String {
    let mut due = String::new();
    if let Some(day) = diagnostic.due
        && diagnostic.is_outstanding(today)
    {
        due = format!("senest {}, ", norsk::date(day));
    }
    // What is found in what the public may not see may name it; `ipr check` tells the rest.
    let message = if diagnostic.is_secret { title_of(diagnostic, today) } else { &diagnostic.message };
    format!("{message} ({due}{})", diagnostic.code)
}
