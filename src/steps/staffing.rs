//! What a change of who takes part in the council is made of: a new text of members.yaml, and whom and what
//! it is about.

use chrono::NaiveDate;

use super::edited::edited;
use super::front_matter::FieldChange;
use super::{Change, StepError, refuse};
use crate::model::{PersonId, Seat};
use crate::read::MEMBERS;
use crate::text::SourceId;
use crate::workspace::Workspace;

/// A change of who takes part.
#[derive(Debug)]
pub struct Staffing {
    /// The new text.
    pub change: Change,
    /// Those it is about.
    pub persons: Vec<PersonId>,
    /// The seats that end.
    pub ended: Vec<EndedSeat>,
}

/// members.yaml, when it can be changed.
pub(super) fn members_file(workspace: &Workspace) -> Result<SourceId, StepError> {
    match workspace.sources.find(MEMBERS) {
        Some(file) if !workspace.people_are_broken => Ok(file),
        Some(_) => {
            refuse(format!("{MEMBERS} har feil og kan ikke endres. «ipr check» viser hva som er galt."))
        }
        None => refuse(format!("Mappen mangler {MEMBERS}.")),
    }
}

/// members.yaml with `changes` made.
pub(super) fn staffed(
    workspace: &Workspace,
    changes: &[FieldChange],
    message: String,
    notes: Vec<String>,
) -> Result<Change, StepError> {
    let texts = vec![edited(workspace, members_file(workspace)?, changes)?];
    Ok(Change { texts, message, notes })
}

/// A seat that ends.
#[derive(Debug, Clone)]
pub struct EndedSeat {
    /// The seat, with its last day.
    pub seat: Seat,
    /// Who comes in its place.
    pub successor: Option<PersonId>,
}

impl EndedSeat {
    /// `seat` as it is when `day` is its last.
    pub(super) fn of(seat: &Seat, day: NaiveDate, successor: Option<&PersonId>) -> Self {
        Self { seat: Seat { until: Some(day), ..seat.clone() }, successor: successor.cloned() }
    }
}
