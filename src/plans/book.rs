//! The book of papers to a meeting: cover, contents, agenda, and a case paper for every case.

use super::{Subject, circumstances, number, prose};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{AgendaItem, Case, Section, Step};
use crate::norsk::{self, fill};

/// Every paper of a meeting in one document.
pub fn book(subject: &Subject<'_>) -> Document {
    let meeting = subject.meeting;
    let day = meeting.date.value;
    let council = &subject.workspace.council;
    let words = &subject.words().book;
    let title = fill(words.title, &[("møte", &subject.occasion())]);
    let head = format!("{}, {}", subject.body_in_council(), norsk::date(day));
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: subject.facts() },
        Block::Heading { level: 1, text: plain(&title), contents_entry: None },
    ];
    blocks.extend(circumstances::joint(subject).map(|text| Block::Paragraph(plain(text))));
    blocks.extend([
        Block::Contents { title: words.contents.to_owned() },
        Block::Part { running_head: head.clone() },
        Block::Heading { level: 1, text: plain(subject.words().common.agenda), contents_entry: None },
        Block::Table(agenda(subject)),
    ]);
    for item in &meeting.agenda {
        if let Some(case) = subject.case_of(item) {
            blocks.extend(case_paper(subject, item, case));
        }
    }
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: meeting.papers_complete().map_or(day, |complete| complete.value),
        running_head: head,
        logo: subject.logo(),
        blocks,
    }
}

/// Every item; those without a case paper with the proposal they are decided by.
fn agenda(subject: &Subject<'_>) -> Table {
    let words = subject.words();
    let rows = subject.meeting.agenda.iter().map(|item| {
        let written = item.number.as_ref().map_or_else(|| "–".to_owned(), |number| number.value.clone());
        let proposal = match subject.case_of(item) {
            Some(_) => words.book.see_paper.to_owned(),
            None => subject.proposal_of(item).unwrap_or_else(|| "–".to_owned()),
        };
        vec![plain(written), plain(subject.title_of(item)), plain(proposal)]
    });
    Table {
        summary: fill(words.book.agenda_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Text],
        header: vec![
            plain(words.common.number),
            plain(words.common.case),
            plain(&subject.workspace.council.headings.proposal),
        ],
        rows: rows.collect(),
    }
}

/// One saksframlegg in the council's own layout: body and day, number, responsible, title, the
/// proposal, and only then the presentation.
fn case_paper(subject: &Subject<'_>, item: &AgendaItem, case: &Case) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let title = subject.title_of(item);
    let entry = format!("{} {title}", number(item)).trim().to_owned();
    let words = subject.words();
    let mut facts = vec![(
        words.book.meeting.to_owned(),
        format!("{}, {}", subject.body_in_council(), day.format("%d.%m.%y")),
    )];
    let mut add =
        |label: &str, value: Option<String>| facts.extend(value.map(|value| (label.to_owned(), value)));
    add(words.common.number, item.number.as_ref().map(|number| number.value.clone()));
    add(words.common.responsible, subject.responsible(case));
    let mut blocks = vec![
        Block::Part { running_head: entry.clone() },
        Block::Masthead { kind: words.book.case_paper.to_owned(), facts },
        Block::Heading { level: 1, text: plain(title), contents_entry: Some(entry) },
    ];
    if let Some(exempt) = &case.exempt {
        let text = fill(words.book.exempt, &[("hjemmel", &exempt.reason())]);
        blocks.push(Block::Notice(plain(text)));
        return blocks;
    }
    let path = &subject.workspace.source(case.source).path;
    let language = subject.language();
    let text = |span| subject.workspace.text(span);
    let (_, before) = subject.steps_of(case);
    let proposal = subject.workspace.proposal_after(case, &before);
    if let Some(section) = proposal.map(|proposal| proposal.section) {
        blocks.push(heading(&section.heading));
        blocks.push(Block::Proposal(prose::blocks(text(section.body), path, 3, language)));
    }
    blocks.extend(prose::blocks(text(case.preamble), path, 3, language));
    for section in case.sections.iter().filter(|section| belongs(subject, case, section)) {
        blocks.push(heading(&section.heading));
        blocks.extend(prose::blocks(text(section.body), path, 3, language));
    }
    blocks.extend(earlier(subject, &before));
    blocks.extend(attachments(subject, case));
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: plain(text), contents_entry: None }
}

/// Whether a section is part of the presentation, and not a proposal or what a body has said.
fn belongs(subject: &Subject<'_>, case: &Case, section: &Section) -> bool {
    let spoken = case.routing.iter().filter_map(|step| subject.workspace.text_heading(step));
    let heading = section.heading.to_lowercase();
    !section.is_empty
        && !subject.workspace.council.headings.is_proposal(&heading)
        && !spoken.into_iter().any(|spoken| spoken.to_lowercase() == heading)
}

/// Where the case has been before it came here.
fn earlier(subject: &Subject<'_>, before: &[&Step]) -> Vec<Block> {
    if before.is_empty() {
        return Vec::new();
    }
    let words = subject.words();
    let rows = before.iter().filter_map(|step| {
        let day = step.meeting?.value;
        let body = subject.workspace.council.bodies.get(&step.body.value)?;
        let number = step.number.as_ref().map_or("–", |number| number.value.as_str());
        let outcome = subject.language().of_file_word(step.outcome?.value.word());
        Some(vec![
            plain(body.name_on(day)),
            plain(norsk::short_date(day)),
            plain(number),
            plain(norsk::capitalised(outcome)),
        ])
    });
    let table = Table {
        summary: words.book.earlier_summary.to_owned(),
        columns: vec![Column::Text, Column::Short, Column::Short, Column::Short],
        header: [words.common.body, words.book.meeting, words.common.number, words.book.outcome]
            .map(plain)
            .to_vec(),
        rows: rows.collect(),
    };
    vec![heading(words.book.earlier), Block::Table(table)]
}

fn attachments(subject: &Subject<'_>, case: &Case) -> Vec<Block> {
    if case.attachments.is_empty() {
        return Vec::new();
    }
    let words = &subject.words().book;
    let items = case.attachments.iter().map(|attachment| {
        let line = match (&attachment.exempt, &attachment.title) {
            (Some(exempt), _) => plain(fill(words.exempt_attachment, &[("hjemmel", &exempt.reason())])),
            (None, Some(title)) => vec![
                Inline::text(format!("{title} (")),
                Inline::Code(attachment.file.value.clone()),
                Inline::text(")"),
            ],
            (None, None) => vec![Inline::Code(attachment.file.value.clone())],
        };
        vec![Block::Paragraph(line)]
    });
    vec![heading(words.attachments), Block::List { start: Some(1), items: items.collect() }]
}
