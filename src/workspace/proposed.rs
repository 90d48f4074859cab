//! What is proposed for the agenda of a body, and nobody has answered yet.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{BodyId, Case, Meeting, PersonId, Status, Verdict};
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
                    // What is called so by mistake is told where it stands.
                    if proposal.declined.is_some() || self.council.body(&proposal.body.value).is_none() {
                        continue;
                    }
                    let words = &proposal.what.raw().value;
                    let case = match self.case_meant(words, meeting, &proposal.body.value) {
                        Some((_, true)) => continue,
                        Some((case, false)) => Some(case),
                        None => None,
                    };
                    let mut what = None;
                    if let Some(words) = proposal.what.open(self.openness_of(item))
                        && item.closing().is_none()
                    {
                        what = Some(words.value.as_str());
                    }
                    let (to, by) = (&proposal.body.value, Proposer::Meeting(meeting));
                    proposed.push(Proposed { to, case, what, by, day });
                }
            }
        }
        for case in &self.cases {
            let Some((to, by, day)) = self.weighed_for(case) else { continue };
            let is_known = |known: &Proposed<'_>| {
                known.to == to && matches!(known.case, Some(known) if known.source == case.source)
            };
            if !proposed.iter().any(is_known) {
                proposed.push(Proposed { to, case: Some(case), what: None, by: Proposer::Person(by), day });
            }
        }
        proposed.sort_by_key(|proposed| proposed.day);
        proposed
    }

    /// The case that `words` of the minutes of `meeting` mean by its id or its title, and whether it has been
    /// on an agenda of the body since, or was turned down after it. An old case of that title is another.
    fn case_meant(&self, words: &str, meeting: &Meeting, to: &BodyId) -> Option<(&Case, bool)> {
        let (wanted, day) = (norsk::slug(words, usize::MAX), meeting.date.value);
        for case in self.cases.iter().rev() {
            let is_named = case.id.value.as_str() == words;
            if !is_named && norsk::slug(&case.title.raw().value, usize::MAX) != wanted {
                continue;
            }
            let is_since = self.meetings_of(to).any(|other| {
                let is_later = other.date.value >= day && other.id != meeting.id;
                is_later && other.takes_place() && other.item_of(&case.id.value).is_some()
            });
            let is_turned_down = case.said_status() == Some(Status::NotTakenUp);
            let is_over = case.is_settled() && !is_turned_down;
            let is_answered = match case.last_turned_down() {
                Some(last) if is_turned_down => last.day >= day,
                _ => is_since || is_over,
            };
            if is_named || is_since || !is_over {
                return Some((case, is_answered));
            }
        }
        None
    }

    /// The body that a case is meant for next, when it is a draft, all that is asked of it is answered, and
    /// nothing against it; and who answered last.
    fn weighed_for<'a>(&'a self, case: &'a Case) -> Option<(&'a BodyId, &'a PersonId, NaiveDate)> {
        let waits = matches!(&case.waiting, Some(waiting) if !waiting.is_over(self.today));
        let is_draft = case.said_status() == Some(Status::Draft) && case.intake.is_some();
        let next = case.next_step()?;
        if !is_draft || waits || next.meeting.is_some() {
            return None;
        }
        let mut last: Option<(&PersonId, NaiveDate)> = None;
        for (_, answer) in self.asked_of(case, None, self.today) {
            let answer = answer?;
            match last {
                _ if *answer.verdict.raw() == Verdict::No => return None,
                Some((_, day)) if answer.day < day => {}
                _ => last = Some((&answer.by.value, answer.day)),
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
