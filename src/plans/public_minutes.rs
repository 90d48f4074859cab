//! The minutes as the public may read them: the secretary's own words, without those about what is exempt.

mod adopted;
mod around;
mod change;
mod closed;
mod overview;
mod shape;

use super::{Subject, ballot, corrections, minutes};
use crate::document::{Block, Document, Inline, plain, text_of};
use crate::model::{Passages, Record};
use crate::norsk;

/// The public edition of minutes that were read to be `record`; they stand in the file at `path`.
pub fn public_minutes(subject: &Subject<'_>, record: &Record, path: &str) -> Document {
    let words = &subject.words().minutes;
    let title = minutes::title(subject);
    let mut blocks = Vec::new();
    for passage in &record.passages {
        let item = passage.item.and_then(|index| Some((index, subject.meeting.agenda.get(index)?)));
        let Some((index, item)) = item else {
            // Outside of the items nothing can be exempt, so that nobody knows what was meant.
            if passage.exempt == Passages::Unmarked {
                let own = subject.public().minutes_of(None, passage, path, 1);
                blocks.extend(around::finished(subject, own));
            }
            continue;
        };
        blocks.push(minutes::heading(subject, item));
        match closed::withheld(subject, record, passage, (index, item)) {
            Some(reason) => {
                blocks.push(Block::notice(reason));
                blocks.extend(closed::was_closed(subject, record, index));
            }
            None => {
                let mut own = subject.public().minutes_of(subject.case_of(item), passage, path, 4);
                votes(subject, record, index, &mut own);
                adopted::write_out(subject, record, index, item, &mut own);
                blocks.extend(subject.of_body(shape::item(
                    words,
                    own,
                    change::of(subject, item).map(|change| change.told(subject)),
                )));
            }
        }
    }
    if !matches!(blocks.first(), Some(Block::Heading { level: 1, .. })) {
        blocks.insert(0, Block::heading(1, &title));
    }
    // Whoever has the old paper sees at once what is otherwise in this.
    for mark in corrections::marks(subject).into_iter().rev() {
        blocks.insert(1, Block::notice(mark));
    }
    let chair = head(subject, &mut blocks);
    let first = blocks.iter().position(|block| matches!(block, Block::Heading { level: 2.., .. }));
    blocks.splice(first.map_or(0..0, |at| at..at), overview::overview(subject, record));
    for block in &mut blocks {
        if let Block::Table(table) = block {
            for column in (0..table.header.len()).rev() {
                *table = table.clone().without_empty_column(column);
            }
        }
    }
    around::sign(subject, chair, &mut blocks);
    minutes::of(subject, title, blocks)
}

/// Writes the votes with the full names of those who voted, where the secretary wrote no more than who they
/// were.
fn votes(subject: &Subject<'_>, record: &Record, index: usize, blocks: &mut [Block]) {
    let words = &subject.words().minutes;
    let Some(of) = record.item(index).and_then(|recorded| recorded.proceedings.ballot.as_ref()) else {
        return;
    };
    let people = &subject.workspace.people;
    for block in blocks {
        if let Some((label, said)) = shape::labelled(block)
            && label == words.ballot
            && ballot::is_all_of(&text_of(&said), people, of)
        {
            let told = ballot::told(people, of, subject.language());
            let label = Inline::Strong(plain(format!("{label}:")));
            *block = Block::Paragraph(vec![label, Inline::text(format!(" {told}"))]);
        }
    }
}

/// Puts the facts that minutes begin with at their head, with when they were held and who led; the chair.
fn head(subject: &Subject<'_>, blocks: &mut Vec<Block>) -> Option<String> {
    let words = &subject.words().minutes;
    let facts_at = 1 + subject.meeting.corrections.len();
    let mut facts = facts_of(blocks.get(facts_at));
    let mut chair = None;
    if !facts.is_empty() {
        blocks.remove(facts_at);
        for label in [words.began, words.ended, words.chair] {
            if let Some(value) = shape::taken(blocks, label) {
                let value = if label == words.chair { around::in_full(subject, &value) } else { value };
                if label == words.chair {
                    chair = Some(value.clone());
                }
                facts.push((label.to_owned(), value));
            }
        }
        let kind = norsk::capitalised(&subject.body.minutes_word);
        blocks.insert(0, Block::Masthead { kind, facts });
    }
    chair
}

/// The list that minutes begin with, «**Sted:** Oslo rådhus», as it stands at the head of other papers;
/// nothing when it has become anything else.
fn facts_of(block: Option<&Block>) -> Vec<(String, String)> {
    let Some(Block::List { start: None, items }) = block else { return Vec::new() };
    items.iter().map(|item| fact_of(item)).collect::<Option<_>>().unwrap_or_default()
}

/// The label and the value of an item of that list.
fn fact_of(item: &[Block]) -> Option<(String, String)> {
    let [Block::Paragraph(words)] = item else { return None };
    let [Inline::Strong(label), rest @ ..] = words.as_slice() else { return None };
    let label = text_of(label).strip_suffix(':')?.to_owned();
    Some((label, text_of(rest).trim().to_owned()))
}
