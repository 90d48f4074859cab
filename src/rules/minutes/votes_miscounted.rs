use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::HashSet;

use super::{Recorded, knows, name_of, recorded};
use crate::model::{AgendaItem, ItemKind, Matter, Meeting, Proceedings, Votes};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M06",
    name: "votes-miscounted",
    title: "Stemmene stemmer ikke med oppmøtet",
    severity: Severity::Error,
    basis: "koml. § 8-1 (3)",
    page: include_str!("votes_miscounted.md"),
    check: Check::Meeting(check),
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    for item in &record.meeting.agenda {
        let Some(proceedings) = item.record.as_deref() else { continue };
        for (place, total) in counted(proceedings) {
            found.extend(wrong_total(&record, item, place, total));
        }
        judge_voters(workspace, &record, proceedings, found);
        found.extend(wrong_blank(workspace, item, proceedings));
    }
}

/// The votes of each ballot and each round, with its place.
fn counted(proceedings: &Proceedings) -> Vec<(Span, usize)> {
    let tally =
        proceedings.ballot.as_ref().and_then(|ballot| Some((ballot.span, ballot.tally.as_ref()?.total())));
    let rounds = proceedings.election.iter().flat_map(|election| &election.rounds);
    tally.into_iter().chain(rounds.map(|round| (round.span, round.total()))).collect()
}

/// Everybody who is there votes, and nobody else.
fn wrong_total(record: &Recorded<'_>, item: &AgendaItem, place: Span, total: usize) -> Option<Diagnostic> {
    let members = record.assembly.members.len();
    if members == 0 || record.is_written() {
        return None;
    }
    let (fewest, most) = if record.knows_voters() { record.assembly.voting_on(item) } else { (0, members) };
    if (fewest..=most).contains(&total) {
        return None;
    }
    let there = match (record.knows_voters(), fewest == most) {
        (false, _) => format!("{} har {}", record.name(), norsk::members(members)),
        (true, true) => format!("{} med stemmerett var til stede", norsk::number(most)),
        (true, false) => {
            format!("{} til {} med stemmerett var til stede", norsk::number(fewest), norsk::number(most))
        }
    };
    let votes = norsk::count(total, "stemme", "stemmer");
    Some(
        RULE.at(place, format!("Det er ført {votes} i {}, men {there}", name_of(item).to_lowercase()))
            .with_advice(
                "Den som er til stede, har plikt til å stemme. Rett tallene, eller «oppmøte», «inhabile» og «kl».",
            ),
    )
}

/// Those who are named have a vote, and one each.
fn judge_voters(
    workspace: &Workspace,
    record: &Recorded<'_>,
    proceedings: &Proceedings,
    found: &mut Vec<Diagnostic>,
) {
    let sides =
        |votes: [&Votes; 3]| votes.into_iter().flat_map(|votes| votes.persons.clone()).collect::<Vec<_>>();
    let ballot = proceedings.ballot.as_ref().and_then(|ballot| ballot.tally.as_ref());
    let mut votes: Vec<Vec<_>> = ballot.map(|tally| sides(tally.sides())).into_iter().collect();
    for round in proceedings.election.iter().flat_map(|election| &election.rounds) {
        let named = round.candidates.iter().map(|(_, votes)| votes).chain([&round.blank]);
        votes.push(named.flat_map(|votes| votes.persons.clone()).collect());
    }
    for persons in &votes {
        let mut seen = HashSet::new();
        for person in persons.iter().filter(|person| knows(workspace, person)) {
            let name = workspace.people.name_of(&person.value);
            let message = if !seen.insert(&person.value) {
                format!("{name} er ført med to stemmer")
            } else if record.knows_voters() && !record.assembly.has_vote(&person.value) {
                format!("{name} er ført med stemme, men møtte ikke med stemmerett")
            } else {
                continue;
            };
            found.push(
                RULE.at(person.span, message).with_advice(
                    "Rett avstemningen eller «oppmøte». En vara som møter, føres med «vara-for».",
                ),
            );
        }
    }
}

/// One may abstain only when somebody is elected or employed.
fn wrong_blank(workspace: &Workspace, item: &AgendaItem, proceedings: &Proceedings) -> Option<Diagnostic> {
    let blank = &proceedings.ballot.as_ref()?.tally.as_ref()?.blank;
    if blank.number == 0 {
        return None;
    }
    // Whether an item with only a title is an election, nobody has said.
    if item.kind == ItemKind::Plain {
        return None;
    }
    if let ItemKind::Case(id) = &item.kind {
        let case = workspace.case(&id.value)?;
        let may = |matter| workspace.concerns(case, matter).is_some();
        if may(Matter::Election) || may(Matter::Employment) {
            return None;
        }
    }
    Some(
        RULE.at(blank.span, format!("Det er ført blanke stemmer i {}", name_of(item).to_lowercase()))
            .with_advice(
                "Blankt kan bare stemmes ved valg og ansettelse; gjelder saken det, skriv «gjelder: [valg]» eller «[ansettelse]» i den.",
            ),
    )
}
