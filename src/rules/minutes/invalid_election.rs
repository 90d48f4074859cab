use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{is_recorded, name_of, name_within};
use super::several_elected;
use crate::model::{AgendaItem, Election, Meeting, Outcome, PersonId, Proceedings, Round, RoundResult};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M08",
    name: "invalid-election",
    title: "Valget er ikke gjennomført etter loven",
    severity: Severity::Error,
    basis: "koml. §§ 7-4 til 7-8",
    page: include_str!("invalid_election.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !is_recorded(workspace, meeting) {
        return;
    }
    for item in &meeting.agenda {
        let Some(record) = item.record.as_deref() else { continue };
        // To what it was says nothing of how.
        match record.election.as_ref().filter(|election| !election.is_untold()) {
            Some(election) if election.is_of_several() => {
                several_elected::judge(&RULE, workspace, item, record, election, found);
            }
            // Who all agree on has every vote.
            Some(election) if election.rounds.is_empty() && is_unanimous(record) => {}
            Some(election) => {
                found.extend(by_show_of_hands(item, election));
                found.extend(judge(workspace, item, election));
            }
            None => found.extend(without_method(workspace, meeting, item)),
        }
    }
}

fn is_unanimous(record: &Proceedings) -> bool {
    record.ballot.as_ref().is_some_and(|ballot| ballot.tally.is_none())
}

/// Only lists are voted on in writing.
fn by_show_of_hands(item: &AgendaItem, election: &Election) -> Option<Diagnostic> {
    let message = format!("Det ble stemt skriftlig ved flertallsvalget i {}", name_within(item));
    Some(told(
        election.in_writing?,
        message,
        "Flertallsvalg skal foretas ved å vise stemmetegn. Rett møteboken, eller hold valget på nytt.",
    ))
}

/// An election that was adopted as if it were any other case, against somebody's vote: one person is elected
/// by majority between candidates, and several together by lists when they do not all agree.
fn without_method(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem) -> Option<Diagnostic> {
    let record = item.record.as_deref()?;
    let tally = record.ballot.as_ref()?.tally.as_ref()?;
    let (_, step) = workspace.treatment(meeting, item)?;
    if !(1..tally.in_favour.number).contains(&tally.against.number)
        || step.ended() != Some(Outcome::Adopted)
        || !workspace.is_election(item)
    {
        return None;
    }
    let message = format!(
        "{} er et valg, og er avgjort med {} mot {} stemmer",
        name_of(item),
        norsk::number(tally.in_favour.number),
        norsk::number(tally.against.number)
    );
    Some(RULE.at(tally.against.span, message).with_basis("koml. §§ 7-4, 7-7 og 7-8").with_advice(
        "Velges én, før stemmene på hver kandidat under «valg» med «runder». Velges flere sammen, må alle \
                være enige (avtalevalg), ellers holdes forholdsvalg mellom lister.",
    ))
}

/// What an election came to, round by round: more than half in the first, most votes in the second,
/// lots where they are even.
fn judge(workspace: &Workspace, item: &AgendaItem, election: &Election) -> Option<Diagnostic> {
    let Some((last, before)) = election.rounds.split_last() else {
        return Some(told(
            election.span,
            format!("Valget i {} er ført uten stemmetall", name_within(item)),
            "Skriv stemmene under «runder», én rad for hver avstemning.",
        ));
    };
    if let Some(round) = before.first()
        && round.result(true) != RoundResult::AnotherRound
    {
        return Some(told(
            last.span,
            "Det er ført en ny runde, men valget var avgjort i den første".to_owned(),
            "Den som får mer enn halvparten av stemmene, er valgt. Fjern runden, eller rett tallene.",
        ));
    }
    if before.len() > 1 {
        return Some(told(
            last.span,
            "Det er ført mer enn to runder".to_owned(),
            "I andre runde er den valgt som får flest stemmer, og ved likhet trekkes det lodd.",
        ));
    }
    judge_last(workspace, election, last, before.is_empty())
}

