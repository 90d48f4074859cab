//! The minutes as the public may read them: the secretary's own words, without those about what is exempt.

mod adopted;
mod around;

use super::{Subject, minutes, number, prose};
use crate::document::{Block, Document, Inline, Table, plain, text_of};
use crate::model::{AgendaItem, Case, ItemKind, Record};
use crate::norsk::{self, fill};

/// The public edition of minutes that were read to be `record`; they stand in the file at `path`.
pub fn public_minutes(subject: &Subject<'_>, record: &Record, path: &str) -> Document {
    let title = minutes::title(subject);
    let mut blocks = Vec::new();
    for passage in &record.passages {
        let item = passage.item.and_then(|index| Some((index, subject.meeting.agenda.get(index)?)));
        let Some((index, item)) = item else {
            let own = prose::blocks(&passage.text, path, 1, subject.language());
            blocks.extend(around::finished(subject, own));
            continue;
        };
        let heading = format!("{} {}", number(item), subject.title_of(item));
        blocks.push(Block::Heading { level: 3, text: plain(heading.trim()), contents_entry: None });
        match withheld(subject, record, index, item) {
            Some(reason) => {
                blocks.push(Block::Notice(plain(reason)));
                blocks.extend(was_closed(subject, record, index));
            }
            None => {
                let mut own = prose::blocks(&passage.text, path, 4, subject.language());
                adopted::write_out(subject, record, index, item, &mut own);
                blocks.extend(own);
            }
        }
    }
    if !matches!(blocks.first(), Some(Block::Heading { level: 1, .. })) {
        blocks.insert(0, Block::Heading { level: 1, text: plain(&title), contents_entry: None });
    }
    let facts = facts_of(blocks.get(1));
    if !facts.is_empty() {
        blocks.remove(1);
        let kind = norsk::capitalised(&subject.body.minutes_word);
        blocks.insert(0, Block::Masthead { kind, facts });
    }
    for block in &mut blocks {
        if let Block::Table(table) = block {
            let columns = (0..table.header.len()).rev();
            *table = columns.fold(table.clone(), Table::without_empty_column);
        }
    }
    around::sign(subject, &mut blocks);
    minutes::of(subject, title, blocks)
}

/// The list that minutes begin with, «**Sted:** Oslo rådhus», as it stands at the head of other papers; nothing when
/// it has become anything else.
fn facts_of(block: Option<&Block>) -> Vec<(String, String)> {
    let Some(Block::List { start: None, items }) = block else { return Vec::new() };
    let fact = |item: &Vec<Block>| {
        let [Block::Paragraph(words)] = item.as_slice() else { return None };
        let [Inline::Strong(label), rest @ ..] = words.as_slice() else { return None };
        let label = text_of(label).strip_suffix(':')?.to_owned();
        Some((label, text_of(rest).trim().to_owned()))
    };
    items.iter().map(fact).collect::<Option<_>>().unwrap_or_default()
}

/// That the doors were closed for an item, which is decided while they are open, and so is public (koml. § 11-4
/// third paragraph and § 11-5 fifth): by which § and with which votes, and none of the secretary's other words.
fn was_closed(subject: &Subject<'_>, record: &Record, index: usize) -> Option<Block> {
    let words = &subject.words().minutes;
    let item = record.items.iter().find(|recorded| recorded.index == index)?;
    let closing = item.proceedings.closing.as_ref()?;
    let [unanimous, counted] = words.closed_vote;
    let vote = closing.ballot.as_ref().map(|ballot| match &ballot.tally {
        None => unanimous.to_owned(),
        Some(tally) => {
            let numbers = [tally.in_favour.number.to_string(), tally.against.number.to_string()];
            fill(counted, &[("for", &numbers[0]), ("mot", &numbers[1])])
        }
    });
    let vote = vote.map_or_else(String::new, |vote| format!(", {vote}"));
    let values = [("hjemmel", around::citation(closing)), ("avstemning", vote)];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    Some(Block::Paragraph(plain(fill(words.was_closed, &values))))
}

/// Why nothing of an item is shown: its case is exempt or cannot be read, or the doors were closed.
fn withheld(subject: &Subject<'_>, record: &Record, index: usize, item: &AgendaItem) -> Option<String> {
    let words = &subject.words().minutes;
    if let ItemKind::Case(id) = &item.kind {
        let case = subject.workspace.case(&id.value);
        if case.is_none_or(|case| case.exempt.is_some() || is_doubtful(subject, case)) {
            let exempt = case.and_then(|case| case.exempt.as_ref());
            let reason = exempt.map_or_else(
                || words.exempt_alone.to_owned(),
                |exempt| fill(words.exempt, &[("hjemmel", &exempt.reason())]),
            );
            return Some(reason);
        }
    }
    let proceedings =
        record.items.iter().find(|recorded| recorded.index == index).map(|item| &item.proceedings);
    let closing = proceedings?.closing.as_ref()?;
    Some(fill(words.closed_item, &[("hjemmel", &around::citation(closing))]))
}

/// Whether several cases have the id, so that nobody knows which one the minutes tell of.
fn is_doubtful(subject: &Subject<'_>, case: &Case) -> bool {
    subject.workspace.is_duplicated(&case.id.value)
}
