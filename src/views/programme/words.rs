//! What programmes and their points are called.

use crate::document::{Inline, plain};
use crate::model::{Programme, ProgrammePoint, basis};
use crate::norsk;
use crate::workspace::{Decision, Workspace};

/// What is known of a programme as a whole.
pub(super) fn facts(workspace: &Workspace, programme: &Programme) -> Vec<(String, Vec<Inline>)> {
    let mut facts = vec![("Gjelder:", norsk::dates(programme.from, programme.until.value))];
    let day = programme.adopted.unwrap_or(programme.from);
    let by = programme.by.as_ref().map(|body| workspace.body_name(&body.value, day));
    match (programme.adopted, by) {
        (Some(day), Some(by)) => facts.push(("Vedtatt:", format!("{}, {by}", norsk::date(day)))),
        (Some(day), None) => facts.push(("Vedtatt:", norsk::date(day))),
        (None, Some(by)) => facts.push(("Vedtas av:", by)),
        (None, None) => {}
    }
    if !programme.goals.is_empty() {
        facts.push(("FNs mål:", norsk::numbers(programme.goals.clone())));
    }
    if let Some(basis) = &programme.basis {
        facts.push(("Kilde:", basis::told(&basis.value, &workspace.council.sources)));
    }
    facts.into_iter().map(|(name, value)| (name.to_owned(), plain(value))).collect()
}

/// The points of a programme by focus area, in the council's order; those of none first.
pub(super) fn by_area<'a>(
    workspace: &'a Workspace,
    programme: &'a Programme,
) -> Vec<(Option<&'a str>, Vec<&'a ProgrammePoint>)> {
    let mut groups: Vec<(Option<&str>, Vec<&ProgrammePoint>)> = vec![(None, Vec::new())];
    for row in &workspace.council.focus_areas {
        if !groups.iter().any(|(known, _)| *known == Some(row.value.title.as_str())) {
            groups.push((Some(&row.value.title), Vec::new()));
        }
    }
    for point in &programme.points {
        let area = point.area.as_ref().map(|area| area_title(workspace, &area.value));
        match groups.iter_mut().find(|(known, _)| *known == area) {
            Some((_, points)) => points.push(point),
            None => groups.push((area, vec![point])),
        }
    }
    groups.retain(|(_, points)| !points.is_empty());
    groups
}

/// The title of the focus area with this name.
pub(super) fn area_title<'a>(workspace: &'a Workspace, name: &'a str) -> &'a str {
    let rows = &workspace.council.focus_areas;
    rows.iter().find(|row| row.value.name == name).map_or(name, |row| &row.value.title)
}

/// «2024-005 vedtatt i styret 16. februar 2024»
pub(super) fn decision_words(workspace: &Workspace, decision: &Decision<'_>) -> String {
    let body = workspace.body_name(&decision.step.body.value, decision.day);
    let (id, outcome) = (&decision.case.id.value, decision.outcome.word());
    format!("{id} {outcome} i {body} {}", norsk::date(decision.day))
}
