//! The extract of a case: what every body that has treated it did, on one paper.

use super::edition::seal_words;
use super::prose::SEALS;
use super::{logo, prose};
use crate::document::{Block, Document, Inline, plain};
use crate::model::concordance::outcome_words;
use crate::model::{
    Ballot, Case, Concordance, Election, OpenText, Outcome, Proceedings, Recusal, Rewording, Step, Votes,
};
use crate::norsk::{self, ExtractWords, Language, fill};
use crate::workspace::{TreatedText, Workspace};

/// The extract, as of the last treatment; none of a case that no body has treated.
pub fn extract(workspace: &Workspace, case: &Case) -> Option<Document> {
    let is_done = |step: &Step| step.outcome.is_some() && step.meeting.is_some();
    let last = case
        .routing
        .iter()
        .filter(|step| is_done(step))
        .filter_map(|step| step.meeting)
        .max_by_key(|day| day.value)?;
    let paper = Extract { workspace, case, language: workspace.council.language };
    let words = paper.words();
    let title = case.open_title(paper.language);
    let head = fill(words.title, &[("sak", &case.id.value), ("tittel", title)]);
    let mut blocks = vec![
        Block::Masthead { kind: words.kind.to_owned(), facts: paper.facts() },
        Block::Heading { level: 1, text: plain(title), contents_entry: None },
    ];
    if let Some(exempt) = &case.exempt {
        let is_partly = matches!(case.open_text(), OpenText::Outside(_));
        let said = if is_partly { words.partly_exempt } else { words.exempt };
        blocks.push(Block::Notice(plain(fill(said, &[("hjemmel", &exempt.reason())]))));
    }
    for (index, step) in case.routing.iter().enumerate().filter(|(_, step)| is_done(step)) {
        blocks.extend(paper.treatment(index, step));
    }
    Some(Document {
        title: head.clone(),
        council: workspace.council.name.clone(),
        language: paper.language.tag().to_owned(),
        date: last.value,
        running_head: head,
        restriction: None,
        logo: logo(workspace),
        blocks,
    })
}

struct Extract<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
    language: Language,
}

