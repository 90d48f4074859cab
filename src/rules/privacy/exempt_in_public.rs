use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::Case;

pub(super) static RULE: Rule = Rule {
    code: "P04",
    name: "exempt-in-public",
    title: "Unntatt innhold der alle kan lese det",
    severity: Severity::Error,
    basis: "offl. §§ 10 (3) og 13",
    page: include_str!("exempt_in_public.md"),
    check: Check::Case(check),
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let row = workspace.council.storage.on(workspace.today).filter(|row| row.value.is_public);
    let Some(row) = row else { return };
    let attached = case.attachments.iter().filter_map(|attachment| attachment.exempt.as_ref());
    let whole = case.exempt.iter().map(|exempt| ("Saken", exempt));
    for (subject, exempt) in whole.chain(attached.map(|exempt| ("Vedlegget", exempt))) {
        found.push(
            RULE.at(exempt.span, format!("{subject} er unntatt og ligger der alle kan lese det"))
                .with_label(row.span, "her sier rådet hvor filene ligger")
                .with_advice(
                    "Flytt filen til et lager som bare sekretariatet kan lese. Historikken i git må også ryddes: det som har ligget åpent, må regnes som kjent.",
                ),
        );
    }
}
