//! Those whom a body asked what they think of a case, as the next body reads of it.

use chrono::NaiveDate;

use super::Subject;
use crate::document::{Block, Column, Table, plain_row};
use crate::model::{Case, Edition, Hearing, Openness, Step};
use crate::norsk::{self, Language, fill};

/// Every hearing in the treatments before this one: who was asked, until when, and who answered. Who has an
/// opinion may tell what a case is about that is exempt in part.
pub(super) fn hearings(subject: &Subject<'_>, case: &Case, before: &[&Step]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let sight = (subject.edition, case.openness());
    for step in before {
        if let Some(hearing) = &step.hearing
            && let Some(said) = asked(hearing, subject.language(), sight)
        {
            blocks.extend(paper(subject, step, &said, &answered(hearing, sight)));
        }
    }
    blocks
}

/// In which edition something is shown of a case, and how much of it the public may see.
pub(super) type Sight<'a> = (Edition, Openness<'a>);

/// « til medlemmene, med frist onsdag 29. mai 2024», as far as it is known; none when it may not be shown.
pub(super) fn asked(hearing: &Hearing, language: Language, (edition, openness): Sight<'_>) -> Option<String> {
    if edition == Edition::Public && !openness.is_open() {
        return None;
    }
    let words = &language.wording().book;
    let mut said = String::new();
    let mut asked = Vec::new();
    for one in &hearing.to {
        asked.push(one.shown(edition, openness)?.value.as_str());
    }
    if !asked.is_empty() {
        said.push_str(&fill(words.hearing_to, &[("hvem", &norsk::list(&asked))]));
    }
    if let Some(deadline) = &hearing.deadline {
        said.push_str(&fill(words.hearing_until, &[("dato", &language.full_date(deadline.value))]));
    }
    Some(said)
}

/// Those who answered, and when.
type Answered<'a> = Vec<(&'a str, Option<NaiveDate>)>;

/// Who answered, as far as it may be shown.
pub(super) fn answered<'a>(hearing: &'a Hearing, (edition, openness): Sight<'_>) -> Answered<'a> {
    let mut answers = Vec::new();
    for answer in &hearing.answers {
        let from = answer.from.shown(edition, openness);
        answers.extend(from.map(|from| (from.value.as_str(), answer.day.map(|day| day.value))));
    }
    answers
}

fn paper(subject: &Subject<'_>, step: &Step, asked: &str, answers: &Answered<'_>) -> Vec<Block> {
    let words = &subject.words().book;
    let day = subject.workspace.day_of(step);
    let body = subject.workspace.body_name(&step.body.value, day);
    let mut said =
        fill(words.hearing_sent, &[("organ", &norsk::capitalised(&body)), ("dato", &norsk::date(day))]);
    said.push_str(asked);
    said.push('.');
    let mut blocks = vec![Block::heading(2, words.hearing), Block::paragraph(said)];
    if answers.is_empty() {
        blocks.push(Block::paragraph(words.no_answers));
        return blocks;
    }
    let mut rows = Vec::new();
    for (from, day) in answers {
        let day = day.map_or_else(|| "–".to_owned(), norsk::date);
        rows.push(plain_row([*from, day.as_str()]));
    }
    blocks.push(Block::Table(Table {
        summary: words.answers_summary.to_owned(),
        columns: vec![Column::Text, Column::Short],
        header: plain_row([words.answer_from, words.answer_on]),
        rows,
    }));
    blocks
}
