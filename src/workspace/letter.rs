//! What the letter of a case says: the words that were adopted, and nothing else.

use super::Workspace;
use crate::model::{Case, Concordance, Difference, ItemKind, Outcome, PaperPart, Section, Status, Step};

/// Words that were adopted, and where.
#[derive(Debug, Clone, Copy)]
pub struct AdoptedText<'a> {
    /// Where they stand in the case.
    pub section: &'a Section,
    /// The treatment in which they were.
    pub step: &'a Step,
    /// Whether they are a statement of their own, and not the words of the decision itself.
    pub is_statement: bool,
}

/// Why there are no such words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAdopted {
    /// Nothing has been adopted, or something is still to be done with it.
    Undecided,
    /// Nobody has written what was adopted.
    Unwritten,
    /// Something else was adopted than was proposed, so that the proposal is not it.
    Otherwise,
    /// What was proposed has been changed since it was sent to those who adopted it.
    Changed,
    /// Several sections could be it.
    Several,
    /// It was adopted behind closed doors.
    Closed,
}

/// What statements are called over their text.
const STATEMENTS: [&str; 8] = [
    "uttalelse",
    "høringsuttalelse",
    "høringssvar",
    "brev",
    "fråsegn",
    "høyringsfråsegn",
    "høyringssvar",
    "høyringsuttale",
];
/// What stands before that when it has been adopted.
const ADOPTED: [&str; 3] = ["vedtatt ", "vedteken ", "vedteke "];
/// What stands before it when it has not.
const PROPOSED: [&str; 4] = ["forslag til ", "framlegg til ", "utkast til ", "utkast "];

impl Workspace {
    /// The words of `case` that a letter may send.
    ///
    /// # Errors
    /// When there are none that are surely those that were adopted.
    pub fn adopted_text<'c>(&self, case: &'c Case) -> Result<AdoptedText<'c>, NotAdopted> {
        let deciding = self.deciding_body(case);
        if case.proved_status(deciding) != Status::Adopted {
            return Err(NotAdopted::Undecided);
        }
        let is_adopted = |step: &Step| step.ended() == Some(Outcome::Adopted);
        let is_last_word = |step: &Step| is_adopted(step) && Some(&step.body.value) == deciding;
        let steps = &case.routing;
        let index = steps.iter().rposition(is_last_word).or_else(|| steps.iter().rposition(is_adopted));
        let index = index.ok_or(NotAdopted::Undecided)?;
        let step = &steps[index];
        if self.closing_of(case, step).is_some() {
            return Err(NotAdopted::Closed);
        }
        let (mut adopted, mut proposed) = (Vec::new(), Vec::new());
        for section in case.sections.iter().filter(|section| !section.is_empty) {
            match statement(section) {
                Some(true) => adopted.push(section),
                Some(false) => proposed.push(section),
                None => {}
            }
        }
        let found = |section, is_statement| Ok(AdoptedText { section, step, is_statement });
        match (&adopted[..], &proposed[..]) {
            ([section], _) => return found(*section, true),
            ([], []) | ([], [_]) => {}
            _ => return Err(NotAdopted::Several),
        }
        let spoken = self.spoken(case, index).ok_or(NotAdopted::Unwritten)?;
        let decision = spoken.section.ok_or(NotAdopted::Unwritten)?;
        let [section] = proposed[..] else { return found(decision, false) };
        match spoken.open_concordance(case) {
            Some(Concordance::AsRecommended | Concordance::AsProposed) => {}
            _ => return Err(NotAdopted::Otherwise),
        }
        if self.is_changed_since_sent(case, step) { Err(NotAdopted::Changed) } else { found(section, true) }
    }

    /// Whether the presentation of `case` is another than was sent to the meeting of `step`, as far as its
    /// notice was sealed.
    fn is_changed_since_sent(&self, case: &Case, step: &Step) -> bool {
        let Some(meeting) = self.meeting_of_step(step) else { return false };
        let Some(manifest) = self.manifest_of(meeting) else { return false };
        self.differences(meeting, manifest).iter().any(|difference| {
            let Difference::Changed(index, parts) = difference else { return false };
            let kind = meeting.agenda.get(*index).map(|item| &item.kind);
            matches!(kind, Some(ItemKind::Case(id)) if id.value == case.id.value)
                && parts.contains(&PaperPart::Presentation)
        })
    }
}

/// Whether a section is a statement, by its heading, and then whether that says that it has been adopted.
fn statement(section: &Section) -> Option<bool> {
    let (heading, _) = section.dated();
    let heading = heading.trim().to_lowercase();
    for (before, is_adopted) in
        ADOPTED.map(|word| (word, true)).into_iter().chain(PROPOSED.map(|word| (word, false)))
    {
        if let Some(rest) = heading.strip_prefix(before)
            && STATEMENTS.contains(&rest.split(' ').next().unwrap_or(rest))
        {
            return Some(is_adopted);
        }
    }
    // «Uttalelse fra ungdomsrådet» is somebody else's.
    STATEMENTS.contains(&heading.as_str()).then_some(true)
}
