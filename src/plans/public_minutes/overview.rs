//! The items with how each of them ended, for whoever reads no more of long minutes.

use super::closed;
use crate::document::{Agenda, Block, Column, Inline, Table, plain, plain_row};
use crate::model::{AgendaItem, Record, RecordedItem};
use crate::norsk::{self, fill};
use crate::plans::Subject;

/// Minutes of fewer items are read as fast as a list of them.
const FEWEST: usize = 6;

/// The list with its heading; nothing for minutes of few items, or that tell how none of them ended.
pub fn overview(subject: &Subject<'_>, record: &Record) -> Vec<Block> {
    let words = &subject.words().minutes;
    let common = &subject.words().common;
    let mut rows = Vec::new();
    let mut says_something = false;
    for passage in &record.passages {
        let Some(index) = passage.item else { continue };
        let Some(item) = subject.meeting.agenda.get(index) else { continue };
        let is_open = closed::withheld(subject, record, passage, (index, item)).is_none();
        let recorded = record.items.iter().find(|recorded| recorded.index == index && is_open);
        let outcome = recorded.and_then(|recorded| told(subject, recorded));
        says_something |= outcome.is_some();
        rows.push(row(subject, item, outcome.as_deref().unwrap_or("–")));
    }
    if rows.len() < FEWEST || !says_something {
        return Vec::new();
    }
    let table = Table {
        summary: fill(words.overview_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Short],
        header: plain_row([common.number, common.case, subject.words().book.outcome]),
        rows,
    };
    vec![Block::heading(2, words.overview), Block::Agenda(Agenda { table, news: Vec::new() })]
}

fn row(subject: &Subject<'_>, item: &AgendaItem, outcome: &str) -> Vec<Vec<Inline>> {
    let title = subject.words_of(item, &subject.title_of(item));
    vec![plain(subject.number_of(item)), title, plain(outcome)]
}

/// «Vedtatt, enstemmig», «Vedtatt, 12 mot 3», «Utsatt»
fn told(subject: &Subject<'_>, recorded: &RecordedItem) -> Option<String> {
    let outcome = recorded.ruling.as_ref()?.value.outcome;
    let outcome = norsk::capitalised(subject.language().of_file_word(outcome.word()));
    let Some(ballot) = &recorded.proceedings.ballot else { return Some(outcome) };
    let votes = match &ballot.tally {
        None => subject.words().minutes.unanimous.to_lowercase(),
        Some(tally) => format!("{} mot {}", tally.in_favour.number, tally.against.number),
    };
    Some(format!("{outcome}, {votes}"))
}
