//! The paper that calls a meeting off.

use super::{Subject, notice};
use crate::document::{Block, Document};
use crate::norsk::{self, fill};

/// What those who were called to the meeting are told, on the day it was called off.
pub fn cancellation(subject: &Subject<'_>) -> Document {
    let meeting = subject.meeting;
    let council = &subject.workspace.council;
    let words = &subject.words().cancellation;
    let day = meeting.date.value;
    let title = fill(words.title, &[("møte", &subject.occasion())]);
    let (name, date) = (subject.body.running_name_on(day), subject.language().full_date(day));
    let values = [
        ("organ", name.as_str()),
        ("dato", date.as_str()),
        ("grunn", meeting.cancelled_because().unwrap_or_default()),
    ];
    let sentence =
        if meeting.cancelled_because().is_some() { words.cancelled_because } else { words.cancelled };
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: facts(subject) },
        Block::heading(1, &title),
        Block::paragraph(fill(sentence, &values)),
    ];
    let mut items = Vec::new();
    for item in &meeting.agenda {
        if subject.case_of(item).is_some() {
            items.push(vec![Block::paragraph(subject.entry_of(item))]);
        }
    }
    if !items.is_empty() {
        blocks.push(Block::paragraph(words.cases));
        blocks.push(Block::List { start: None, items });
    }
    blocks.push(Block::heading(2, subject.words().notice.recipients));
    blocks.extend(notice::recipients(subject));
    blocks.push(notice::signature(subject));
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: subject.workspace.today,
        running_head: subject.running_head(words.kind),
        restriction: None,
        mark: subject.mark(),
        blocks,
    }
}

/// The facts of the meeting, with the day it was called off for that of the notice.
fn facts(subject: &Subject<'_>) -> Vec<(String, String)> {
    let words = subject.words();
    let mut facts = subject.facts();
    facts.retain(|(label, _)| label != words.common.sent && label != words.common.updated);
    facts.push((words.cancellation.day.to_owned(), norsk::date(subject.workspace.today)));
    facts
}
