//! The calendars in the folder follow what they show: a change that makes them say something else makes them
//! anew in the same deed.

use std::sync::Arc;

use super::calendar::made_anew;
use super::outcome::{JudgedChange, Shelf};
use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::papers::elsewhere::first_year;
use crate::plans::calendar::{ALL, CALENDARS, calendars};
use crate::read;
use crate::rules::{self, Work};
use crate::steps::NewText;
use crate::workspace::Workspace;

/// Whether there are calendars in the folder.
pub fn are_calendars_made(shelf: &dyn Shelf) -> bool {
    shelf.file(&format!("{CALENDARS}{ALL}")).is_ok_and(|file| file.is_some())
}

/// Adds to `change` the calendars as they are once it has been written, when they say something else then
/// than on the folder of `desk`; or what is to be said when they cannot be made.
pub fn keep_calendars(desk: &Desk, shelf: &dyn Shelf, change: &mut JudgedChange) {
    if change.files.iter().any(|file| file.path.starts_with(CALENDARS)) {
        return;
    }
    // Files that get another name are another folder than texts alone can make.
    if change.gone.iter().any(|path| read::is_read(path)) {
        if change.warnings.as_ref().is_some_and(|after| differ(desk.workspace(), &after.folder)) {
            change.stale = Some(wrong());
        }
        return;
    }
    let mut texts = Vec::new();
    for file in &change.files {
        if read::is_read(&file.path)
            && let Ok(text) = String::from_utf8(file.bytes.clone())
        {
            texts.push(NewText { path: file.path.clone(), text });
        }
    }
    let after = desk.with(&texts);
    if !differ(desk.workspace(), after.workspace()) {
        return;
    }
    match made_anew(desk.workspace(), &after, shelf) {
        Ok(made) => {
            change.files.extend(made.files);
            change.notes.extend(made.notes);
            if let Some(warnings) = &mut change.warnings {
                let folder = Arc::clone(&warnings.folder);
                warnings.found.retain(|finding| !is_of_calendars(&folder, finding));
            }
        }
        Err(_) => change.stale = Some(wrong()),
    }
}

/// Whether a finding is that calendars are old: those that the same deed makes anew are not.
pub fn is_of_calendars(folder: &Workspace, finding: &Diagnostic) -> bool {
    rules::work(finding.code) == Work::RemakePapers
        && folder.source(finding.place.source).path.starts_with(CALENDARS)
}

/// Whether calendars of these two would say different things.
fn differ(before: &Workspace, after: &Workspace) -> bool {
    let first = first_year(after);
    calendars(before, first) != calendars(after, first)
}

fn wrong() -> String {
    format!("Kalenderne i {CALENDARS} er ikke lenger riktige. Lag dem på nytt med «ipr kalender».")
}
