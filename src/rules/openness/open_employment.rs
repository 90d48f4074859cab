use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use super::exemptions::open_treatments;
use crate::model::{Case, Matter};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "O06",
    name: "open-employment",
    title: "Tilsettingssak i åpent møte eller uten offentlig søkerliste",
    severity: Severity::Warning,
    basis: "koml. § 11-5 (2) og offl. § 25",
    page: include_str!("open_employment.md"),
    check: Check::Case(check),
    before_due: "Tilsettingssaker skal ha lukket møte og offentlig søkerliste",
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    if workspace.concerns(case, Matter::Employment).is_none() {
        return;
    }
    for (meeting, item) in open_treatments(workspace, case) {
        let day = meeting.date.value;
        let message =
            format!("Saken gjelder en tilsetting, og møtet {} er ikke lukket for den", norsk::date(day));
        found.push(
            RULE.at(item.span, message)
                .with_advice("Lukk møtet for saken, og før det inn med «lukket:» på punktet.")
                .due_on(day),
        );
    }
    let first = case.routing.iter().find_map(|step| Some((&step.body.value, step.meeting?.value)));
    if case.applicants.is_none()
        && !case.is_withdrawn()
        && let Some((body, day)) = first
    {
        found.push(
            RULE.at(
                case.id.span,
                "Saken gjelder en tilsetting og har ingen offentlig \
                søkerliste",
            )
            .with_advice(
                "Lag en liste med navn, alder, stilling og bostedskommune for hver søker, og skriv filnavnet \
                    i «søkerliste:».",
            )
            .due_on(workspace.dispatch_deadline(body, day)),
        );
    }
}
