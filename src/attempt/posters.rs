//! The papers of a year: the meeting plan and the year wheel, for `ipr kalender`.

use anyhow::Result;

use super::outcome::Shelf;
use crate::document::Document;
use crate::plans::calendar::CALENDARS;
use crate::plans::{annual_wheel::annual_wheel, meeting_plan::meeting_plan};
use crate::render;
use crate::schedule::Year;
use crate::text::FileChange;
use crate::workspace::Workspace;

/// The first line of both as text, with the line after it.
const GENERATED: &str =
    "<!-- Laget av ipr fra møtene og bodies.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The papers of `year` as text and, where this program can make it, as PDF. They are the same on every day
/// that the folder is; there are none of a year in which nothing is set up. A PDF that cannot be made is told
/// in `notes`: it must not stop the calendars that others wait for.
pub fn papers(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    year: i32,
    notes: &mut Vec<String>,
) -> Vec<FileChange> {
    let mut files = Vec::new();
    let plan = Year::of(workspace, year);
    if plan.is_unknown() {
        return files;
    }
    for (name, document) in
        [("moteplan", meeting_plan(workspace, &plan)), ("arshjul", annual_wheel(workspace, &plan))]
    {
        let path = format!("{CALENDARS}{name}-{year}");
        let text = format!("{GENERATED}{}", render::markdown::render(&document));
        files.push(FileChange { path: format!("{path}.md"), bytes: text.into_bytes() });
        match pdf(shelf, &document, path) {
            Ok(file) => files.extend(file),
            Err(error) => notes.push(format!("{CALENDARS}{name}-{year}.pdf er ikke laget: {error:#}")),
        }
    }
    files
}

/// Whether the file called `name` was made by this program, of a year in which nothing is set up any longer.
pub fn is_left_over(workspace: &Workspace, shelf: &dyn Shelf, name: &str) -> bool {
    let Some((stem, "md" | "pdf")) = name.rsplit_once('.') else { return false };
    let year = stem.strip_prefix("moteplan-").or_else(|| stem.strip_prefix("arshjul-"));
    let year = year.filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    // Only the text says who made it; the PDF lies beside it.
    let text = || shelf.file(&format!("{CALENDARS}{stem}.md")).ok().flatten();
    year.is_some_and(|year| is_gone(workspace, year))
        && text().is_some_and(|text| String::from_utf8_lossy(&text).starts_with(GENERATED.trim_end()))
}

fn is_gone(workspace: &Workspace, year: i32) -> bool {
    Year::of(workspace, year).is_unknown()
}

#[cfg(feature = "pdf")]
fn pdf(shelf: &dyn Shelf, document: &Document, path: String) -> Result<Option<FileChange>> {
    let (bytes, _) = super::pdf::pdf(shelf, document)?;
    Ok(Some(FileChange { path: format!("{path}.pdf"), bytes }))
}

/// A program without PDF leaves the text.
#[cfg(not(feature = "pdf"))]
fn pdf(_shelf: &dyn Shelf, _document: &Document, _path: String) -> Result<Option<FileChange>> {
    Ok(None)
}
