use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "K10",
    name: "source-ahead-of-its-day",
    title: "Kilden viser til noe etter sin egen dato",
    severity: Severity::Hint,
    basis: "bodies.yaml, kilder",
    page: include_str!("source_ahead_of_its_day.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for source in workspace.council.sources.values() {
        let Some(date) = source.date else { continue };
        let later = source.refers_to.iter().filter(|day| day.value > date.value);
        found.extend(later.map(|day| {
            RULE.at(
                day.span,
                format!(
                    "«{}» er datert {}, men viser til {}",
                    source.title,
                    norsk::date(date.value),
                    norsk::date(day.value)
                ),
            )
            .with_label(date.span, "kildens egen dato")
            .with_advice(
                "Finn ut når dokumentet ble ferdig. Rader som bygger på det, bør gjelde fra den dagen.",
            )
        }));
    }
}
