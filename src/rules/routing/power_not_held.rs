use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{BodyKind, Case, Outcome, Power};
use crate::norsk;
pub(super) static RULE: Rule = Rule {
    code: "L03",
    name: "power-not-held",
    title: "Organet har ikke myndighet til utfallet",
    severity: Severity::Error,
    basis: "bodies.yaml, kan",
    page: include_str!("power_not_held.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for step in &case.routing {
        let Some(outcome) = step.outcome else { continue };
        let Some(body) = workspace.council.body(&step.body.value) else { continue };
        let (power, verb) = match outcome.value {
            Outcome::Recommended => (Power::Recommend, "gi innstilling"),
            Outcome::Adopted | Outcome::Rejected => (Power::Decide, "gjøre vedtak"),
            _ => continue,
        };
        let day = workspace.day_of(step);
        if body.can(power, day) {
            continue;
        }
        let name = body.running_name_on(day);
        let advice = match body.kind {
            Some(BodyKind::Advisory) => format!(
                "{} er rådgivende: skriv drøftet eller tatt til orientering.",
                norsk::capitalised(&name)
            ),
            _ => format!("Rett utfallet, eller skriv hva {name} kan gjøre, under kan i bodies.yaml."),
        };
        let powers = body.powers.on(day);
        let basis =
            powers.filter(|row| row.basis.is_some()).map_or(body.exists.basis_text(), |row| row.basis_text());
        found.push(
            RULE.at(outcome.span, format!("{} kan ikke {verb}", norsk::capitalised(&name)))
                .with_basis(basis)
                .with_label(powers.map_or(body.span, |row| row.span), "det organet kan gjøre")
                .with_advice(advice),
        );
    }
}
