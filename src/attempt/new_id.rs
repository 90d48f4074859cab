//! One of several cases with the same id gets another, or the file of a case another name.

use anyhow::{Context, Result, bail};

use super::judge::{Judged, files};
use super::outcome::{Attempt, Shelf};
use crate::action::{NewId, NewName};
use crate::desk::Desk;
use crate::read;
use crate::steps::Change;
use crate::steps::new_id::{Renumbered, new_id, sharing};
use crate::steps::new_name::{Renamed, new_name};
use crate::text::{FileChange, limits};

/// Gives the case another id, and moves what is called by the old one.
pub fn give(desk: &Desk, shelf: &dyn Shelf, asked: &NewId) -> Result<Attempt> {
    let folder = desk.workspace();
    let sharing = sharing(folder, &asked.case)?;
    let mut paths = Vec::new();
    for case in &sharing.cases {
        paths.push(folder.source(case.source).path.clone());
    }
    let Renumbered { change, moved } = new_id(folder, &sharing, &shelf.ages(&paths)?)?;
    moving(desk, shelf, change, moved)
}

/// Gives the case's file the name that everybody may see.
pub fn rename(desk: &Desk, shelf: &dyn Shelf, asked: &NewName) -> Result<Attempt> {
    let Renamed { change, moved } = new_name(desk.workspace(), &asked.case)?;
    moving(desk, shelf, change, moved)
}

/// The change, in which files go from one path to another.
fn moving(desk: &Desk, shelf: &dyn Shelf, change: Change, moved: Vec<(String, String)>) -> Result<Attempt> {
    let judged = match Judged::moved(desk, &change.texts, &moved) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let mut files = files(&change.texts);
    for (from, to) in &moved {
        if files.iter().all(|file| file.path != *to) {
            let bytes = shelf.whole(from, &limits::ATTACHMENT);
            let is_movable = matches!(bytes, Ok(Some(_))) && read::is_written(to);
            if !is_movable && desk.workspace().withholds_path(from) {
                bail!(
                    "Et av vedleggene kan ikke flyttes, og hva det heter, kan være unntatt. Det er for \
                     stort, ikke en vanlig fil eller av et slag som ipr ikke flytter, eller det kan ikke \
                     leses. Ingenting er endret."
                );
            }
            let bytes = bytes?.with_context(|| {
                format!("{from} er ikke en vanlig fil og kan ikke flyttes. Ingenting er endret.")
            })?;
            files.push(FileChange { path: to.clone(), bytes });
        }
    }
    let gone = moved.into_iter().map(|(from, _)| from).collect();
    Ok(judged.into_papers(change.message, files, change.notes).leaving(gone))
}
