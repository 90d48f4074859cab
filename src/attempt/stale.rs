//! Whether the calendars that have been made are still right.

use super::outcome::Shelf;
use crate::papers::elsewhere::first_year;
use crate::plans::calendar::{ALL, CALENDARS, calendars};
use crate::workspace::Workspace;

/// What is to be said of the calendars in the folder, if there are any, when something has changed that they
/// hold.
pub fn stale(shelf: &dyn Shelf) -> Option<String> {
    let path = format!("{CALENDARS}{ALL}");
    shelf.file(&path).ok().flatten()?;
    Some(format!("Kalenderne i {CALENDARS} er ikke lenger riktige. Lag dem på nytt med «ipr kalender»."))
}

/// The same when it is so only if the folder as it would be, `after`, has other meetings and deadlines.
pub fn outdated(shelf: &dyn Shelf, before: &Workspace, after: &Workspace) -> Option<String> {
    let stale = stale(shelf)?;
    let first = first_year(after);
    if calendars(before, first) == calendars(after, first) { None } else { Some(stale) }
}
