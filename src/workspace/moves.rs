//! What meetings were before they were moved, and whom they are held together with.

use super::Workspace;
use crate::model::{Demand, Meeting};

impl Workspace {
    /// The meeting that `meeting` was moved from, when the folder has it.
    pub fn moved_from(&self, meeting: &Meeting) -> Option<&Meeting> {
        self.meeting(&meeting.moved_from()?.value)
    }

    /// The meeting of the same body that stands in the place of `meeting`.
    pub fn moved_to(&self, meeting: &Meeting) -> Option<&Meeting> {
        let is_its = |other: &&Meeting| {
            other.id != meeting.id && other.moved_from().is_some_and(|from| from.value == meeting.id)
        };
        self.meetings_of(&meeting.body.value).find(is_its)
    }

    /// What `meeting` was before it was moved, and before that, oldest first: the first of them is the
    /// day it was once called to. Meetings that say they were moved from each other are told once.
    pub fn earlier_meetings<'a>(&'a self, meeting: &'a Meeting) -> Vec<&'a Meeting> {
        let mut chain = vec![meeting];
        let mut at = meeting;
        while let Some(before) = self.moved_from(at).filter(|before| !is_among(&chain, before)) {
            chain.push(before);
            at = before;
        }
        chain.reverse();
        chain.pop();
        chain
    }

    /// The meetings on the same day that `meeting` is held together with, as either of them says.
    pub fn joint_meetings<'a>(&'a self, meeting: &'a Meeting) -> Vec<&'a Meeting> {
        let day = meeting.date.value;
        let first = self.meetings.partition_point(|other| other.date.value < day);
        let of_day = self.meetings[first..].iter().take_while(|other| other.date.value == day);
        of_day
            .filter(|other| other.id != meeting.id && other.takes_place())
            .filter(|other| {
                meeting.is_joint_with(&other.body.value) || other.is_joint_with(&meeting.body.value)
            })
            .collect()
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
    pub fn behind(&self, demand: &Demand, day: chrono::NaiveDate) -> (usize, usize) {
        let day = demand.day.map_or(day, |day| day.value);
        let seats = self.people.seats_on(&demand.body.value, day);
        let mut members: Vec<&str> =
            seats.iter().filter(|seat| seat.role.votes()).map(|seat| seat.person.value.as_str()).collect();
        members.sort_unstable();
        members.dedup();
        let by = members.iter().filter(|member| demand.by.iter().any(|person| person.value == **member));
        (by.count(), members.len())
    }

    /// Whether at least a third of the members stand behind the demand for `meeting` (koml. § 11-2 (2)).
    pub fn is_demanded(&self, meeting: &Meeting) -> bool {
        meeting.demand().is_some_and(|demand| {
            let (by, members) = self.behind(demand, meeting.date.value);
            by > 0 && by * 3 >= members
        })
    }
}

fn is_among(chain: &[&Meeting], meeting: &Meeting) -> bool {
    chain.iter().any(|other| other.id == meeting.id)
}
