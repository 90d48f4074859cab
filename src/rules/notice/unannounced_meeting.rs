use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I03",
    name: "unannounced-meeting",
    title: "Møtet er ikke kunngjort",
    severity: Severity::Warning,
    basis: "koml. § 11-3 (2)",
    page: include_str!("unannounced_meeting.md"),
    check: Check::Workspace(check),
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for meeting in workspace.meetings.iter().filter(|meeting| meeting.is_called()) {
        let day = meeting.date.value;
        if meeting.announced.is_some_and(|announced| announced.value <= day) {
            continue;
        }
        let Some(body) = workspace.elected_body(meeting) else { continue };
        // Once the next meeting has been held, nothing can be done about this one.
        let next = workspace.meeting_after(meeting, &body.id);
        if next.is_some_and(|next| next.date.value < workspace.today && next.is_held()) {
            continue;
        }
        let what = format!("Møtet i {} {}", body.running_name_on(day), norsk::date(day));
        found.push(match meeting.announced {
            Some(announced) => RULE
                .at(announced.span, format!("{what} ble kunngjort etter at det var holdt"))
                .with_label(meeting.date.span, "møtedagen")
                .with_advice(
                    "Rett datoen. Ble møtet ikke kunngjort i tide, la det stå, og gjør det før neste møte.",
                ),
            None => RULE
                .at(meeting.date.span, format!("{what} er ikke kunngjort"))
                .with_advice(if meeting.is_held() {
                    "Ble det kunngjort, før dagen inn som «kunngjort». Ellers la det stå, og kunngjør neste møte i tide."
                } else {
                    "Kunngjør møtet på nettsiden, også om det skal lukkes, og før dagen inn som «kunngjort»."
                })
                .due_on(day),
        });
    }
}
