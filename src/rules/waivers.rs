//! Findings that a case or a meeting sets aside.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Waived};
use crate::model::Waiver;
use crate::rules::Area;
use crate::rules::asked::CHUNK;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Every waiver of the folder, file by file. Few cases have one, and all must be looked into.
pub fn all(workspace: &Workspace) -> Vec<&Waiver> {
    let cases = workspace.cases.unseen().par_iter().with_min_len(CHUNK);
    let mut waivers: Vec<&Waiver> = cases.flat_map_iter(|case| &case.waivers).collect();
    waivers.extend(workspace.meetings.unseen().iter().flat_map(|meeting| &meeting.waivers));
    waivers
}

/// What follows from one fact: who sets the first aside, has set aside what can only come of it. A body that
/// decides what it has no power to has decided it in another body's place, and the case goes no further.
const CONSEQUENCES: [(&str, &[&str]); 1] = [("L03", &["L07", "L09"])];

/// The waiver that covers a finding of the rule `code`: its own, or that of what it follows from.
fn covering<'a>(waivers: &[&'a Waiver], code: &str) -> Option<&'a Waiver> {
    let of = |rule: &str| waivers.iter().find(|waiver| waiver.rule.value.eq_ignore_ascii_case(rule)).copied();
    let mut causes = CONSEQUENCES.iter().filter(|(_, others)| others.contains(&code));
    of(code).or_else(|| causes.find_map(|(rule, _)| of(rule)))
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
        if let Some(waiver) = covering(waivers, diagnostic.code)
            && areas.iter().any(|area| area.waivable && area.find(diagnostic.code).is_some())
        {
            diagnostic.waived = Some(Waived {
                place: waiver.span,
                reason: waiver.reason.raw().clone(),
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
