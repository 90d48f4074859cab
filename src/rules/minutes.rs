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

use std::collections::HashSet;

use super::Area;
use crate::model::{AgendaItem, Body, Form, Meeting, Votes};
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
        self.assembly.is_known
    }

    /// Whether `person` was there the whole meeting and could treat every item.
    fn was_there_throughout(&self, person: &str) -> bool {
        let mut rows = self.meeting.attendance.iter().filter(|row| row.person.value == person);
        let mut records = self.meeting.agenda.iter().filter_map(|item| item.record.as_ref());
        rows.any(|row| row.is_present_at(None) == Some(true))
            && !records.any(|record| record.is_recused(person))
    }

    /// How many of these are members of the body, each counted once; where not all are named, as many as it
    /// says.
    fn of_members(&self, votes: &Votes) -> usize {
        named(votes).map_or(votes.number, |persons| {
            persons.into_iter().filter(|person| self.assembly.is_member(person)).count()
        })
    }

    /// How many of these met with a vote, counted in the same way.
    fn of_voters(&self, votes: &Votes) -> usize {
        let persons = named(votes).filter(|_| self.knows_voters());
        persons.map_or(votes.number, |persons| {
            persons.into_iter().filter(|person| self.assembly.has_vote(person)).count()
        })
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

/// Those who are named, each once, where all are.
fn named(votes: &Votes) -> Option<HashSet<&str>> {
    votes.is_named().then(|| votes.persons.iter().map(|person| person.value.as_str()).collect())
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
