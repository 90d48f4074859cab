//! What the rules say of each case and each meeting, kept so that after a change only those are asked about
//! again whose answer may be another.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::asked::{CHUNK, Checks, ask};
use crate::diagnostic::Diagnostic;
use crate::text::SourceId;
use crate::workspace::{Looks, Touched, Workspace, recorded};

/// The findings of every rule that looks at one case or meeting at a time, by the file it is in, and what
/// they rest on.
#[derive(Debug, Clone)]
pub struct Answers {
    first: Arc<Vec<(SourceId, RuleAnswer)>>,
    /// What has been said since, in place of that.
    later: BTreeMap<SourceId, Arc<RuleAnswer>>,
}

/// What the rules say of one case or meeting.
#[derive(Debug, Default)]
struct RuleAnswer {
    found: Vec<Diagnostic>,
    looks: Looks,
}

impl From<(Vec<Diagnostic>, Looks)> for RuleAnswer {
    fn from((found, looks): (Vec<Diagnostic>, Looks)) -> Self {
        Self { found, looks }
    }
}

impl Answers {
    /// Asks about every case and meeting of `workspace`.
    pub(super) fn of(workspace: &Workspace, checks: &Checks) -> Self {
        let (cases, meetings) = (workspace.cases.unseen(), workspace.meetings.unseen());
        let cases = cases.par_iter().with_min_len(CHUNK).map(|case| {
            (case.source, RuleAnswer::from(recorded(|| ask(workspace, &**case, &checks.of_cases))))
        });
        let meetings = meetings.par_iter().with_min_len(CHUNK).map(|meeting| {
            (meeting.source, RuleAnswer::from(recorded(|| ask(workspace, &**meeting, &checks.of_meetings))))
        });
        Self { first: Arc::new(cases.chain(meetings).collect()), later: BTreeMap::new() }
    }

    /// Asks again about the cases and meetings of `workspace` in the files that have `changed`, and about
    /// those that looked at what was `touched`.
    pub(super) fn again(
        &self,
        workspace: &Workspace,
        checks: &Checks,
        touched: &Touched,
        changed: &[SourceId],
    ) -> Self {
        let is_stale = |answer: &RuleAnswer| touched.concerns(&answer.looks);
        let first = self.first.par_iter().with_min_len(CHUNK);
        let first = first.filter(|(id, answer)| is_stale(answer) && !self.later.contains_key(id));
        let mut stale: Vec<SourceId> = first.map(|(id, _)| *id).collect();
        stale.extend(self.later.iter().filter(|(_, answer)| is_stale(answer)).map(|(id, _)| *id));
        stale.extend(changed);
        stale.sort_unstable();
        stale.dedup();
        let asked = stale.par_iter().map(|id| {
            let of_case = |case| recorded(|| ask(workspace, case, &checks.of_cases));
            let of_meeting = |meeting| recorded(|| ask(workspace, meeting, &checks.of_meetings));
            let answer = workspace.case_of_source(*id).map(of_case);
            let answer = answer.or_else(|| workspace.meeting_of_source(*id).map(of_meeting));
            (*id, Arc::new(answer.map_or_else(RuleAnswer::default, RuleAnswer::from)))
        });
        let mut again = self.clone();
        again.later.extend(asked.collect::<Vec<_>>());
        again
    }

    /// How many cases and meetings have been asked about again.
    pub fn asked_again(&self) -> usize {
        self.later.len()
    }

    /// Everything they find, in no order.
    pub fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        let first = self.first.iter().filter(|(_, answer)| !answer.found.is_empty());
        let first =
            first.filter(|(id, _)| !self.later.contains_key(id)).flat_map(|(_, answer)| &answer.found);
        first.chain(self.later.values().flat_map(|answer| &answer.found))
    }
}
