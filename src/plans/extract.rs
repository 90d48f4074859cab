//! The extract of a case: what every body that has treated it did, on one paper.

use super::edition::open_blocks;
use super::hearing::{answered, asked};
use super::{ballot, fact_lines, known, mark, text_language, written};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::concordance::outcome_words;
use crate::model::{
    BetweenMeetings, Case, Concordance, Edition, Election, Hearing, Meeting, Openness, Outcome, PersonId,
    Proceedings, Recusal, Rewording, Section, Step,
};
use crate::norsk::{self, ExtractWords, Language, fill};
use crate::workspace::{TreatedText, Workspace};

/// The extract, as of the last treatment; none of a case that no body has treated.
pub fn extract(workspace: &Workspace, case: &Case) -> Option<Document> {
    let mut last = None;
    for step in &case.routing {
        if let (Some(day), Some(_)) = (step.meeting, step.outcome) {
            last = last.max(Some(day.value));
        }
    }
    let last = last?;
    let paper = Extract { workspace, case, language: workspace.council.language };
    let words = paper.words();
    let title = case.open_title(paper.language);
    let head = fill(words.title, &[("sak", case.id.value.as_str()), ("tittel", title)]);
    let mut blocks =
        vec![Block::Masthead { kind: words.kind.to_owned(), facts: paper.facts() }, paper.title(title)];
    if let Some(reason) = case.withheld_by() {
        let is_partly = matches!(case.openness(), Openness::Outside(_));
        let said = if is_partly { words.partly_exempt } else { words.exempt };
        blocks.push(Block::notice(fill(said, &[("hjemmel", &reason)])));
    }
    for (index, step) in case.routing.iter().enumerate() {
        blocks.extend(paper.treatment(index, step));
    }
    blocks.extend(paper.follow_up());
    Some(Document {
        title: head.clone(),
        council: workspace.council.name.clone(),
        language: paper.language.tag().to_owned(),
        date: last,
        running_head: format!("{} {}", words.kind, case.id.value),
        restriction: None,
        mark: mark(workspace),
        blocks,
    })
}

struct Extract<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
    language: Language,
}

