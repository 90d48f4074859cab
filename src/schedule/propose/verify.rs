//! What a plan does not keep, reckoned from its days alone and without anything the solver knows.

use chrono::Days;

use super::build::{PlanBuilder, REACH};
use super::parties::{Party, requirements_between};
use super::{Plan, Solved};
use crate::model::{Body, calendar};
use crate::norsk;
use crate::schedule::requirement::{Deliverable, Limit};
use crate::schedule::window::Window;

/// The days of each body.
pub type Met<'a> = [(&'a Body, Vec<usize>)];

impl<'a> Plan<'a, '_> {
    /// The rules that do not hold.
    pub(super) fn broken(&self) -> Vec<String> {
        let mut broken = self.builder.broken(&self.met);
        broken.extend(self.solved.iter().flat_map(|solved| self.out_of_order(solved)));
        broken
    }

    /// Meetings of a round that lie after one they should have been held before.
    fn out_of_order(&self, solved: &Solved<'a>) -> Vec<String> {
        let bodies: Vec<&'a Body> =
            solved.group.members.iter().map(|id| self.builder.parties[id].body).collect();
        let mut wrong = Vec::new();
        for (leader, days) in &solved.solution.rounds {
            let days: Vec<Option<usize>> =
                std::iter::once(Some(*leader)).chain(days.iter().copied()).collect();
            for (at, earlier) in bodies.iter().enumerate() {
                for (before, later) in bodies[..at].iter().enumerate() {
                    let (Some(held), Some(day)) = (days[at], days[before]) else { continue };
                    let (held, date) = (self.builder.days.day(held), self.builder.days.day(day));
                    let requirements = requirements_between(self.builder.workspace, earlier, later, date);
                    wrong.extend(requirements.first().filter(|_| held > date).map(|requirement| {
                        let name = norsk::capitalised(&earlier.running_name_on(held));
                        let later = later.running_name_on(date);
                        let (held, date) = (norsk::date(held), norsk::date(date));
                        format!("{name} møtes {held}, etter {later} {date} ({}).", requirement.basis)
                    }));
                }
            }
        }
        wrong
    }

    /// The working days from a meeting until the last day for what it gives to the next that needs it, where those
    /// are fewest.
    pub(super) fn margin(&self, body: &'a Body, day: usize) -> Option<(i64, &'a Body)> {
        let own = self.days_of(&body.id);
        let margins = self.met.iter().filter(|(later, _)| later.id != body.id).filter_map(|(later, days)| {
            let next = *days.iter().find(|next| **next >= day)?;
            if own.iter().any(|other| day < *other && *other <= next) {
                return None;
            }
            let (date, held) = (self.builder.days.day(next), self.builder.days.day(day));
            let requirements = requirements_between(self.builder.workspace, body, later, date);
            let latest = requirements
                .iter()
                .map(|requirement| requirement.latest(self.builder.workspace, &later.id, date));
            Some((calendar::working_days_between(held, latest.min()?), *later))
        });
        margins.min_by_key(|(margin, _)| *margin)
    }
}

