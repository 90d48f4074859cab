use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{AgendaItem, Case, Outcome, Step};
use crate::norsk;
use crate::text::Placed;
use chrono::NaiveDate;
pub(super) static RULE: Rule = Rule {
    code: "L12",
    name: "outcome-without-text",
    title: "Utfall eller sakspapir uten tekst",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1) og § 11-4",
    page: include_str!("outcome_without_text.md"),
    check: Check::Case(check),
    work: Work::WriteText,
    before_due: "Sakspapirene skal skrives",
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    for index in 0..case.routing.len() {
        judge_outcome(workspace, case, index, found);
    }
    judge_paper(workspace, case, found);
}

/// What a body has recommended or adopted stands in the case, under its own heading.
fn judge_outcome(workspace: &Workspace, case: &Case, index: usize, found: &mut Vec<Diagnostic>) {
    let section = workspace.text_of(case, index);
    if section.is_some_and(|section| !section.is_empty) {
        return;
    }
    let Some(outcome) = case.routing[index].outcome else { return };
    let Some(heading) = workspace.text_heading(case, index) else { return };
    let (message, place) = match section {
        None => (
            format!("Utfallet er «{}», men saken har ikke avsnittet «{heading}»", outcome.value.word()),
            None,
        ),
        Some(section) if section.is_empty => {
            (format!("Avsnittet «{heading}» er tomt"), Some(section.heading_span))
        }
        Some(_) => return,
    };
    let what = if outcome.value == Outcome::Recommended { "innstillingen" } else { "vedtaket" };
    found.push(
        RULE.at(place.unwrap_or(outcome.span), message)
            .with_basis("koml. § 11-4")
            .resting_on_law()
            .with_advice(format!(
                "Skriv {what} ordrett under «## {heading}», eller gi teksten til «ipr sak advance» med \
                    --tekst eller --som-foreslått."
            )),
    );
}

/// A case on an agenda has the sections that its type needs, written, before the papers leave.
fn judge_paper(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let Some(case_type) = workspace.type_of(case) else { return };
    let is_heard = |step: &&Step| step.outcome.is_none_or(|outcome| outcome.value.lets_it_go_on());
    let first = case.routing.iter().filter(is_heard).find_map(|step| Some((step, step.meeting?)));
    if case.is_withdrawn() {
        return;
    }
    let Some((step, day)) = first else { return };
    let item = |step: &Step| workspace.meeting_of_step(step)?.item_of(&case.id.value);
    // Nearly every case has what it needs, and nobody asks until when it might have waited.
    let due = || match item(step).and_then(AgendaItem::followed) {
        Some(day) => day.value,
        None => workspace.dispatch_deadline(&step.body.value, day.value),
    };
    let told = found.len();
    for heading in &case_type.sections {
        let section = case.section(heading);
        let (message, place) = match section {
            None => (format!("Saken er på sakslisten, men mangler avsnittet «{heading}»"), case.id.span),
            Some(section) if section.is_empty => {
                (format!("Saken er på sakslisten, men «{heading}» er ikke skrevet"), section.heading_span)
            }
            Some(section) if is_placeholder(workspace.raw_text(section.body)) => {
                let message = format!("«{heading}» sier bare at teksten kommer");
                found.push(to_follow(RULE.at(section.heading_span, message), day).due_on(due()));
                continue;
            }
            Some(_) => continue,
        };
        let due = due();
        found.push(
            RULE.at(place, message)
                .with_basis("koml. § 11-3 (1) og bodies.yaml, seksjoner")
                .with_label(day.span, "møtet saken er satt opp i")
                .with_advice(format!(
                    "Skriv avsnittet «## {heading}». Siste dag for utsending er {}.",
                    norsk::date(due)
                ))
                .due_on(due),
        );
    }
    // T01 tells when papers do not come on the day they are to follow.
    let is_awaited = |step: &Step| item(step).is_some_and(|item| item.awaited().is_some());
    if found.len() > told && case.routing.iter().any(is_awaited) {
        found.truncate(told);
    }
}

/// Whether somebody has only written that the text follows: «(ettersendes uke 49)».
fn is_placeholder(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['(', '*', '_', '[']);
    let Some(start) = text.get(..9) else { return false };
    start.eq_ignore_ascii_case("ettersend") && text.split_whitespace().count() <= 8
}

fn to_follow(finding: Diagnostic, day: Placed<NaiveDate>) -> Diagnostic {
    finding
        .with_basis("koml. § 11-3 (1) og bodies.yaml, seksjoner")
        .with_label(day.span, "møtet saken er satt opp i")
        .with_advice(
            "Papirene ville vist det som teksten. Skriv den, eller sett «ettersendes: ÅÅÅÅ-MM-DD» på saken i \
             sakslisten, så går innkallingen ut og papirene følger den dagen.",
        )
}
