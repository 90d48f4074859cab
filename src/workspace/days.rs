//! The meetings of all bodies in order of day, and where they are found.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::Workspace;
use super::looks::{self, Look};
use crate::model::{BodyId, Meeting};

impl Workspace {
    /// Of several meetings of a body on one day, the one whose file comes first stands first.
    pub(super) fn index_meetings(&mut self) {
        let meetings = self.meetings.things();
        meetings.sort_by(|a, b| {
            (a.date.value, &a.body.value, a.source).cmp(&(b.date.value, &b.body.value, b.source))
        });
        let mut index: BTreeMap<BodyId, Vec<(NaiveDate, usize)>> = BTreeMap::new();
        let mut first_of_day = HashMap::new();
        for (place, meeting) in meetings.iter().enumerate() {
            let entry = (meeting.date.value, place);
            first_of_day.entry(meeting.date.value).or_insert(place);
            match index.get_mut(&meeting.body.value) {
                Some(entries) => entries.push(entry),
                None => drop(index.insert(meeting.body.value.clone(), vec![entry])),
            }
        }
        self.meeting_index = Arc::new(index);
        self.first_of_day = Arc::new(first_of_day);
        self.minutes_files = Arc::new(self.find_minutes());
    }

    /// The meeting of `body` on `day`; of several, the first. Asked of every treatment of every case.
    pub fn meeting_on(&self, body: &BodyId, day: NaiveDate) -> Option<&Meeting> {
        looks::note(|| Look::Meetings { body: looks::short(body.as_str()), first: day, last: day });
        let first = *self.first_of_day.get(&day)?;
        for meeting in &self.meetings.unseen()[first..] {
            if meeting.date.value != day {
                return None;
            }
            if meeting.body.value == *body {
                return Some(meeting);
            }
        }
        None
    }

    /// The meetings of any body on `day`.
    pub fn meetings_of_day(&self, day: NaiveDate) -> impl ExactSizeIterator<Item = &Meeting> {
        self.meetings_on_days(day, day)
    }

    /// The meetings of any body from `first` to `last`, both included, oldest first.
    pub fn meetings_on_days(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl ExactSizeIterator<Item = &Meeting> {
        looks::note(|| Look::Meetings { body: looks::ANY, first, last });
        self.days(first, last).iter().map(|meeting| &**meeting)
    }

    /// The same, of which it is not noted that anybody has looked at them.
    pub(super) fn days(&self, first: NaiveDate, last: NaiveDate) -> &[Arc<Meeting>] {
        let meetings = self.meetings.unseen();
        let start = meetings.partition_point(|meeting| meeting.date.value < first);
        let of_them = meetings[start..].partition_point(|meeting| meeting.date.value <= last);
        &meetings[start..start + of_them]
    }
}
