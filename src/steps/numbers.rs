//! The next number in a body's series.

use chrono::Datelike;

use crate::model::{Meeting, Numbering, Series};
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
        let body = workspace.council.body(&meeting.body.value)?;
        let Numbering { series, form, .. } = &body.numbering.on(day)?.value;
        let mut last = 0;
        for other in workspace.meetings_of(&body.id) {
            let is_of_series = match series {
                Series::Year => other.date.value.year() == day.year(),
                Series::Meeting => other.id == meeting.id,
            };
            if !is_of_series {
                continue;
            }
            for number in other.numbers() {
                if let Some(number) = form.read(&number.value, day.year()) {
                    last = last.max(number);
                }
            }
        }
        Some(Self { workspace, meeting, last })
    }

    /// The next number, in the body's form.
    pub fn next(&mut self) -> Option<String> {
        let day = self.meeting.date.value;
        let body = self.workspace.council.body(&self.meeting.body.value)?;
        self.last += 1;
        Some(body.numbering.on(day)?.value.form.write(self.last, day.year()))
    }
}
