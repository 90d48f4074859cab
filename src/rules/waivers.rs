//! Findings that a case or a meeting sets aside.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Waived};
use crate::model::Waiver;
use crate::rules::Area;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Every waiver with the file it is written in.
pub fn all(workspace: &Workspace) -> impl Iterator<Item = &Waiver> {
    let in_cases = workspace.cases.iter().flat_map(|case| &case.waivers);
    in_cases.chain(workspace.meetings.iter().flat_map(|meeting| &meeting.waivers))
}

/// Marks what is set aside on the workspace's day, where a council may. Law is set aside by nobody.
pub fn apply(workspace: &Workspace, areas: &[&Area], found: &mut [Diagnostic]) {
    let mut by_file: HashMap<SourceId, Vec<&Waiver>> = HashMap::new();
    for waiver in all(workspace) {
        if !waiver.has_run_out(workspace.today) {
            by_file.entry(waiver.span.source).or_default().push(waiver);
        }
    }
    if by_file.is_empty() {
        return;
    }
    for diagnostic in found {
        if diagnostic.is_law {
            continue;
        }
        let Some(waivers) = by_file.get(&diagnostic.place.source) else { continue };
        let names_it = |waiver: &&&Waiver| waiver.rule.value.eq_ignore_ascii_case(diagnostic.code);
        if let Some(waiver) = waivers.iter().find(names_it)
            && areas.iter().any(|area| area.waivable && area.find(diagnostic.code).is_some())
        {
            diagnostic.waived = Some(Waived {
                place: waiver.span,
                reason: waiver.reason.clone(),
                by: name_of(workspace, &waiver.by.value),
                until: waiver.until.map(|day| day.value),
            });
        }
    }
}

/// The name of a person, or of a body in running text.
fn name_of(workspace: &Workspace, id: &str) -> String {
    match workspace.council.body_named(id) {
        Some(body) => body.running_name_on(workspace.today),
        None => workspace.people.name_for(id).to_owned(),
    }
}
