//! The book of papers to a meeting: the agenda, which is its contents, and a case paper for every case.

use super::{Subject, assessment, circumstances, known, number, number_or_dash};
use crate::document::{Agenda, Block, Column, Document, Inline, Table, plain, plain_row, text_of};
use crate::model::{AgendaItem, Attachment, Case, Openness, Step};
use crate::norsk::{self, fill};

/// A proposal of no more letters than this stands in the list of items.
const SHORT_PROPOSAL: usize = 260;

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
    let mut blocks =
        vec![Block::Masthead { kind: kind.to_owned(), facts: subject.facts() }, Block::heading(1, &title)];
    blocks.extend(circumstances::joint(subject).map(Block::paragraph));
    blocks.push(Block::heading(2, subject.words().common.agenda));
    blocks.push(Block::Agenda(agenda(subject, meeting.agenda.iter())));
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
        mark: subject.mark(),
        blocks,
    }
}

/// The paper of the case of `item` by itself, with the case; none of one of which nothing is shown, or whose
/// papers are to follow.
pub fn paper_of<'a>(subject: &Subject<'a>, item: &AgendaItem) -> Option<(&'a Case, Document)> {
    let case = subject.case_of(item)?;
    if subject.shown(case) == Openness::Withheld || subject.awaited(item).is_some() {
        return None;
    }
    let mut blocks = case_paper(subject, item, case);
    // It is no part of a book, and its own first page.
    let Block::Part { running_head } = blocks.remove(0) else { return None };
    let meeting = subject.meeting;
    let council = &subject.workspace.council;
    let document = Document {
        title: subject.entry_of(item),
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: meeting.papers_complete().map_or(meeting.date.value, |complete| complete.value),
        running_head,
        restriction: subject.restriction(),
        mark: subject.mark(),
        blocks,
    };
    Some((case, document))
}

/// The items with the pages their papers begin on. Under a title stands what the body is asked to decide: the
/// proposal itself, or where it comes from.
pub(super) fn agenda<'i>(subject: &Subject<'_>, items: impl Iterator<Item = &'i AgendaItem>) -> Agenda {
    let words = subject.words();
    let mut rows = Vec::new();
    for item in items {
        let mut title = subject.words_of(item, &subject.timed_title(item));
        if let Some(note) = note_on(subject, item) {
            title.push(Inline::LineBreak);
            title.push(Inline::Emphasis(note));
        }
        let page = if subject.case_of(item).is_some() { subject.entry_of(item) } else { String::new() };
        rows.push(vec![plain(subject.number_of(item)), title, plain(page)]);
    }
    let table = Table {
        summary: fill(words.book.agenda_summary, &[("møte", &subject.occasion())]),
        columns: vec![Column::Short, Column::Text, Column::Page],
        header: plain_row([words.common.number, words.common.case, words.book.page]),
        rows,
    };
    Agenda { table, news: Vec::new() }
}

fn note_on(subject: &Subject<'_>, item: &AgendaItem) -> Option<Vec<Inline>> {
    if let Some(day) = subject.awaited(item) {
        return Some(plain(fill(subject.words().agenda.to_follow, &[("dato", &day)])));
    }
    let Some(case) = subject.case_of(item) else {
        let heading = &subject.workspace.council.headings.proposal;
        let proposal = subject.proposal_of(item)?;
        if subject.body.language.is_none() {
            return Some(plain(format!("{heading}: {proposal}")));
        }
        let mut note = plain(format!("{heading}: "));
        note.extend(subject.words_of(item, &proposal));
        return Some(note);
    };
    let exempt = subject.exemption_of(case);
    if subject.shown(case) == Openness::Withheld {
        return exempt.map(plain);
    }
    let proposal = subject.workspace.proposal_at(case, subject.meeting);
    let mut heading = proposal.and_then(|proposal| subject.heading_of(case, proposal.section));
    // That something is proposed says nothing; who recommends it does.
    heading.take_if(|heading| *heading == subject.workspace.council.headings.proposal);
    if let (Some(proposal), None) = (proposal, &exempt)
        && let Some(text) = short_text(&subject.under(case, proposal.section, 4))
    {
        let label = heading.as_ref().unwrap_or(&subject.workspace.council.headings.proposal);
        heading = Some(format!("{label}: {text}"));
    }
    let told: Vec<String> = [heading, exempt].into_iter().flatten().collect();
    if told.is_empty() { None } else { Some(plain(told.join(". "))) }
}

/// The words of a proposal that is short enough to be read in a list.
fn short_text(blocks: &[Block]) -> Option<String> {
    let mut told = Vec::new();
    for block in blocks {
        let Block::Paragraph(words) = block else { return None };
        told.push(text_of(words).trim().to_owned());
    }
    Some(told.join(" ")).filter(|text| !text.is_empty() && text.chars().count() <= SHORT_PROPOSAL)
}

