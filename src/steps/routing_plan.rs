//! The fields of a case's routing as changes, kept beside the model they lead to.

use super::front_matter::FieldChange;
use super::tree::Tree;
use crate::model::{BodyId, Case, Outcome, Status, Step};
use crate::text::Placed;

/// A case being changed: the model as it will be, and the changes that make the file so.
pub struct RoutingPlan {
    /// The case as it will be.
    pub case: Case,
    /// The changes, in order.
    pub changes: Vec<FieldChange>,
}

const LIST: &str = "saksgang";

impl RoutingPlan {
    /// Nothing changed yet.
    pub fn new(case: &Case) -> Self {
        Self { case: case.clone(), changes: Vec::new() }
    }

    /// Puts a step for `body` into the routing at `index`.
    pub fn insert(&mut self, index: usize, body: &BodyId) {
        let span = self.case.routing_span;
        let body_placed = Placed::new(body.clone(), span);
        let step = Step {
            span,
            body: body_placed,
            meeting: None,
            number: None,
            outcome: None,
            between: None,
            hearing: None,
        };
        self.case.routing.insert(index, step);
        self.changes.push(FieldChange::Insert {
            list: LIST,
            index,
            entry: vec![("organ", body.to_string())],
        });
    }

    /// Takes the step at `index` out.
    pub fn remove(&mut self, index: usize) {
        self.case.routing.remove(index);
        self.changes.push(FieldChange::Remove { list: LIST, index });
    }

    /// Puts the step at `index` in another place.
    pub fn place(&mut self, index: usize, to: usize) {
        let step = self.case.routing.remove(index);
        self.case.routing.insert(to, step);
        self.changes.push(FieldChange::Move { list: LIST, index, to });
    }

    /// Takes out the steps after `index` that nobody has taken.
    pub fn remove_open_after(&mut self, index: usize) {
        for later in (index + 1..self.case.routing.len()).rev() {
            if self.case.routing[later].is_open() {
                self.remove(later);
            }
        }
    }

    /// Sets the step's meeting.
    pub fn set_meeting(&mut self, index: usize, day: chrono::NaiveDate) {
        self.case.routing[index].meeting = Some(Placed::new(day, self.case.routing_span));
        self.set(index, "møte", day.to_string());
    }

    /// Takes the step off its agenda: it waits for a day.
    pub fn drop_meeting(&mut self, index: usize) {
        self.case.routing[index].meeting = None;
        self.changes.push(FieldChange::DropIn { list: LIST, index, key: "møte" });
    }

    /// Takes the step's number away.
    pub fn drop_number(&mut self, index: usize) {
        self.case.routing[index].number = None;
        self.changes.push(FieldChange::DropIn { list: LIST, index, key: "sak" });
    }

    /// Sets the step's number.
    pub fn set_number(&mut self, index: usize, number: &str) {
        self.case.routing[index].number = Some(Placed::new(number.into(), self.case.routing_span));
        self.set(index, "sak", number.to_owned());
    }

    /// Sets the step's outcome.
    pub fn set_outcome(&mut self, index: usize, outcome: Outcome) {
        self.case.routing[index].outcome = Some(Placed::new(outcome, self.case.routing_span));
        self.set(index, "utfall", outcome.word().to_owned());
    }

    /// Sets the status to what the routing proves, when it says something else.
    pub fn settle_status(&mut self, deciding: Option<&BodyId>) {
        let proved = self.case.proved_status(deciding);
        if self.case.status.is_some_and(|status| status.value.may_stand_for(proved)) {
            return;
        }
        self.set_status(proved);
    }

    /// Sets the status.
    pub fn set_status(&mut self, status: Status) {
        let value = Tree::text(status.word());
        self.changes.push(FieldChange::Set { key: "status", value });
    }

    fn set(&mut self, index: usize, key: &'static str, value: String) {
        self.changes.push(FieldChange::SetIn { list: LIST, index, key, value: Tree::text(value) });
    }
}
