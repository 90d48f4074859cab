//! members.yaml while it is changed: seats that end, rows that are new, and what else is said of a person.
//! What follows from it is told of the folder before and after, and of nothing else.

use chrono::NaiveDate;

use super::edited::edited;
use super::front_matter::FieldChange;
use super::tree::Tree;
use super::{Change, StepError, refuse};
use crate::model::{PersonId, Seat};
use crate::norsk;
use crate::read::MEMBERS;
use crate::read::fields::nearest;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Where members.yaml has the seats.
const SEATS: &str = "verv";
/// No name in members.yaml is told from another after so many letters.
const LONGEST_NAME: usize = 80;

/// A change of who takes part.
#[derive(Debug)]
pub struct Staffing {
    /// The new text.
    pub change: Change,
    /// Those it is about.
    pub persons: Vec<PersonId>,
}

/// members.yaml while it is changed.
pub(super) struct Roll<'a> {
    pub workspace: &'a Workspace,
    file: SourceId,
    /// What is written in the rows that are there.
    pub changes: Vec<FieldChange>,
    /// New rows, each with the place of the seat it comes before.
    seats: Vec<(usize, Vec<(&'static str, String)>)>,
    pub notes: Vec<String>,
}

impl<'a> Roll<'a> {
    /// members.yaml, when it can be changed.
    pub fn of(workspace: &'a Workspace) -> Result<Self, StepError> {
        let Some(file) = workspace.sources.find(MEMBERS) else {
            return refuse(format!("Mappen mangler {MEMBERS}."));
        };
        if workspace.people_are_broken {
            return refuse(format!(
                "{MEMBERS} har feil og kan ikke endres. «ipr check» viser hva som er galt."
            ));
        }
        Ok(Self { workspace, file, changes: Vec::new(), seats: Vec::new(), notes: Vec::new() })
    }

    /// Lets `day` be the last of `seat`, unless its holder has been recorded in the body after that and does
    /// not sit there from `again`.
    pub fn end(&mut self, seat: &Seat, day: NaiveDate, again: Option<NaiveDate>) -> Result<(), StepError> {
        if seat.until == Some(day) {
            return Ok(());
        }
        self.refuse_recorded(seat, day, again)?;
        let value = Tree::text(day.to_string());
        self.changes.push(FieldChange::SetIn { list: SEATS, index: seat.index, key: "til", value });
        Ok(())
    }

    /// A new row at `place` among the seats.
    pub fn seat(&mut self, place: usize, row: Vec<(&'static str, String)>) {
        self.seats.push((place, row));
    }

    /// The change, and whom it is about.
    pub fn done(mut self, message: String, persons: Vec<PersonId>) -> Result<Staffing, StepError> {
        // The last first, so that those before it keep their places.
        self.seats.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        for (index, entry) in self.seats {
            self.changes.push(FieldChange::Insert { list: SEATS, index, entry });
        }
        let texts = vec![edited(self.workspace, self.file, &self.changes)?];
        Ok(Staffing { change: Change { texts, message, notes: self.notes }, persons })
    }

    fn refuse_recorded(
        &self,
        seat: &Seat,
        day: NaiveDate,
        again: Option<NaiveDate>,
    ) -> Result<(), StepError> {
        let (person, people) = (&seat.person.value, &self.workspace.people);
        for meeting in self.workspace.meetings_of(&seat.body.value) {
            let on = meeting.date.value;
            if on <= day || !meeting.is_held() || again.is_some_and(|again| again <= on) {
                continue;
            }
            let others = people.seats_on(&seat.body.value, on);
            if others.iter().any(|other| other.person.value == *person && other.index != seat.index) {
                continue;
            }
            let has_led = meeting.chair.as_ref().is_some_and(|chair| chair.value == *person);
            if has_led || meeting.attendance.iter().any(|row| row.person.value == *person && row.is_present())
            {
                return refuse(format!(
                    "{} {} i {} {}, etter {}, og det som er ført fra et møte, blir stående. Sett en senere \
                     dag. Er det referatet som er feil, rett det først med «ipr mote rett {}».",
                    people.name_of(person),
                    if has_led { "ledet møtet" } else { "møtte" },
                    self.workspace.body_name(&seat.body.value, on),
                    norsk::date(on),
                    norsk::date(day),
                    meeting.id
                ));
            }
        }
        Ok(())
    }
}

/// The name that is meant by what somebody has written, of names as files have them and as they are called;
/// else the one nearest to it.
pub(super) fn meant<'n>(asked: &str, names: &[(&'n str, &'n str)]) -> Result<&'n str, Option<&'n str>> {
    let wanted = norsk::slug(asked, LONGEST_NAME);
    for (name, called) in names {
        if [name, called].iter().any(|known| norsk::slug(known, LONGEST_NAME) == wanted) {
            return Ok(name);
        }
    }
    Err(nearest(asked, names.iter().flat_map(|(name, called)| [*name, *called])))
}