/// One saksframlegg in the council's own layout: body and day, number, responsible, title, the
/// proposal, and only then the presentation.
pub(super) fn case_paper(subject: &Subject<'_>, item: &AgendaItem, case: &Case) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let words = subject.words();
    let place = format!("{}, {}", subject.body_in_council(), norsk::date(day));
    let number = number(item);
    let running_head = match number.is_empty() {
        true => place.clone(),
        false => format!("{place} · {}", norsk::decapitalised(&number)),
    };
    let facts =
        known([(words.book.meeting, Some(place)), (words.common.responsible, subject.responsible(case))]);
    let mut blocks = vec![
        Block::Part { running_head },
        Block::Masthead { kind: words.book.case_paper.to_owned(), facts },
        Block::Heading {
            level: 1,
            number: Some(number).filter(|number| !number.is_empty()),
            text: subject.words_of(item, &subject.title_of(item)),
        },
    ];
    blocks.extend(remark(subject, case).map(Block::notice));
    if subject.shown(case) == Openness::Withheld {
        return blocks;
    }
    if let Some(day) = subject.awaited(item) {
        blocks.push(Block::paragraph(fill(words.agenda.paper_to_follow, &[("dato", &day)])));
        return blocks;
    }
    let before = subject.workspace.treatments_before(case, subject.meeting);
    if let Some(proposal) = subject.workspace.proposal_at(case, subject.meeting) {
        blocks.extend(subject.heading_of(case, proposal.section).map(|words| Block::heading(2, words)));
        blocks.push(Block::Proposal(subject.under(case, proposal.section, 3)));
        if let Some(section) = proposal.passed_over {
            blocks.extend(subject.heading_of(case, section).map(|words| Block::heading(2, words)));
            blocks.push(Block::Quote(subject.under(case, section, 3)));
        }
    }
    blocks.extend(subject.text_at(case, case.preamble, 3));
    let mut earlier = earlier(subject, &before);
    for section in &case.sections {
        // A proposal, or what a body has said, is no part of the presentation.
        if subject.workspace.is_presentation(case, section) {
            let heading = subject.heading_of(case, section).unwrap_or_default();
            let is_earlier = heading.to_lowercase() == words.book.earlier.to_lowercase();
            if !heading.is_empty() {
                blocks.push(Block::heading(2, heading));
            }
            blocks.extend(subject.under(case, section, 3));
            // Whoever has written of it has the table there too, and the heading stands once.
            if is_earlier {
                blocks.extend(earlier.drain(..).skip(1));
            }
        }
    }
    blocks.extend(assessment::assessment(subject, case).into_iter().chain(earlier));
    blocks.extend(super::input::inputs(subject, case, &before));
    blocks.extend(super::hearing::hearings(subject, case, &before));
    blocks.extend(attachments(subject, case));
    blocks
}

/// What is said of an exemption above the paper.
fn remark(subject: &Subject<'_>, case: &Case) -> Option<String> {
    let words = &subject.words().book;
    let said = match (subject.is_closed(), case.openness()) {
        (_, Openness::Open) => return None,
        (false, Openness::Withheld) => words.exempt,
        (false, Openness::Outside(_)) => words.partly_exempt,
        (true, Openness::Withheld) => words.closed_paper,
        (true, Openness::Outside(_)) => words.partly_closed_paper,
    };
    Some(fill(said, &[("hjemmel", &case.withheld_by()?)]))
}

/// Where the case has been before it came here.
fn earlier(subject: &Subject<'_>, before: &[&Step]) -> Vec<Block> {
    if before.is_empty() {
        return Vec::new();
    }
    let words = subject.words();
    let mut rows = Vec::new();
    for step in before {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { continue };
        let Some(body) = subject.workspace.council.body(&step.body.value) else { continue };
        let outcome = norsk::capitalised(subject.language().of_file_word(outcome.value.word()));
        let number = number_or_dash(&step.number);
        rows.push(plain_row([body.name_on(day.value), &norsk::date(day.value), number, &outcome]));
    }
    let table = Table {
        summary: words.book.earlier_summary.to_owned(),
        columns: vec![Column::Text, Column::Short, Column::Short, Column::Short],
        header: plain_row([words.common.body, words.book.meeting, words.common.number, words.book.outcome]),
        rows,
    };
    vec![Block::heading(2, words.book.earlier), Block::Table(table)]
}

fn attachments(subject: &Subject<'_>, case: &Case) -> Vec<Block> {
    if case.attachments.is_empty() {
        return Vec::new();
    }
    let words = &subject.words().book;
    let named = |attachment: &Attachment| {
        let (edition, openness) = (subject.edition, attachment.openness());
        let file = attachment.file.shown(edition, openness).map(|file| Inline::Code(file.value.clone()));
        let title = attachment.title.as_ref().and_then(|title| title.shown(edition, openness));
        // What the file is called says nothing to a reader who is told what it is.
        title.map(|title| Inline::text(title.as_str())).or(file).into_iter().collect::<Vec<Inline>>()
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
    vec![Block::heading(2, words.attachments), Block::List { start: Some(1), items: items.collect() }]
}
