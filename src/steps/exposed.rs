//! What everybody could see of one folder and not of another: to go back to what was must open nothing.

use std::collections::HashSet;

use crate::model::Case;
use crate::text::Span;
use crate::workspace::Workspace;

/// The cases of which `after` shows something that `before` withholds, by id.
pub fn exposed(before: &Workspace, after: &Workspace) -> Vec<String> {
    let mut exposed = Vec::new();
    for case in before.cases.iter() {
        if before.withholds(case)
            && let Some(now) = after.case(&case.id.value)
            && shows_more((before, case), (after, now))
        {
            exposed.push(case.id.value.to_string());
        }
    }
    exposed
}

/// Whether the second shows a title, an attachment or a line that the first withholds.
fn shows_more((before, case): (&Workspace, &Case), (after, now): (&Workspace, &Case)) -> bool {
    if case.exempt_title().is_some() && now.exempt_title().is_none() {
        return true;
    }
    for attachment in &case.attachments {
        let is_it = |other: &str| attachment.file.raw().value == other;
        let is_open = |folder: &Case| {
            folder.attachments.iter().any(|one| is_it(&one.file.raw().value) && one.openness().is_open())
        };
        if !attachment.openness().is_open() && is_open(now) {
            return true;
        }
    }
    let withheld = lines(before, case, true);
    lines(after, now, false).iter().any(|line| withheld.contains(line))
}

/// The lines of a case that say something, those that the public may not see or the others.
fn lines<'w>(folder: &'w Workspace, case: &Case, is_withheld: bool) -> HashSet<&'w str> {
    let mut lines = HashSet::new();
    let mut at = 0;
    for line in folder.source(case.source).text.split_inclusive('\n') {
        let place = Span::new(case.source, at..at + line.len());
        if line.contains(char::is_alphanumeric) && case.withholds_at(place) == is_withheld {
            lines.insert(line.trim());
        }
        at += line.len();
    }
    lines
}
