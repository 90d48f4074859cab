//! The papers of a meeting, as files.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};

use super::outcome::Shelf;
use super::pdf::{Pictures, ready, typeset};
use crate::desk::Desk;
use crate::model::{MadeBy, MadePaper, Making, Meeting, MeetingId, SealedFile};
use crate::papers::{self, MeetingPaper};
use crate::plans::Subject;
use crate::read::{CLOSED_BOOK, MEETINGS, made_papers};
use crate::steps::{find_meeting, seal};
use crate::text::FileChange;
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// Papers as files, and what they were made of.
pub(super) struct PaperFiles {
    /// The papers.
    pub files: Vec<FileChange>,
    /// What is written of them, for whoever asks whether they still hold.
    pub record: FileChange,
    /// What the reader should know.
    pub notes: Vec<String>,
}

/// The notice as text and PDF, and the book of papers as PDF.
pub(super) fn papers(workspace: &Workspace, shelf: &dyn Shelf, id: &MeetingId) -> Result<PaperFiles> {
    let meeting = workspace.meeting(id).context("Møtet forsvant.")?;
    let subject = subject(workspace, meeting)?;
    // Where everybody can read the folder, P04 has refused the papers before they come this far.
    let mut made = made(&subject, shelf, MadeBy::Notice, &papers::of_notice(&subject))?;
    let left = format!("{MEETINGS}{id}/{CLOSED_BOOK}");
    if !subject.has_closed_edition() && workspace.has_file(&left) {
        made.notes.push(format!(
            "{left} ligger der fra før, men ikke noe på sakslisten er unntatt lenger. Slett den når den ikke \
             trengs."
        ));
    }
    Ok(made)
}

/// Has `desk` know the files, besides the papers themselves, that a seal of the meeting rests on.
pub(super) fn learn_sealed(desk: &mut Desk, shelf: &dyn Shelf, asked: &str) -> Result<()> {
    let sealed = {
        let meeting = find_meeting(desk.workspace(), asked)?;
        desk.workspace().files_under_seal(meeting)
    };
    if !sealed.is_empty() {
        desk.know(shelf.seals(&sealed));
    }
    Ok(())
}

/// Each of `papers` as the files that it lies in.
pub(super) fn made(
    subject: &Subject<'_>,
    shelf: &dyn Shelf,
    by: MadeBy,
    papers: &[MeetingPaper],
) -> Result<PaperFiles> {
    let (mut files, mut notes, mut made) = (Vec::new(), Vec::new(), Vec::new());
    let seals = seals_of_pictures(shelf, papers);
    // Nothing is made of one before it is known that all of them can be.
    let pictures =
        papers.iter().map(|paper| ready(shelf, &paper.document)).collect::<Result<Vec<Pictures>>>()?;
    for (MeetingPaper { paths, document }, pictures) in papers.iter().zip(&pictures) {
        let content = papers::content(document, &seals);
        for path in paths {
            let bytes = if path.ends_with(".md") {
                papers::written(document).into_bytes()
            } else {
                let (bytes, note) = typeset(document, pictures)?;
                let name = path.rsplit('/').next().unwrap_or(path);
                notes.extend(note.map(|note| format!("{name}: {note}")));
                bytes
            };
            let seal = Seal::of(path, &bytes);
            made.push(MadePaper { file: SealedFile { path: path.clone(), seal, span: None }, content });
            files.push(FileChange { path: path.clone(), bytes });
        }
    }
    let (workspace, meeting) = (subject.workspace, subject.meeting);
    let making = Making { by, papers: made, agenda: workspace.agenda_to_seal(meeting) };
    let text = made_papers::write(&meeting.id, &seal::with_making(workspace, meeting, making));
    let record = FileChange { path: made_papers::path(&meeting.id), bytes: text.into_bytes() };
    Ok(PaperFiles { files, record, notes })
}

fn seals_of_pictures(shelf: &dyn Shelf, papers: &[MeetingPaper]) -> HashMap<String, Seal> {
    let mut pictures: Vec<String> = Vec::new();
    for paper in papers {
        pictures.extend(paper.document.pictures());
    }
    if pictures.is_empty() { HashMap::new() } else { shelf.seals(&pictures) }
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
