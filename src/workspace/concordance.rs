//! What a body was asked to adopt, and whether it did.

use std::borrow::Cow;

use super::Workspace;
use crate::model::{
    AgendaItem, Case, Closing, Comparison, Concordance, ItemKind, Openness, Outcome, Rewording, Section, Step,
};
use crate::text::marks;

/// What was put before a body.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// Where it stands in the case.
    pub section: &'a Section,
    /// Whether another body has recommended it, and it is not only the secretariat's.
    pub is_recommended: bool,
}

/// A treatment that ended in words, beside what was put before the body.
#[derive(Debug, Clone)]
pub struct TreatedText<'a> {
    /// What the body said; none where the case has no text for it.
    pub section: Option<&'a Section>,
    /// What was put before it; none where nobody knows any more.
    pub proposal: Option<Proposal<'a>>,
    /// Whether the two agree; none where one of them is missing.
    pub concordance: Option<Concordance>,
    /// How much of the two the public may see.
    pub openness: Openness<'a>,
    /// How they differ, when one is the other changed and the public may see both.
    pub rewordings: Vec<Rewording>,
}

impl Workspace {
    /// What the body after the treatments `before` is asked to adopt: the newest recommendation given
    /// before it met, or else the secretariat's own proposal.
    pub fn proposal_after<'c>(&self, case: &'c Case, before: &[&Step]) -> Option<Proposal<'c>> {
        let recommended = before.iter().rev().find(|step| step.ended() == Some(Outcome::Recommended));
        let given = recommended.and_then(|step| case.section(&self.text_heading(step)?));
        let proposal = match given {
            Some(section) => Proposal { section, is_recommended: true },
            None => {
                let section = case.section(&self.council.headings.proposal)?;
                Proposal { section, is_recommended: false }
            }
        };
        if proposal.section.is_empty { None } else { Some(proposal) }
    }

    /// The treatments of `case` that were done before the one at `index`.
    pub fn steps_before(case: &Case, index: usize) -> Vec<&Step> {
        let is_done = |step: &&Step| step.outcome.is_some() && step.meeting.is_some();
        case.routing[..index].iter().filter(is_done).collect()
    }

    /// What the body said in the treatment at `index`, and whether that is what was put before it. None
    /// for a treatment that ends in no words of its own.
    pub fn spoken<'c>(&self, case: &'c Case, index: usize) -> Option<TreatedText<'c>> {
        let step = case.routing.get(index)?;
        let heading = self.text_heading(step)?;
        // Of two treatments with one heading, the text is that of the later.
        let is_replaced =
            case.routing[index + 1..].iter().any(|later| self.text_heading(later).as_ref() == Some(&heading));
        let section = case.section(&heading).filter(|section| !section.is_empty && !is_replaced);
        // A body that treats a case again is not held against its own words.
        let proposal = self
            .proposal_after(case, &Self::steps_before(case, index))
            .filter(|proposal| proposal.section.heading != heading);
        let mut openness = case.openness();
        for text in [section, proposal.map(|proposal| proposal.section)].into_iter().flatten() {
            if self.openness_in(case, text).is_withheld() {
                openness = Openness::Withheld;
            }
        }
        let (concordance, rewordings) = (None, Vec::new());
        let mut spoken = TreatedText { section, proposal, concordance, openness, rewordings };
        if step.ended() == Some(Outcome::Rejected) {
            let is_recommended = matches!(proposal, Some(Proposal { is_recommended: true, .. }));
            spoken.concordance = Some(Concordance::otherwise(is_recommended));
        } else if let (Some(section), Some(proposal)) = (section, proposal) {
            let comparison =
                Comparison::of(self.raw_text(proposal.section.body), self.raw_text(section.body));
            spoken.concordance = Some(comparison.concordance(proposal.is_recommended));
            if spoken.open_concordance(case) == Some(Concordance::Changed) {
                spoken.rewordings = comparison.rewordings;
            }
        }
        Some(spoken)
    }

    /// Whether `said` is what was put before the body.
    pub fn concordance(&self, proposal: Proposal<'_>, said: &str) -> Concordance {
        Comparison::of(self.raw_text(proposal.section.body), said).concordance(proposal.is_recommended)
    }

    /// The text of a section of a case as the public may see it, with `seal` where a passage is left out;
    /// none when nothing of it may be seen.
    pub fn open_text(&self, case: &Case, section: &Section, seal: &str) -> Option<Cow<'_, str>> {
        match self.openness_in(case, section) {
            Openness::Open => Some(Cow::Borrowed(self.raw_text(section.body))),
            Openness::Outside(passages) => {
                let text = &self.source(case.source).text;
                let open = marks::replaced(text, section.body, passages, |_| seal.to_owned());
                Some(Cow::Owned(marks::without_lost_notes(open, text, passages)))
            }
            Openness::Withheld => None,
        }
    }

    /// How much the public may see of what an item of an agenda is about. One whose case nobody can tell by
    /// its id may be about anything.
    pub fn openness_of<'a>(&'a self, item: &AgendaItem) -> Openness<'a> {
        let ItemKind::Case(id) = &item.kind else { return item.openness() };
        match self.case(&id.value) {
            Some(case) if item.openness().is_open() => case.openness(),
            _ => Openness::Withheld,
        }
    }

    /// How much of a section of a case the public may see: nothing of what was said behind closed doors.
    pub fn openness_in<'c>(&self, case: &'c Case, section: &Section) -> Openness<'c> {
        let is_its_text = |step: &Step| self.text_heading(step).as_ref() == Some(&section.heading);
        let is_closed =
            case.routing.iter().any(|step| self.closing_of(case, step).is_some() && is_its_text(step));
        if is_closed { Openness::Withheld } else { case.openness() }
    }

    /// That the doors were closed when a body treated a case.
    pub fn closing_of(&self, case: &Case, step: &Step) -> Option<&Closing> {
        self.meeting_of_step(step)?.item_of(&case.id.value)?.closing()
    }

    /// Whether the public may see what became of an item: the doors were open, and it sees what it was about,
    /// or what lies outside of passages.
    pub fn shows_item(&self, item: &AgendaItem) -> bool {
        item.closing().is_none() && !self.openness_of(item).is_withheld()
    }
}

impl TreatedText<'_> {
    /// Whether the two agree, when nothing in either of them is withheld from the public.
    pub fn open_concordance(&self, case: &Case) -> Option<Concordance> {
        if self.openness.is_withheld() {
            return None;
        }
        let proposal = self.proposal.map(|proposal| proposal.section);
        for section in [self.section, proposal].into_iter().flatten() {
            if case.withholds_at(section.heading_span) || case.withholds_at(section.body) {
                return None;
            }
        }
        self.concordance
    }
}
