//! The file that somebody wants to write in.

use super::advance::find_case;
use super::sought::{Sought, meant};
use super::{StepError, refuse};
use crate::action::Open;
use crate::model::CaseId;
use crate::read::{CASES, id_in_name, name_in_path};
use crate::workspace::Workspace;

/// The path of the case or the meeting that is meant, or of that meeting's minutes.
///
/// # Errors
/// When there is none, several could be meant, or no minutes have been drafted.
pub fn file_of(workspace: &Workspace, asked: &Open) -> Result<String, StepError> {
    let wanted = &name_in_path(asked.what.trim());
    let is_case = !asked.minutes && is_like_a_case(wanted) && workspace.meeting_in(wanted).is_none();
    if is_case {
        let id = CaseId::from(wanted.as_str());
        // One with a mistake in it is what somebody wants to open most of all.
        if workspace.is_broken_case(&id)
            && let Some(path) = broken(workspace, &id)
        {
            return Ok(path);
        }
        return Ok(workspace.source(find_case(workspace, &id)?.source).path.clone());
    }
    let sought = if asked.minutes { Sought::ToRecord } else { Sought::ToShow };
    let meeting = meant(workspace, wanted, sought)?;
    if !asked.minutes {
        return Ok(workspace.source(meeting.source).path.clone());
    }
    match workspace.minutes_path(meeting) {
        Some(path) => Ok(path.to_owned()),
        None => refuse(format!(
            "Møtet {0} har ikke noe referat ennå. «ipr referat {0}» lager utkastet.",
            meeting.id
        )),
    }
}

/// Whether it is written as the id of a case: two numbers with a hyphen between, and perhaps a letter.
fn is_like_a_case(wanted: &str) -> bool {
    let Some((year, number)) = wanted.split_once('-') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(year) && is_number(number.trim_end_matches(char::is_alphabetic))
}

/// The file of a case that cannot be read.
fn broken(workspace: &Workspace, id: &CaseId) -> Option<String> {
    let mut paths = workspace.sources.iter().map(|source| &source.path);
    paths.find(|path| path.starts_with(CASES) && CaseId::from(id_in_name(path)) == *id).cloned()
}
