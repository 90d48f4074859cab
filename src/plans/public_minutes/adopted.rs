//! What was adopted, where the minutes only say that it was what was proposed.

use crate::document::{Block, Inline, text_of};
use crate::model::{AgendaItem, Case, Record, Section, Words};
use crate::plans::Subject;

/// Writes the adopted text of the case out after «Vedtak: Som innstilt», as far as the public may read it.
pub fn write_out(
    subject: &Subject<'_>,
    record: &Record,
    index: usize,
    item: &AgendaItem,
    blocks: &mut Vec<Block>,
) {
    if !is_as_proposed(record, index) {
        return;
    }
    let subject = subject.public();
    let Some(case) = subject.case_of(item) else { return };
    let Some(section) = decision_of(&subject, case) else { return };
    let words = &subject.words().minutes;
    let is_said = |block: &Block| {
        let Block::Paragraph(inlines) = block else { return false };
        let Some(Inline::Strong(label)) = inlines.first() else { return false };
        let label = text_of(label);
        [words.decision, words.recommendation].iter().any(|word| label.strip_suffix(':') == Some(word))
    };
    let at = match blocks.iter().position(is_said) {
        Some(at) => at + 1,
        None => blocks.len(),
    };
    blocks.insert(at, Block::Quote(subject.under(case, section, 4)));
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
