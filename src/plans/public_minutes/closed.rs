//! What may not be told of an item, and that the doors were closed for it.

use crate::document::Block;
use crate::model::{AgendaItem, Ballot, Case, Closing, Openness, Passage, Passages, Record, TimeRange};
use crate::norsk::{fill, fill_owned};
use crate::plans::Subject;

/// That the doors were closed for an item, which is decided while they are open, and so is public (koml. §
/// 11-4 third paragraph and § 11-5 fifth): by which § and with which votes, and none of the secretary's other
/// words.
pub fn was_closed(subject: &Subject<'_>, record: &Record, index: usize) -> Option<Block> {
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
pub fn withheld(
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
    record.item(index)?.proceedings.closing.as_ref()
}
