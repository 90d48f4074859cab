//! The book of papers to a meeting: cover, contents, agenda, and a case paper for every case.

use super::{Subject, circumstances, number};
use crate::document::{Block, Column, Document, Inline, Table, plain};
use crate::model::{AgendaItem, Attachment, Case, OpenText, Section, Step};
use crate::norsk::{self, fill};

/// Every paper of a meeting in one document.
pub fn book(subject: &Subject<'_>) -> Document {
    let meeting = subject.meeting;
    let day = meeting.date.value;
    let council = &subject.workspace.council;
    let words = &subject.words().book;
    let (kind, title) = match subject.is_closed() {
        true => (words.closed_kind, words.closed_title),
        false => (words.kind, words.title),
    };
    let title = fill(title, &[("møte", &subject.occasion())]);
    let head = format!("{}, {}", subject.body_in_council(), norsk::date(day));
    let mut blocks = vec![
        Block::Masthead { kind: kind.to_owned(), facts: subject.facts() },
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
        restriction: subject.restriction(),
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
pub(super) fn case_paper(subject: &Subject<'_>, item: &AgendaItem, case: &Case) -> Vec<Block> {
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
    blocks.extend(remark(subject, case).map(|text| Block::Notice(plain(text))));
    if subject.shown(case) == OpenText::Nothing {
        return blocks;
    }
    let before = subject.workspace.treatments_before(case, subject.meeting);
    let proposal = subject.workspace.proposal_after(case, &before);
    if let Some(section) = proposal.map(|proposal| proposal.section) {
        blocks.extend(subject.heading_of(case, section).map(|words| heading(&words)));
        blocks.push(Block::Proposal(subject.under(case, section, 3)));
    }
    blocks.extend(subject.text_at(case, case.preamble, 3));
    for section in case.sections.iter().filter(|section| belongs(subject, case, section)) {
        blocks.extend(subject.heading_of(case, section).map(|words| heading(&words)));
        blocks.extend(subject.under(case, section, 3));
    }
    blocks.extend(earlier(subject, &before));
    blocks.extend(attachments(subject, case));
    blocks
}

/// What is said of an exemption above the paper.
fn remark(subject: &Subject<'_>, case: &Case) -> Option<String> {
    let words = &subject.words().book;
    let said = match (subject.is_closed(), case.open_text()) {
        (_, OpenText::All) => return None,
        (false, OpenText::Nothing) => words.exempt,
        (false, OpenText::Outside(_)) => words.partly_exempt,
        (true, OpenText::Nothing) => words.closed_paper,
        (true, OpenText::Outside(_)) => words.partly_closed_paper,
    };
    let reason = case.exempt.as_ref().map_or_else(String::new, |exempt| exempt.reason());
    Some(fill(said, &[("hjemmel", &reason)]))
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: plain(text), contents_entry: None }
}

/// Whether a section is part of the presentation, and not a proposal or what a body has said.
fn belongs(subject: &Subject<'_>, case: &Case, section: &Section) -> bool {
    subject.workspace.is_presentation(case, section)
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
    let named = |attachment: &Attachment| match &attachment.title {
        Some(title) => vec![
            Inline::text(format!("{title} (")),
            Inline::Code(attachment.file.value.clone()),
            Inline::text(")"),
        ],
        None => vec![Inline::Code(attachment.file.value.clone())],
    };
    let items = case.attachments.iter().map(|attachment| {
        let Some(exempt) = &attachment.exempt else { return vec![Block::Paragraph(named(attachment))] };
        let said = |words| fill(words, &[("hjemmel", &exempt.reason())]);
        let line = match attachment.open_file(case) {
            _ if subject.is_closed() => {
                let mut line = named(attachment);
                line.push(Inline::text(format!(". {}", said(words.exempt_attachment))));
                line
            }
            Some(file) => vec![
                Inline::Code(file.to_owned()),
                Inline::text(format!(", {}", said(words.public_attachment))),
            ],
            None => plain(said(words.exempt_attachment)),
        };
        vec![Block::Paragraph(line)]
    });
    vec![heading(words.attachments), Block::List { start: Some(1), items: items.collect() }]
}
