mod items;

use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use chrono::NaiveDate;

use crate::model::{Body, Dispatch, Meeting, Row, calendar};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "T01",
    name: "late-papers",
    title: "Papirene går ut for sent",
    severity: Severity::Warning,
    basis: "koml. § 11-3 (1) og bodies.yaml, utsending",
    page: include_str!("late_papers.md"),
    check: Check::Meeting(check),
    work: Work::Dispatch,
    before_due: "Papirene skal sendes ut",
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.takes_place() {
        return;
    }
    items::judge_awaited(&RULE, workspace, meeting, found);
    let Some(body) = workspace.council.body(&meeting.body.value) else { return };
    let Some(row) = body.dispatch.on(meeting.date.value) else { return };
    // What cannot wait goes out with a shorter notice, or in writing (koml. § 11-8).
    if meeting.has_short_notice(body.is_elected()) {
        return;
    }
    let limit = calendar::dispatch_day(meeting.date.value, row.value.days);
    let told = items::judge_late(&RULE, workspace, meeting, (row, limit), found);
    judge(workspace, (meeting, body), row, limit, told, found);
}

fn judge(
    workspace: &Workspace,
    (meeting, body): (&Meeting, &Body),
    row: &Row<Dispatch>,
    limit: NaiveDate,
    told: Option<NaiveDate>,
    found: &mut Vec<Diagnostic>,
) {
    let day = meeting.date.value;
    let name = body.running_name_on(day);
    let rule = format!("senest {} før møtet", norsk::days(row.value.days.into()));
    let Some(complete) = workspace.dispatched_on(meeting) else {
        if !meeting.is_held() {
            let message = format!("Innkallingen til {name} {} er ikke sendt", norsk::date(day));
            let finding = RULE
                .at(meeting.date.span, message)
                .with_basis(row.basis_text())
                .resting_on_law_when(row.is_law())
                .with_label(row.span, rule)
                .due_on(limit);
            found.push(if day < workspace.today {
                finding.with_advice(
                    "Er møtet holdt, skriv «status: avholdt», og under «sendt» når papirene gikk ut. Ellers \
                     bruk «ipr mote flytt» eller «ipr mote avlys».",
                )
            } else {
                let notice = Action::notice_of(&meeting.id);
                finding
                    .with_advice(format!("«{notice}» lager innkalling og sakspapirer."))
                    .with_remedies([notice])
            });
        }
        return;
    };
    if complete.value <= limit {
        return;
    }
    let is_updated = Some(complete) == meeting.updated && workspace.manifest_of(meeting).is_none();
    if is_updated && told == Some(complete.value) {
        return;
    }
    let verb = if is_updated { "oppdatert" } else { "sendt" };
    let when = items::when(day, complete.value);
    let late_case = items::late_case(body);
    found.push(
        RULE.at(complete.span, format!("Papirene til {name} {} ble {verb} {when}", norsk::date(day)))
            .with_basis(row.basis_text())
            .resting_on_law_when(row.is_law())
            .with_label(row.span, rule)
            .with_advice(format!("Fristen var {}.{late_case}", norsk::full_date(limit))),
    );
}
