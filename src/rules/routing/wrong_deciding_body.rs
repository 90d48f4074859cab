use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{Case, Outcome, Step};
pub(super) static RULE: Rule = Rule {
    code: "L09",
    name: "wrong-deciding-body",
    title: "Saken er avgjort av feil organ",
    severity: Severity::Warning,
    basis: "koml. § 14-8 og bodies.yaml, sakstyper",
    page: include_str!("wrong_deciding_body.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

/// What only representantskapet can decide, as the first part of a word of a title in either language.
const FOR_THE_SUPREME: [&str; 7] =
    ["årsbudsjett", "budsjett", "årsregnskap", "årsrekneskap", "årsberetning", "årsmelding", "årsberetting"];
/// The letters that they begin with. The words of every title are looked at, and nearly none goes further.
const FIRST_LETTERS: [char; 4] = ['å', 'Å', 'b', 'B'];

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    found.extend(budget_elsewhere(workspace, case));
    let Some(case_type) = workspace.type_of(case) else { return };
    for step in &case.routing {
        let (Some(day), Some(outcome)) = (step.meeting, step.outcome) else { continue };
        if !matches!(outcome.value, Outcome::Adopted | Outcome::Rejected) {
            continue;
        }
        let Some(row) = case_type.decided_by.on(day.value) else { continue };
        let (Some(right), Some(wrong)) =
            (workspace.council.body(&row.value.value), workspace.council.body(&step.body.value))
        else {
            continue;
        };
        if right.id == wrong.id || workspace.urgent_for(case, step) == Some(&right.id) {
            continue;
        }
        let right = right.running_name_on(day.value);
        let basis = row.basis.as_ref().or(case_type.basis.as_ref());
        let mut diagnostic = RULE
            .at(
                outcome.span,
                format!("Saken er avgjort i {}, men avgjøres av {right}", wrong.running_name_on(day.value)),
            )
            .with_basis(basis.map_or("bodies.yaml", |basis| basis.value.as_str()))
            .with_label(row.span, format!("{} avgjøres av {right}", case_type.name))
            .with_advice(format!("Send saken til {right}, eller rett sakstypen."));
        if case_type.by_law {
            diagnostic.severity = Severity::Error;
            diagnostic.is_law = true;
        }
        found.push(diagnostic);
    }
}

/// That a case which by its title is the budget, or a change of it, was adopted in another body than the
/// supreme one, and is of a type of which the council has not said that the law settles who decides.
fn budget_elsewhere(workspace: &Workspace, case: &Case) -> Option<Diagnostic> {
    let mut words = case.title.raw().value.split(|c: char| !c.is_alphanumeric());
    if !words.any(is_for_the_supreme) || workspace.type_of(case).is_some_and(|case_type| case_type.by_law) {
        return None;
    }
    let adopted = |step: &&Step| step.ended() == Some(Outcome::Adopted);
    let step = case.routing.iter().rev().find(adopted)?;
    let day = step.day()?;
    let supreme = workspace.council.bodies.values().find(|body| body.is_supreme_on(day))?;
    let body = workspace.council.body(&step.body.value).filter(|body| body.is_held_to_law_on(day))?;
    if body.id == supreme.id {
        return None;
    }
    let message = format!(
        "Etter tittelen gjelder saken budsjett eller regnskap, og den er vedtatt i {}",
        body.running_name_on(day)
    );
    let finding = RULE.at(step.span, message).with_basis("koml. § 14-8 (1)").with_advice(format!(
        "Vedtak om årsbudsjett, årsregnskap og årsberetning treffes av {}. Gjelder saken noe annet, er \
            det ingenting å gjøre.",
        supreme.running_name_on(day)
    ));
    Some(Diagnostic { severity: Severity::Hint, ..finding })
}

fn is_for_the_supreme(word: &str) -> bool {
    word.starts_with(FIRST_LETTERS) && FOR_THE_SUPREME.iter().any(|known| begins_with(word, known))
}

/// Whether a word begins with `known`, which is in small letters, however its own are.
fn begins_with(word: &str, known: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    known.chars().all(|letter| letters.next() == Some(letter))
}
