use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{Recorded, name_of, recorded};
use crate::model::{AgendaItem, Meeting, Outcome, PersonId};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "M09",
    name: "late-item",
    title: "Sak utenfor sakslisten er avgjort",
    severity: Severity::Error,
    basis: "koml. § 11-3 (5)",
    page: include_str!("late_item.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    for item in &record.meeting.agenda {
        found.extend(judge(workspace, &record, item));
    }
}

fn judge(workspace: &Workspace, record: &Recorded<'_>, item: &AgendaItem) -> Option<Diagnostic> {
    let proceedings = item.record.as_deref()?;
    let late = proceedings.added_late?;
    let step = workspace.treatment(record.meeting, item).map(|(_, step)| step);
    let outcome = step.and_then(|step| step.outcome).map(|outcome| outcome.value);
    // An item that is put off has not been decided, however it was voted on.
    let is_decided = match outcome {
        Some(outcome) => Outcome::is_voted_on(outcome),
        None => proceedings.ballot.is_some() || proceedings.election.is_some(),
    };
    if !is_decided {
        return None;
    }
    let name = name_of(item);
    let Some(objections) = &proceedings.objections else {
        return Some(
            RULE.at(
                late,
                format!(
                    "{name} var ikke med i innkallingen, og det er ikke ført om noen motsatte \
                seg at den ble avgjort"
                ),
            )
            .with_advice("Skriv «motsatte-seg: 0», eller hvor mange som gjorde det."),
        );
    };
    let assembly = &record.assembly;
    let present = if record.knows_voters() {
        assembly.meeting(assembly.moment_of(item))
    } else {
        assembly.members.len()
    };
    let against = record.of_voters(&objections.members);
    let is_chair = |person: &Placed<PersonId>| {
        record.meeting.chair.as_ref().is_some_and(|chair| chair.value == person.value)
    };
    let message = if objections.chair || objections.members.persons.iter().any(is_chair) {
        format!("{name} ble avgjort, selv om møtelederen motsatte seg det")
    } else if is_third(against, present) {
        format!(
            "{name} ble avgjort, selv om {} av {} møtende motsatte seg det",
            norsk::number(against),
            norsk::number(present)
        )
    } else {
        return None;
    };
    Some(
        RULE.at(objections.members.span, message)
            .with_label(late, "saken eller papirene var ikke med i innkallingen")
            .with_advice(
                "Ta saken opp i neste møte, med innkalling og papirer. Er innvendingene feil ført, rett dem: \
                    «motsatte-seg» i møtefilen, «Motsatte seg» i referatet.",
            ),
    )
}

/// Whether `number` is at least a third of `of`, and somebody at all.
fn is_third(number: usize, of: usize) -> bool {
    number > 0 && number * 3 >= of
}

#[cfg(test)]
mod tests {
    use super::is_third;

    #[test]
    fn a_third_can_stop_it() {
        for (number, of, expected) in [
            (0, 0, false),
            (0, 3, false),
            (1, 3, true),
            (1, 4, false),
            (2, 6, true),
            (2, 7, false),
            (5, 15, true),
        ] {
            assert_eq!(is_third(number, of), expected, "{number} of {of}");
        }
    }
}
