//! An id that several cases have. Nobody knows which of them is meant by it, so no step is taken on it.

use super::{StepError, refuse};
use crate::model::{CaseId, ItemKind, Meeting};
use crate::norsk;
use crate::workspace::Workspace;

/// Refuses an id by which one of several cases could be meant.
///
/// # Errors
/// When more than one file has it.
pub fn refuse_shared(workspace: &Workspace, id: &CaseId) -> Result<(), StepError> {
    let mut paths = Vec::new();
    for case in workspace.cases_with(id) {
        paths.push(workspace.source(case.source).path.as_str());
    }
    if paths.len() < 2 {
        return Ok(());
    }
    refuse(format!(
        "Id-en {id} er brukt i flere saker: {}. Det går ikke fram hvilken av dem som er ment. «ipr sak ny-id \
         {id}» gir den nyeste en ny id.",
        norsk::list(&paths)
    ))
}

/// Refuses a meeting with such an id on its agenda.
///
/// # Errors
/// When one of its cases shares its id.
pub fn refuse_shared_on(workspace: &Workspace, meeting: &Meeting) -> Result<(), StepError> {
    refuse_twin(workspace, meeting)?;
    for item in &meeting.agenda {
        if let ItemKind::Case(id) = &item.kind {
            refuse_shared(workspace, &id.value)?;
        }
    }
    Ok(())
}

/// Refuses a meeting that another could be taken for: the cases say of their meeting only which body and day
/// it is.
///
/// # Errors
/// When its body meets twice on its day.
pub fn refuse_twin(workspace: &Workspace, meeting: &Meeting) -> Result<(), StepError> {
    let twins = workspace.meetings_between(&meeting.body.value, meeting.date.value, meeting.date.value);
    let mut ids: Vec<&str> = twins.map(|twin| twin.id.as_str()).collect();
    if ids.len() < 2 {
        return Ok(());
    }
    ids.sort_unstable();
    refuse(format!(
        "Mappene {} er møter i samme organ på samme dag. Det går ikke fram hvilket av dem sakene viser til. \
         Slå dem sammen, eller gi det ene en annen dato.",
        norsk::list(&ids)
    ))
}

/// Refuses a folder with such an id anywhere: what is made of the whole of it would have to leave a case out.
///
/// # Errors
/// When cases share an id.
pub fn refuse_any_shared(workspace: &Workspace) -> Result<(), StepError> {
    for cases in workspace.duplicates() {
        if let Some(case) = cases.first() {
            refuse_shared(workspace, &case.id.value)?;
        }
    }
    Ok(())
}
