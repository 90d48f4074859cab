//! The minutes as the public may read them: the secretary's own words, without those about what is exempt.

mod adopted;
mod around;
mod shape;

use super::{Subject, corrections, minutes};
use crate::document::{Block, Document, Inline, text_of};
use crate::model::{AgendaItem, Ballot, Case, Closing, Openness, Passage, Passages, Record, TimeRange};
use crate::norsk::{self, fill, fill_owned};

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
        match withheld(subject, record, passage, (index, item)) {
            Some(reason) => {
                blocks.push(Block::notice(reason));
                blocks.extend(was_closed(subject, record, index));
            }
            None => {
                let mut own = subject.public().minutes_of(subject.case_of(item), passage, path, 4);
                adopted::write_out(subject, record, index, item, &mut own);
                blocks.extend(subject.of_body(shape::item(words, own)));
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
    let facts_at = 1 + subject.meeting.corrections.len();
    let mut facts = facts_of(blocks.get(facts_at));
    let mut chair = None;
    if !facts.is_empty() {
        blocks.remove(facts_at);
        for label in [words.began, words.ended, words.chair] {
            if let Some(value) = shape::taken(&mut blocks, label) {
                if label == words.chair {
                    chair = Some(value.clone());
                }
                facts.push((label.to_owned(), value));
            }
        }
        let kind = norsk::capitalised(&subject.body.minutes_word);
        blocks.insert(0, Block::Masthead { kind, facts });
    }
    for block in &mut blocks {
        if let Block::Table(table) = block {
            for column in (0..table.header.len()).rev() {
                *table = table.clone().without_empty_column(column);
            }
        }
    }
    around::sign(words, chair, &mut blocks);
    minutes::of(subject, title, blocks)
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

/// That the doors were closed for an item, which is decided while they are open, and so is public (koml. §
/// 11-4 third paragraph and § 11-5 fifth): by which § and with which votes, and none of the secretary's other
/// words.
fn was_closed(subject: &Subject<'_>, record: &Record, index: usize) -> Option<Block> {
    let words = &subject.words().minutes;
    let closing = closing_of(record, index)?;
    let [closed, unanimous, counted] = words.closed_vote;
    let said = match &closing.ballot {
        None => closed.to_owned(),
        Some(Ballot { tally: None, .. }) => unanimous.to_owned(),
        Some(Ballot { tally: Some(tally), .. }) => {
            let numbers = [tally.in_favour.number.to_string(), tally.against.number.to_string()];
            fill(counted, &[("for", &numbers[0]), ("mot", &numbers[1])])
        }
    };
    let until = closing.until.as_ref().map(|until| until.value);
    let time = match &closing.from {
        Some(from) => format!(" kl. {}", TimeRange { from: from.value, until }),
        None => String::new(),
    };
    let values = [("lukket", said), ("tid", time), ("hjemmel", closing.citation())];
    Some(Block::paragraph(fill_owned(words.was_closed, &values)))
}

/// Why nothing of an item is shown: its case is exempt or cannot be read, nobody can tell what in the text is
/// exempt, or the doors were closed.
fn withheld(
    subject: &Subject<'_>,
    record: &Record,
    said: &Passage,
    (index, item): (usize, &AgendaItem),
) -> Option<String> {
    let words = &subject.words().minutes;
    match (subject.workspace.openness_of(item), &said.exempt) {
        (Openness::Open, Passages::Unmarked) | (Openness::Outside(_), Passages::Whole(_)) => {}
        _ => {
            return Some(match subject.case_of(item).and_then(Case::withheld_by) {
                Some(reason) => fill(words.exempt, &[("hjemmel", &reason)]),
                None => words.exempt_alone.to_owned(),
            });
        }
    }
    let closing = closing_of(record, index).or(item.closing())?;
    Some(fill(words.closed_item, &[("hjemmel", &closing.citation())]))
}

/// That the minutes say that the doors were closed for an item.
fn closing_of(record: &Record, index: usize) -> Option<&Closing> {
    let recorded = record.items.iter().find(|recorded| recorded.index == index)?;
    recorded.proceedings.closing.as_ref()
}
