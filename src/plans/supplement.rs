//! The supplement to a notice: what has changed since it was sent, and the papers that are new.

use super::{Subject, at_time, book, notice, prose};
use crate::document::{Block, Document, Inline, text_of};
use crate::model::{
    AgendaItem, Case, Difference, ItemKind, Manifest, PaperPart, SealedItem, SealedKind, Version,
};
use crate::norsk::{self, fill, fill_owned};

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

impl<'a> Supplement<'a> {
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
            Block::heading(1, &title),
            Block::paragraph(fill(words.opening, &[("møte", &occasion), ("sendt", &sent)])),
            Block::List { start: None, items: changes },
        ];
        blocks.extend(self.late_items().map(Block::notice));
        if !self.case_papers().is_empty() {
            blocks.push(Block::paragraph(words.papers));
        }
        blocks.push(Block::paragraph(self.rest()));
        blocks.push(Block::heading(2, subject.words().common.agenda));
        blocks.push(Block::Agenda(notice::agenda(subject, &self.news())));
        if self.differences.contains(&Difference::About)
            && let Some(text) = subject.workspace.notice_text(subject.meeting)
        {
            let path = &subject.workspace.source(subject.meeting.source).path;
            blocks.push(Block::heading(2, subject.words().notice.about));
            blocks.extend(subject.of_body(prose::blocks(text, path, 3, subject.language())));
        }
        blocks.push(notice::signature(subject));
        self.document(title, blocks)
    }

    /// The papers of the new and changed cases; none when there are none.
    pub fn book(&self) -> Option<Document> {
        let subject = &self.subject;
        let papers = self.case_papers();
        if papers.is_empty() {
            return None;
        }
        let words = subject.words();
        let title = self.title(words.supplement.book_title);
        let mut blocks = Vec::new();
        // One paper needs no list of papers before it.
        if papers.len() > 1 {
            blocks.push(Block::Masthead { kind: words.book.kind.to_owned(), facts: self.facts() });
            blocks.push(Block::heading(1, &title));
            blocks.push(Block::heading(2, words.common.agenda));
            blocks.push(Block::Agenda(book::agenda(subject, papers.iter().map(|(item, _)| *item))));
        }
        for (item, case) in &papers {
            let paper = book::case_paper(subject, item, case);
            blocks.extend(paper.into_iter().skip(usize::from(papers.len() == 1)));
        }
        Some(self.document(title, blocks))
    }

    /// The paper of each of those cases by itself, for everybody.
    pub fn case_papers_alone(&self) -> Vec<(&'a AgendaItem, &'a Case, Document)> {
        let mut alone = Vec::new();
        for (item, _) in self.case_papers() {
            let paper = book::paper_of(&self.subject, item);
            alone.extend(paper.map(|(case, paper)| (item, case, Document { date: self.sent, ..paper })));
        }
        alone
    }

    /// The same for members only; none when nothing in it is exempt.
    pub fn closed_book(&self) -> Option<Document> {
        if !self.case_papers().iter().any(|(_, case)| case.withholds()) {
            return None;
        }
        Self { subject: self.subject.closed(), ..*self }.book()
    }

    /// What stands before the titles of the items that are new or another.
    fn news(&self) -> Vec<(usize, &'static str)> {
        let [new, changed] = self.subject.words().supplement.marks;
        let mut news = Vec::new();
        for difference in self.differences {
            match difference {
                Difference::Added(index) => news.push((*index, new)),
                Difference::Changed(index, _) => news.push((*index, changed)),
                _ => {}
            }
        }
        news
    }

    /// The changes, each as a sentence that the public may read; what a new item proposes on a line of its
    /// own.
    pub fn changes(&self) -> Vec<String> {
        let is_break = |inline: &Inline| matches!(inline, Inline::LineBreak);
        let mut changes = Vec::new();
        for difference in self.differences {
            for block in self.change(difference) {
                if let Block::Paragraph(words) = block {
                    let lines: Vec<String> = words.split(is_break).map(text_of).collect();
                    changes.push(lines.join("\n"));
                }
            }
        }
        changes
    }

    fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let subject = &self.subject;
        let council = &subject.workspace.council;
        Document {
            title,
            council: council.name.clone(),
            language: council.language.tag().to_owned(),
            date: self.sent,
            running_head: subject.running_head(subject.words().supplement.kind),
            restriction: subject.restriction(),
            mark: subject.mark(),
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

    /// The items whose case has a paper that is new or another.
    fn case_papers(&self) -> Vec<(&'a AgendaItem, &'a Case)> {
        let mut papers = Vec::new();
        for difference in self.differences {
            if !difference.has_papers() {
                continue;
            }
            let Some(index) = difference.item() else { continue };
            let Some(item) = self.subject.meeting.agenda.get(index) else { continue };
            if item.awaited().is_some() {
                continue;
            }
            if let Some(case) = self.subject.case_of(item) {
                papers.push((item, case));
            }
        }
        papers
    }

    /// What holds for all that has not changed.
    fn rest(&self) -> String {
        let words = &self.subject.words().supplement;
        let mut earlier = Vec::new();
        if let Some(manifest) = self.subject.workspace.manifest_of(self.subject.meeting) {
            for version in manifest.versions.iter().skip(1).filter(|version| version.letter < self.letter) {
                let values = [("versjon", version.letter.to_string()), ("sendt", norsk::date(version.sent))];
                earlier.push(fill_owned(words.earlier, &values));
            }
        }
        let more = match earlier.is_empty() {
            true => String::new(),
            false => format!(", {}", norsk::list(&earlier)),
        };
        fill_owned(words.rest, &[("sendt", norsk::date(self.notice.sent)), ("tillegg", more)])
    }

    /// One change, in words.
    fn change(&self, difference: &Difference) -> Vec<Block> {
        let subject = &self.subject;
        let words = &subject.words().supplement;
        let meeting = subject.meeting;
        let (time, place, form) = match subject.workspace.manifest_of(meeting).and_then(Manifest::last) {
            Some(Version { frame, .. }) => {
                (frame.time.as_ref().map(|time| format!("kl. {time}")), frame.place.clone(), frame.form)
            }
            None => (None, None, None),
        };
        let form = form.map(|form| subject.language().of_file_word(form.word()).to_owned());
        let text = match difference {
            Difference::Time => self.instead(words.time, at_time(meeting.time), time),
            Difference::Place => self.instead(words.place, meeting.open_place().map(str::to_owned), place),
            Difference::Form => self.instead(words.form, subject.form_word(), form),
            Difference::About => words.about.to_owned(),
            Difference::Arrangement => words.arrangement.to_owned(),
            Difference::Order => words.order.to_owned(),
            Difference::Added(index) => return self.item_change(words.added, *index, &[]),
            Difference::Changed(index, parts) => return self.item_change(words.changed, *index, parts),
            Difference::Removed(item) => fill(words.removed, &[("sak", &sealed_name(subject, item))]),
            Difference::Minutes(path) | Difference::MissedMinutes(path) => {
                fill(words.minutes, &[("referater", &self.minutes(path))])
            }
            // Nobody is called to a meeting that has been held.
            Difference::Attendance | Difference::Called | Difference::Corrections => return Vec::new(),
        };
        vec![Block::paragraph(text)]
    }

    /// What is now the case, and what it was before when that is known.
    fn instead(&self, template: &str, now: Option<String>, before: Option<String>) -> String {
        let words = &self.subject.words().supplement;
        let now = now.as_deref().unwrap_or(words.unknown);
        match before {
            Some(before) => {
                let said = fill(words.instead_of, &[("nå", now), ("før", &before)]);
                fill(template, &[("nå", &said)])
            }
            None => fill(template, &[("nå", now)]),
        }
    }

    /// That an item is new or changed. One without a case paper has its proposal here.
    fn item_change(&self, template: &str, index: usize, parts: &[PaperPart]) -> Vec<Block> {
        let subject = &self.subject;
        let words = &subject.words().supplement;
        let Some(item) = subject.meeting.agenda.get(index) else { return Vec::new() };
        let named: Vec<&str> =
            parts.iter().filter_map(|part| words.parts.get(part.place()).copied()).collect();
        let values = [("sak", self.name(index)), ("deler", norsk::list(&named))];
        let follows = parts.contains(&PaperPart::Awaited);
        let mut line = vec![Inline::text(match (follows, subject.awaited(item)) {
            (true, Some(day)) => {
                fill(subject.words().agenda.follows_later, &[("sak", &values[0].1), ("dato", &day)])
            }
            (true, None) => fill(subject.words().agenda.followed, &[("sak", &values[0].1)]),
            (false, _) => fill_owned(template, &values),
        })];
        if !matches!(item.kind, ItemKind::Case(_))
            && let Some(proposal) = subject.proposal_of(item)
        {
            line.push(Inline::LineBreak);
            line.push(Inline::text(fill(words.proposal, &[("forslag", &proposal)])));
        }
        vec![Block::Paragraph(line)]
    }

    /// «Sak 05/24 «Forslag til prosess»», by the title the public may see.
    fn name(&self, index: usize) -> String {
        match self.subject.meeting.agenda.get(index) {
            Some(item) => {
                let number = item.number.as_ref().map(|number| norsk::numbered_in_text(&number.value));
                named(number, &self.subject.title_of(item))
            }
            None => String::new(),
        }
    }

    /// What governs whether items may be decided that were not in the notice as they are now.
    fn late_items(&self) -> Option<String> {
        let words = &self.subject.words().supplement;
        let items = self.differences.iter().filter_map(Difference::item);
        let items: Vec<String> = items.map(|index| self.name(index)).collect();
        if items.is_empty() {
            return None;
        }
        let is_elected = self.subject.body.is_elected();
        let template = if is_elected { words.late_items } else { words.late_items_advisory };
        Some(fill(template, &[("saker", &norsk::list(&items))]))
    }

    /// What the minutes at `path` are called.
    fn minutes(&self, path: &str) -> String {
        let workspace = self.subject.workspace;
        let folder = path.trim_start_matches("meetings/").split('/').next().unwrap_or_default();
        let Some(meeting) = workspace.meeting_in(folder) else { return path.to_owned() };
        match workspace.council.body(&meeting.body.value) {
            Some(body) => notice::minutes_of(&self.subject, body, meeting),
            None => path.to_owned(),
        }
    }
}

