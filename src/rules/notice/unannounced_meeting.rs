use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::Meeting;
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I03",
    name: "unannounced-meeting",
    title: "Møtet er ikke kunngjort",
    severity: Severity::Warning,
    basis: "koml. § 11-3 (2)",
    page: include_str!("unannounced_meeting.md"),
    check: Check::Meeting(check),
    work: Work::Announce,
    before_due: "Møtet skal kunngjøres",
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.is_called() {
        return;
    }
    let day = meeting.date.value;
    if meeting.announced.is_some_and(|announced| announced.value <= day) {
        return;
    }
    let Some(body) = workspace.elected_body(meeting) else { return };
    // What was never written cannot be mended once the next meeting has been held; a wrong day still can.
    let next = workspace.meeting_after(meeting, &body.id);
    if meeting.announced.is_none()
        && next.is_some_and(|next| next.date.value < workspace.today && next.is_held())
    {
        return;
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
                "Ble det kunngjort, før dagen inn som «kunngjort». Ellers la det stå, og kunngjør neste møte \
                    i tide."
            } else {
                "Kunngjør møtet på nettsiden, også om det skal lukkes, og før dagen inn som «kunngjort»."
            })
            .due_on(day),
    });
}
