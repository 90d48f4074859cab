//! How a case was weighed before it was taken up, for the body that reads it.

use super::Subject;
use crate::document::{Block, Column, Table, plain_row};
use crate::model::Case;
use crate::norsk::{self, fill};

/// The section with each question and what was answered; nothing before anything is, or where the public may
/// not see all of the case.
pub(super) fn assessment(subject: &Subject<'_>, case: &Case) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let asked = subject.workspace.asked_of(case, Some(&subject.body.id), day);
    let words = &subject.words().assessment;
    let shown = subject.shown(case);
    let (mut rows, mut weighed) = (Vec::new(), Vec::new());
    for (row, assessment) in asked {
        let question = row.value.question.as_str();
        let Some(given) = assessment else {
            rows.push(plain_row([question, words.unanswered, ""]));
            continue;
        };
        let Some(verdict) = given.verdict.open(shown) else { return Vec::new() };
        let reason = given.reason.as_ref().and_then(|reason| reason.open(shown));
        let reason = reason.map_or("", |reason| reason.value.as_str());
        rows.push(plain_row([question, verdict.word(), reason]));
        let name = subject.workspace.people.name_of(&given.by.value);
        let by = fill(words.by, &[("navn", name), ("dato", &norsk::date(given.day))]);
        if !weighed.contains(&by) {
            weighed.push(by);
        }
    }
    if weighed.is_empty() {
        return Vec::new();
    }
    let table = Table {
        summary: words.summary.to_owned(),
        columns: vec![Column::Text, Column::Short, Column::Text],
        header: plain_row([words.question, words.verdict, words.reason]),
        rows,
    };
    let who = fill(words.weighed, &[("hvem", &norsk::list(&weighed))]);
    vec![Block::heading(2, words.heading), Block::Table(table), Block::paragraph(who)]
}
