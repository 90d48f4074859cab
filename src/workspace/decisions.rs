//! What the bodies have decided, in the order in which they did.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{TreatedText, Workspace};
use crate::model::concordance::without_comments;
use crate::model::{Ballot, Case, Outcome, Step};
use crate::norsk::fill;

/// One body's decision or recommendation in one case.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// The case.
    pub case: &'a Case,
    /// The treatment.
    pub step: &'a Step,
    /// The day.
    pub day: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
    /// What the body said, beside what was put before it.
    pub spoken: TreatedText<'a>,
    /// Its words as the public may see them.
    pub text: Option<Cow<'a, str>>,
    /// The vote, when the public may see it.
    pub ballot: Option<&'a Ballot>,
}

impl Workspace {
    /// Everything that was adopted or voted down, and what was recommended `with_recommendations`; the
    /// oldest first.
    pub fn decisions(&self, with_recommendations: bool) -> Vec<Decision<'_>> {
        let is_wanted = |outcome: Outcome| match outcome {
            Outcome::Adopted | Outcome::Rejected => true,
            Outcome::Recommended => with_recommendations,
            _ => false,
        };
        let mut decisions: Vec<Decision<'_>> = Vec::new();
        for case in &self.cases {
            let of_case = (0..case.routing.len()).filter_map(|index| self.decision(case, index, &is_wanted));
            decisions.extend(of_case);
        }
        decisions.sort_by_key(|decision| {
            let number = decision.step.number.as_ref().map_or("", |number| number.value.as_str());
            let first: u32 =
                number.split(|c: char| !c.is_ascii_digit()).find_map(|part| part.parse().ok()).unwrap_or(0);
            (decision.day, decision.step.body.value.as_str(), first, decision.case.id.value.as_str())
        });
        decisions
    }

    fn decision<'a>(
        &'a self,
        case: &'a Case,
        index: usize,
        is_wanted: &impl Fn(Outcome) -> bool,
    ) -> Option<Decision<'a>> {
        let step = &case.routing[index];
        let outcome = step.outcome?.value;
        let day = step.meeting?.value;
        if !is_wanted(outcome) {
            return None;
        }
        let spoken = self.spoken(case, index)?;
        let reason = case.exempt.as_ref().map_or_else(String::new, |exempt| exempt.reason());
        let seal = fill(self.council.language.wording().common.passage_left_out, &[("hjemmel", &reason)]);
        let text = spoken.section.and_then(|section| self.open_text(case, section, &seal)).map(trimmed);
        let item = self.meeting_of_step(step).and_then(|meeting| meeting.item_of(&case.id.value));
        let record = item.filter(|item| self.shows_item(item)).and_then(|item| item.record.as_deref());
        let ballot = record.and_then(|record| record.ballot.as_ref());
        Some(Decision { case, step, day, outcome, spoken, text, ballot })
    }
}

/// The words as they are read: notes to oneself in the text are for nobody else.
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains("<!--") {
        return Cow::Owned(without_comments(&text).trim().to_owned());
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
