use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::{Substitutes, Workspace};

use super::recorded::{Recorded, knows, recorded};
use crate::model::{Attendance, Meeting, PersonId, Role, Seat};
use crate::text::{Placed, Span};
pub(super) static RULE: Rule = Rule {
    code: "M11",
    name: "wrong-substitute",
    title: "Feil vara har møtt",
    severity: Severity::Warning,
    basis: "koml. § 7-10 (1)",
    page: include_str!("wrong_substitute.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if meeting.attendance.is_empty() {
        return;
    }
    let Some(record) = recorded(workspace, meeting) else { return };
    let substitutes = workspace.substitutes(record.meeting);
    for row in record.meeting.attendance.iter().filter(|row| row.is_present()) {
        if let Some(member) = &row.stands_in_for
            && knows(workspace, member)
            && knows(workspace, &row.person)
        {
            found.extend(judge(workspace, &record, &substitutes, row, member));
        } else if row.stands_in_for.is_none() {
            found.extend(for_nobody(workspace, &record, row));
        }
    }
}

/// Whether `person` is named in a vote, which M06 judges.
fn has_voted(record: &Recorded<'_>, person: &PersonId) -> bool {
    let records = record.meeting.agenda.iter().filter_map(|item| item.record.as_deref());
    let mut voters = records.flat_map(|record| record.named_votes()).flat_map(|(_, voters)| voters);
    voters.any(|voter| voter.value == *person)
}

/// That a substitute met, and for nobody: then nobody knows whether they had a vote.
fn for_nobody(workspace: &Workspace, record: &Recorded<'_>, row: &Attendance) -> Option<Diagnostic> {
    let (person, day) = (&row.person.value, record.meeting.date.value);
    let seats = workspace.people.seats_on(&record.body.id, day);
    let mut theirs = seats.iter().filter(|seat| seat.person.value == *person);
    let seat = theirs.clone().find(|seat| seat.role == Role::Substitute)?;
    if theirs.any(|seat| seat.role != Role::Substitute)
        || record
            .meeting
            .attendance
            .iter()
            .any(|other| other.span != row.span && other.person.value == *person)
        || has_voted(record, person)
    {
        return None;
    }
    let name = workspace.people.name_of(person);
    let message = format!("{name} er vara og møtte, men det står ikke for hvem");
    let mut finding = told(
        row.span,
        message,
        "Skriv «vara-for» med medlemmet som hadde forfall. Møtte vedkommende bare for å høre på, stryk \
            raden.",
    );
    finding.severity = Severity::Warning;
    Some(finding.with_label(seat.span, "vervet"))
}

fn judge(
    workspace: &Workspace,
    record: &Recorded<'_>,
    substitutes: &Substitutes<'_>,
    row: &Attendance,
    member: &Placed<PersonId>,
) -> Option<Diagnostic> {
    let name = |id: &PersonId| workspace.people.name_of(id).to_owned();
    let (who, whom) = (name(&row.person.value), name(&member.value));
    let Some(absent) = record.assembly.members.iter().find(|seat| seat.person.value == member.value) else {
        return (!record.assembly.members.is_empty()).then(|| {
            let message = format!("{who} møtte for {whom}, som ikke er medlem av {}", record.name());
            told(member.span, message, "Rett «vara-for», eller vervet i members.yaml.")
        });
    };
    if record.was_there_throughout(&member.value) {
        let message = format!("{who} møtte for {whom}, som selv var til stede hele møtet");
        return Some(told(
            member.span,
            message,
            "Rett «oppmøte»: medlemmet med «forfall», eller med «fra» og «til».",
        ));
    }
    let Some(seat) = substitutes.seat_for(&row.person.value, absent) else {
        let message = format!("{who} møtte som vara, men er ikke valgt som vara i {}", record.name());
        return Some(told(row.span, message, "Rett «oppmøte», eller før inn vervet i members.yaml."));
    };
    if let (Some(theirs), Some(group)) = (substitutes.group_of(seat), substitutes.group_of(absent))
        && theirs != group
    {
        let message = format!("{who} er vara for en annen gruppe enn {whom}");
        let region = |group| workspace.people.region_name(group);
        return Some(
            told(row.span, message, "Vara innkalles fra den gruppen der det er forfall.")
                .with_label(seat.span, format!("vara for {}", region(theirs)))
                .with_label(absent.span, format!("medlem for {}", region(group))),
        );
    }
    if let Some(other) = also_met(record, row, member) {
        let message = format!("{} og {who} møtte begge for {whom} på samme tid", name(&other.person.value));
        let advice = "Bare én vara møter for hvert medlem. Rett «vara-for», eller «fra» og «til».";
        return Some(told(row.span, message, advice).with_label(other.span, "den andre"));
    }
    if let Some(other) = also_stood_for(record, row) {
        let message = match &other.stands_in_for {
            Some(other) => {
                format!("{who} møtte både for {} og for {whom}, og har én stemme", name(&other.value))
            }
            None => format!("{who} møtte både som medlem og for {whom}, og har én stemme"),
        };
        let advice = "Kall inn en vara til, eller rett «vara-for»: ingen har mer enn én stemme.";
        return Some(told(row.span, message, advice).with_label(other.span, "den andre"));
    }
    substitutes.passed_over(seat).map(|before| out_of_order(row, &who, before, &name(&before.person.value)))
}

fn out_of_order(row: &Attendance, who: &str, before: &Seat, name: &str) -> Diagnostic {
    let message = format!("{who} møtte som vara før {name}, som står foran og ikke er ført med forfall");
    let advice = "Vara innkalles i den rekkefølgen de er valgt. Før inn forfallet til den som sto foran.";
    told(row.span, message, advice).with_label(before.span, "står foran i rekkefølgen")
}

/// The row before `row` of another who met for the same member while `row` did.
fn also_met<'a>(
    record: &Recorded<'a>,
    row: &Attendance,
    member: &Placed<PersonId>,
) -> Option<&'a Attendance> {
    let earlier = record.meeting.attendance.iter().take_while(|other| other.span != row.span);
    let mut of_member = earlier.filter(|other| {
        other.stands_in_for.as_ref().is_some_and(|of| of.value == member.value)
            && other.person.value != row.person.value
    });
    of_member.find(|other| other.overlaps(row))
}

/// The row in which the person of `row` met for another member at the same time, or as a member.
fn also_stood_for<'a>(record: &Recorded<'a>, row: &Attendance) -> Option<&'a Attendance> {
    let is_twice = |other: &&Attendance| {
        other.person.value == row.person.value
            && other.seat().value != row.seat().value
            && record.assembly.is_member(&other.seat().value)
            && other.overlaps(row)
    };
    let is_before = |other: &&Attendance| other.stands_in_for.is_none() || other.span.start < row.span.start;
    record.meeting.attendance.iter().find(|other| is_twice(other) && is_before(other))
}

fn told(place: Span, message: String, advice: &str) -> Diagnostic {
    RULE.at(place, message).with_advice(advice)
}
