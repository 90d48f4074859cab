use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{is_recorded, name_of, name_within};
use crate::model::{AgendaItem, Meeting, Outcome, Side, Tally};
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "M07",
    name: "outcome-against-vote",
    title: "Utfallet følger ikke avstemningen",
    severity: Severity::Error,
    basis: "koml. § 11-9 (2)",
    page: include_str!("outcome_against_vote.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !is_recorded(workspace, meeting) {
        return;
    }
    for item in &meeting.agenda {
        let Some(ballot) = item.record.as_ref().and_then(|record| record.ballot.as_ref()) else { continue };
        found.extend(match &ballot.tally {
            Some(tally) => {
                chair_on_both_sides(meeting, item, tally).or_else(|| judge(workspace, meeting, item, tally))
            }
            None => rejected_by_all(workspace, meeting, item, ballot.span),
        });
    }
}

/// That all agreed, on a proposal that was not adopted.
fn rejected_by_all(
    workspace: &Workspace,
    meeting: &Meeting,
    item: &AgendaItem,
    ballot: Span,
) -> Option<Diagnostic> {
    let outcome = workspace.treatment(meeting, item)?.1.outcome?;
    if outcome.value != Outcome::Rejected {
        return None;
    }
    let name = name_of(item);
    let message = format!("{name} er ikke vedtatt, men det er ført at alle var enige");
    Some(RULE.at(ballot, message).with_label(outcome.span, "utfallet i saken").with_advice(
        "«enstemmig» betyr at alle stemte for forslaget. Stemte alle mot, skriv for: 0 og hvor mange som \
            stemte mot.",
    ))
}

/// A chair who is named on one side, and said to have voted for the other.
fn chair_on_both_sides(meeting: &Meeting, item: &AgendaItem, tally: &Tally) -> Option<Diagnostic> {
    let chair = &meeting.chair.as_ref()?.value;
    let said = tally.chair?;
    let (word, others) = match said {
        Side::For => ("for", &tally.against),
        Side::Against => ("mot", &tally.in_favour),
    };
    let named = others.persons.iter().find(|person| person.value == *chair)?;
    let message =
        format!("I {} står det at møtelederen stemte {word}, og blant navnene noe annet", name_within(item));
    Some(
        RULE.at(others.span, message)
            .with_label(named.span, "her står møtelederen")
            .with_advice("Rett det som er galt. Når navnene står, trengs ikke «møtelederen»."),
    )
}

/// A case that was put off, though no majority was for that.
fn postponed_by_few(
    workspace: &Workspace,
    meeting: &Meeting,
    item: &AgendaItem,
    tally: &Tally,
) -> Option<Diagnostic> {
    if workspace.majority(meeting, item, tally)?.side() != Some(Side::Against) {
        return None;
    }
    let message = format!(
        "{} er utsatt, men stemmene falt {} for og {} mot",
        name_of(item),
        tally.in_favour.number,
        tally.against.number
    );
    let mut finding = RULE.at(tally.in_favour.span, message).with_basis("koml. § 11-3 (4)").with_advice(
        "Et flertall må til for å utsette. Før stemmene som falt da det ble stemt over å utsette saken.",
    );
    finding.severity = Severity::Warning;
    Some(finding)
}

fn judge(workspace: &Workspace, meeting: &Meeting, item: &AgendaItem, tally: &Tally) -> Option<Diagnostic> {
    let (_, step) = workspace.treatment(meeting, item)?;
    let outcome = step.outcome?;
    let decided = match outcome.value {
        Outcome::Adopted | Outcome::Recommended | Outcome::SentToHearing => Side::For,
        Outcome::Rejected => Side::Against,
        Outcome::Postponed => return postponed_by_few(workspace, meeting, item, tally),
        _ => return None,
    };
    let winner = workspace.majority(meeting, item, tally)?.side();
    if winner == Some(decided) {
        return None;
    }
    let name = name_of(item);
    let (message, advice) = match (winner, workspace.is_election(item)) {
        (Some(_), _) => (
            format!(
                "{name} har utfallet «{}», men stemmene falt {} for og {} mot",
                outcome.value.word(),
                tally.in_favour.number,
                tally.against.number
            ),
            "Rett avstemningen eller utfallet. Ved likhet avgjør møtelederens stemme.",
        ),
        (None, false) => (
            format!("I {} var stemmene like, og det står ikke hva møtelederen stemte", name_within(item)),
            "Møtelederens stemme avgjør. Skriv «møtelederen: for» eller «mot» under «avstemning», eller \
                navnene.",
        ),
        (None, true) => (
            format!("I {} var stemmene like, og ved valg avgjør ikke møtelederens stemme", name_within(item)),
            "Før valget under «valg», med en ny runde eller loddtrekning.",
        ),
    };
    Some(
        RULE.at(tally.in_favour.span, message)
            .with_label(outcome.span, "utfallet i saken")
            .with_advice(advice),
    )
}
