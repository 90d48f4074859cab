//! What the bodies have decided, in the order in which they did.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{TreatedText, Workspace};
use crate::model::concordance::without_comments;
use crate::model::{Ballot, Case, Closing, Outcome, Step};
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
    /// By what the doors were closed, when they were.
    pub closed_by: Option<String>,
}

impl Workspace {
    /// Everything that was adopted or voted down, and what was recommended `with_recommendations`; the
    /// oldest first.
    pub fn decisions(&self, with_recommendations: bool) -> Vec<Decision<'_>> {
        let mut decisions: Vec<Decision<'_>> = Vec::new();
        for case in &self.cases {
            for (index, step) in case.routing.iter().enumerate() {
                let is_wanted = match step.ended() {
                    Some(Outcome::Adopted | Outcome::Rejected | Outcome::SentToHearing) => true,
                    Some(Outcome::Recommended) => with_recommendations,
                    _ => false,
                };
                if is_wanted {
                    decisions.extend(self.decision(case, index));
                }
            }
        }
        decisions.sort_by_key(|decision| {
            let Decision { case, step, day, .. } = decision;
            (*day, step.body.value.as_str(), place_in_series(step), case.id.value.as_str())
        });
        decisions
    }

    fn decision<'a>(&'a self, case: &'a Case, index: usize) -> Option<Decision<'a>> {
        let step = &case.routing[index];
        let (day, outcome) = (step.day()?, step.ended()?);
        let spoken = self.spoken(case, index)?;
        let reason = case.withheld_by().unwrap_or_default();
        let seal = fill(self.council.language.wording().common.passage_left_out, &[("hjemmel", &reason)]);
        let text = spoken.section.and_then(|section| self.open_text(case, section, &seal));
        let ballot = self.open_ballot(case, step);
        let closed_by = self.closing_of(case, step).map(Closing::citation);
        Some(Decision { case, step, day, outcome, spoken, text: text.map(trimmed), ballot, closed_by })
    }

    /// The vote in a treatment, when the public may see it.
    fn open_ballot(&self, case: &Case, step: &Step) -> Option<&Ballot> {
        let item = self.meeting_of_step(step)?.item_of(&case.id.value)?;
        if !self.shows_item(item) {
            return None;
        }
        item.record.as_ref()?.ballot.as_ref()
    }
}

/// The number of a treatment in its body's series for the year, by which those of one day are put in order.
fn place_in_series(step: &Step) -> u32 {
    let Some(number) = &step.number else { return 0 };
    let mut parts = number.value.split(|c: char| !c.is_ascii_digit());
    parts.find_map(|part| part.parse().ok()).unwrap_or(0)
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
