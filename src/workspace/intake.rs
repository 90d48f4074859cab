//! What is asked of a case before it is taken up, and what has been answered.

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{Assessment, Authority, AuthorityUse, BodyId, Case, Criterion, Meeting, Row};

/// A question, and the answer that counts when there is one.
pub type AskedCriterion<'a> = (&'a Row<Criterion>, Option<&'a Assessment>);

impl Workspace {
    /// What is asked on `day` before any body has a case.
    pub fn criteria_on(&self, day: NaiveDate) -> impl Iterator<Item = &Row<Criterion>> {
        self.council.criteria.iter().filter(move |row| row.holds_on(day))
    }

    /// What is asked of `case` on `day`, before `body` has it or before any has, with what was answered.
    pub fn asked_of<'a>(
        &'a self,
        case: &'a Case,
        body: Option<&BodyId>,
        day: NaiveDate,
    ) -> Vec<AskedCriterion<'a>> {
        let mut asked = Vec::new();
        for row in self.criteria_on(day) {
            if body.is_none_or(|body| row.value.before.value == *body) {
                asked.push((row, case.assessment(&row.value.name.value)));
            }
        }
        asked
    }

    /// The authority that something was decided by, as it was then; as it is written, when it did not hold.
    pub fn authority_of(&self, used: &AuthorityUse) -> Option<&Row<Authority>> {
        let rows = self.council.authorities.rows.iter();
        let mut named = rows.filter(|row| row.value.name.value == used.name.value);
        named.clone().find(|row| row.holds_on(used.day)).or_else(|| named.next())
    }

    /// The body that is still to be told of what was decided by an authority, with its next meeting after
    /// that, when there is one.
    pub fn to_be_told(&self, used: &AuthorityUse) -> Option<(&BodyId, Option<&Meeting>)> {
        if used.reported.is_some() {
            return None;
        }
        let body = &self.authority_of(used)?.value.reported_to.as_ref()?.value;
        let mut later = self.meetings_between(body, used.day.succ_opt()?, NaiveDate::MAX);
        Some((body, later.find(|meeting| meeting.takes_place())))
    }

    /// What the paper of `case` to `body` on `day` says of how it was weighed, line by line: nothing when
    /// nothing was answered.
    pub(super) fn assessment_lines(&self, case: &Case, body: &BodyId, day: NaiveDate) -> Vec<String> {
        let mut lines = Vec::new();
        if case.intake.is_none() {
            return lines;
        }
        for (row, assessment) in self.asked_of(case, Some(body), day) {
            let Some(assessment) = assessment else { continue };
            let reason = assessment.reason.as_ref().map_or("", |reason| &reason.raw().value);
            let verdict = assessment.verdict.raw().word();
            lines.push(format!("{}: {verdict} {reason}", row.value.name.value));
        }
        lines
    }
}
