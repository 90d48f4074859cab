//! That what was decided is not what was put before the meeting.

use crate::model::{AgendaItem, Concordance};
use crate::plans::Subject;
use crate::workspace::TreatedText;

/// How an item was not decided as proposed; nothing where it was, and where nobody may know.
pub fn concordance(subject: &Subject<'_>, item: &AgendaItem) -> Option<Concordance> {
    let spoken = spoken(subject, item)?;
    // That a proposal fell is told by the outcome.
    let concordance = spoken.open_concordance(subject.case_of(item)?)?;
    Some(concordance).filter(|concordance| !concordance.is_as_put() && spoken.section.is_some())
}

/// The same over the decision: «endret fra forslaget», «ikke i samsvar med innstillingen».
pub fn told(subject: &Subject<'_>, item: &AgendaItem) -> Option<&'static str> {
    let concordance = concordance(subject, item)?;
    if concordance != Concordance::Changed {
        return Some(subject.language().of_file_word(concordance.word()));
    }
    let [from_proposal, from_recommendation] = subject.words().minutes.changed;
    let proposal = spoken(subject, item)?.proposal?;
    Some(if proposal.is_recommended { from_recommendation } else { from_proposal })
}

fn spoken<'a>(subject: &Subject<'a>, item: &AgendaItem) -> Option<TreatedText<'a>> {
    let case = subject.case_of(item)?;
    subject.workspace.spoken(case, case.step_in(subject.meeting)?)
}
