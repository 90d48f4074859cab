use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use chrono::NaiveDate;

use crate::model::{Case, Verdict};
use crate::norsk;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "L13",
    name: "unanchored-case",
    title: "Saken er ikke forankret i programmet",
    severity: Severity::Hint,
    basis: "bodies.yaml, forankres og innsatsområder",
    page: include_str!("unanchored_case.md"),
    check: Check::Case(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    let day = workspace.first_day(case);
    found.extend(without_anchor(workspace, case, day).or_else(|| without_point(workspace, case, day)));
    for area in &case.focus_areas {
        found.extend(outdated_area(workspace, area, day));
    }
}

fn without_anchor(workspace: &Workspace, case: &Case, day: NaiveDate) -> Option<Diagnostic> {
    if !case.focus_areas.is_empty() || !case.bases.raw().is_empty() {
        return None;
    }
    let case_type = workspace.type_of(case)?;
    let row = case_type.anchored.on(day)?;
    Some(
        RULE.at(case.id.span, "Saken sier ikke hvilket innsatsområde eller hva i programmet den bygger på")
            .with_basis(row.basis_text())
            .with_label(row.span, format!("saker av typen {} skal forankres", case_type.name.to_lowercase()))
            .with_advice("Legg til «innsatsområde:», eller «grunnlag:» med punktet i handlingsprogrammet."),
    )
}

/// That somebody has answered that the case is in the programme, and it names nothing there.
fn without_point(workspace: &Workspace, case: &Case, day: NaiveDate) -> Option<Diagnostic> {
    if case.intake.is_none() || workspace.programmes.is_empty() || !case.bases.raw().is_empty() {
        return None;
    }
    let row = workspace.criteria_on(day).find(|row| row.value.is_anchor)?;
    let answer = case.assessment(&row.value.name.value).filter(|one| *one.verdict.raw() == Verdict::Yes)?;
    Some(
        RULE.at(answer.criterion.span, "Svaret er at saken er i programmet, men ikke hvor i det")
            .with_basis(row.basis_text())
            .with_label(row.span, "spørsmålet")
            .with_advice(
                "Legg til «grunnlag:» med punktet; «ipr program» viser dem. Er det ikke der, svar nei.",
            ),
    )
}

/// The programme's areas change with the programme, and a case belongs to those of its own day.
fn outdated_area(workspace: &Workspace, area: &Placed<String>, day: NaiveDate) -> Option<Diagnostic> {
    let rows = workspace.council.focus_areas.iter().filter(|row| row.value.name == area.value);
    let mut last = None;
    for row in rows {
        if row.holds_on(day) {
            return None;
        }
        last = Some(row);
    }
    let row = last?;
    Some(
        RULE.at(area.span, format!("Innsatsområdet «{}» gjaldt ikke {}", row.value.title, norsk::date(day)))
            .with_basis(row.basis_text())
            .with_label(row.span, "dagene området gjelder")
            .with_advice("Velg et innsatsområde fra programmet som gjaldt da saken først ble behandlet."),
    )
}
