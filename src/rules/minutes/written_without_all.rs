use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::{Recorded, name_of, recorded};
use crate::model::{AgendaItem, Meeting, Outcome};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M13",
    name: "written-without-all",
    title: "Skriftlig behandling uten at alle er enige",
    severity: Severity::Error,
    basis: "koml. § 11-8 (4)",
    page: include_str!("written_without_all.md"),
    check: Check::Meeting(check),
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

/// Everybody has agreed that it be done in writing.
fn wrong_procedure(record: &Recorded<'_>) -> Option<Diagnostic> {
    let members = record.assembly.members.len();
    let place = record.meeting.form?.span;
    let (place, message) = match &record.meeting.agreed_to_writing {
        None => (place, "Det er ikke ført at alle var enige i å behandle sakene skriftlig".to_owned()),
        Some(votes) if members > 0 && votes.number != members => (
            votes.span,
            format!(
                "Bare {} av {} var enige i å behandle sakene skriftlig",
                norsk::number(votes.number),
                norsk::members(members)
            ),
        ),
        Some(_) => return None,
    };
    Some(RULE.at(place, message).with_advice(
        "Alle medlemmene må slutte seg til fremgangsmåten; skriv hvor mange under «enige-i-fremgangsmåten». Ellers tas sakene i et møte.",
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
            let all = tally.total() == tally.in_favour.number && (members == 0 || tally.total() == members);
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
