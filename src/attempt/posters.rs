//! The papers of a year that lie with the calendars, when nothing is set up in it any longer.

use super::outcome::Shelf;
use crate::papers::elsewhere::YEAR_PAPERS;
use crate::plans::calendar::CALENDARS;
use crate::plans::meeting_plan::GENERATED;
use crate::schedule::Year;
use crate::workspace::Workspace;

/// Whether the file called `name` was made by this program, of a year in which nothing is set up any longer.
pub fn is_left_over(workspace: &Workspace, shelf: &dyn Shelf, name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    // Only the text says who made it; the PDF lies beside it.
    let text = || shelf.file(&format!("{CALENDARS}{stem}.md")).ok().flatten();
    year_of(name).is_some_and(|year| is_gone(workspace, year))
        && text().is_some_and(|text| String::from_utf8_lossy(&text).starts_with(GENERATED.trim_end()))
}

/// The year that a paper of a year is called by.
pub fn year_of(name: &str) -> Option<i32> {
    let (stem, "md" | "pdf") = name.rsplit_once('.')? else { return None };
    let year = YEAR_PAPERS.iter().find_map(|name| stem.strip_prefix(name))?;
    if year.len() == 4 { year.parse().ok() } else { None }
}

fn is_gone(workspace: &Workspace, year: i32) -> bool {
    Year::of(workspace, year).is_unknown()
}
