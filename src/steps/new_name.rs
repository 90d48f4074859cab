//! The file of a case gets the name that its open title gives it: one that became exempt tells nothing by it.

use std::collections::BTreeMap;

use super::advance::find_case;
use super::case_files::{CaseFiles, follow};
use super::new_case::file_stem;
use super::{Change, StepError, refuse};
use crate::model::CaseId;
use crate::norsk;
use crate::read;
use crate::workspace::Workspace;

/// What gives the file of a case another name.
pub struct Renamed {
    /// The new texts; that of the case at its new path.
    pub change: Change,
    /// Every file that gets another path, the case's own first: from and to.
    pub moved: Vec<(String, String)>,
}

/// Gives the file of the case `id`, and the folder beside it, the name that everybody may see.
///
/// # Errors
/// When there is no such case, it has that name, another file has it, or a file cannot be changed.
pub fn new_name(workspace: &Workspace, id: &CaseId) -> Result<Renamed, StepError> {
    let case = find_case(workspace, id)?;
    let id = &case.id.value;
    let title = case.open_title(workspace.council.language);
    let stem = match &case.public_title {
        None if case.withholds() && case.openness().is_withheld() => format!("{id}-unntatt"),
        _ => file_stem(id, title),
    };
    let path = &workspace.source(case.source).path;
    if read::stem(path) == stem {
        return refuse(format!("Filen til sak {id} heter allerede {stem}.md."));
    }
    let files = CaseFiles { workspace, case, stem };
    let moved = files.moved();
    if let Some((_, taken)) = moved.iter().find(|(_, to)| workspace.has_file(to)) {
        return refuse(format!("Det ligger allerede en fil {taken}. Flytt den bort først."));
    }
    let mut texts = files.texts(&BTreeMap::new())?;
    follow(&mut texts, &moved);
    let mut notes = Vec::new();
    if case.withholds() {
        notes.push(
            "Det gamle navnet står fortsatt i historien i git, med det som sto i filen da den var åpen. Alle \
             som har hentet mappen, har det, og kan finne det igjen. Skal det bort, må den som drifter \
             git-lageret, skrive historien om (med git filter-repo), og alle hente mappen på nytt. Det som \
             har ligget åpent, må regnes som kjent."
                .to_owned(),
        );
    }
    let count = moved.len() - 1;
    if count > 0 {
        let files = if count == 1 { "Én fil".to_owned() } else { format!("{} filer", norsk::number(count)) };
        notes.push(format!("{files} ved siden av saken har fulgt med. Navnene deres er som de var."));
    }
    let message = format!("Filen til sak {id} har fått et nytt navn");
    Ok(Renamed { change: Change { texts, message, notes }, moved })
}
