use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashSet;

use crate::model::{Body, Meeting, MeetingStatus};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "I02",
    name: "incomplete-notice",
    title: "Innkallingen mangler saksliste eller mottaker",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1)",
    page: include_str!("incomplete_notice.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let mut told = HashSet::new();
    for meeting in workspace.meetings.iter().filter(|meeting| meeting.is_called()) {
        let Some(body) = workspace.elected_body(meeting) else { continue };
        judge_agenda(meeting, body, found);
        let is_coming = meeting.date.value >= workspace.today;
        // The list of members is the same for every meeting of the body.
        if is_coming && meeting.state() == Some(MeetingStatus::Called) && told.insert(&body.id) {
            judge_recipients(workspace, meeting, body, found);
        }
    }
}

fn judge_agenda(meeting: &Meeting, body: &Body, found: &mut Vec<Diagnostic>) {
    if !meeting.agenda.is_empty() {
        return;
    }
    let day = meeting.date.value;
    let message = format!(
        "Innkallingen til møtet i {} {} har ingen saker",
        body.running_name_on(day),
        norsk::date(day)
    );
    let advice = if meeting.is_held() {
        "Før inn sakene under «saksliste», eller skriv «utdrag: ja» når de ikke er kjent."
    } else {
        "Sett opp sakene under «saksliste» og kjør «ipr innkalling» på nytt, eller avlys møtet."
    };
    let mut diagnostic = RULE.at(meeting.agenda_span, message).with_advice(advice);
    // Of a meeting that has been held the file may know less than the notice said.
    if meeting.is_held() {
        diagnostic.severity = Severity::Warning;
    }
    found.push(diagnostic);
}

fn judge_recipients(workspace: &Workspace, meeting: &Meeting, body: &Body, found: &mut Vec<Diagnostic>) {
    let day = meeting.date.value;
    for seat in workspace.assembly(meeting).members {
        let Some(person) = workspace.people.persons.get(&seat.person.value) else { continue };
        if person.email.is_some() {
            continue;
        }
        let message = format!(
            "{} er medlem av {}, men har ingen e-postadresse",
            person.name,
            body.running_name_on(day)
        );
        let mut diagnostic = RULE
            .at(seat.person.span, message)
            .with_label(meeting.date.span, "møtet alle medlemmer skal innkalles til")
            .with_advice("Legg til «epost» på personen, så innkallingen kan sendes til alle.");
        diagnostic.severity = Severity::Warning;
        found.push(diagnostic);
    }
}
