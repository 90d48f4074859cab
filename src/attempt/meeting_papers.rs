//! The papers of a meeting, as files.

use anyhow::{Context, Result, bail};

use super::outcome::Shelf;
use super::pdf::pdf;
use crate::model::{Meeting, MeetingId};
use crate::plans::{GENERATED, Subject, book, notice as notice_plan};
use crate::read::{CLOSED_BOOK, MEETINGS};
use crate::render;
use crate::text::FileChange;
use crate::workspace::Workspace;

/// The notice as text and PDF, and the book of papers as PDF; with what the reader should know.
pub(super) fn papers(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    id: &MeetingId,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let meeting = workspace.meeting(id).context("Møtet forsvant.")?;
    let subject = subject(workspace, meeting)?;
    let folder = format!("{MEETINGS}{id}");
    let notice = notice_plan::notice(&subject);
    let book = book::book(&subject);
    let markdown = format!("{GENERATED}{}", render::markdown::render(&notice));
    let mut files =
        vec![FileChange { path: format!("{folder}/innkalling.md"), bytes: markdown.into_bytes() }];
    let mut notes = Vec::new();
    // Where everybody can read the folder, P04 has refused the papers before they come this far.
    let closed = subject.has_closed_edition().then(|| book::book(&subject.closed()));
    let mut documents = vec![("innkalling.pdf", &notice), ("sakspapirer.pdf", &book)];
    documents.extend(closed.as_ref().map(|closed| (CLOSED_BOOK, closed)));
    for (name, document) in documents {
        let (bytes, note) = pdf(shelf, document)?;
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
        notes.extend(note.map(|note| format!("{name}: {note}")));
    }
    let left = format!("{folder}/{CLOSED_BOOK}");
    if closed.is_none() && workspace.has_file(&left) {
        notes.push(format!(
            "{left} ligger der fra før, men ikke noe på sakslisten er unntatt lenger. Slett den når den ikke \
             trengs."
        ));
    }
    Ok((files, notes))
}

/// The meeting with its body, which papers are made of.
///
/// # Errors
/// When the body is not in bodies.yaml.
pub(super) fn subject<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Result<Subject<'a>> {
    match Subject::new(workspace, meeting) {
        Some(subject) => Ok(subject),
        None => bail!("Møtet {} har et organ som ikke står i bodies.yaml.", meeting.id),
    }
}
