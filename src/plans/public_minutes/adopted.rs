//! What was adopted, where the minutes only say that it was what was proposed.

use crate::document::{Block, Inline, text_of};
use crate::model::{AgendaItem, Record, Words};
use crate::plans::Subject;

/// Writes the adopted text of the case out after «Vedtak: Som innstilt», as far as the public may read it.
pub fn write_out(
    subject: &Subject<'_>,
    record: &Record,
    index: usize,
    item: &AgendaItem,
    blocks: &mut Vec<Block>,
) {
    let recorded = record.items.iter().find(|recorded| recorded.index == index);
    let ruling = recorded.and_then(|recorded| recorded.ruling.as_ref());
    if !ruling.is_some_and(|ruling| ruling.value.words == Words::AsProposed) {
        return;
    }
    let subject = subject.public();
    let Some(case) = subject.case_of(item) else { return };
    let step = case.routing.iter().find(|step| step.is_in(subject.meeting));
    let heading = step.and_then(|step| subject.workspace.text_heading(step));
    let Some(section) = heading.and_then(|heading| case.section(&heading)) else { return };
    if section.is_empty {
        return;
    }
    let words = &subject.words().minutes;
    let is_said = |block: &Block| {
        let Block::Paragraph(inlines) = block else { return false };
        let Some(Inline::Strong(label)) = inlines.first() else { return false };
        let label = text_of(label);
        [words.decision, words.recommendation].iter().any(|word| label.strip_suffix(':') == Some(word))
    };
    let at = blocks.iter().position(is_said).map_or(blocks.len(), |at| at + 1);
    blocks.insert(at, Block::Quote(subject.under(case, section, 4)));
}
