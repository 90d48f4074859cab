//! Møte og møtebok.

mod incomplete_minutes;
mod incomplete_recusal;
mod inquorate_vote;
mod invalid_election;
mod irregular_chair;
mod late_item;
mod outcome_against_vote;
mod outside_proposer;
mod refused_haste;
mod unjustified_closing;
mod unnamed_minority;
mod unreported_urgency;
mod votes_miscounted;
mod written_without_all;
mod wrong_substitute;

use super::Area;
use crate::model::{AgendaItem, Body, Form, Meeting};
use crate::text::Placed;
use crate::workspace::{Assembly, Workspace};

// M16, that the public edition of the minutes is there, waits for the closed edition.
pub(super) static AREA: Area = Area {
    letter: 'M',
    title: "Møte og møtebok",
    waivable: false,
    rules: &[
        &incomplete_minutes::RULE,
        &unnamed_minority::RULE,
        &unjustified_closing::RULE,
        &incomplete_recusal::RULE,
        &inquorate_vote::RULE,
        &votes_miscounted::RULE,
        &outcome_against_vote::RULE,
        &invalid_election::RULE,
        &late_item::RULE,
        &irregular_chair::RULE,
        &wrong_substitute::RULE,
        &outside_proposer::RULE,
        &written_without_all::RULE,
        &refused_haste::RULE,
        &unreported_urgency::RULE,
    ],
};

/// A meeting of an elected body of which something is written that belongs in its minutes.
struct Recorded<'a> {
    meeting: &'a Meeting,
    body: &'a Body,
    assembly: Assembly<'a>,
}

impl Recorded<'_> {
    /// Whether it can be said who had a vote and who met with one.
    fn knows_voters(&self) -> bool {
        !self.assembly.members.is_empty() && !self.meeting.attendance.is_empty()
    }

    /// Whether its cases were treated in writing.
    fn is_written(&self) -> bool {
        self.meeting.form.is_some_and(|form| form.value == Form::Written)
    }

    /// How the members of the body are named: «styret».
    fn name(&self) -> String {
        self.body.running_name_on(self.meeting.date.value)
    }
}

/// Whether it is a meeting of an elected body that holds anything that belongs in minutes.
fn is_recorded(workspace: &Workspace, meeting: &Meeting) -> bool {
    body_of_record(workspace, meeting).is_some()
}

/// The elected body of a meeting that holds anything that belongs in minutes.
fn body_of_record<'a>(workspace: &'a Workspace, meeting: &Meeting) -> Option<&'a Body> {
    if meeting.has_record && meeting.takes_place() { workspace.elected_body(meeting) } else { None }
}

/// The meeting with its members and voters, if it is of an elected body and holds anything that belongs
/// in minutes.
fn recorded<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Option<Recorded<'a>> {
    let body = body_of_record(workspace, meeting)?;
    Some(Recorded { meeting, body, assembly: workspace.assembly(meeting) })
}

/// Whether members.yaml has the person; if not, that is a finding already.
fn knows(workspace: &Workspace, person: &Placed<String>) -> bool {
    workspace.people.persons.contains_key(&person.value)
}

/// «Sak 03/24», or «Saken» before it has a number.
fn name_of(item: &AgendaItem) -> String {
    item.number.as_ref().map_or_else(|| "Saken".to_owned(), |number| format!("Sak {}", number.value))
}
