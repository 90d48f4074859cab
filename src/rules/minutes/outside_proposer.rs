use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Meeting;

use super::recorded::{knows, name_within, recorded};
pub(super) static RULE: Rule = Rule {
    code: "M12",
    name: "outside-proposer",
    title: "Forslag fra en som ikke har forslagsrett",
    severity: Severity::Warning,
    basis: "koml. § 8-1 (2)",
    page: include_str!("outside_proposer.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    if !record.knows_voters() {
        return;
    }
    for item in &record.meeting.agenda {
        let proposers = item.record.iter().flat_map(|proceedings| &proceedings.proposers);
        for person in
            proposers.filter(|person| knows(workspace, person) && !record.assembly.has_vote(&person.value))
        {
            found.push(
                RULE.at(
                    person.span,
                    format!(
                        "{} la fram forslag i {}, men møtte verken som medlem eller vara",
                        workspace.people.name_of(&person.value),
                        name_within(item)
                    ),
                )
                .with_advice(
                    "Bare de som møter med stemmerett, kan legge fram forslag. Rett «forslag-fra» \
                    eller «oppmøte».",
                ),
            );
        }
    }
}
