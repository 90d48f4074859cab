//! What was adopted, where the minutes only say that it was what was proposed.

use super::shape;
use crate::document::{Block, text_of};
use crate::model::{AgendaItem, Case, Record, Section, Words};
use crate::plans::Subject;
use crate::read::minutes::{Reference, reference};

/// Writes the adopted text out after «Vedtak: Som innstilt», as far as the public may read it.
pub fn write_out(
    subject: &Subject<'_>,
    record: &Record,
    index: usize,
    item: &AgendaItem,
    blocks: &mut Vec<Block>,
) {
    let words = &subject.words().minutes;
    let labels = [words.decision, words.recommendation];
    let at = blocks
        .iter()
        .position(|block| shape::labelled(block).is_some_and(|(label, _)| labels.contains(&label.as_str())));
    let said = at.and_then(|at| shape::labelled(&blocks[at])).map(|(_, said)| text_of(&said));
    if !is_as_proposed(record, index) && said.is_none_or(|said| reference(&said) != Reference::Whole) {
        return;
    }
    let subject = subject.public();
    let adopted = match subject.case_of(item) {
        Some(case) => decision_of(&subject, case).map(|section| subject.under(case, section, 4)),
        None => subject.proposal_of(item).map(|proposal| vec![Block::paragraph(proposal)]),
    };
    if let Some(adopted) = adopted {
        blocks.insert(at.map_or(blocks.len(), |at| at + 1), Block::Quote(adopted));
    }
}

/// Whether the minutes only say of an item that it was decided as proposed.
fn is_as_proposed(record: &Record, index: usize) -> bool {
    let Some(recorded) = record.items.iter().find(|recorded| recorded.index == index) else { return false };
    recorded.ruling.as_ref().is_some_and(|ruling| ruling.value.words == Words::AsProposed)
}

/// Where the case holds what the meeting said, when anything is written there.
fn decision_of<'a>(subject: &Subject<'_>, case: &'a Case) -> Option<&'a Section> {
    let index = case.step_in(subject.meeting)?;
    let section = subject.workspace.text_of(case, index)?;
    if section.is_empty { None } else { Some(section) }
}
