use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{Recorded, name_of, recorded};
use crate::model::{AgendaItem, BetweenMeetings, Case, Meeting, Outcome};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M13",
    name: "written-without-all",
    title: "Skriftlig behandling uten at alle er enige",
    severity: Severity::Error,
    basis: "koml. § 11-8 (4)",
    page: include_str!("written_without_all.md"),
    check: Check::CaseAndMeeting(check_case, check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    if !record.is_written() || meeting.is_extract {
        return;
    }
    let decided = record.meeting.agenda.iter().filter_map(|item| {
        let (_, step) = workspace.treatment(record.meeting, item)?;
        Some((item, step.outcome.filter(|outcome| Outcome::is_voted_on(outcome.value))?.span))
    });
    let decided: Vec<(&AgendaItem, Span)> = decided.collect();
    if decided.is_empty() {
        return;
    }
    found.extend(wrong_procedure(&record));
    for (item, outcome) in decided {
        found.extend(not_unanimous(&record, item, outcome));
    }
}

/// What is decided by e-mail is decided in writing, and a step of a case has no room for who agreed. What is
/// only recommended is treated outside a meeting all the same; whether the law lets it be, is not clear.
fn check_case(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for step in case.routing.iter().filter(|step| step.between == Some(BetweenMeetings::Email)) {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { continue };
        let Some(body) = workspace.council.body(&step.body.value) else { continue };
        if !body.is_held_to_law_on(day.value) {
            continue;
        }
        let name = body.running_name_on(day.value);
        let (message, severity) = match outcome.value {
            Outcome::Adopted | Outcome::Rejected => (
                format!(
                    "Saken er avgjort i {name} per e-post, og det er ikke ført at alle medlemmene var enige"
                ),
                Severity::Error,
            ),
            Outcome::Recommended => (
                format!(
                    "Innstillingen fra {name} er gitt per e-post, og folkevalgte organer behandler saker i \
                        møter"
                ),
                Severity::Hint,
            ),
            _ => continue,
        };
        let mut finding = RULE.at(outcome.span, message).with_label(step.span, "behandlet per e-post");
        finding.severity = severity;
        found.push(finding.with_advice(
            "Før behandlingen som et møte med «form: skriftlig», «enige-i-fremgangsmåten» og avstemningen, \
                og ta «form: e-post» bort her. Var ikke alle enige, tas saken opp i et møte.",
        ));
    }
}

/// Everybody has agreed that it be done in writing.
fn wrong_procedure(record: &Recorded<'_>) -> Option<Diagnostic> {
    let members = record.assembly.members.len();
    let place = record.meeting.form?.span;
    let (place, message) = match &record.meeting.agreed_to_writing {
        None => (place, "Det er ikke ført at alle var enige i å behandle sakene skriftlig".to_owned()),
        Some(votes) if members > 0 && record.of_members(votes) != members => (
            votes.span,
            format!(
                "Bare {} av {} var enige i å behandle sakene skriftlig",
                norsk::number(record.of_members(votes)),
                norsk::members(members)
            ),
        ),
        Some(_) => return None,
    };
    Some(RULE.at(place, message).with_advice(
        "Alle medlemmene må slutte seg til fremgangsmåten; skriv hvor mange under «enige-i-fremgangsmåten». \
            Ellers tas sakene i et møte.",
    ))
}

fn not_unanimous(record: &Recorded<'_>, item: &AgendaItem, outcome: Span) -> Option<Diagnostic> {
    let members = record.assembly.members.len();
    let ballot = item.record.as_ref().and_then(|record| record.ballot.as_ref());
    let (place, message) = match ballot {
        None => (
            item.span,
            format!("{} er avgjort skriftlig, men det er ikke ført hvem som var enige", name_of(item)),
        ),
        Some(ballot) => {
            let tally = ballot.tally.as_ref()?;
            let in_favour = record.of_members(&tally.in_favour);
            let all = tally.total() == tally.in_favour.number && (members == 0 || in_favour == members);
            if all {
                return None;
            }
            (ballot.span, format!("{} er avgjort skriftlig uten at alle medlemmene var enige", name_of(item)))
        }
    };
    Some(RULE.at(place, message).with_label(outcome, "utfallet i saken").with_advice(
        "Et skriftlig vedtak krever at alle medlemmene slutter seg til forslaget. Ta saken i et møte.",
    ))
}
