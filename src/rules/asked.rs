//! Asking the rules, sorted by what they are asked of.

use std::sync::Arc;

use rayon::prelude::*;

use super::rule::{Area, CaseCheck, Check, MeetingCheck, Rule};
use crate::diagnostic::Diagnostic;
use crate::workspace::Workspace;

/// So many cases or meetings at least are judged in one go, so that sharing them out costs nothing.
pub(super) const CHUNK: usize = 256;

type FindingsCheck = fn(&Workspace, &[&Area], &[Diagnostic], &mut Vec<Diagnostic>);

/// What looks for wrongs, by what it is asked of.
#[derive(Default)]
pub(super) struct Checks {
    of_all: Vec<fn(&Workspace, &mut Vec<Diagnostic>)>,
    pub(super) of_cases: Vec<CaseCheck>,
    pub(super) of_meetings: Vec<MeetingCheck>,
    of_findings: Vec<FindingsCheck>,
}

impl Checks {
    pub(super) fn of(rules: impl Iterator<Item = &'static Rule>) -> Self {
        let mut checks = Self::default();
        for rule in rules {
            match rule.check {
                Check::Reading => {}
                Check::Findings(check) => checks.of_findings.push(check),
                Check::Workspace(check) => checks.of_all.push(check),
                Check::Case(check) => checks.of_cases.push(check),
                Check::Meeting(check) => checks.of_meetings.push(check),
                Check::WorkspaceAndMeeting(of_rest, of_meeting) => {
                    checks.of_all.push(of_rest);
                    checks.of_meetings.push(of_meeting);
                }
                Check::CaseAndMeeting(of_case, of_meeting) => {
                    checks.of_cases.push(of_case);
                    checks.of_meetings.push(of_meeting);
                }
                Check::Everywhere(of_rest, of_case, of_meeting) => {
                    checks.of_all.push(of_rest);
                    checks.of_cases.push(of_case);
                    checks.of_meetings.push(of_meeting);
                }
            }
        }
        checks
    }

    /// Asks the rules that look at the whole folder.
    pub(super) fn ask_of_all(&self, workspace: &Workspace) -> Vec<Diagnostic> {
        let asked = self.of_all.par_iter().with_max_len(1);
        asked.flat_map_iter(|check| gather(|found| check(workspace, found))).collect()
    }

    /// Asks the rules that look at each case or meeting.
    pub(super) fn ask_of_each(&self, workspace: &Workspace) -> Vec<Diagnostic> {
        let (mut found, of_meetings) = rayon::join(
            || ask_each(workspace, workspace.cases.unseen(), &self.of_cases),
            || ask_each(workspace, workspace.meetings.unseen(), &self.of_meetings),
        );
        found.extend(of_meetings);
        found
    }

    /// Asks the rules that look at what all others, which stand in `areas`, have `found`.
    pub(super) fn ask_of_findings(
        &self,
        workspace: &Workspace,
        areas: &[&Area],
        found: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        gather(|last| self.of_findings.iter().for_each(|check| check(workspace, areas, found, last)))
    }
}

/// Asks every one of `checks` of a thing while it is at hand, so that one pass over memory serves them
/// all, in chunks on all processors.
fn ask_each<T: Send + Sync>(
    workspace: &Workspace,
    things: &[Arc<T>],
    checks: &[fn(&Workspace, &T, &mut Vec<Diagnostic>)],
) -> Vec<Diagnostic> {
    things.par_iter().with_min_len(CHUNK).flat_map_iter(|thing| ask(workspace, &**thing, checks)).collect()
}

/// Asks every one of `checks` of one thing.
pub(super) fn ask<T>(
    workspace: &Workspace,
    thing: &T,
    checks: &[fn(&Workspace, &T, &mut Vec<Diagnostic>)],
) -> Vec<Diagnostic> {
    gather(|found| checks.iter().for_each(|check| check(workspace, thing, found)))
}

fn gather(look: impl FnOnce(&mut Vec<Diagnostic>)) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    look(&mut found);
    found
}