/// «sak 05/24 «Ferjetakster»», within a sentence.
fn named(number: Option<String>, title: &str) -> String {
    match number {
        Some(number) => format!("{number} «{title}»"),
        None => format!("«{title}»"),
    }
}

/// An item that is gone from the agenda, by the title that the public may see now.
fn sealed_name(subject: &Subject<'_>, item: &SealedItem) -> String {
    let number = item.number.as_deref().map(norsk::numbered_in_text);
    match &item.kind {
        SealedKind::Case(id) => match subject.workspace.case(id) {
            Some(case) => named(number, case.open_title(subject.language())),
            None => number.unwrap_or_default(),
        },
        SealedKind::Standing(name) => {
            let title = match subject.standing_item(name) {
                Some(standing) => &standing.title,
                None => name,
            };
            named(number, &title.replace("{forrige}", &subject.previous_meeting()))
        }
        SealedKind::Plain(title) => named(number, title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_letters_of_its_own_keeps_them() {
        for (number, told) in [("05/24", "sak 05/24 «Veg»"), ("PS 05/24", "PS 05/24 «Veg»")] {
            assert_eq!(named(Some(norsk::numbered_in_text(number)), "Veg"), told);
        }
        assert_eq!(named(None, "Veg"), "«Veg»");
    }
}
