use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::{name_of, recorded};
use crate::model::{AgendaItem, Ballot, Meeting};
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
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    let members = record.assembly.members.len();
    for item in &record.meeting.agenda {
        let Some(proceedings) = item.record.as_deref() else { continue };
        let present = record.knows_voters().then(|| record.assembly.voting_on(item).1);
        let vote = proceedings.ballot.as_ref().and_then(|ballot| voted(ballot, present));
        let rounds = proceedings.election.iter().flat_map(|election| &election.rounds);
        let votes = vote.into_iter().chain(rounds.map(|round| (round.span, round.total())));
        for (place, votes) in votes {
            if !is_quorum(votes, members) {
                found.push(told(item, place, votes, members, &record.name()));
            }
        }
    }
}

/// How many voted; where all agreed, as many as were there.
fn voted(ballot: &Ballot, present: Option<usize>) -> Option<(Span, usize)> {
    let votes = ballot.tally.as_ref().map_or(present, |tally| Some(tally.total()));
    votes.map(|votes| (ballot.span, votes))
}

/// At least half of the members have voted. Where no members are known, nothing can be said.
fn is_quorum(votes: usize, members: usize) -> bool {
    members == 0 || votes * 2 >= members
}

fn told(item: &AgendaItem, place: Span, votes: usize, members: usize, body: &str) -> Diagnostic {
    let voters = if votes == 0 { "ingen".to_owned() } else { norsk::number(votes) };
    RULE.at(
        place,
        format!(
            "{} ble avgjort uten at organet var vedtaksført: {voters} stemte, og {body} har {}",
            name_of(item),
            norsk::members(members)
        ),
    )
    .with_advice(format!(
        "Minst {} må ha vært til stede og stemt i saken. Rett møteboken, eller ta saken opp på nytt.",
        norsk::number(members.div_ceil(2))
    ))
}

#[cfg(test)]
mod tests {
    use super::is_quorum;

    #[test]
    fn half_of_the_members_is_enough() {
        for (votes, members, expected) in [
            (0, 0, true),
            (0, 1, false),
            (1, 1, true),
            (1, 2, true),
            (1, 3, false),
            (2, 3, true),
            (7, 15, false),
            (8, 15, true),
            (8, 16, true),
            (7, 16, false),
            (10, 20, true),
            (9, 20, false),
        ] {
            assert_eq!(is_quorum(votes, members), expected, "{votes} of {members}");
        }
    }
}
