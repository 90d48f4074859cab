//! What is put before a body: the proposal of an item on its agenda.

use super::Workspace;
use crate::model::{AgendaItem, ItemKind, Meeting, StandingItem};

impl Workspace {
    /// The words of what is put before the body with `item`.
    pub fn proposal_in(&self, meeting: &Meeting, item: &AgendaItem) -> Option<String> {
        // What lies there as long as the papers are to follow may be anything.
        if item.awaited().is_some() {
            return None;
        }
        match &item.kind {
            ItemKind::Case(id) => {
                let case = self.case(&id.value)?;
                let index = case.step_in(meeting)?;
                Some(self.raw_text(self.proposal_to(case, index)?.section.body).trim().to_owned())
            }
            _ if item.proposal.is_some() => item.proposal.as_ref().map(|proposal| proposal.raw().clone()),
            ItemKind::Standing(name) => self.standing_item(meeting, &name.value)?.proposal.clone(),
            ItemKind::Plain => None,
        }
    }

    /// A standing item of the body that meets, as it was on the day, or else as it has ever been.
    pub fn standing_item(&self, meeting: &Meeting, name: &str) -> Option<&StandingItem> {
        let items = &self.council.body(&meeting.body.value)?.standing_items;
        let mut rows = items.all_on(meeting.date.value).chain(&items.rows);
        let row = rows.find(|row| row.value.name == name)?;
        Some(&row.value)
    }
}
