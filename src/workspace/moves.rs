//! What meetings were before they were moved, and whom they are held together with.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{Demand, Meeting};

impl Workspace {
    /// The meeting of the same body before `meeting` that took place or is to.
    pub fn meeting_before(&self, meeting: &Meeting) -> Option<&Meeting> {
        self.meetings_before(&meeting.body.value, meeting.date.value)
            .rev()
            .find(|earlier| earlier.takes_place())
    }

    /// The meeting that `meeting` was moved from, when the folder has it.
    pub fn moved_from(&self, meeting: &Meeting) -> Option<&Meeting> {
        self.meeting(&meeting.moved_from()?.value)
    }

    /// The meeting of the same body that stands in the place of `meeting`.
    pub fn moved_to(&self, meeting: &Meeting) -> Option<&Meeting> {
        for other in self.meetings_of(&meeting.body.value) {
            if let Some(from) = other.moved_from()
                && from.value == meeting.id
                && other.id != meeting.id
            {
                return Some(other);
            }
        }
        None
    }

    /// What `meeting` was before it was moved, and before that, oldest first: the first of them is the
    /// day it was once called to. Meetings that say they were moved from each other are told once.
    pub fn earlier_meetings<'a>(&'a self, meeting: &'a Meeting) -> Vec<&'a Meeting> {
        let mut chain = vec![meeting];
        let mut at = meeting;
        while let Some(before) = self.moved_from(at) {
            if chain.iter().any(|other| other.id == before.id) {
                break;
            }
            chain.push(before);
            at = before;
        }
        chain.reverse();
        chain.pop();
        chain
    }

    /// The meetings on the same day that `meeting` is held together with, as either of them says.
    pub fn joint_meetings<'a>(&'a self, meeting: &'a Meeting) -> Vec<&'a Meeting> {
        let mut joint: Vec<&Meeting> = self.meetings_of_day(meeting.date.value).collect();
        joint.retain(|other| {
            other.id != meeting.id
                && other.takes_place()
                && (meeting.is_joint_with(&other.body.value) || other.is_joint_with(&meeting.body.value))
        });
        joint
    }

    /// Of those, the ones that say it of each other: what befalls one of them befalls all.
    pub fn mutually_joint_meetings<'a>(&'a self, meeting: &'a Meeting) -> Vec<&'a Meeting> {
        let mut joint = self.joint_meetings(meeting);
        joint.retain(|other| {
            meeting.is_joint_with(&other.body.value) && other.is_joint_with(&meeting.body.value)
        });
        joint
    }

    /// How many of the members of its body have made `demand`, and how many members the body has, on the
    /// day it was made, or on `day` when nobody has written which. Others cannot demand anything.
    pub fn behind(&self, demand: &Demand, day: NaiveDate) -> (usize, usize) {
        let day = match demand.day {
            Some(written) => written.value,
            None => day,
        };
        let mut members = BTreeSet::new();
        for seat in self.people.seats_on(&demand.body.value, day) {
            if seat.role.votes() {
                members.insert(&seat.person.value);
            }
        }
        let by = members.iter().filter(|member| demand.by.iter().any(|person| person.value == ***member));
        (by.count(), members.len())
    }

    /// Whether at least a third of the members stand behind the demand for `meeting` (koml. § 11-2 (2)).
    pub fn is_demanded(&self, meeting: &Meeting) -> bool {
        let Some(demand) = meeting.demand() else { return false };
        let (by, members) = self.behind(demand, meeting.date.value);
        by > 0 && by * 3 >= members
    }
}
