use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Dispatch, Meeting, MeetingStatus, Row, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "T01",
    name: "late-papers",
    title: "Papirene går ut for sent",
    severity: Severity::Warning,
    basis: "koml. § 11-3 (1) og bodies.yaml, utsending",
    page: include_str!("late_papers.md"),
    check: Check::Meeting(check),
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.takes_place() {
        return;
    }
    let Some(body) = workspace.council.bodies.get(&meeting.body.value) else { return };
    let Some(row) = body.dispatch.on(meeting.date.value) else { return };
    let name = body.running_name_on(meeting.date.value);
    let limit = calendar::dispatch_day(meeting.date.value, row.value.days);
    judge(meeting, &name, row, limit, found);
}

fn judge(
    meeting: &Meeting,
    name: &str,
    row: &Row<Dispatch>,
    limit: chrono::NaiveDate,
    found: &mut Vec<Diagnostic>,
) {
    let day = meeting.date.value;
    let rule = format!("senest {} før møtet", norsk::days(row.value.days.into()));
    let Some(complete) = meeting.papers_complete() else {
        if meeting.status.map(|status| status.value) != Some(MeetingStatus::Held) {
            found.push(
                RULE.at(
                    meeting.date.span,
                    format!("Innkallingen til {name} {} er ikke sendt", norsk::date(day)),
                )
                .with_basis(row.basis_text())
                .with_label(row.span, rule)
                .with_advice(format!("«ipr innkalling {}» lager innkalling og sakspapirer.", meeting.id))
                .due_on(limit),
            );
        }
        return;
    };
    if complete.value <= limit {
        return;
    }
    let verb = if Some(complete) == meeting.sent { "sendt" } else { "oppdatert" };
    let before = (day - complete.value).num_days();
    let when = if before > 0 {
        format!("{} før møtet", norsk::days(before))
    } else {
        "etter at møtet skulle begynne".to_owned()
    };
    found.push(
        RULE.at(complete.span, format!("Papirene til {name} {} ble {verb} {when}", norsk::date(day)))
            .with_basis(row.basis_text())
            .with_label(row.span, rule)
            .with_advice(format!(
                "Fristen var {}. En sak som kom for sent, kan bare avgjøres hvis verken møtelederen eller en tredel av de møtende setter seg imot det (koml. § 11-3 femte ledd).",
                norsk::full_date(limit)
            )),
    );
}
