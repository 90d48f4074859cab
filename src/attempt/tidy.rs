//! What people have written as they say it is written as files have it.

use anyhow::Result;

use super::judge::Judged;
use super::outcome::{Attempt, Viewing};
use crate::desk::Desk;
use crate::steps::own_work;
use crate::steps::tidy::tidied;

/// Writes days and names as files have them. What can be read then was wrong before too, so that nothing of
/// it refuses this.
pub fn tidy(desk: &Desk) -> Result<Attempt> {
    let found: Vec<_> = desk.found().iter().map(|finding| (finding.place, finding.becomes.clone())).collect();
    let Some(mut change) = tidied(desk.workspace(), &found) else {
        let said = vec!["Det er ingen dager eller navn å skrive om.".to_owned()];
        return Ok(Attempt::Look(Box::new(Viewing { said, ..Viewing::default() })));
    };
    let after = desk.with(&change.texts);
    // A meeting is called by its body's name, which may not have been known before.
    let paths = change.texts.iter().map(|text| text.path.as_str());
    let things = own_work::things(after.workspace(), paths);
    change.message.push_str(&format!(" i {things}"));
    Ok(Judged::unquestioned(desk, after).into_change(change, Vec::new()))
}
