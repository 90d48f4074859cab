//! The papers of one item that left after the others, or are still to leave.

use chrono::NaiveDate;

use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{AgendaItem, Body, BodyKind, Dispatch, Meeting, Row};
use crate::norsk;
use crate::rules::Rule;
use crate::text::Placed;
use crate::workspace::Workspace;

/// Papers that are to follow the notice, and have not.
pub fn judge_awaited(rule: &Rule, workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    for item in &meeting.agenda {
        if let Some(promised) = item.awaited() {
            let mut finding = awaited(rule, workspace, meeting, (item, promised));
            finding.refuses_step = false;
            found.push(finding);
        }
    }
}

fn awaited(
    rule: &Rule,
    workspace: &Workspace,
    meeting: &Meeting,
    (item, promised): (&AgendaItem, Placed<NaiveDate>),
) -> Diagnostic {
    let (name, day) = (item.known_as(), meeting.date.value);
    let written = norsk::date(promised.value);
    let finding = |message| {
        let mut finding = rule.at(promised.span, message).with_label(meeting.date.span, "møtet");
        finding.severity = if meeting.is_held() { Severity::Warning } else { Severity::Error };
        finding
    };
    if promised.value > day {
        return finding(format!(
            "Sakspapirene i {name} ettersendes {written}, etter møtet {}",
            norsk::date(day)
        ))
        .with_advice("Skriv en dag før møtet under «ettersendes», eller sett saken opp i et senere møte.");
    }
    if meeting.is_held() {
        return finding(format!(
            "Sakspapirene i {name} skulle ettersendes {written}, og det er ikke ført om de ble det"
        ))
        .with_advice("Skriv dagen de gikk ut, som «ettersendt: ÅÅÅÅ-MM-DD» på punktet.");
    }
    let send = Action::send_awaited(&meeting.id, item, workspace.manifest_of(meeting).is_some());
    let late_case = match workspace.council.body(&meeting.body.value) {
        Some(body) => late_case(body),
        None => "",
    };
    let finding = finding(format!("Sakspapirene i {name} skal ettersendes {written}")).due_on(promised.value);
    if !meeting.has_been_called() {
        return finding.with_advice("Er de ferdige når innkallingen lages, fjern «ettersendes».");
    }
    finding
        .with_advice(format!(
            "«{send}» sender dem. Blir de senere, skriv den nye dagen under «ettersendes».{late_case}"
        ))
        .with_remedies([send])
}

/// Papers that left later than `limit`, by item. Gives the last day on which some did.
pub fn judge_late(
    rule: &Rule,
    workspace: &Workspace,
    meeting: &Meeting,
    (row, limit): (&Row<Dispatch>, NaiveDate),
    found: &mut Vec<Diagnostic>,
) -> Option<NaiveDate> {
    let body = workspace.council.body(&meeting.body.value)?;
    let day = meeting.date.value;
    let within = format!("senest {} før møtet", norsk::days(row.value.days.into()));
    let late = late_items(workspace, meeting, limit);
    for (sent, item) in &late {
        let message = format!(
            "Sakspapirene i {} til {} {} ble sendt {}",
            item.known_as(),
            body.running_name_on(day),
            norsk::date(day),
            when(day, *sent)
        );
        found.push(
            rule.at(item.number_span(), message)
                .with_basis(row.basis_text())
                .resting_on_law_when(row.is_law())
                .with_label(row.span, within.as_str())
                .with_advice(format!("Fristen var {}.{}", norsk::full_date(limit), late_case(body))),
        );
    }
    late.iter().map(|(sent, _)| *sent).max()
}

/// Each item whose papers left later than `limit`, with the day they last did.
fn late_items<'m>(
    workspace: &Workspace,
    meeting: &'m Meeting,
    limit: NaiveDate,
) -> Vec<(NaiveDate, &'m AgendaItem)> {
    let mut late: Vec<(NaiveDate, &AgendaItem)> = Vec::new();
    if let Some(manifest) = workspace.manifest_of(meeting) {
        for (sent, sealed) in manifest.sent_after(limit) {
            let Some(item) = sealed.kind.in_agenda(&meeting.agenda) else { continue };
            late.retain(|(_, known)| known.span != item.span);
            late.push((sent, item));
        }
        return late;
    }
    for item in &meeting.agenda {
        let updated = meeting.updated.filter(|_| item.came_late());
        if let Some(sent) = item.followed().or(updated)
            && sent.value > limit
        {
            late.push((sent.value, item));
        }
    }
    late
}

/// How long before the meeting on `day` papers left on `sent`.
pub fn when(day: NaiveDate, sent: NaiveDate) -> String {
    let before = (day - sent).num_days();
    match before {
        1.. => format!("{} før møtet", norsk::days(before)),
        0 => "samme dag som møtet".to_owned(),
        _ => "etter møtedagen".to_owned(),
    }
}

/// What governs whether a case that came late may be decided.
pub fn late_case(body: &Body) -> &'static str {
    match body.kind {
        Some(BodyKind::Elected) => {
            " En sak som kom for sent, kan bare avgjøres hvis verken møtelederen eller en tredel av de \
             møtende setter seg imot det (koml. § 11-3 femte ledd)."
        }
        _ => " Spør i møtet om sakene kan tas opp likevel.",
    }
}
