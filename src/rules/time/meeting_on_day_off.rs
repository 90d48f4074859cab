use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Meeting, calendar};
use crate::norsk;
use crate::text::Placed;
use chrono::NaiveDate;
pub(super) static RULE: Rule = Rule {
    code: "T03",
    name: "meeting-on-day-off",
    title: "Møte på en fridag",
    severity: Severity::Warning,
    basis: "helligdagsloven § 2, lov 26.4.1947 nr. 1 § 1",
    page: include_str!("meeting_on_day_off.md"),
    check: Check::Meeting(check),
    ..Rule::PLAIN
};

/// No act says so, and the finding must not pretend it.
const SATURDAY: &str = "skikk, for helligdagsloven § 2 nevner ikke lørdagen";

fn check(_: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    if !meeting.takes_place() {
        return;
    }
    judge(meeting.date, found);
    for day in &meeting.arrangement().more_days {
        judge(day.date, found);
    }
}

fn judge(date: Placed<NaiveDate>, found: &mut Vec<Diagnostic>) {
    let day = date.value;
    let Some(reason) = calendar::day_off(day) else { return };
    found.push(
        RULE.at(date.span, format!("Møtet er lagt til {}, som er {reason}", norsk::date(day)))
            .with_basis(if reason == "lørdag" { SATURDAY } else { RULE.basis })
            .with_advice("Rett datoen, eller velg en virkedag."),
    );
}
