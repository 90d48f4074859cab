use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::{Substitutes, Workspace, stands_in_for};

use super::{Recorded, knows, recorded};
use crate::model::{Attendance, Meeting};
use crate::text::{Placed, Span};
pub(super) static RULE: Rule = Rule {
    code: "M11",
    name: "wrong-substitute",
    title: "Feil vara har møtt",
    severity: Severity::Warning,
    basis: "koml. § 7-10 (1)",
    page: include_str!("wrong_substitute.md"),
    check: Check::Meeting(check),
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if meeting.attendance.iter().all(|row| row.stands_in_for.is_none()) {
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
        }
    }
}

fn judge(
    workspace: &Workspace,
    record: &Recorded<'_>,
    substitutes: &Substitutes<'_>,
    row: &Attendance,
    member: &Placed<String>,
) -> Option<Diagnostic> {
    let name = |id: &str| workspace.people.name_of(id).to_owned();
    let who = name(&row.person.value);
    let Some(absent) = record.assembly.members.iter().find(|seat| seat.person.value == member.value) else {
        return (!record.assembly.members.is_empty()).then(|| {
            let message =
                format!("{who} møtte for {}, som ikke er medlem av {}", name(&member.value), record.name());
            told(member.span, message, "Rett «vara-for», eller vervet i members.yaml.")
        });
    };
    if stayed(record, &member.value) {
        let message = format!("{who} møtte for {}, som selv var til stede hele møtet", name(&member.value));
        return Some(told(
            member.span,
            message,
            "Rett «oppmøte»: medlemmet med «forfall», eller med «fra» og «til».",
        ));
    }
    let Some(seat) = substitutes.seat_of(&row.person.value) else {
        let message = format!("{who} møtte som vara, men er ikke valgt som vara i {}", record.name());
        return Some(told(row.span, message, "Rett «oppmøte», eller før inn vervet i members.yaml."));
    };
    if let (Some(theirs), Some(group)) = (&seat.represents, &absent.represents)
        && !stands_in_for(seat, absent)
    {
        let message = format!("{who} er vara for en annen gruppe enn {}", name(&member.value));
        return Some(
            told(row.span, message, "Vara innkalles fra den gruppen der det er forfall.")
                .with_label(theirs.span, "gruppen vedkommende er vara for")
                .with_label(group.span, "gruppen medlemmet representerer"),
        );
    }
    substitutes.passed_over(seat).map(|before| {
        let message = format!(
            "{who} møtte som vara før {}, som står foran og ikke er ført med forfall",
            name(&before.person.value)
        );
        told(
            row.span,
            message,
            "Vara innkalles i den rekkefølgen de er valgt. Før inn forfallet til den som sto foran.",
        )
        .with_label(before.span, "står foran i rekkefølgen")
    })
}

/// Whether the member was there the whole meeting and could treat every item.
fn stayed(record: &Recorded<'_>, member: &str) -> bool {
    let mut rows = record.meeting.attendance.iter().filter(|row| row.person.value == member);
    let mut records = record.meeting.agenda.iter().filter_map(|item| item.record.as_ref());
    rows.any(|row| row.is_present_at(None) == Some(true)) && !records.any(|record| record.is_recused(member))
}

fn told(place: Span, message: String, advice: &str) -> Diagnostic {
    RULE.at(place, message).with_advice(advice)
}