impl<'a> PlanBuilder<'a, '_> {
    /// Every rule that does not hold for what is still to come, each in a sentence.
    pub fn broken(&self, met: &Met<'a>) -> Vec<String> {
        let mut broken = Vec::new();
        let is_to_come =
            |day: &&usize| self.days.day(**day) >= self.workspace.today && **day >= self.days.first();
        for (body, days) in met {
            let party = &self.parties[body.id.as_str()];
            broken.extend(self.missing(party, days));
            for day in days.iter().filter(is_to_come) {
                for (earlier, held) in met.iter().filter(|(other, _)| other.id != body.id) {
                    broken.extend(self.too_far(earlier, held, body, *day));
                    broken.extend(self.too_late(earlier, held, body, *day));
                }
            }
        }
        broken
    }

    /// Why nothing is proved of meetings that are to be held so long before another that not every day is tried.
    pub fn beyond(&self) -> Vec<String> {
        let end = self.days.day(self.days.last());
        let of_party = |party: &Party<'a>| {
            let rows = party.body.meets_before.all_on(end);
            let beyond = rows.filter_map(|row| {
                let later = self.parties.get(row.value.body.value.as_str())?;
                // A round begins after the leader's meeting before, and no longer than the reach before its own.
                let gap = (self.days.last() + 1 - self.days.first()) / later.count.max(1);
                let limit = Days::new(REACH.min(gap) as u64);
                let is_beyond = later.body.id != party.body.id && Window::reach(&row.value) > limit;
                is_beyond.then(|| {
                    let about = if row.value.about { "omtrent " } else { "" };
                    let (body, later) = (party.body.running_name_on(end), later.body.running_name_on(end));
                    let days = norsk::days(row.value.days.into());
                    let basis = row.basis_text();
                    format!("{body} skal møtes {about}{days} før {later} ({basis}), og så langt tilbake er ikke alle dager prøvd")
                })
            });
            beyond.collect::<Vec<_>>()
        };
        self.parties.values().flat_map(of_party).collect()
    }

    /// Meetings that there is no room for.
    fn missing(&self, party: &Party<'_>, met: &[usize]) -> Vec<String> {
        let end = self.days.day(self.days.last());
        let name = norsk::capitalised(&party.body.running_name_on(end));
        let in_year = met.iter().filter(|day| **day >= self.days.first()).count();
        let mut missing = Vec::new();
        let unserved = party.unserved_months(self.days, met);
        let of_count = party.count - unserved.len().min(party.count);
        for month in unserved {
            let row = party.months[&month];
            missing.push(format!(
                "{name} får ikke noe møte i {}, som årshjulet sier ({}).",
                norsk::MONTHS[month as usize - 1],
                row.basis_text(),
            ));
        }
        if in_year < of_count {
            missing.push(format!(
                "{name} får {} av {} møter; det er ikke plass til flere.",
                if in_year == 1 { "ett".to_owned() } else { norsk::number(in_year) },
                norsk::number(party.count),
            ));
        }
        missing
    }

    /// That `earlier` has no meeting so long before the meeting of `later` on `day` as it should.
    pub fn too_far(&self, earlier: &'a Body, held: &[usize], later: &'a Body, day: usize) -> Option<String> {
        let date = self.days.day(day);
        let window = Window::of(earlier, &later.id, date)?;
        let base = self.days.day(0);
        // What lies before the days of the plan is only in the folder.
        let mut before = self.workspace.meetings_of(&earlier.id).filter(|meeting| meeting.takes_place());
        if held.iter().any(|held| window.holds(self.days.day(*held)))
            || before.any(|meeting| meeting.date.value < base && window.holds(meeting.date.value))
        {
            return None;
        }
        let row = window.row;
        let about = if row.value.about { "omtrent " } else { "" };
        let name = norsk::capitalised(&earlier.running_name_on(date));
        let later = later.running_name_on(date);
        let days = norsk::days(row.value.days.into());
        let basis = row.basis_text();
        Some(format!("{name} møtes ikke {about}{days} før {later} {} ({basis}).", norsk::date(date)))
    }

    /// That what `earlier` gives in its last meeting before that of `later` on `day` comes too late for it.
    fn too_late(&self, earlier: &'a Body, held: &[usize], later: &'a Body, day: usize) -> Option<String> {
        let last = *held.iter().rev().find(|held| **held <= day)?;
        let date = self.days.day(day);
        let requirements = requirements_between(self.workspace, earlier, later, date);
        let held = self.days.day(last);
        let late = requirements
            .into_iter()
            .find(|requirement| held > requirement.latest(self.workspace, &later.id, date))?;
        let name = earlier.running_name_on(held);
        let what = match late.what {
            Deliverable::Minutes => format!("Referatet fra {name}"),
            Deliverable::Recommendation => format!("Innstillingen fra {name}"),
            Deliverable::Discussion => format!("Drøftingen i {name}"),
        };
        let later_name = later.running_name_on(date);
        let until = match late.limit {
            Limit::Papers => {
                let papers = self.workspace.dispatch_deadline(&later.id, date);
                format!("rekker ikke papirene til {later_name}, som sendes {}", norsk::date(papers))
            }
            Limit::Meeting => format!("rekker ikke møtet i {later_name} {}", norsk::date(date)),
        };
        Some(format!("{what} {} {until} ({}).", norsk::date(held), late.basis))
    }
}
