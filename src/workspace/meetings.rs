//! The meetings of one body, gone through by day.

use std::sync::Arc;

use chrono::NaiveDate;

use super::looks::{self, Look};
use crate::model::{BodyId, Meeting};

/// The meetings of a body from a day to another, oldest first. As far as they are gone through, from either
/// end, they have been looked at.
#[derive(Debug)]
pub struct Meetings<'a> {
    meetings: &'a [Arc<Meeting>],
    /// Those that have not been come to.
    left: &'a [(NaiveDate, usize)],
    seen: Option<Seen>,
}

/// How far somebody has come, when that is recorded.
#[derive(Debug, Clone)]
struct Seen {
    body: u32,
    first: NaiveDate,
    last: NaiveDate,
    from_front: Option<NaiveDate>,
    from_back: Option<NaiveDate>,
}

impl<'a> Meetings<'a> {
    /// Those of `entries` from `first` to `last`, both with.
    pub(super) fn between(
        meetings: &'a [Arc<Meeting>],
        entries: &'a [(NaiveDate, usize)],
        body: &BodyId,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Self {
        let start = entries.partition_point(|entry| entry.0 < first);
        let end = if last == NaiveDate::MAX {
            entries.len()
        } else {
            start + entries[start..].partition_point(|entry| entry.0 <= last)
        };
        let seen = looks::is_recording().then(|| Seen {
            body: looks::short(body.as_str()),
            first,
            last,
            from_front: None,
            from_back: None,
        });
        Self { meetings, left: &entries[start..end], seen }
    }
}

impl<'a> Iterator for Meetings<'a> {
    type Item = &'a Meeting;

    fn next(&mut self) -> Option<&'a Meeting> {
        let ((day, index), rest) = self.left.split_first()?;
        self.left = rest;
        if let Some(seen) = &mut self.seen {
            seen.from_front = Some(*day);
        }
        Some(&self.meetings[*index])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.len(), Some(self.left.len()))
    }
}

impl DoubleEndedIterator for Meetings<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let ((day, index), rest) = self.left.split_last()?;
        self.left = rest;
        if let Some(seen) = &mut self.seen {
            seen.from_back = Some(*day);
        }
        Some(&self.meetings[*index])
    }
}

impl Clone for Meetings<'_> {
    fn clone(&self) -> Self {
        Self { meetings: self.meetings, left: self.left, seen: self.seen.clone() }
    }
}

impl Drop for Meetings<'_> {
    fn drop(&mut self) {
        let Some(Seen { body, first, last, from_front, from_back }) = self.seen.take() else { return };
        let note = |first, last| looks::note(|| Look::Meetings { body, first, last });
        if self.left.is_empty() {
            return note(first, last);
        }
        if let Some(day) = from_front {
            note(first, day);
        }
        if let Some(day) = from_back {
            note(day, last);
        }
    }
}
