//! What the minutes of a meeting are understood to say, in plain words, before any of it is recorded.

use super::heading;
use crate::document::{Block, Inline, plain};
use crate::model::{Ballot, Meeting, Openness, Passages, Record, RecordedItem, RecordedTask, Words};
use crate::norsk;
use crate::plans::Subject;
use crate::steps::record::told_outcome;
use crate::workspace::Workspace;

/// So much of a decision is shown.
const MOST_LETTERS: usize = 200;

/// Who met, and how each item ended. What is `counted` of what was filled in beforehand is marked.
pub fn understood(subject: &Subject<'_>, record: &Record, counted: &[DraftedPart]) -> Vec<Block> {
    let marked = |part: DraftedPart, said: String| {
        if counted.contains(&part) { format!("{said} [som i utkastet]") } else { said }
    };
    let met = marked(DraftedPart::Attendance, attendance(subject.workspace, record));
    let mut entries = facts(subject.workspace, record);
    entries.push(("Oppmøte".to_owned(), plain(met)));
    for item in &record.items {
        let Some(agenda) = subject.meeting.agenda.get(item.index) else { continue };
        let number = agenda.number.as_ref().map_or("–", |number| number.value.as_str());
        let said = format!("{}: {}", subject.title_of(agenda), ended(subject, record, item));
        entries.push((number.to_owned(), plain(marked(DraftedPart::Item(item.index), said))));
    }
    vec![heading("Slik er referatet forstått"), Block::Entries(entries)]
}

/// Something that stands as it was filled in beforehand, and is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftedPart {
    /// Who met.
    Attendance,
    /// The item at this place on the agenda.
    Item(usize),
}

/// What of the minutes stands as it was filled in beforehand, and is not recorded yet.
pub fn unlooked_at(workspace: &Workspace, meeting: &Meeting, record: &Record) -> Vec<DraftedPart> {
    let mut counted = Vec::new();
    if record.as_drafted.attendance && !meeting.attendance.iter().any(|row| row.is_present()) {
        counted.push(DraftedPart::Attendance);
    }
    for index in &record.as_drafted.items {
        let Some(item) = meeting.agenda.get(*index) else { continue };
        let recorded = record.item(*index);
        let is_noted = recorded.is_some_and(|recorded| recorded.proceedings.ballot.is_none());
        let is_recorded = match workspace.case_of(item) {
            Some(case) => case.step_in(meeting).is_some_and(|step| case.routing[step].outcome.is_some()),
            // Of an item that is only noted nothing is written but that the meeting has been held.
            None if is_noted => meeting.is_held(),
            None => item.record.as_ref().is_some_and(|record| record.ballot.is_some()),
        };
        if !is_recorded {
            counted.push(DraftedPart::Item(*index));
        }
    }
    counted
}

/// Who led the meeting, and when it was held.
fn facts(workspace: &Workspace, record: &Record) -> Vec<(String, Vec<Inline>)> {
    let not_written = || "ikke skrevet".to_owned();
    let chair = record.chair.as_ref();
    let time = |time: Option<chrono::NaiveTime>| {
        time.map_or_else(not_written, |time| time.format("%H:%M").to_string())
    };
    vec![
        (
            "Møteleder".to_owned(),
            plain(chair.map_or_else(not_written, |id| workspace.people.name_of(&id.value).to_owned())),
        ),
        ("Satt".to_owned(), plain(time(record.began))),
        ("Hevet".to_owned(), plain(time(record.ended))),
    ]
}

/// How many met, and who did not.
fn attendance(workspace: &Workspace, record: &Record) -> String {
    let people = &workspace.people;
    let (mut there, mut absent, mut apart) = (0, Vec::new(), Vec::new());
    for row in &record.attendance {
        let name = people.name_of(&row.person.value);
        if !row.is_present() {
            absent.push(name.to_owned());
            continue;
        }
        there += 1;
        if let Some(member) = &row.stands_in_for {
            apart.push(format!("{name} for {}", people.name_of(&member.value)));
        }
        if let Some(from) = row.from {
            apart.push(format!("{name} fra {}", from.format("%H:%M")));
        }
        if let Some(until) = row.until {
            apart.push(format!("{name} til {}", until.format("%H:%M")));
        }
    }
    let mut said = format!("{} møtte", norsk::number(there));
    if !apart.is_empty() {
        said.push_str(&format!(" ({})", apart.join(", ")));
    }
    if absent.is_empty() {
        said.push_str(", ingen forfall.");
    } else {
        said.push_str(&format!(". Forfall: {}.", norsk::list(&absent)));
    }
    norsk::capitalised(&said)
}

/// How an item ended. Of what may be kept from the public, no more than that.
fn ended(subject: &Subject<'_>, record: &Record, item: &RecordedItem) -> String {
    let workspace = subject.workspace;
    let agenda = &subject.meeting.agenda[item.index];
    let case = workspace.case_of(agenda);
    let mut said = match (&item.ruling, case.and_then(|case| Some((case, case.step_in(subject.meeting)?)))) {
        (Some(ruling), Some((case, index))) => told_outcome(workspace, case, index, &ruling.value),
        (Some(ruling), None) if ruling.value.words == Words::AsProposed => "som foreslått".to_owned(),
        (Some(ruling), None) => ruling.value.outcome.word().to_owned(),
        (None, _) => "uten vedtak".to_owned(),
    };
    let passage = record.passages.iter().find(|passage| passage.item == Some(item.index));
    let is_unmarked = passage.is_some_and(|passage| passage.exempt == Passages::Unmarked);
    let is_closed = item.proceedings.closing.is_some() || agenda.closing().is_some();
    if workspace.openness_of(agenda) != Openness::Open || !is_unmarked || is_closed {
        return format!("{said}.");
    }
    if let Some(ballot) = &item.proceedings.ballot {
        said.push_str(&format!(", {}", votes(ballot)));
    }
    let out: Vec<&str> = item
        .proceedings
        .disqualified
        .iter()
        .map(|recusal| workspace.people.name_of(&recusal.person.value))
        .collect();
    if !out.is_empty() {
        said.push_str(&format!(", inhabil: {}", norsk::list(&out)));
    }
    said.push('.');
    if let Some(Words::Given(words)) = item.ruling.as_ref().map(|ruling| &ruling.value.words) {
        said.push_str(&format!(" «{}»", shortened(words)));
    }
    for task in &item.tasks {
        said.push_str(&format!(" Oppfølging: {}.", told(workspace, task)));
    }
    said
}

fn votes(ballot: &Ballot) -> String {
    match &ballot.tally {
        Some(tally) => format!("{} mot {}", tally.in_favour.number, tally.against.number),
        None => "enstemmig".to_owned(),
    }
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST_LETTERS) {
        Some((at, _)) => format!("{} …", words[..at].trim_end()),
        None => words,
    }
}

/// «Sende svaret (Kari Nord, 1. mars 2024)»
fn told(workspace: &Workspace, task: &RecordedTask) -> String {
    let mut beside = Vec::new();
    if let Some(who) = &task.who {
        beside.push(workspace.people.name_for(who).to_owned());
    }
    if let Some(day) = task.deadline {
        beside.push(norsk::date(day));
    }
    if beside.is_empty() {
        return task.what.value.clone();
    }
    format!("{} ({})", task.what.value, beside.join(", "))
}
