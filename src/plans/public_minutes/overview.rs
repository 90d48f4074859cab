//! The items with how each of them ended, for whoever reads no more of long minutes.

use super::{change, closed};
use crate::document::{Agenda, Block, Column, Inline, Table, plain, plain_row};
use crate::model::{AgendaItem, Outcome, Record, RecordedItem};
use crate::norsk::{self, fill};
use crate::plans::Subject;

/// Minutes of fewer items are read as fast as a list of them.
const FEWEST: usize = 6;

/// The list with its heading; nothing for minutes of few items, or that tell how none of them ended.
pub fn overview(subject: &Subject<'_>, record: &Record) -> Vec<Block> {
    let words = &subject.words().minutes;
    let common = &subject.words().common;
    let book = &subject.words().book;
    let mut rows = Vec::new();
    let mut says_something = false;
    for passage in &record.passages {
        let Some(index) = passage.item else { continue };
        let Some(item) = subject.meeting.agenda.get(index) else { continue };
        let is_open = closed::withheld(subject, record, passage, (index, item)).is_none();
        let recorded = if is_open { record.item(index) } else { None };
        let outcome = recorded.and_then(|recorded| told(subject, item, recorded));
        says_something |= outcome.is_some();
        // «Eventuelt», where nobody had anything.
        if outcome.is_none() && is_open && subject.case_of(item).is_none() {
            continue;
        }
        let title = subject.words_of(item, &subject.title_of(item));
        let outcome = outcome.unwrap_or_else(|| plain("–"));
        rows.push(vec![plain(subject.number_of(item)), title, outcome, plain(subject.entry_of(item))]);
    }
    if rows.len() < FEWEST || !says_something {
        return Vec::new();
    }
    let table = Table {
        summary: fill(words.overview_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Short, Column::Page],
        header: plain_row([common.number, common.case, book.outcome, book.page]),
        rows,
    };
    vec![Block::heading(2, words.overview), Block::Agenda(Agenda { table, news: Vec::new() })]
}

/// «Vedtatt (enstemmig)», «Vedtatt, endret (12 mot 3)», «Utsatt». What is not as usual stands out.
fn told(subject: &Subject<'_>, item: &AgendaItem, recorded: &RecordedItem) -> Option<Vec<Inline>> {
    let outcome = recorded.ruling.as_ref()?.value.outcome;
    let mut words = norsk::capitalised(subject.language().of_file_word(outcome.word()));
    let change = change::of(subject, item);
    let mut is_usual = change.is_none()
        && matches!(outcome, Outcome::Adopted | Outcome::Recommended | Outcome::Noted | Outcome::Discussed);
    if let Some(change) = change {
        words = format!("{words}, {}", subject.language().of_file_word(change.concordance.word()));
    }
    if let Some(ballot) = &recorded.proceedings.ballot {
        let votes = match &ballot.tally {
            None => subject.words().minutes.unanimous.to_lowercase(),
            Some(tally) => format!("{} mot {}", tally.in_favour.number, tally.against.number),
        };
        words = format!("{words} ({votes})");
        is_usual &= ballot.tally.as_ref().is_none_or(|tally| tally.against.number == 0);
    }
    let words = plain(words);
    Some(if is_usual { words } else { vec![Inline::Strong(words)] })
}
