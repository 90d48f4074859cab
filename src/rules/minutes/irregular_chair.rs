use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{Recorded, knows, recorded};
use crate::model::{Attendance, Meeting, PersonId, Role, Seat};
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
    let leaders = workspace.leaders_of(record.body, meeting.date.value);
    let Some(chair) = &meeting.chair else {
        found.extend(unnamed(&record, &leaders));
        return;
    };
    if !knows(workspace, chair) {
        return;
    }
    let leads = leaders.iter().any(|seat| seat.person.value == chair.value);
    if record.knows_voters() && !may_lead(&record, chair, leads) {
        let name = workspace.people.name_of(&chair.value);
        found.push(
            RULE.at(chair.span, format!("{name} er ført som møteleder, men møtte ikke med stemmerett"))
                .with_advice("Rett «møteleder» eller «oppmøte»."),
        );
    } else if !leads && !meeting.chair_elected && !record.assembly.members.is_empty() {
        found.push(not_leader(workspace, &record, chair));
    } else if !leads && meeting.chair_elected && record.knows_voters() {
        found.extend(needless_election(workspace, &record, chair, &leaders));
    }
}

/// Whether the chair was there with a vote. Who leads another body that has its leaders in common with this
/// one, need not be a member here.
fn may_lead(record: &Recorded<'_>, chair: &Placed<PersonId>, leads: bool) -> bool {
    let is_present = |row: &Attendance| row.is_present() && row.person.value == chair.value;
    record.assembly.has_vote(&chair.value)
        || leads
            && record.body.is_led_by_another_on(record.meeting.date.value)
            && record.meeting.attendance.iter().any(is_present)
}

/// That nobody is named as the chair of a meeting in which neither the leader nor the deputy was.
fn unnamed(record: &Recorded<'_>, leaders: &[&Seat]) -> Option<Diagnostic> {
    let meeting = record.meeting;
    if !meeting.is_held() || meeting.is_extract || record.is_written() || !record.knows_voters() {
        return None;
    }
    let first = leaders.first()?;
    for row in &meeting.attendance {
        if row.is_present() && leaders.iter().any(|seat| seat.person.value == row.person.value) {
            return None;
        }
    }
    let both = leaders.iter().any(|seat| seat.role == Role::DeputyChair) && first.role == Role::Chair;
    let who = if both { "verken leder eller nestleder" } else { "ingen av dem som leder organet," };
    let message = format!(
        "Det er ikke ført hvem som ledet møtet i {} {}, og {who} møtte",
        record.name(),
        norsk::date(meeting.date.value)
    );
    Some(RULE.at(meeting.date.span, message).with_label(first.span, "vervet").with_advice(
        "Når både leder og nestleder har forfall, velger møtet en møteleder. Skriv hvem det var, under \
            «møteleder», og «møteleder-valgt: ja».",
    ))
}

fn not_leader(workspace: &Workspace, record: &Recorded<'_>, chair: &Placed<PersonId>) -> Diagnostic {
    let message = format!(
        "{} ledet møtet i {} {}, men er verken leder, nestleder eller valgt til det",
        workspace.people.name_of(&chair.value),
        record.name(),
        norsk::date(record.meeting.date.value)
    );
    RULE.at(chair.span, message).with_advice(
        "Er både leder og nestleder borte, velger møtet en møteleder; skriv da «møteleder-valgt: ja». Leder \
            lederen i et annet organ også dette, skriv «ledes-av» ved organet i bodies.yaml.",
    )
}

/// A chair is elected only when both the leader and the deputy are away.
fn needless_election(
    workspace: &Workspace,
    record: &Recorded<'_>,
    chair: &Placed<PersonId>,
    leaders: &[&Seat],
) -> Option<Diagnostic> {
    let leader = leaders.iter().find(|seat| record.was_there_throughout(&seat.person.value))?;
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
