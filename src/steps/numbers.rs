//! The next number in a body's series.

use chrono::Datelike;

use crate::model::{Meeting, Series};
use crate::workspace::Workspace;

/// Hands out numbers for one meeting, from where its series stands.
pub struct Counter<'a> {
    workspace: &'a Workspace,
    meeting: &'a Meeting,
    last: u32,
}

impl<'a> Counter<'a> {
    /// A counter for `meeting`; none when its body has no rule for numbers.
    pub fn new(workspace: &'a Workspace, meeting: &'a Meeting) -> Option<Self> {
        let day = meeting.date.value;
        let body = workspace.council.bodies.get(&meeting.body.value)?;
        let row = body.numbering.on(day)?;
        let same_series = |other: &&Meeting| match row.value.series {
            Series::Year => other.date.value.year() == day.year(),
            Series::Meeting => other.id == meeting.id,
        };
        let last = workspace
            .meetings_of(&body.id)
            .filter(same_series)
            .flat_map(|other| &other.agenda)
            .filter_map(|item| row.value.form.read(&item.number.as_ref()?.value, day.year()))
            .max()
            .unwrap_or(0);
        Some(Self { workspace, meeting, last })
    }

    /// The next number, in the body's form.
    pub fn next(&mut self) -> Option<String> {
        let day = self.meeting.date.value;
        let body = self.workspace.council.bodies.get(&self.meeting.body.value)?;
        self.last += 1;
        Some(body.numbering.on(day)?.value.form.write(self.last, day.year()))
    }
}
