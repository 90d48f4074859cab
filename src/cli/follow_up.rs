//! `ipr oppfolging`

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, output};
use crate::action::{FollowUpCases, Format};
use crate::model::{Case, FollowUp, OpenText};
use crate::norsk;
use crate::report::plain;
use crate::steps::advance::find_case;
use crate::steps::follow_up::{follow_up, name_in_files};
use crate::text::wrap;
use crate::workspace::Workspace;

/// Lists what is to be done, or changes it in one case.
pub fn run(global: &Global, arguments: &FollowUpCases) -> Result<Outcome> {
    let changes = arguments.what.is_some() || arguments.done.is_some() || arguments.close;
    if !changes {
        return list(global, arguments);
    }
    let session = Session::open_to_write(global)?;
    let change = follow_up(&session.workspace, arguments)?;
    session.carry_out(&change, arguments.trial.dry_run)
}

/// One thing to be done, in its case.
struct Entry<'a> {
    case: &'a Case,
    number: usize,
    item: &'a FollowUp,
}

fn list(global: &Global, arguments: &FollowUpCases) -> Result<Outcome> {
    let session = Session::open(global)?;
    let workspace = &session.workspace;
    let only = arguments.case.as_deref().map(|id| find_case(workspace, id)).transpose()?;
    let cases = workspace.cases.iter().filter(|case| only.is_none_or(|only| only.id.value == case.id.value));
    let entries = cases
        .flat_map(|case| (1..).zip(&case.follow_up).map(move |(number, item)| Entry { case, number, item }));
    let is_wanted = |entry: &Entry<'_>| {
        (arguments.all || entry.item.is_open())
            && arguments.responsible.as_deref().is_none_or(|who| is_of(workspace, entry, who))
    };
    let mut entries: Vec<Entry<'_>> = entries.filter(is_wanted).collect();
    entries.sort_by_key(|entry| {
        let day = entry.item.deadline.map(|deadline| deadline.value);
        (!entry.item.is_open(), day.is_none(), day)
    });
    if arguments.answer.format == Format::Json {
        let rows: Vec<Row> = entries.iter().map(|entry| row(workspace, entry)).collect();
        output::print(&output::json(&rows)?);
    } else {
        output::print(&as_text(workspace, &entries));
    }
    Ok(Outcome::Clean)
}

/// Whether it is `who` that is to do it: one named there, or else the one responsible for the case.
fn is_of(workspace: &Workspace, entry: &Entry<'_>, who: &str) -> bool {
    let Some(named) = entry.item.who.as_ref().or(entry.case.responsible.as_ref()) else { return false };
    // A table in a decision has names as people write them.
    let as_in_files = |who: &str| name_in_files(workspace, &norsk::composed(who)).to_lowercase();
    as_in_files(who) == as_in_files(&named.value)
}

/// The name of a person or a body; words that are neither as they are.
fn name_of(workspace: &Workspace, who: &str, day: NaiveDate) -> String {
    match workspace.council.bodies.get(who) {
        Some(body) => body.name_on(day).to_owned(),
        None => workspace.people.name_of(who).to_owned(),
    }
}

/// One thing to be done, as a program reads it.
#[derive(Serialize)]
struct Row {
    sak: String,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "nr")]
    number: usize,
    #[serde(rename = "hva")]
    what: Option<String>,
    #[serde(rename = "hvem")]
    who: Option<String>,
    #[serde(rename = "navn")]
    name: Option<String>,
    #[serde(rename = "frist")]
    deadline: Option<String>,
    #[serde(rename = "gjort")]
    done: Option<String>,
    #[serde(rename = "forsinket")]
    is_late: bool,
    #[serde(rename = "unntatt")]
    exempt: Option<String>,
}

fn row(workspace: &Workspace, entry: &Entry<'_>) -> Row {
    let Entry { case, number, item } = entry;
    // Nothing marks what is to be done as open in a case of which parts are exempt.
    let is_open = case.open_text() == OpenText::All;
    let who = item.who.as_ref().filter(|_| is_open).map(|who| who.value.clone());
    Row {
        sak: case.id.value.clone(),
        title: case.open_title(workspace.council.language).to_owned(),
        number: *number,
        what: is_open.then(|| item.what.value.clone()),
        name: who.as_deref().map(|who| name_of(workspace, who, workspace.today)),
        who,
        deadline: item.deadline.map(|day| day.value.to_string()),
        done: item.done.map(|day| day.value.to_string()),
        is_late: item.is_late(workspace.today),
        exempt: case.exempt.as_ref().map(|exempt| exempt.reason()),
    }
}

/// How something to be done can stand, in the order of the list.
const GROUPS: [&str; 4] = ["Forsinket", "Gjenstår", "Uten frist", "Gjort"];

fn group_of(item: &FollowUp, today: NaiveDate) -> &'static str {
    match item.deadline {
        _ if !item.is_open() => GROUPS[3],
        None => GROUPS[2],
        Some(_) if item.is_late(today) => GROUPS[0],
        Some(_) => GROUPS[1],
    }
}

/// The entries under the heading of how they stand: what is late first.
fn as_text(workspace: &Workspace, entries: &[Entry<'_>]) -> String {
    let mut text = String::new();
    for heading in GROUPS {
        let is_in = |entry: &&Entry<'_>| group_of(entry.item, workspace.today) == heading;
        let of_group: Vec<_> = entries.iter().filter(is_in).collect();
        if of_group.is_empty() {
            continue;
        }
        let break_before = if text.is_empty() { "" } else { "\n" };
        text.push_str(&format!("{break_before}{heading}\n"));
        text.extend(of_group.into_iter().map(|entry| lines(workspace, entry)));
    }
    if text.is_empty() { "Ingen oppfølging.\n".to_owned() } else { text }
}

fn lines(workspace: &Workspace, entry: &Entry<'_>) -> String {
    const INDENT: &str = "            ";
    let row = row(workspace, entry);
    let day = entry.item.done.or(entry.item.deadline);
    let day = day.map_or_else(|| "–".to_owned(), |day| norsk::short_date(day.value));
    let name = row.name.map_or_else(String::new, |name| format!(" ({name})"));
    let head = format!("{day:<12}{} {}", row.sak, row.title);
    let what = row.what.unwrap_or_else(|| "unntatt offentlighet".to_owned());
    let what = format!("nr. {}: {what}{name}", row.number);
    let wrapped = wrap(&output::clean(&what), plain::WIDTH - INDENT.len());
    let head = wrap(&output::clean(&head), plain::WIDTH).replace('\n', &format!("\n{INDENT}"));
    format!("{head}\n{INDENT}{}\n", wrapped.replace('\n', &format!("\n{INDENT}")))
}

/// The follow-up of one case, a line for each, for `sak show`.
pub fn of_case(workspace: &Workspace, case: &Case) -> Vec<String> {
    let told = (1..).zip(&case.follow_up).map(|(number, item)| {
        let row = row(workspace, &Entry { case, number, item });
        let what = row.what.unwrap_or_else(|| "unntatt offentlighet".to_owned());
        let name = row.name.map_or_else(String::new, |name| format!(" ({name})"));
        let state = match (item.done, item.deadline) {
            (Some(done), _) => format!("gjort {}", norsk::date(done.value)),
            (None, Some(day)) if item.is_late(workspace.today) => {
                format!("forsinket, frist {}", norsk::date(day.value))
            }
            (None, Some(day)) => format!("frist {}", norsk::date(day.value)),
            (None, None) => "uten frist".to_owned(),
        };
        output::clean(&format!("nr. {number}: {what}{name}, {state}"))
    });
    told.collect()
}
