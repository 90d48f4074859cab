//! What would mend a broken link of the chain.

use super::chain::Link;
use super::meeting_plan::{MeetingPlan, Planned};
use crate::workspace::Workspace;
use chrono::NaiveDate;

/// One way to mend a broken link, tried by the same judgement that found it broken.
#[derive(Debug, Clone)]
pub struct Repair<'a> {
    /// What is to be done, all of it.
    pub acts: Vec<Act<'a>>,
    /// How dear it is; the cheapest comes first.
    pub cost: u32,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub enum Act<'a> {
    /// Move a meeting to the day that is said.
    Move(Planned<'a>),
    /// Send the papers of the later meeting without what should be in them, and say so as an `avvik`.
    Waive(Link<'a>),
    /// Ask for a hearing deadline on this day or later.
    Extend(NaiveDate),
}

impl Repair<'_> {
    /// «flytt interessepolitisk utvalg til onsdag 12. juni 2025», without a full stop.
    pub fn text(&self, _workspace: &Workspace) -> String {
        String::new()
    }

    /// The commands that do it, if it can be done by commands.
    pub fn commands(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What would mend `link`, cheapest first.
pub fn repairs<'a>(_plan: &MeetingPlan<'a>, _link: &Link<'a>) -> Vec<Repair<'a>> {
    Vec::new()
}
