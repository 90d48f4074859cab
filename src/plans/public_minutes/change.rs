//! That what was decided is not what was put before the meeting.

use crate::model::{AgendaItem, Concordance};
use crate::plans::Subject;

/// How an item was not decided as proposed.
#[derive(Clone, Copy)]
pub struct Amended {
    /// How far it is from what was put before the meeting.
    pub concordance: Concordance,
    /// Whether another body had recommended that.
    is_recommended: bool,
}

/// How `item` was not decided as proposed; nothing where it was, and where nobody may know.
pub fn of(subject: &Subject<'_>, item: &AgendaItem) -> Option<Amended> {
    let case = subject.case_of(item)?;
    let spoken = subject.workspace.spoken(case, case.step_in(subject.meeting)?)?;
    let concordance = spoken.open_concordance(case)?;
    // That a proposal fell is told by the outcome.
    if concordance.is_as_put() || spoken.section.is_none() {
        return None;
    }
    let is_recommended = spoken.proposal.is_some_and(|proposal| proposal.is_recommended);
    Some(Amended { concordance, is_recommended })
}

impl Amended {
    /// What is said of it over the decision: «endret fra forslaget», «ikke i samsvar med innstillingen».
    pub fn told(self, subject: &Subject<'_>) -> &'static str {
        let [from_proposal, from_recommendation] = subject.words().minutes.changed;
        match (self.concordance, self.is_recommended) {
            (Concordance::Changed, false) => from_proposal,
            (Concordance::Changed, true) => from_recommendation,
            (other, _) => subject.language().of_file_word(other.word()),
        }
    }
}
