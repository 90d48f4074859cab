//! The papers of a year: the meeting plan and the year wheel, for `ipr kalender`.

use anyhow::Result;

use super::calendar::CALENDARS;
use super::session::Session;
use crate::disk::save::FileChange;
use crate::document::Document;
use crate::plans::{annual_wheel::annual_wheel, meeting_plan::meeting_plan};
use crate::render;
use crate::schedule::Year;

/// The first line of both as text, with the line after it.
const GENERATED: &str =
    "<!-- Laget av ipr fra møtene og bodies.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// The papers of `year` as text and, where this program can make it, as PDF. They are the same on every day that
/// the folder is; there are none of a year in which nothing is set up. A PDF that cannot be made is told in `notes`:
/// it must not stop the calendars that others wait for.
pub fn papers(session: &Session, year: i32, notes: &mut Vec<String>) -> Vec<FileChange> {
    let workspace = &session.workspace;
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
        match pdf(session, &document, path) {
            Ok(file) => files.extend(file),
            Err(error) => notes.push(format!("{CALENDARS}{name}-{year}.pdf er ikke laget: {error:#}")),
        }
    }
    files
}

#[cfg(feature = "pdf")]
fn pdf(session: &Session, document: &Document, path: String) -> Result<Option<FileChange>> {
    let (bytes, _) = super::pdf::pdf(session, document)?;
    Ok(Some(FileChange { path: format!("{path}.pdf"), bytes }))
}

/// A program without PDF leaves the text.
#[cfg(not(feature = "pdf"))]
fn pdf(_session: &Session, _document: &Document, _path: String) -> Result<Option<FileChange>> {
    Ok(None)
}
