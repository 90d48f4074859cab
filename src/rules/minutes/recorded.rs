//! Meetings of which something is written that belongs in minutes.

use std::collections::HashSet;

use crate::model::{AgendaItem, Body, Meeting, Moment, PersonId, Votes};
use crate::norsk;
use crate::text::Placed;
use crate::workspace::{Assembly, Workspace};

/// A meeting of an elected body of which something is written that belongs in its minutes.
pub(super) struct Recorded<'a> {
    pub(super) meeting: &'a Meeting,
    pub(super) body: &'a Body,
    pub(super) assembly: Assembly<'a>,
}

impl Recorded<'_> {
    /// Whether it can be said who had a vote and who met with one.
    pub(super) fn knows_voters(&self) -> bool {
        self.assembly.is_known
    }

    /// Whether `person` was there the whole meeting and could treat every item.
    pub(super) fn was_there_throughout(&self, person: &PersonId) -> bool {
        let mut rows = self.meeting.attendance.iter();
        if !rows.any(|row| row.person.value == *person && row.is_present_at(Moment::default()) == Some(true))
        {
            return false;
        }
        self.meeting.agenda.iter().all(|item| match &item.record {
            Some(record) => !record.is_recused(person),
            None => true,
        })
    }

    /// How many of these are members of the body, each counted once; where not all are named, as many as it
    /// says.
    pub(super) fn of_members(&self, votes: &Votes) -> usize {
        let Some(mut members) = named(votes) else { return votes.number };
        members.retain(|person| self.assembly.is_member(person));
        members.len()
    }

    /// How many of these met with a vote, counted in the same way.
    pub(super) fn of_voters(&self, votes: &Votes) -> usize {
        match named(votes) {
            Some(mut voters) if self.knows_voters() => {
                voters.retain(|person| self.assembly.has_vote(person));
                voters.len()
            }
            _ => votes.number,
        }
    }

    /// Whether its cases were treated in writing.
    pub(super) fn is_written(&self) -> bool {
        self.meeting.is_written()
    }

    /// How the members of the body are named: «styret».
    pub(super) fn name(&self) -> String {
        self.body.running_name_on(self.meeting.date.value)
    }
}

/// Those who are named, each once, where all are.
pub(super) fn named(votes: &Votes) -> Option<HashSet<&PersonId>> {
    if !votes.is_named() {
        return None;
    }
    Some(votes.persons.iter().map(|person| &person.value).collect())
}

/// Whether it is a meeting of an elected body that holds anything that belongs in minutes.
pub(super) fn is_recorded(workspace: &Workspace, meeting: &Meeting) -> bool {
    body_of_record(workspace, meeting).is_some()
}

/// The elected body of a meeting that holds anything that belongs in minutes.
pub(super) fn body_of_record<'a>(workspace: &'a Workspace, meeting: &Meeting) -> Option<&'a Body> {
    if meeting.has_record && meeting.takes_place() { workspace.elected_body(meeting) } else { None }
}

/// The meeting with its members and voters, if it is of an elected body and holds anything that belongs
/// in minutes.
pub(super) fn recorded<'a>(workspace: &'a Workspace, meeting: &'a Meeting) -> Option<Recorded<'a>> {
    let body = body_of_record(workspace, meeting)?;
    Some(Recorded { meeting, body, assembly: workspace.assembly(meeting) })
}

/// Whether members.yaml has the person; if not, that is a finding already.
pub(super) fn knows(workspace: &Workspace, person: &Placed<PersonId>) -> bool {
    workspace.people.persons.contains_key(&person.value)
}

/// «Sak 03/24», or «Saken» before it has a number.
pub(super) fn name_of(item: &AgendaItem) -> String {
    match &item.number {
        Some(number) => norsk::numbered(&number.value),
        None => "Saken".to_owned(),
    }
}

/// The same within a sentence: «sak 03/24», and «PS 03/24» where that is how it is numbered.
pub(super) fn name_within(item: &AgendaItem) -> String {
    match &item.number {
        Some(number) if number.value.starts_with(char::is_alphabetic) => number.value.to_string(),
        _ => norsk::decapitalised(&name_of(item)),
    }
}
