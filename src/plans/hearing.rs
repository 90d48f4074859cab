//! Those whom a body asked what they think of a case, as the next body reads of it.

use super::Subject;
use crate::document::{Block, Column, Table, plain_row};
use crate::model::{Case, Hearing, Step};
use crate::norsk::{self, Language, fill};

/// Every hearing in the treatments before this one: who was asked, until when, and who answered. Who has an
/// opinion may tell what a case is about that is exempt in part.
pub(super) fn hearings(subject: &Subject<'_>, case: &Case, before: &[&Step]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !subject.is_closed() && !case.openness().is_open() {
        return blocks;
    }
    for step in before {
        if let Some(hearing) = &step.hearing {
            blocks.extend(paper(subject, step, hearing));
        }
    }
    blocks
}

/// « til medlemmene, med frist onsdag 29. mai 2024», as far as it is known.
pub(super) fn asked(hearing: &Hearing, language: Language) -> String {
    let words = &language.wording().book;
    let mut said = String::new();
    let asked: Vec<&str> = hearing.to.iter().map(|one| one.value.as_str()).collect();
    if !asked.is_empty() {
        said.push_str(&fill(words.hearing_to, &[("hvem", &norsk::list(&asked))]));
    }
    if let Some(deadline) = &hearing.deadline {
        said.push_str(&fill(words.hearing_until, &[("dato", &language.full_date(deadline.value))]));
    }
    said
}

fn paper(subject: &Subject<'_>, step: &Step, hearing: &Hearing) -> Vec<Block> {
    let words = &subject.words().book;
    let day = subject.workspace.day_of(step);
    let body = subject.workspace.body_name(&step.body.value, day);
    let mut said =
        fill(words.hearing_sent, &[("organ", &norsk::capitalised(&body)), ("dato", &norsk::date(day))]);
    said.push_str(&asked(hearing, subject.language()));
    said.push('.');
    let mut blocks = vec![Block::heading(2, words.hearing), Block::paragraph(said)];
    if hearing.answers.is_empty() {
        blocks.push(Block::paragraph(words.no_answers));
        return blocks;
    }
    let mut rows = Vec::new();
    for answer in &hearing.answers {
        let day = answer.day.map_or_else(|| "–".to_owned(), |day| norsk::short_date(day.value));
        rows.push(plain_row([answer.from.value.as_str(), day.as_str()]));
    }
    blocks.push(Block::Table(Table {
        summary: words.answers_summary.to_owned(),
        columns: vec![Column::Text, Column::Short],
        header: plain_row([words.answer_from, words.answer_on]),
        rows,
    }));
    blocks
}
