use crate::diagnostic::{Diagnostic, Severity};
use crate::read::minutes;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "F14",
    name: "unread-minutes",
    title: "Referatet kan ikke tolkes",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unread_minutes.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

/// Minutes that began as a skeleton are written to be read; others are anybody's prose. What is not
/// written yet is no fault until somebody asks for it to be read.
fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    if workspace.council_is_broken || workspace.people_are_broken {
        return;
    }
    for (id, source) in workspace.sources.with_ids() {
        if !minutes::is_skeleton(&source.text) {
            continue;
        }
        if let Some(meeting) = workspace.meeting_with_minutes(&source.path) {
            found.extend(minutes::read(workspace, meeting, id).found);
        }
    }
}
