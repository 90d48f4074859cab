//! A draft that nothing rests on is taken out of the folder.

use super::advance::find_case;
use super::case_files::CaseFiles;
use super::front_matter::scalar;
use super::{StepError, refuse};
use crate::model::{Case, CaseId, Status, Step};
use crate::norsk;
use crate::read;
use crate::workspace::Workspace;

/// The path of the draft with this id, and a sentence about what has been done with it.
///
/// # Errors
/// When there is no such case, it has begun its way, or something names it or lies beside it.
pub fn delete_case(workspace: &Workspace, id: &CaseId) -> Result<(String, String), StepError> {
    let case = find_case(workspace, id)?;
    let id = &case.id.value;
    let path = &workspace.source(case.source).path;
    let is_draft = case.status.is_none_or(|status| status.value == Status::Draft);
    if !is_draft || !case.routing.iter().all(Step::is_open) {
        return refuse(format!(
            "Sak {id} er ikke et utkast lenger, og blir stående. Skal den ikke behandles, skriv «ipr sak \
             advance {id} --utfall trukket»."
        ));
    }
    let beside = CaseFiles { workspace, case, stem: read::stem(path).to_owned() }.moved();
    if let Some((file, _)) = beside.get(1) {
        return refuse(format!(
            "Det ligger noe i mappen ved siden av sak {id}, som {file}. Flytt det eller slett det først."
        ));
    }
    let named = named_in(workspace, case);
    if !named.is_empty() {
        let paths: Vec<&str> = named.iter().map(String::as_str).collect();
        return refuse(format!("Sak {id} er nevnt i {}. Rett det der først.", norsk::some(&paths)));
    }
    Ok((path.clone(), format!("Utkastet til sak {} er slettet", scalar(id.as_str()))))
}

/// The files in which the id of the case or the name of its file stands.
fn named_in(workspace: &Workspace, case: &Case) -> Vec<String> {
    let id = case.id.value.as_str();
    let mut paths = Vec::new();
    for (source_id, source) in workspace.sources.with_ids() {
        let is_named = source.text.match_indices(id).any(|(at, _)| {
            let (before, after) = (&source.text[..at], &source.text[at + id.len()..]);
            let is_of_word = |letter: char| letter.is_alphanumeric();
            !before.ends_with(is_of_word) && !after.starts_with(is_of_word)
        });
        if source_id != case.source && is_named {
            paths.push(source.path.clone());
        }
    }
    paths
}
