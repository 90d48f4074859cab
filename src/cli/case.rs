//! `ipr sak new`, `ipr sak advance` and `ipr oppfolging`

use anyhow::Result;

use super::arguments::Global;
use super::session::Session;
use super::{Outcome, output};
use crate::action::{Advance, FollowUpCases, NewCase};
use crate::model::Case;
use crate::render::screen;
use crate::steps::advance::advance as take_step;
use crate::steps::follow_up::follow_up as follow;
use crate::steps::new_case::new_case;
use crate::views::timetable::Timetable;

/// Makes a case.
pub fn new(global: &Global, asked: &NewCase) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = new_case(&session.workspace, asked)?;
    let outcome = session.carry_out(&change, asked.trial.dry_run)?;
    if outcome == Outcome::Clean {
        let (after, _) = session.with(&change.texts);
        let is_new = |case: &&Case| session.workspace.case(&case.id.value).is_none();
        if let Some(case) = after.cases.iter().find(is_new)
            && let Some(answer) = Timetable::of(&after, case).answer()
        {
            output::print(&format!("\n{}", screen::blocks(&answer)));
        }
    }
    Ok(outcome)
}

/// Takes a case its next step.
pub fn advance(global: &Global, asked: &Advance) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = take_step(&session.workspace, asked)?;
    session.carry_out(&change, asked.trial.dry_run)
}

/// Changes what is to be done after the decision in a case.
pub fn follow_up(global: &Global, asked: &FollowUpCases) -> Result<Outcome> {
    let session = Session::open_to_write(global)?;
    let change = follow(&session.workspace, asked)?;
    session.carry_out(&change, asked.trial.dry_run)
}
