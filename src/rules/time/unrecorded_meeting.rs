use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{Meeting, MeetingStatus, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "T10",
    name: "unrecorded-meeting",
    title: "Møtet er over, men ikke ført",
    severity: Severity::Warning,
    basis: "koml. § 11-4",
    page: include_str!("unrecorded_meeting.md"),
    check: Check::Meeting(check),
    work: Work::Minutes,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let day = meeting.date.value;
    let Some(status) = meeting.status.filter(|_| meeting.last_day() < workspace.today && !meeting.is_extract)
    else {
        return;
    };
    if !matches!(status.value, MeetingStatus::Planned | MeetingStatus::Called) {
        return;
    }
    let name = workspace.body_name(&meeting.body.value, day);
    found.push(
        RULE.at(
            status.span,
            format!(
                "Møtet i {name} {} er over, men står som \
            {}",
                norsk::date(day),
                status.value.word()
            ),
        )
        .resting_on_law()
        .with_label(meeting.date.span, "møtedagen")
        .with_advice(
            "Før inn utfallene med «ipr sak advance», eller skriv «status: avholdt». Ble møtet \
                ikke holdt, bruk «ipr mote flytt» eller «ipr mote avlys».",
        )
        .due_on(calendar::record_day(meeting.last_day())),
    );
}
