use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{Recorded, knows, recorded};
use crate::model::{Meeting, PersonId, Role};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "M10",
    name: "irregular-chair",
    title: "Møtelederen er ikke leder, nestleder eller valgt",
    severity: Severity::Error,
    basis: "koml. § 11-2 (3)",
    page: include_str!("irregular_chair.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    let Some(chair) = record.meeting.chair.as_ref().filter(|chair| knows(workspace, chair)) else {
        return;
    };
    let name = workspace.people.name_of(&chair.value);
    let seats = &record.assembly.members;
    let leads = seats
        .iter()
        .any(|seat| seat.person.value == chair.value && matches!(seat.role, Role::Chair | Role::DeputyChair));
    if record.knows_voters() && !record.assembly.has_vote(&chair.value) {
        found.push(
            RULE.at(chair.span, format!("{name} er ført som møteleder, men møtte ikke med stemmerett"))
                .with_advice("Rett «møteleder» eller «oppmøte»."),
        );
    } else if !leads && !record.meeting.chair_elected && !seats.is_empty() {
        found.push(
            RULE.at(
                chair.span,
                format!(
                    "{name} ledet møtet i {} {}, men er verken leder, nestleder eller valgt til det",
                    record.name(),
                    norsk::date(record.meeting.date.value)
                ),
            )
            .with_advice(
                "Er både leder og nestleder borte, velger møtet en møteleder; skriv da \
                «møteleder-valgt: ja».",
            ),
        );
    } else if !leads && record.meeting.chair_elected && record.knows_voters() {
        found.extend(needless_election(workspace, &record, chair));
    }
}

/// A chair is elected only when both the leader and the deputy are away.
fn needless_election(
    workspace: &Workspace,
    record: &Recorded<'_>,
    chair: &Placed<PersonId>,
) -> Option<Diagnostic> {
    let mut seats = record.assembly.members.iter();
    let leader = seats.find(|seat| {
        matches!(seat.role, Role::Chair | Role::DeputyChair)
            && record.was_there_throughout(&seat.person.value)
    })?;
    let message = format!(
        "{} ble valgt til møteleder, men {} er {} og var til stede hele møtet",
        workspace.people.name_of(&chair.value),
        workspace.people.name_of(&leader.person.value),
        leader.role.word()
    );
    let mut diagnostic = RULE.at(chair.span, message).with_label(leader.span, "vervet").with_advice(
        "Møteleder velges bare når både leder og nestleder har forfall. Rett «møteleder» eller «oppmøte».",
    );
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}