impl Extract<'_> {
    fn title(&self, title: &str) -> Block {
        let text = text_language::running(self.workspace, self.case.language, title);
        Block::Heading { level: 1, text, number: None }
    }

    fn words(&self) -> &'static ExtractWords {
        &self.language.wording().extract
    }

    fn facts(&self) -> Vec<(String, String)> {
        let words = self.words();
        let case = self.case;
        let responsible =
            case.responsible.as_ref().map(|person| self.workspace.people.name_of(&person.value).to_owned());
        let status =
            case.status.map(|status| norsk::capitalised(self.language.of_file_word(status.value.word())));
        known([
            (words.case, Some(case.id.value.to_string())),
            (words.journal, written(&case.journal_number)),
            (self.language.wording().common.responsible, responsible),
            (words.status, status),
        ])
    }

    /// One body's treatment: what it had before it, who took part in the vote, and what it said.
    fn treatment(&self, index: usize, step: &Step) -> Vec<Block> {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { return Vec::new() };
        let body = self.workspace.body_name(&step.body.value, day.value);
        let values = [("organ", body.as_str()), ("dato", &norsk::date(day.value))];
        let mut blocks = vec![Block::heading(2, fill(self.words().treatment, &values))];
        let spoken = self.workspace.spoken(self.case, index);
        let concordance = spoken.as_ref().and_then(|spoken| spoken.open_concordance(self.case));
        let by = self.workspace.recommender(self.case, index);
        let outcome = outcome_words(outcome.value, concordance, by.as_deref(), self.language);
        let outcome = norsk::capitalised(&outcome);
        blocks.push(fact_lines(self.facts_of(step, outcome)));
        if let Some(closing) = self.workspace.closing_of(self.case, step) {
            let said = self.language.wording().minutes.closed_item;
            blocks.push(Block::notice(fill(said, &[("hjemmel", &closing.citation())])));
        } else if let Some(spoken) = spoken
            && self.case.openness() != Openness::Withheld
        {
            blocks.extend(self.said(&spoken));
            // A proposal that fell is not in accordance either, and its outcome says so.
            let is_other = concordance.is_some_and(Concordance::is_otherwise) && spoken.section.is_some();
            if is_other && step.outcome.is_some_and(|outcome| outcome.value != Outcome::Rejected) {
                blocks.push(Block::paragraph(self.words().otherwise));
            }
        }
        blocks
    }

    /// What is to be done, by whom and by when, as far as everybody may see it.
    fn follow_up(&self) -> Vec<Block> {
        let (words, openness) = (&self.language.wording().status_report, self.case.openness());
        let mut rows = Vec::new();
        for item in &self.case.follow_up {
            let Some(what) = item.what.open(openness) else { continue };
            let who = item.who.as_ref().and_then(|who| who.open(openness));
            let who = who.map_or("", |who| self.workspace.name_of_doer(&who.value));
            let deadline = item.deadline.map_or_else(String::new, |day| norsk::date(day.value));
            rows.push(plain_row([what.value.as_str(), who, &deadline]));
        }
        if rows.is_empty() {
            return Vec::new();
        }
        let heading = self.language.wording().minutes.follow_up;
        let table = Table {
            summary: heading.to_owned(),
            columns: vec![Column::Text, Column::Text, Column::Short],
            header: plain_row([words.what, words.who, words.deadline]),
            rows,
        };
        let table = table.without_empty_column(2).without_empty_column(1);
        vec![Block::heading(2, heading), Block::Table(table)]
    }

    fn facts_of(&self, step: &Step, outcome: String) -> Vec<(String, String)> {
        let words = self.words();
        let wording = self.language.wording();
        let (mut votes, mut elected, mut disqualified, mut excused) = (None, None, None, None);
        let is_open = self.case.openness() == Openness::Open;
        let hearing = step.hearing.as_ref().and_then(|hearing| self.hearing(hearing));
        if let Some(record) = self.record(step) {
            votes = record.ballot.as_ref().map(|of| ballot::told(&self.workspace.people, of, self.language));
            // Who was elected or had an interest may tell what a case is about that is exempt in part.
            if is_open {
                elected = record.election.as_ref().and_then(|election| self.elected(election));
                disqualified = self.recused(&record.disqualified);
                excused = self.recused(&record.excused);
            }
        }
        let review = self.workspace.review_deadline(self.case, step);
        let place = self.workspace.meeting_of_step(step).and_then(Meeting::open_place);
        known([
            (wording.common.number, written(&step.number)),
            (wording.common.place, place.map(str::to_owned)),
            (
                words.form,
                step.between.map(|between| match between {
                    BetweenMeetings::Email => words.by_email.to_owned(),
                    BetweenMeetings::Leader => words.by_leader.to_owned(),
                }),
            ),
            (wording.book.outcome, Some(outcome)),
            (wording.book.hearing, hearing),
            (words.ballot, votes),
            (words.elected, elected),
            (words.disqualified, disqualified),
            (words.excused, excused),
            (self.language.wording().correction.label, self.corrected(step)),
            (words.review, review.map(|day| format!("til og med {}", self.language.full_date(day)))),
        ])
    }

    /// «Til medlemmene, med frist onsdag 29. mai 2024. Svar fra Asker og Fredrikstad»
    fn hearing(&self, hearing: &Hearing) -> Option<String> {
        let sight = (Edition::Public, self.case.openness());
        let told = asked(hearing, self.language, sight)?;
        let words = &self.language.wording().book;
        let answers: Vec<&str> = answered(hearing, sight).into_iter().map(|(from, _)| from).collect();
        let answers = match answers.is_empty() {
            true => words.no_answers.to_owned(),
            false => format!("{} {}", words.answer_from, norsk::list(&answers)),
        };
        let told = told.trim_start_matches([',', ' ']);
        Some(if told.is_empty() { answers } else { format!("{}. {answers}", norsk::capitalised(told)) })
    }

    /// What has been put right in the minutes of this treatment: «3. mai 2024: avstemningen i sak 05/24».
    fn corrected(&self, step: &Step) -> Option<String> {
        let meeting = self.workspace.meeting_of_step(step)?;
        let number = norsk::numbered_in_text(&step.number.as_ref()?.value);
        let mut told = Vec::new();
        for correction in &meeting.corrections {
            let day = norsk::date(correction.day.value);
            match &correction.concerns {
                Some(concerns) if concerns.to_lowercase().contains(&number.to_lowercase()) => {
                    told.push(format!("{day}: {concerns}"));
                }
                Some(_) => {}
                None => told.push(day),
            }
        }
        if told.is_empty() { None } else { Some(told.join("; ")) }
    }

    /// What the minutes hold of the treatment, when the public may see it.
    fn record(&self, step: &Step) -> Option<&Proceedings> {
        let item = self.workspace.meeting_of_step(step)?.item_of(&self.case.id.value)?;
        item.record.as_deref().filter(|_| self.workspace.shows_item(item))
    }

    fn elected(&self, election: &Election) -> Option<String> {
        let names: Vec<&str> = election.all_elected().map(|person| self.name(&person.value)).collect();
        if names.is_empty() {
            return None;
        }
        let names = norsk::list(&names);
        if election.by_lot {
            return Some(fill(self.words().by_lot, &[("person", &names)]));
        }
        Some(names)
    }

    /// «Ola Berg (fvl. § 6 første ledd bokstav e)»
    fn recused(&self, recusals: &[Recusal]) -> Option<String> {
        let mut told = Vec::new();
        for recusal in recusals {
            let name = self.name(&recusal.person.value);
            told.push(match &recusal.legal_basis {
                Some(basis) => format!("{name} ({})", basis.value),
                None => name.to_owned(),
            });
        }
        if told.is_empty() { None } else { Some(norsk::list(&told)) }
    }

    fn name<'n>(&'n self, person: &'n PersonId) -> &'n str {
        self.workspace.people.name_of(person)
    }

    /// The words over a section, as everybody may see them.
    fn open_heading<'s>(&self, section: &'s Section) -> Option<&'s String> {
        section.heading.open(self.case.openness_of_heading(section))
    }

    /// What was proposed, what the body said, and how the one differs from the other.
    fn said(&self, spoken: &TreatedText<'_>) -> Vec<Block> {
        let words = self.words();
        let text = |section| open_blocks(self.workspace, self.case, section, 4);
        let mut blocks = Vec::new();
        if let Some(proposal) = spoken.proposal
            && let Some(text) = text(proposal.section)
        {
            let label = self.open_heading(proposal.section).map_or(words.proposal, String::as_str);
            blocks.push(Block::Labelled { label: label.to_owned(), blocks: text });
        }
        if let Some(section) = spoken.section
            && let Some(text) = text(section)
        {
            blocks.extend(self.open_heading(section).map(|heading| Block::heading(3, heading)));
            blocks.push(Block::Proposal(text));
        }
        if !spoken.rewordings.is_empty() {
            blocks.push(Block::heading(3, words.changes));
            let items =
                spoken.rewordings.iter().map(|change| vec![Block::Paragraph(rewording(words, change))]);
            blocks.push(Block::List { start: None, items: items.collect() });
        }
        blocks
    }
}

/// One change in words, since what is only struck out or coloured is not heard: «Etter «i juni»: Strøket:
/// mai. Tilføyd: mars.»
fn rewording(words: &ExtractWords, change: &Rewording) -> Vec<Inline> {
    let mut inlines = Vec::new();
    if !change.after.is_empty() {
        inlines.push(Inline::text(format!("{}. ", fill(words.after, &[("ord", &change.after)]))));
    }
    for (label, said) in [(words.removed, &change.removed), (words.added, &change.added)] {
        if !said.is_empty() {
            inlines.push(Inline::Strong(plain(label)));
            inlines.push(Inline::text(format!(" «{said}». ")));
        }
    }
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.truncate(last.trim_end().len());
    }
    inlines
}
