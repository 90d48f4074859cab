//! What is proposed for the agenda of a body, and nobody has answered yet.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{BodyId, Case, CaseId, Meeting, PersonId, Status, Verdict};
use crate::norsk;

/// Something that a body should take up, as others think.
#[derive(Debug)]
pub struct Proposed<'a> {
    /// The body.
    pub to: &'a BodyId,
    /// The case, once there is one.
    pub case: Option<&'a Case>,
    /// What it is before it is a case, where everybody may know it.
    pub what: Option<&'a str>,
    /// Who proposed it.
    pub by: Proposer<'a>,
    /// When.
    pub day: NaiveDate,
}

/// Who proposes that a body take something up.
#[derive(Debug, Clone, Copy)]
pub enum Proposer<'a> {
    /// Another body, in the minutes of a meeting.
    Meeting(&'a Meeting),
    /// Who weighed the case, with no answer against it.
    Person(&'a PersonId),
}

impl Workspace {
    /// All that is proposed, in minutes or by how a case was weighed, until the case is on an agenda of that
    /// body, or it or the proposal is turned down; the oldest first.
    pub fn proposed(&self) -> Vec<Proposed<'_>> {
        let mut proposed: Vec<Proposed<'_>> = Vec::new();
        for meeting in &self.meetings {
            let day = meeting.date.value;
            for item in &meeting.agenda {
                let Some(record) = &item.record else { continue };
                for proposal in &record.agenda_proposals {
                    let words = &proposal.what.raw().value;
                    let case = self.case_meant(words, meeting, &proposal.body.value);
                    let is_answered =
                        case.is_some_and(|case| self.is_answered(case, meeting, &proposal.body.value));
                    if is_answered || proposal.declined.is_some() {
                        continue;
                    }
                    let is_open = item.closing().is_none() && case.is_none();
                    let what = proposal.what.open(self.openness_of(item)).filter(|_| is_open);
                    let what = what.map(|what| what.value.as_str());
                    let (to, by) = (&proposal.body.value, Proposer::Meeting(meeting));
                    proposed.push(Proposed { to, case, what, by, day });
                }
            }
        }
        for case in &self.cases {
            let Some((to, by, day)) = self.weighed_for(case) else { continue };
            let is_known = |known: &Proposed<'_>| {
                known.to == to && known.case.is_some_and(|known| known.source == case.source)
            };
            if !proposed.iter().any(is_known) {
                proposed.push(Proposed { to, case: Some(case), what: None, by: Proposer::Person(by), day });
            }
        }
        proposed.sort_by_key(|proposed| proposed.day);
        proposed
    }

    /// The case that `words` of the minutes of `meeting` mean: its id, or its title. Of several of one title
    /// that which can still be taken up, or was since.
    fn case_meant(&self, words: &str, meeting: &Meeting, to: &BodyId) -> Option<&Case> {
        if let Some(case) = self.case(&CaseId::from(words)) {
            return Some(case);
        }
        let wanted = norsk::slug(words, usize::MAX);
        for case in self.cases.iter().rev() {
            let can_be_taken_up = !case.is_settled() || case.said_status() == Some(Status::NotTakenUp);
            if norsk::slug(&case.title.raw().value, usize::MAX) == wanted
                && (can_be_taken_up || self.is_since(case, meeting, to))
            {
                return Some(case);
            }
        }
        None
    }

    /// Whether what was proposed in `meeting` has been on an agenda of the body since, or was turned down
    /// after it.
    fn is_answered(&self, case: &Case, meeting: &Meeting, to: &BodyId) -> bool {
        let day = meeting.date.value;
        match case.said_status() {
            Some(Status::NotTakenUp) => case.last_turned_down().is_some_and(|last| last.day >= day),
            Some(status) if status.is_settled() => true,
            _ => self.is_since(case, meeting, to),
        }
    }

    /// Whether a case is on an agenda of the body for a meeting that is not before `meeting`.
    fn is_since(&self, case: &Case, meeting: &Meeting, to: &BodyId) -> bool {
        self.meetings_of(to).any(|other| {
            let is_later = other.date.value >= meeting.date.value && other.id != meeting.id;
            is_later && other.takes_place() && other.item_of(&case.id.value).is_some()
        })
    }

    /// The body that a case is meant for next, when it is a draft, all that is asked of it is answered, and
    /// nothing against it; and who answered last.
    fn weighed_for<'a>(&'a self, case: &'a Case) -> Option<(&'a BodyId, &'a PersonId, NaiveDate)> {
        let waits = case.waiting.as_ref().is_some_and(|waiting| !waiting.is_over(self.today));
        if case.said_status() != Some(Status::Draft) || case.intake.is_none() || waits {
            return None;
        }
        let next = case.next_step().filter(|step| step.meeting.is_none())?;
        let mut last: Option<(&PersonId, NaiveDate)> = None;
        for (_, answer) in self.asked_of(case, None, self.today) {
            let answer = answer.filter(|answer| *answer.verdict.raw() != Verdict::No)?;
            if last.is_none_or(|(_, day)| day <= answer.day) {
                last = Some((&answer.by.value, answer.day));
            }
        }
        let (by, day) = last?;
        Some((&next.body.value, by, day))
    }

    /// The next meeting of `body` whose papers have not been sent.
    pub fn next_open_meeting(&self, body: &BodyId) -> Option<&Meeting> {
        self.meetings_of(body).find(|meeting| {
            meeting.date.value >= self.today
                && meeting.takes_place()
                && !meeting.is_held()
                && self.dispatched_on(meeting).is_none()
        })
    }
}
