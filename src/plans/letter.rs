//! The letter that sends what a case has had adopted: an opinion, or the answer to a hearing, word for word.

use super::edition::open_blocks;
use super::{known, mark, text_language, written};
use crate::document::{Block, Document, Inline};
use crate::model::{Case, Guarded, Letter, Openness, Role, Step};
use crate::norsk::{self, LetterWords, Wording, fill, fill_owned};
use crate::text::Placed;
use crate::workspace::{AdoptedText, Workspace};

/// The letter of `case` that says `adopted`; none when there is nobody to write to, or everybody may not see
/// all of it. Before it is sent it has the workspace's day.
pub fn letter(workspace: &Workspace, case: &Case, adopted: AdoptedText<'_>) -> Option<Document> {
    let letter = case.letter.as_deref()?;
    let wording = workspace.council.language.wording();
    let words = &wording.letter;
    let to = letter.to.as_ref()?.open(case.openness())?.value.clone();
    let text = open_blocks(workspace, case, adopted.section, 2)?;
    let subject = subject(workspace, case)?;
    let date = letter.last_sent().unwrap_or(workspace.today);
    let reference = open(case, letter.reference.as_ref());
    let facts = known([
        (words.to, Some(to)),
        (words.their_reference, reference),
        (
            words.our_reference,
            Some(written(&case.journal_number).unwrap_or_else(|| case.id.value.to_string())),
        ),
        (wording.common.date, Some(norsk::date(date))),
    ]);
    let about = subject.to_lowercase();
    let is_answer = case.hearing_deadline.is_some() || about.contains("høring") || about.contains("høyring");
    let kind = match adopted.is_statement {
        true if is_answer => words.answer,
        true => words.opinion,
        false => words.decision,
    };
    let heading = text_language::running(workspace, case.language, &subject);
    let mut blocks = vec![
        Block::Masthead { kind: kind.to_owned(), facts },
        Block::Heading { level: 1, number: None, text: heading },
    ];
    blocks.extend(corrected(case, letter, words).map(Block::notice));
    blocks.push(Block::paragraph(adopted_in(workspace, words, adopted.step)));
    if adopted.is_statement {
        blocks.extend(text);
    } else {
        blocks.push(Block::Proposal(text));
    }
    blocks.extend(end(workspace, case, letter, adopted.step, wording));
    Some(Document {
        title: subject.clone(),
        council: workspace.council.name.clone(),
        language: workspace.council.language.tag().to_owned(),
        date,
        running_head: format!("{kind} · {}", norsk::date(date)),
        restriction: None,
        mark: mark(workspace),
        blocks,
    })
}

/// What the letter is about; none when not everybody may see that.
pub(super) fn subject(workspace: &Workspace, case: &Case) -> Option<String> {
    let openness = case.openness();
    let own = case.letter.as_ref().and_then(|letter| letter.subject.as_ref());
    match (own, openness) {
        (_, Openness::Withheld | Openness::Outside(_)) => None,
        (Some(own), Openness::Open) => Some(own.open(openness)?.value.clone()),
        (None, Openness::Open) => Some(adopted_title(case.open_title(workspace.council.language))),
    }
}

/// «Høringssvar til NOU 2023:25» of «Utkast til høringssvar til NOU 2023:25»: what is adopted is a draft no
/// more.
fn adopted_title(title: &str) -> String {
    for draft in ["Utkast til ", "Utkast ", "Forslag til ", "Framlegg til "] {
        if let Some(rest) = title.strip_prefix(draft) {
            return norsk::capitalised(rest);
        }
    }
    title.to_owned()
}

/// «Vedtatt i styret 16. februar 2024, sak 03/24.»
pub(super) fn adopted_in(workspace: &Workspace, words: &LetterWords, step: &Step) -> String {
    let day = workspace.day_of(step);
    let values = [("organ", workspace.body_name(&step.body.value, day)), ("dato", norsk::date(day))];
    let mut said = fill_owned(words.adopted, &values);
    if let Some(number) = &step.number {
        said.push_str(&format!(", {}", norsk::numbered_in_text(&number.value)));
    }
    said.push('.');
    said
}

fn open(case: &Case, field: Option<&Guarded<Placed<String>>>) -> Option<String> {
    Some(field?.open(case.openness())?.value.clone())
}

/// That the letter puts another right, and why.
fn corrected(case: &Case, letter: &Letter, words: &LetterWords) -> Option<String> {
    let last = letter.corrections.last()?;
    let before = match letter.corrections.len() {
        1 => letter.sent?.value,
        count => letter.corrections[count - 2].day.value,
    };
    let reason = last.reason.open(case.openness())?.value.trim();
    let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    let values = [
        ("dato", norsk::date(last.day.value)),
        ("grunn", format!("{reason}{stop}")),
        ("før", norsk::date(before)),
    ];
    Some(fill_owned(words.corrected, &values))
}

/// Who signs, and who gets a copy.
fn end(workspace: &Workspace, case: &Case, letter: &Letter, step: &Step, wording: &Wording) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(wording.mail.regards)];
    let people = &workspace.people;
    let mut names = Vec::new();
    for person in &letter.signed_by {
        names.push(people.name_of(&person.value).to_owned());
    }
    let day = workspace.day_of(step);
    if names.is_empty()
        && let Some(body) = workspace.council.body(&step.body.value)
    {
        let leaders = workspace.leaders_of(body, day);
        if let Some(chair) = leaders.iter().find(|seat| seat.role == Role::Chair) {
            let values =
                [("navn", people.name_of(&chair.person.value)), ("organ", &body.running_name_on(day))];
            names.push(fill(wording.letter.leader, &values));
        }
    }
    if names.is_empty() {
        names.push(workspace.council.secretariat.clone());
    }
    for label in names {
        blocks.push(Block::FillIn { label });
    }
    let mut copies: Vec<Inline> = Vec::new();
    for copy in &letter.copies {
        let Some(copy) = copy.open(case.openness()) else { continue };
        if !copies.is_empty() {
            copies.push(Inline::LineBreak);
        }
        copies.push(Inline::text(copy.value.as_str()));
    }
    if !copies.is_empty() {
        let list = vec![Block::Paragraph(copies)];
        blocks.push(Block::Labelled { label: wording.letter.copies.to_owned(), blocks: list });
    }
    blocks
}
