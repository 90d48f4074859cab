//! The supplement to a notice: what has changed since it was sent, and the papers that are new.

use super::{Subject, book, notice, number, prose};
use crate::document::{Block, Document, Inline, plain, text_of};
use crate::model::{
    BodyKind, Case, Difference, ItemKind, Manifest, PaperPart, SealedItem, SealedKind, Version,
};
use crate::norsk::{self, fill};
use crate::text::marks;
use crate::workspace::Workspace;

/// A supplement as it is about to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Supplement<'a> {
    /// The meeting, with its numbers given.
    pub subject: Subject<'a>,
    /// Which version it becomes.
    pub letter: char,
    /// The day it is sent.
    pub sent: chrono::NaiveDate,
    /// The first version, which was the notice.
    pub notice: &'a Version,
    /// What is not as it was sent.
    pub differences: &'a [Difference],
}

impl Supplement<'_> {
    /// What is called upon: the changes one by one, the agenda as it is now, and what governs whether the
    /// new items may be decided.
    pub fn notice(&self) -> Document {
        let subject = &self.subject;
        let words = &subject.words().supplement;
        let occasion = subject.occasion();
        let sent = norsk::date(self.notice.sent);
        let title = self.title(words.title);
        let changes = self.differences.iter().map(|difference| self.change(difference)).collect();
        let mut blocks = vec![
            Block::Masthead { kind: words.kind.to_owned(), facts: self.facts() },
            Block::Heading { level: 1, text: plain(&title), contents_entry: None },
            Block::Paragraph(plain(fill(words.opening, &[("møte", &occasion), ("sendt", &sent)]))),
            Block::List { start: None, items: changes },
        ];
        blocks.extend(self.late_items().map(|text| Block::Notice(plain(text))));
        if !self.case_papers().is_empty() {
            blocks.push(Block::Paragraph(plain(words.papers)));
        }
        blocks.push(Block::Paragraph(plain(words.rest)));
        blocks.push(heading(subject.words().common.agenda));
        blocks.push(Block::Table(notice::agenda(subject)));
        let text = subject.workspace.text(subject.meeting.text);
        if self.differences.contains(&Difference::About) && marks::marks(text).is_empty() {
            let path = &subject.workspace.source(subject.meeting.source).path;
            blocks.push(heading(subject.words().notice.about));
            blocks.extend(prose::blocks(text, path, 3, subject.language()));
        }
        blocks.push(notice::signature(subject));
        self.document(title, blocks)
    }

    /// The papers of the new and changed cases; none when there are none.
    pub fn book(&self) -> Option<Document> {
        let subject = &self.subject;
        let places = self.case_papers();
        if places.is_empty() {
            return None;
        }
        let words = subject.words();
        let title = self.title(words.supplement.book_title);
        let mut blocks = vec![
            Block::Masthead { kind: words.book.kind.to_owned(), facts: self.facts() },
            Block::Heading { level: 1, text: plain(&title), contents_entry: None },
            Block::Contents { title: words.book.contents.to_owned() },
        ];
        for item in places.into_iter().filter_map(|index| subject.meeting.agenda.get(index)) {
            if let Some(case) = subject.case_of(item) {
                blocks.extend(book::case_paper(subject, item, case));
            }
        }
        Some(self.document(title, blocks))
    }

    /// The same for members only; none when nothing in it is exempt.
    pub fn closed_book(&self) -> Option<Document> {
        let subject = &self.subject;
        let mut items = self.case_papers().into_iter().filter_map(|index| subject.meeting.agenda.get(index));
        let is_exempt = items.any(|item| subject.case_of(item).is_some_and(Case::withholds));
        let closed = || Self { subject: subject.closed(), ..*self };
        is_exempt.then(closed).and_then(|closed| closed.book())
    }

    /// The changes, each as a sentence that the public may read; what a new item proposes on a line of its own.
    pub fn changes(&self) -> Vec<String> {
        let is_break = |inline: &Inline| matches!(inline, Inline::LineBreak);
        let said = |block: &Block| match block {
            Block::Paragraph(words) => {
                Some(words.split(is_break).map(text_of).collect::<Vec<_>>().join("\n"))
            }
            _ => None,
        };
        let changes = self.differences.iter().flat_map(|difference| self.change(difference));
        changes.filter_map(|block| said(&block)).collect()
    }

    fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let subject = &self.subject;
        let council = &subject.workspace.council;
        let day = norsk::date(subject.meeting.date.value);
        Document {
            title,
            council: council.name.clone(),
            language: council.language.tag().to_owned(),
            date: self.sent,
            running_head: format!("{}, {day}", subject.body_in_council()),
            restriction: subject.restriction(),
            logo: subject.logo(),
            blocks,
        }
    }

    fn title(&self, template: &str) -> String {
        fill(template, &[("versjon", &self.letter.to_string()), ("møte", &self.subject.occasion())])
    }

    /// The facts of the meeting, with the day of the supplement for that of the notice.
    fn facts(&self) -> Vec<(String, String)> {
        let words = &self.subject.words().common;
        let mut facts = self.subject.facts();
        facts.retain(|(label, _)| label != words.sent && label != words.updated);
        facts.push((words.sent.to_owned(), norsk::date(self.sent)));
        facts
    }

    /// The places on the agenda of cases whose paper is new or another.
    fn case_papers(&self) -> Vec<usize> {
        let has_paper = |difference: &&Difference| match difference {
            Difference::Changed(_, parts) => parts.iter().any(|part| *part != PaperPart::Number),
            _ => true,
        };
        let changed = self.differences.iter().filter(has_paper).filter_map(Difference::item);
        changed
            .filter(|&index| {
                let item = self.subject.meeting.agenda.get(index);
                item.is_some_and(|item| self.subject.case_of(item).is_some())
            })
            .collect()
    }

    /// One change, in words.
    fn change(&self, difference: &Difference) -> Vec<Block> {
        let subject = &self.subject;
        let words = &subject.words().supplement;
        let meeting = subject.meeting;
        let last = subject.workspace.manifest_of(meeting).and_then(Manifest::last);
        let before = last.map(|last| &last.frame);
        let now = |template: &str, value: Option<String>, before: Option<String>| {
            let value = value.as_deref().unwrap_or(words.unknown);
            let before = before.map(|before| fill(words.instead_of, &[("nå", value), ("før", &before)]));
            fill(template, &[("nå", before.as_deref().unwrap_or(value))])
        };
        let hours = |time: &Option<String>| time.as_ref().map(|time| format!("kl. {time}"));
        let text = match difference {
            Difference::Time => {
                now(words.time, hours(&meeting.time), before.and_then(|frame| hours(&frame.time)))
            }
            Difference::Place => {
                now(words.place, meeting.place.clone(), before.and_then(|frame| frame.place.clone()))
            }
            Difference::Form => now(
                words.form,
                subject.form_word(),
                before
                    .and_then(|frame| frame.form)
                    .map(|form| subject.language().of_file_word(form.word()).to_owned()),
            ),
            Difference::About => words.about.to_owned(),
            Difference::Order => words.order.to_owned(),
            Difference::Added(index) => return self.item_change(words.added, *index, &[]),
            Difference::Changed(index, parts) => return self.item_change(words.changed, *index, parts),
            Difference::Removed(item) => fill(words.removed, &[("sak", &sealed_name(subject, item))]),
            Difference::Minutes(path) | Difference::MissedMinutes(path) => {
                fill(words.minutes, &[("referater", &self.minutes(path))])
            }
        };
        vec![Block::Paragraph(plain(text))]
    }

    /// That an item is new or changed. One without a case paper has its proposal here.
    fn item_change(&self, template: &str, index: usize, parts: &[PaperPart]) -> Vec<Block> {
        let subject = &self.subject;
        let words = &subject.words().supplement;
        let Some(item) = subject.meeting.agenda.get(index) else { return Vec::new() };
        let named: Vec<&str> = parts.iter().map(|part| words.parts[place_of(*part)]).collect();
        let values = [("sak", self.name(index)), ("deler", norsk::list(&named))];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        let mut line = vec![Inline::text(fill(template, &values))];
        let proposal = subject.proposal_of(item).filter(|_| !matches!(item.kind, ItemKind::Case(_)));
        if let Some(proposal) = proposal {
            line.push(Inline::LineBreak);
            line.push(Inline::text(fill(words.proposal, &[("forslag", &proposal)])));
        }
        vec![Block::Paragraph(line)]
    }

    /// «Sak 05/24 «Forslag til prosess»», by the title the public may see.
    fn name(&self, index: usize) -> String {
        let item = self.subject.meeting.agenda.get(index);
        item.map_or_else(String::new, |item| named(&number(item), &self.subject.title_of(item)))
    }

    /// What governs whether items may be decided that were not in the notice as they are now.
    fn late_items(&self) -> Option<String> {
        let words = &self.subject.words().supplement;
        let items = self.differences.iter().filter_map(Difference::item);
        let items: Vec<String> = items.map(|index| self.name(index)).collect();
        let is_elected = self.subject.body.kind == Some(BodyKind::Elected);
        let template = if is_elected { words.late_items } else { words.late_items_advisory };
        (!items.is_empty()).then(|| fill(template, &[("saker", &norsk::list(&items))]))
    }

    /// What the minutes at `path` are called.
    fn minutes(&self, path: &str) -> String {
        let workspace: &Workspace = self.subject.workspace;
        let id = path.trim_start_matches("meetings/").split('/').next().unwrap_or_default();
        let meeting = workspace.meeting(id);
        let body = meeting.and_then(|meeting| workspace.council.bodies.get(&meeting.body.value));
        match (body, meeting) {
            (Some(body), Some(meeting)) => notice::minutes_of(&self.subject, body, meeting),
            _ => path.to_owned(),
        }
    }
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: plain(text), contents_entry: None }
}

/// Where the word for a part stands among those of papers.
fn place_of(part: PaperPart) -> usize {
    match part {
        PaperPart::Title => 0,
        PaperPart::Proposal => 1,
        PaperPart::Presentation => 2,
        PaperPart::Attachments => 3,
        PaperPart::Whole => 4,
        PaperPart::Number => 5,
    }
}

fn named(number: &str, title: &str) -> String {
    format!("{} «{title}»", norsk::decapitalised(number)).trim().to_owned()
}

/// An item that is gone from the agenda, by the title that the public may see now.
fn sealed_name(subject: &Subject<'_>, item: &SealedItem) -> String {
    let number = item.number.as_ref().map_or_else(String::new, |number| format!("sak {number}"));
    match &item.kind {
        SealedKind::Case(id) => match subject.workspace.case(id) {
            Some(case) => named(&number, case.open_title(subject.language())),
            None => number,
        },
        SealedKind::Standing(name) => {
            let standing = subject.standing_item(name);
            let title = standing.map_or(name.as_str(), |standing| standing.title.as_str());
            named(&number, &title.replace("{forrige}", &subject.previous_meeting()))
        }
        SealedKind::Plain(title) => named(&number, title),
    }
}
