//! The papers of a meeting, as files.

use anyhow::{Context, Result, bail};

use super::made::PaperFiles;
use super::outcome::Shelf;
use crate::desk::Desk;
use crate::model::{MadeBy, Meeting, MeetingId};
use crate::papers::{self, FolderPaper};
use crate::plans::Subject;
use crate::read::{CLOSED_BOOK, MEETINGS};
use crate::steps::find_meeting;
use crate::text::FileChange;
use crate::workspace::Workspace;

/// The notice as text and PDF, and the book of papers as PDF.
pub(super) fn papers(workspace: &Workspace, shelf: &dyn Shelf, id: &MeetingId) -> Result<MeetingPapers> {
    let meeting = workspace.meeting(id).context("Møtet forsvant.")?;
    let subject = subject(workspace, meeting)?;
    // Where everybody can read the folder, P04 has refused the papers before they come this far.
    let mut all = papers::of_notice(&subject);
    let others = files_of_others(workspace, meeting, &mut all);
    let mut made = made(&subject, shelf, MadeBy::Notice, &all)?;
    made.notes.extend(others);
    let left = format!("{MEETINGS}{id}/{CLOSED_BOOK}");
    if !subject.has_closed_edition() && workspace.has_file(&left) {
        made.notes.push(format!(
            "{left} ligger der fra før, men ikke noe på sakslisten er unntatt lenger. Slett den når den ikke \
             trengs."
        ));
    }
    Ok(made)
}

/// Takes out of `papers` those of single cases whose place has a file that somebody has put there, and says
/// so.
fn files_of_others(workspace: &Workspace, meeting: &Meeting, papers: &mut Vec<FolderPaper>) -> Vec<String> {
    let known = papers::case_papers_lying(workspace, meeting);
    let mut notes = Vec::new();
    papers.retain(|paper| {
        let path = &paper.paths[0];
        let is_others = papers::is_case_paper(path) && workspace.has_file(path) && !known.contains(path);
        if is_others {
            notes.push(format!("{path} er ikke laget av ipr, og ligger der i stedet for sakspapiret."));
        }
        !is_others
    });
    notes
}

/// The papers of single cases that lie in the folder and are not among `made`: their cases have left the
/// agenda, or are exempt now.
pub(super) fn case_papers_left(workspace: &Workspace, meeting: &Meeting, made: &[FileChange]) -> Vec<String> {
    if workspace.manifest_of(meeting).is_some() {
        return Vec::new();
    }
    let mut left = papers::case_papers_lying(workspace, meeting);
    left.retain(|path| made.iter().all(|file| file.path != *path));
    left
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

/// Papers of a meeting as files, what is written of them, and what the reader should know.
pub(super) struct MeetingPapers {
    /// The papers.
    pub files: Vec<FileChange>,
    /// What is written of them.
    pub record: FileChange,
    /// What the reader should know.
    pub notes: Vec<String>,
}

/// Each of `papers` as the files that it lies in.
pub(super) fn made(
    subject: &Subject<'_>,
    shelf: &dyn Shelf,
    by: MadeBy,
    papers: &[FolderPaper],
) -> Result<MeetingPapers> {
    let mut made = PaperFiles::new(subject.workspace, shelf);
    made.is_text_enough = by == MadeBy::Cancellation;
    made.add(by, papers, subject.workspace.agenda_to_seal(subject.meeting))?;
    let record = made.record(&format!("{MEETINGS}{}/", subject.meeting.id));
    Ok(MeetingPapers { files: made.files, record, notes: made.notes })
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