/// What the last round came to, against who is written as elected.
fn judge_last(
    workspace: &Workspace,
    election: &Election,
    last: &Round,
    is_first: bool,
) -> Option<Diagnostic> {
    let name = |id: &PersonId| workspace.people.name_of(id).to_owned();
    let chosen = election.chosen.as_ref();
    let is = |person: &PersonId| chosen.is_some_and(|chosen| chosen.value == *person);
    let place = chosen.map_or(election.span, |chosen| chosen.span);
    match last.result(is_first) {
        RoundResult::Nobody => Some(told(
            last.span,
            "Ingen fikk noen stemme".to_owned(),
            "Rett tallene, eller ta valget opp på nytt.",
        )),
        RoundResult::AnotherRound => Some(told(
            last.span,
            "Ingen fikk mer enn halvparten av stemmene, og det er ikke ført noen ny runde".to_owned(),
            "Hold en ny avstemning, der den som får flest stemmer, er valgt, og før den som en ny rad under \
                «runder».",
        )),
        RoundResult::Elected(winner) if election.by_lot => Some(told(
            place,
            format!("{} fikk flest stemmer, så det skal ikke trekkes lodd", name(winner)),
            "Fjern «loddtrekning», eller rett tallene.",
        )),
        RoundResult::Elected(winner) if !is(winner) => Some(told(
            place,
            format!("{} fikk flest stemmer, men er ikke ført som valgt", name(winner)),
            "Rett «valgt», eller rett tallene.",
        )),
        RoundResult::Lots(leading) if !election.by_lot || !leading.iter().any(|person| is(person)) => {
            let names: Vec<String> = leading.iter().map(|person| name(person)).collect();
            Some(told(
                place,
                format!(
                    "{} fikk like mange stemmer, og det er ikke ført loddtrekning mellom dem",
                    norsk::list(&names)
                ),
                "Skriv «loddtrekning: ja», og under «valgt» den loddet falt på.",
            ))
        }
        _ => None,
    }
}

fn told(place: Span, message: String, advice: &str) -> Diagnostic {
    RULE.at(place, message).with_basis("koml. § 7-8").with_advice(advice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ItemKind, Votes};
    use crate::text::{Placed, SourceId};

    const PLACE: Span = Span { source: SourceId(0), start: 0, end: 0 };

    /// An election with the votes for a, b and c in each round.
    fn election(rounds: &[[usize; 3]], chosen: &str, by_lot: bool) -> Election {
        let votes = |number| Votes { number, ..Votes::none(PLACE) };
        let name = |name: &str| Placed::new(name.into(), PLACE);
        let round = |numbers: &[usize; 3]| Round {
            span: PLACE,
            candidates: ["a", "b", "c"].iter().zip(numbers).map(|(id, n)| (name(id), votes(*n))).collect(),
            blank: votes(0),
        };
        let rounds = rounds.iter().map(round).collect();
        Election::of_one(PLACE, rounds, Some(name(chosen)), by_lot)
    }

    #[test]
    fn elections() {
        let item = AgendaItem {
            span: PLACE,
            number: None,
            kind: ItemKind::Plain,
            title: None,
            proposal: None,
            particulars: None,
            record: None,
            doubt: None,
            named: None,
        };
        let workspace = Workspace::new("2024-02-06".parse().expect("a date"));
        type Expected = (&'static [[usize; 3]], &'static str, bool, Option<&'static str>);
        let cases: [Expected; 13] = [
            (&[[3, 2, 0]], "a", false, None),
            (&[[3, 2, 0]], "b", false, Some("a fikk flest")),
            (&[[3, 2, 0]], "a", true, Some("ikke trekkes lodd")),
            (&[[2, 2, 0]], "a", true, Some("mer enn halvparten")),
            (&[[4, 3, 1]], "a", false, Some("mer enn halvparten")),
            (&[[4, 3, 1], [4, 3, 1]], "a", false, None),
            (&[[2, 2, 0], [2, 2, 0]], "a", true, None),
            (&[[2, 2, 0], [2, 2, 0]], "a", false, Some("a og b fikk like mange")),
            (&[[2, 2, 0], [2, 2, 0]], "c", true, Some("a og b fikk like mange")),
            (&[[3, 2, 0], [3, 2, 0]], "a", false, Some("avgjort i den første")),
            (&[[2, 2, 0], [2, 2, 0], [3, 1, 0]], "a", false, Some("mer enn to runder")),
            (&[[0, 0, 0]], "a", false, Some("Ingen fikk noen stemme")),
            (&[], "a", false, Some("uten stemmetall")),
        ];
        for (rounds, chosen, by_lot, expected) in cases {
            let found = judge(&workspace, &item, &election(rounds, chosen, by_lot));
            let said = found.as_ref().map(|found| found.message.as_str());
            let is_right = match (said, expected) {
                (Some(said), Some(expected)) => said.contains(expected),
                (said, expected) => said == expected,
            };
            assert!(is_right, "{rounds:?} {chosen} {by_lot}: {said:?}");
        }
    }
}
