use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::{Count, Workspace};

use super::recorded::{name_of, recorded};
use crate::model::{AgendaItem, Meeting};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M05",
    name: "inquorate-vote",
    title: "Organet var ikke vedtaksført",
    severity: Severity::Error,
    basis: "koml. § 11-9 (1)",
    page: include_str!("inquorate_vote.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    // In writing all must agree, which M13 asks for.
    let Some(record) = recorded(workspace, meeting).filter(|record| !record.is_written()) else { return };
    for item in record.meeting.agenda.iter().filter(|item| item.record.is_some()) {
        let count = workspace.count(meeting, &record.assembly, item);
        let too_few = count.votes.iter().filter(|(_, votes)| !count.is_enough(*votes));
        found.extend(too_few.map(|(place, votes)| told(item, *place, *votes, &count, &record.name())));
    }
}

fn told(item: &AgendaItem, place: Span, votes: usize, count: &Count, body: &str) -> Diagnostic {
    let voters = if votes == 0 { "ingen".to_owned() } else { norsk::number(votes) };
    RULE.at(
        place,
        format!(
            "{} ble avgjort uten at organet var vedtaksført: {voters} stemte, og {body} har {}",
            name_of(item),
            norsk::members(count.members)
        ),
    )
    .with_advice(format!(
        "Minst {} må ha vært til stede og stemt i saken. Rett møteboken, eller ta saken opp på nytt.",
        norsk::number(count.quorum())
    ))
}
