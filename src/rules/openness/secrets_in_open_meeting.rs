use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::exemptions::{open_treatments, provision};
use crate::model::{Case, Matter};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O04",
    name: "secrets-in-open-meeting",
    title: "Taushetsbelagt sak i åpent møte",
    severity: Severity::Warning,
    basis: "koml. § 11-5 (2)",
    page: include_str!("secrets_in_open_meeting.md"),
    check: Check::Case(check),
    before_due: "Møtet skal lukkes for taushetsbelagte saker",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(exempt) = &case.exempt else { return };
    let is_secret = provision(exempt).is_some_and(|provision| provision.is_openness(13, None));
    // O06 judges employment, which is closed whatever the case is exempt by.
    if !is_secret || workspace.concerns(case, Matter::Employment).is_some() {
        return;
    }
    for (meeting, item) in open_treatments(workspace, case) {
        let day = meeting.date.value;
        let message =
            format!("Saken er taushetsbelagt, og møtet {} er ikke lukket for den", norsk::date(day));
        found.push(
            RULE.at(item.span, message)
                .with_label(exempt.span, "her er saken unntatt")
                .with_advice(
                    "Lukk møtet for saken etter koml. § 11-5 andre ledd, og før det inn med «lukket:» på \
                        punktet. Står det taushetsbelagte bare i et vedlegg, er det vedlegget som skal \
                        unntas.",
                )
                .due_on(day),
        );
    }
}
