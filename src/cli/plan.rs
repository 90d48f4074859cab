//! `ipr plan`

use anyhow::Result;
use serde::Serialize;

use super::arguments::{Format, Global, PlanArguments};
use super::session::Session;
use super::{Outcome, output};
use crate::norsk;
use crate::schedule::{Entry, Year};

/// Prints a year.
pub fn run(global: &Global, arguments: &PlanArguments) -> Result<Outcome> {
    let session = Session::open(global)?;
    let year = Year::of(&session.workspace, arguments.year);
    match arguments.answer.format {
        Format::Json => {
            let entries: Vec<EntryOutput> = year.entries.iter().map(EntryOutput::of).collect();
            output::print(&output::json(&entries)?);
        }
        Format::Plain => {
            let rows: Vec<Vec<String>> = year
                .entries
                .iter()
                .map(|entry| vec![norsk::short_date(entry.day), entry.kind.word().to_owned(), what(entry)])
                .collect();
            output::print(&output::table(&["Dag", "Hva", "Organ"], &rows));
        }
    }
    Ok(Outcome::Clean)
}

/// An entry as a program reads it.
#[derive(Serialize)]
struct EntryOutput {
    #[serde(rename = "dag")]
    day: String,
    #[serde(rename = "slag")]
    kind: &'static str,
    #[serde(rename = "organ")]
    body: Option<String>,
    #[serde(rename = "møte")]
    meeting: Option<String>,
    #[serde(rename = "hva")]
    what: Option<String>,
    #[serde(rename = "grunnlag")]
    basis: Option<String>,
}

impl EntryOutput {
    fn of(entry: &Entry<'_>) -> Self {
        Self {
            day: entry.day.to_string(),
            kind: entry.kind.word(),
            body: entry.body.map(|body| body.id.clone()),
            meeting: entry.meeting.map(|meeting| meeting.id.clone()),
            what: entry.what.map(str::to_owned),
            basis: entry.basis.map(str::to_owned),
        }
    }
}

fn what(entry: &Entry<'_>) -> String {
    match (entry.what, entry.body) {
        (Some(what), _) => what.to_owned(),
        (None, Some(body)) => norsk::capitalised(&body.running_name_on(entry.day)),
        (None, None) => String::new(),
    }
}
