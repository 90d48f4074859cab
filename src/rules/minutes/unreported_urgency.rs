use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::recorded::{Recorded, name_of, recorded};
use crate::model::{AgendaItem, ItemKind, Meeting};
pub(super) static RULE: Rule = Rule {
    code: "M15",
    name: "unreported-urgency",
    title: "Hastevedtak er ikke lagt fram i neste møte",
    severity: Severity::Warning,
    basis: "koml. § 11-8 (1)",
    page: include_str!("unreported_urgency.md"),
    check: Check::Meeting(check),
    before_due: "Hastevedtak skal legges fram i neste møte",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(record) = recorded(workspace, meeting) else { return };
    for item in &record.meeting.agenda {
        found.extend(judge(workspace, &record, item));
    }
}

fn judge(workspace: &Workspace, record: &Recorded<'_>, item: &AgendaItem) -> Option<Diagnostic> {
    let instead_of = item.record.as_ref()?.urgent_for.as_ref()?;
    let ItemKind::Case(id) = &item.kind else {
        let message = format!("{} er et hastevedtak, men punktet viser ikke til noen sak", name_of(item));
        return Some(RULE.at(instead_of.span, message).with_advice(
            "Lag en sak av det, og skriv «id:» på punktet, så meldingen om vedtaket kan følges til neste \
                møte.",
        ));
    };
    let day = record.meeting.date.value;
    let body = workspace.council.body(&instead_of.value)?;
    // Until that body has a meeting there is no agenda to put it on.
    let next = workspace.meeting_after(record.meeting, &body.id)?;
    if next.is_extract || next.item_of(&id.value).is_some() {
        return None;
    }
    let name = body.running_name_on(day);
    let message = format!(
        "{} ble avgjort i stedet for {name}, og står ikke på sakslisten i neste møte der",
        name_of(item)
    );
    Some(
        RULE.at(instead_of.span, message)
            .with_label(next.date.span, "organets neste møte")
            .with_advice(format!(
                "Sett saken opp i {name} {} som melding.",
                workspace.in_coming_meeting(next)
            ))
            .due_on(workspace.dispatch_deadline(&body.id, next.date.value)),
    )
}
