//! What a body was asked to adopt, and whether it did.

use std::borrow::Cow;

use super::Workspace;
use super::rounds::Proposal;
use crate::model::{
    AgendaItem, Case, Closing, Comparison, Concordance, ItemKind, Openness, Outcome, Rewording, Section, Step,
};
use crate::text::marks;

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
    /// What the body said in the treatment at `index`, and whether that is what was put before it. None
    /// for a treatment that ends in no words of its own.
    pub fn spoken<'c>(&self, case: &'c Case, index: usize) -> Option<TreatedText<'c>> {
        let step = case.routing.get(index)?;
        if !step.ended()?.is_voted_on() {
            return None;
        }
        let section = self.text_of(case, index).filter(|section| !section.is_empty);
        let proposal = self.proposal_to(case, index);
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
        } else if let (Some(section), Some(proposal)) = (section, proposal)
            && !self.is_own(case, index, proposal.section)
        {
            let comparison =
                Comparison::of(self.raw_text(proposal.section.body), self.raw_text(section.body));
            let concordance = comparison.concordance(proposal.is_recommended);
            // That others are asked first is no answer to what was proposed, unless just that was proposed.
            if concordance.is_as_put() || step.ended() != Some(Outcome::SentToHearing) {
                spoken.concordance = Some(concordance);
            }
            if spoken.open_concordance(case) == Some(Concordance::Changed) {
                spoken.rewordings = comparison.rewordings;
            }
        }
        Some(spoken)
    }

    /// Whether a text is what the body of the treatment at `index` said the last time: it is not held against
    /// its own words.
    fn is_own(&self, case: &Case, index: usize, text: &Section) -> bool {
        let body = &case.routing[index].body.value;
        (0..index).any(|earlier| {
            case.routing[earlier].body.value == *body
                && self.text_of(case, earlier).is_some_and(|own| own.heading_span == text.heading_span)
        })
    }

    /// The body whose recommendation was put before the treatment at `index`, as it is called in a sentence.
    pub fn recommender(&self, case: &Case, index: usize) -> Option<String> {
        let put = self.proposal_to(case, index).filter(|proposal| proposal.is_recommended)?.section;
        for earlier in (0..index).rev() {
            if let Some(own) = self.text_of(case, earlier)
                && own.heading_span == put.heading_span
            {
                let step = &case.routing[earlier];
                return Some(self.council.body(&step.body.value)?.running_name_on(step.day()?));
            }
        }
        None
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

    /// How much of a section of a case the public may see: nothing of what was said behind closed doors, or
    /// may have been since the treatment there has no other text.
    pub fn openness_in<'c>(&self, case: &'c Case, section: &Section) -> Openness<'c> {
        for (index, step) in case.routing.iter().enumerate() {
            if self.day_in_heading(section, step).is_some() && self.closing_of(case, step).is_some() {
                match self.text_of(case, index) {
                    Some(text) if text.heading_span != section.heading_span => {}
                    _ => return Openness::Withheld,
                }
            }
        }
        case.openness()
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
