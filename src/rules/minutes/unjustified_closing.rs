use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{name_within, recorded};
use crate::model::law::ClosingGround;
use crate::model::{AgendaItem, Closing, Meeting, Side};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "M03",
    name: "unjustified-closing",
    title: "Møtet er lukket uten gyldig hjemmel eller vedtak",
    severity: Severity::Error,
    basis: "koml. § 11-4 (3) og § 11-5",
    page: include_str!("unjustified_closing.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    for item in &record.meeting.agenda {
        if let Some(closing) = item.record.as_ref().and_then(|record| record.closing.as_ref()) {
            judge_basis(item, closing, found);
            // A meeting that is to come may be known to be closed, and there is nothing to vote on yet.
            if meeting.is_held() || meeting.date.value <= workspace.today || closing.ballot.is_some() {
                judge_vote(meeting, item, closing, found);
            }
        }
    }
}

fn judge_basis(item: &AgendaItem, closing: &Closing, found: &mut Vec<Diagnostic>) {
    let (place, message) = match &closing.legal_basis {
        Some(Placed { value, .. }) if ClosingGround::named(value).is_some() => return,
        Some(Placed { value, span }) => (*span, format!("Møtet kan ikke lukkes etter {value}")),
        None => {
            (closing.span, format!("Møtet ble lukket for {}, men hjemmelen er ikke ført", name_within(item)))
        }
    };
    found.push(RULE.at(place, message).with_advice(
        "Hjemmelen er koml. § 11-5 andre ledd (tjenstlige forhold eller taushetsplikt), eller tredje ledd \
            bokstav a (personvern) eller b (offentlige interesser).",
    ));
}

fn judge_vote(meeting: &Meeting, item: &AgendaItem, closing: &Closing, found: &mut Vec<Diagnostic>) {
    let chair = meeting.chair.as_ref().map(|chair| &chair.value);
    let tally = closing.ballot.as_ref().map(|ballot| ballot.tally.as_ref());
    let message = match tally {
        None => format!("Det er ikke ført hvordan det ble stemt om å lukke møtet for {}", name_within(item)),
        Some(Some(tally)) if tally.winner(tally.side_of(chair)).is_none_or(|side| side != Side::For) => {
            format!("Det var ikke flertall for å lukke møtet for {}", name_within(item))
        }
        Some(_) => {
            found.extend(voted_behind_closed_doors(item, closing));
            found.extend(not_opened(closing));
            return;
        }
    };
    found.push(
        RULE.at(closing.span, message)
            .with_basis("koml. § 11-5 (5)")
            .with_advice("Før inn avstemningen, som holdes i åpent møte, under «lukket» med «for» og «mot»."),
    );
}

/// The vote on closing is taken while the doors are open, even when the debate on it is not.
fn voted_behind_closed_doors(item: &AgendaItem, closing: &Closing) -> Option<Diagnostic> {
    let (vote, from) = (closing.time?, closing.from?);
    if vote.value <= from.value {
        return None;
    }
    let message = format!(
        "Det ble stemt over lukkingen for {} kl. {}, etter at møtet var lukket kl. {}",
        name_within(item),
        norsk::clock(vote.value),
        norsk::clock(from.value)
    );
    Some(
        RULE.at(vote.span, message)
            .with_basis("koml. § 11-5 (5)")
            .with_label(from.span, "da ble møtet lukket")
            .with_advice(
                "Avstemningen om å lukke møtet holdes i åpent møte, også når debatten om det er \
                lukket. Rett tidene, eller ta saken opp på nytt.",
            ),
    )
}

fn not_opened(closing: &Closing) -> Option<Diagnostic> {
    let (Some(from), None) = (closing.from, closing.until) else { return None };
    let mut diagnostic = RULE
        .at(from.span, "Det står når møtet ble lukket, men ikke når det ble åpnet igjen")
        .with_advice("Legg til «til» med klokkeslettet.");
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}
