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
    let mut follows = is_as_proposed(record, index);
    let mut at = blocks.len();
    for (place, block) in blocks.iter().enumerate() {
        if let Some((label, said)) = shape::labelled(block)
            && labels.contains(&label.as_str())
        {
            follows |= reference(&text_of(&said)) == Reference::Whole;
            at = place + 1;
            break;
        }
    }
    if !follows {
        return;
    }
    let subject = subject.public();
    let adopted = if let Some(case) = subject.case_of(item) {
        let Some(section) = decision_of(&subject, case) else { return };
        subject.under(case, section, 4)
    } else if let Some(proposal) = subject.proposal_of(item) {
        vec![Block::paragraph(proposal)]
    } else {
        return;
    };
    blocks.insert(at, Block::Quote(adopted));
}

/// Whether the minutes only say of an item that it was decided as proposed.
fn is_as_proposed(record: &Record, index: usize) -> bool {
    let ruling = record.item(index).and_then(|recorded| recorded.ruling.as_ref());
    ruling.is_some_and(|ruling| ruling.value.words == Words::AsProposed)
}

/// Where the case holds what the meeting said, when anything is written there.
fn decision_of<'a>(subject: &Subject<'_>, case: &'a Case) -> Option<&'a Section> {
    let index = case.step_in(subject.meeting)?;
    let section = subject.workspace.text_of(case, index)?;
    if section.is_empty { None } else { Some(section) }
}
