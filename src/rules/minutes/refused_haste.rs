use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{name_of, name_within, recorded};
use crate::model::{AgendaItem, Meeting, Outcome};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "M14",
    name: "refused-haste",
    title: "Hastesak avgjort mot en tredels krav om å vente",
    severity: Severity::Error,
    basis: "koml. § 11-8 (3)",
    page: include_str!("refused_haste.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let is_demanded =
        |item: &AgendaItem| item.record.as_ref().is_some_and(|record| record.wanting_to_wait.is_some());
    if !meeting.agenda.iter().any(is_demanded) {
        return;
    }
    let Some(record) = recorded(workspace, meeting) else { return };
    if !meeting.is_urgent {
        found.extend(meeting.agenda.iter().filter_map(demanded_in_vain));
        return;
    }
    let members = record.assembly.members.len();
    for item in &record.meeting.agenda {
        let Some(votes) = item.record.as_ref().and_then(|record| record.wanting_to_wait.as_ref()) else {
            continue;
        };
        let step = workspace.treatment(record.meeting, item).map(|(_, step)| step);
        let outcome = step.and_then(|step| step.outcome);
        let Some(outcome) = outcome.filter(|outcome| Outcome::is_voted_on(outcome.value)) else {
            continue;
        };
        let demanding = record.of_members(votes);
        if members == 0 || demanding == 0 || demanding * 3 < members {
            continue;
        }
        found.push(
            RULE.at(
                votes.span,
                format!(
                    "{} ble avgjort, selv om {} av {} krevde den utsatt til ordinært møte",
                    name_of(item),
                    norsk::number(demanding),
                    norsk::members(members)
                ),
            )
            .with_label(outcome.span, "utfallet i saken")
            .with_advice(
                "Vedtaket kan ikke stå. Ta saken opp i neste ordinære møte, som en ny behandling i \
                    saksgangen. Er det utfallet som er feil ført, skriv utsatt, og ta bort vedtaket.",
            ),
        );
    }
}

/// Only in a meeting in haste can a third of the members have a case wait.
fn demanded_in_vain(item: &AgendaItem) -> Option<Diagnostic> {
    let votes = item.record.as_ref()?.wanting_to_wait.as_ref()?;
    let message = format!(
        "Det er ført hvem som krevde {} utsatt, men møtet er ikke et hastefjernmøte",
        name_within(item)
    );
    let mut finding = RULE.at(votes.span, message).with_advice(
        "Var det et hastefjernmøte, skriv «haste: ja». Kom saken utenom sakslisten, føres innvendingene \
            under «motsatte-seg».",
    );
    finding.severity = Severity::Warning;
    Some(finding)
}
