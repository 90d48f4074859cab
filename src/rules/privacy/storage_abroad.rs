use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    code: "P06",
    name: "storage-abroad",
    title: "Filene er lagret i utlandet",
    severity: Severity::Hint,
    basis: "arkivlova (1992) § 9 b",
    page: include_str!("storage_abroad.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

/// How the country is written in bokmål and nynorsk.
const HERE: [&str; 2] = ["norge", "noreg"];

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let Some(row) = workspace.council.storage.on(workspace.today) else { return };
    let Some(country) = &row.value.country else { return };
    if !HERE.contains(&country.value.to_lowercase().as_str()) {
        let message = format!("Filene er lagret hos {} i {}", row.value.place, country.value);
        found.push(RULE.at(country.span, message).with_advice(
            "Se til at arkivet også finnes i Norge; lageret i utlandet kan ikke være det eneste.",
        ));
    }
}