impl Extract<'_> {
    fn words(&self) -> &'static ExtractWords {
        &self.language.wording().extract
    }

    fn facts(&self) -> Vec<(String, String)> {
        let words = self.words();
        let case = self.case;
        let mut facts = vec![(words.case.to_owned(), case.id.value.clone())];
        let mut add =
            |label: &str, value: Option<String>| facts.extend(value.map(|value| (label.to_owned(), value)));
        add(words.journal, case.journal_number.as_ref().map(|number| number.value.clone()));
        let responsible = case.responsible.as_ref();
        add(
            self.language.wording().common.responsible,
            responsible.map(|person| self.workspace.people.name_of(&person.value).to_owned()),
        );
        let status = case.status.map(|status| self.language.of_file_word(status.value.word()));
        add(words.status, status.map(norsk::capitalised));
        facts
    }

    /// One body's treatment: what it had before it, who took part in the vote, and what it said.
    fn treatment(&self, index: usize, step: &Step) -> Vec<Block> {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { return Vec::new() };
        let body = self.workspace.body_name(&step.body.value, day.value);
        let values = [("organ", body.as_str()), ("dato", &norsk::date(day.value))];
        let mut blocks = vec![heading(2, &fill(self.words().treatment, &values))];
        let spoken = self.workspace.spoken(self.case, index);
        let concordance = spoken.as_ref().and_then(|spoken| spoken.open_concordance(self.case));
        let outcome = norsk::capitalised(&outcome_words(outcome.value, concordance, self.language));
        blocks.push(Block::Facts(self.facts_of(step, outcome)));
        if let Some(spoken) = spoken.filter(|_| self.case.open_text() != OpenText::Nothing) {
            blocks.extend(self.said(&spoken));
            // A proposal that fell is not in accordance either, and its outcome says so.
            let is_other = concordance.is_some_and(Concordance::is_otherwise) && spoken.section.is_some();
            if is_other && step.outcome.is_some_and(|outcome| outcome.value != Outcome::Rejected) {
                blocks.push(Block::Paragraph(plain(self.words().otherwise)));
            }
        }
        blocks
    }

    fn facts_of(&self, step: &Step, outcome: String) -> Vec<(String, Vec<Inline>)> {
        let words = self.words();
        let common = self.language.wording();
        let mut facts: Vec<(String, Vec<Inline>)> = Vec::new();
        let mut add = |label: &str, value: Option<String>| {
            facts.extend(value.map(|value| (label.to_owned(), plain(value))));
        };
        add(common.common.number, step.number.as_ref().map(|number| number.value.clone()));
        add(words.form, step.by_email.then(|| words.by_email.to_owned()));
        add(common.book.outcome, Some(outcome));
        if let Some(record) = self.record(step) {
            add(words.ballot, record.ballot.as_ref().map(|ballot| self.ballot(ballot)));
        }
        // Who was elected or had an interest may tell what a case is about that is exempt in part.
        if let Some(record) = self.record(step).filter(|_| self.case.open_text() == OpenText::All) {
            add(words.elected, record.election.as_ref().and_then(|election| self.elected(election)));
            add(words.disqualified, self.recused(&record.disqualified));
            add(words.excused, self.recused(&record.excused));
        }
        add(
            words.review,
            self.workspace.review_deadline(step).map(|day| format!("til {}", self.language.full_date(day))),
        );
        facts
    }

    /// What the minutes hold of the treatment, when the public may see it.
    fn record(&self, step: &Step) -> Option<&Proceedings> {
        let item = self.workspace.meeting_of_step(step)?.item_of(&self.case.id.value)?;
        item.record.as_deref().filter(|_| self.workspace.shows_item(item))
    }

    /// «4 for og 1 mot. Mot: Ola Berg»
    fn ballot(&self, ballot: &Ballot) -> String {
        let words = self.words();
        let Some(tally) = &ballot.tally else { return words.unanimous.to_owned() };
        let number = |votes: &Votes| votes.number.to_string();
        let values = [("for", number(&tally.in_favour)), ("mot", number(&tally.against))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut parts = vec![fill(words.votes, &values)];
        if tally.blank.number > 0 {
            parts.push(fill(words.blank, &[("blanke", &number(&tally.blank))]));
        }
        for (side, votes) in words.sides.iter().zip(tally.sides()) {
            if !votes.persons.is_empty() {
                let names: Vec<&str> = votes.persons.iter().map(|person| self.name(&person.value)).collect();
                parts.push(format!("{side}: {}", norsk::list(&names)));
            }
        }
        parts.join(". ")
    }

    fn elected(&self, election: &Election) -> Option<String> {
        let person = self.name(&election.chosen.as_ref()?.value);
        let by_lot = election.by_lot.then(|| fill(self.words().by_lot, &[("person", person)]));
        Some(by_lot.unwrap_or_else(|| person.to_owned()))
    }

    /// «Ola Berg (fvl. § 6 første ledd bokstav e)»
    fn recused(&self, recusals: &[Recusal]) -> Option<String> {
        let told = recusals.iter().map(|recusal| {
            let name = self.name(&recusal.person.value);
            let basis = recusal.legal_basis.as_ref();
            basis.map_or_else(|| name.to_owned(), |basis| format!("{name} ({})", basis.value))
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| norsk::list(&told))
    }

    fn name<'n>(&'n self, person: &'n str) -> &'n str {
        self.workspace.people.name_of(person)
    }

    /// What was proposed, what the body said, and how the one differs from the other.
    fn said(&self, spoken: &TreatedText<'_>) -> Vec<Block> {
        let words = self.words();
        let path = &self.workspace.source(self.case.source).path;
        let seal_words = seal_words(self.case, self.language);
        let text = |section| {
            let text = self.workspace.open_text(self.case, section, SEALS[0]).unwrap_or_default();
            prose::sealed_blocks(&text, path, 4, self.language, &seal_words)
        };
        let mut blocks = Vec::new();
        if let Some(proposal) = spoken.proposal {
            let own = Some(&proposal.section.heading).filter(|_| !self.case.encloses(proposal.section));
            let label =
                own.map_or_else(|| words.proposal.to_owned(), |own| format!("{}: {own}", words.proposal));
            blocks.push(heading(3, &label));
            blocks.push(Block::Quote(text(proposal.section)));
        }
        if let Some(section) = spoken.section {
            if !self.case.encloses(section) {
                blocks.push(heading(3, &section.heading));
            }
            blocks.push(Block::Proposal(text(section)));
        }
        if !spoken.rewordings.is_empty() {
            blocks.push(heading(3, words.changes));
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

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: plain(text), contents_entry: None }
}
