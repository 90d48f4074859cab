use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Meeting;

use super::recorded::{is_recorded, name_of};
pub(super) static RULE: Rule = Rule {
    code: "M02",
    name: "unnamed-minority",
    title: "Det er ikke ført hvem som stemte hva",
    severity: Severity::Warning,
    basis: "koml. § 11-4 (2) og Prop. 46 L (2017–2018)",
    page: include_str!("unnamed_minority.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !is_recorded(workspace, meeting) {
        return;
    }
    for item in &meeting.agenda {
        let ballot = item.record.as_ref().and_then(|record| record.ballot.as_ref());
        let Some(tally) = ballot.and_then(|ballot| ballot.tally.as_ref()) else { continue };
        let sides = tally.sides();
        let sides = sides.iter().filter(|votes| votes.number > 0);
        // When all sides but one are named, those who are left voted the other way.
        let unnamed: Vec<_> = sides.clone().filter(|votes| !votes.is_named()).collect();
        if sides.count() < 2 || unnamed.len() < 2 {
            continue;
        }
        found.push(
            RULE.at(
                tally.against.span,
                format!("{} ble ikke avgjort enstemmig, og det står ikke hvem som stemte hva", name_of(item)),
            )
            .with_advice("Skriv navnene i stedet for antallet, i det minste for mindretallet."),
        );
    }
}
