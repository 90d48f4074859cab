//! What a plan does not keep, worked out from its days alone and without anything the solver knows.

use chrono::Days;

use super::build::{PlanBuilder, REACH};
use super::parties::{Party, latest_for, requirements_between};
use super::{Plan, Solved};
use crate::model::{Body, Meeting, calendar};
use crate::norsk;
use crate::schedule::requirement::{Deliverable, Limit};
use crate::schedule::window::Window;

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The sentence that says so, with the days.
    pub told: String,
    /// The same as a clause without days, which one breach has in common with others like it.
    pub clause: String,
}

/// The days of each body.
pub type Met<'a> = [(&'a Body, Vec<usize>)];

impl<'a> Plan<'a, '_> {
    /// The rules that do not hold.
    pub(super) fn broken(&self) -> Vec<Breach> {
        let mut broken = self.builder.broken(&self.met);
        for solved in &self.solved {
            broken.extend(self.out_of_order(solved));
        }
        broken
    }

    /// Meetings of a round that lie after one they should have been held before.
    fn out_of_order(&self, solved: &Solved<'a>) -> Vec<Breach> {
        let bodies: Vec<&'a Body> =
            solved.group.members.iter().map(|id| self.builder.parties[id].body).collect();
        let mut wrong = Vec::new();
        for (leader, others) in &solved.solution.rounds {
            let mut days = vec![Some(*leader)];
            days.extend(others);
            for (at, earlier) in bodies.iter().enumerate() {
                for (before, later) in bodies[..at].iter().enumerate() {
                    let (Some(held), Some(day)) = (days[at], days[before]) else { continue };
                    let (held, date) = (self.builder.days.day(held), self.builder.days.day(day));
                    let requirements = requirements_between(self.builder.workspace, earlier, later, date);
                    let Some(requirement) = requirements.first() else { continue };
                    if held > date {
                        let name = earlier.running_name_on(held);
                        let later = later.running_name_on(date);
                        let (held, date) = (norsk::date(held), norsk::date(date));
                        let basis = requirement.basis;
                        let clause = format!("{name} møtes etter {later} ({basis})");
                        let name = norsk::capitalised(&name);
                        let told = format!("{name} møtes {held}, etter {later} {date} ({basis}).");
                        wrong.push(Breach { told, clause });
                    }
                }
            }
        }
        wrong
    }

    /// The working days from a meeting until the last day for what it gives to the next that needs it, where
    /// those are fewest.
    pub(super) fn margin(&self, body: &'a Body, day: usize) -> Option<(i64, &'a Body)> {
        let days = self.builder.days;
        let own = self.days_of(&body.id);
        let mut least: Option<(i64, &Body)> = None;
        for (later, met) in &self.met {
            let Some(next) = met.iter().find(|next| **next >= day) else { continue };
            let is_served_later = own.iter().any(|other| day < *other && other <= next);
            if later.id == body.id || is_served_later {
                continue;
            }
            let latest = latest_for(self.builder.workspace, body, later, days.day(*next));
            let Some(latest) = latest else { continue };
            let margin = calendar::working_days_between(days.day(day), latest);
            if least.is_none_or(|(known, _)| margin < known) {
                least = Some((margin, later));
            }
        }
        least
    }
}

impl<'a> PlanBuilder<'a, '_> {
    /// Every rule that does not hold for what is still to come, each in a sentence.
    pub fn broken(&self, met: &Met<'a>) -> Vec<Breach> {
        let mut broken = Vec::new();
        for (body, days) in met {
            let party = &self.parties[&body.id];
            broken.extend(self.missing(party, days));
            for day in self.days.in_year(days) {
                if self.days.day(*day) < self.workspace.today {
                    continue;
                }
                for (earlier, held) in met {
                    if earlier.id != body.id {
                        broken.extend(self.too_far(earlier, held, body, *day));
                        broken.extend(self.too_late(earlier, held, body, *day));
                    }
                }
            }
        }
        broken
    }

    /// Why nothing is proved of meetings that are to be held so long before another that not every day is
    /// tried.
    pub fn beyond(&self) -> Vec<String> {
        let end = self.days.day(self.days.last());
        let mut beyond = Vec::new();
        for party in self.parties.values() {
            for row in party.body.meets_before.all_on(end) {
                let Some(later) = self.parties.get(&row.value.body.value) else { continue };
                // A round begins after the leader's meeting before, and no longer than the reach before its
                // own.
                let gap = (self.days.last() + 1 - self.days.first()) / later.count.max(1);
                let limit = Days::new(REACH.min(gap) as u64);
                if later.body.id == party.body.id || Window::reach(&row.value) <= limit {
                    continue;
                }
                let about = if row.value.about { "omtrent " } else { "" };
                let (body, later) = (party.body.running_name_on(end), later.body.running_name_on(end));
                let days = norsk::days(row.value.days.into());
                let basis = row.basis_text();
                beyond.push(format!(
                    "{body} skal møtes {about}{days} før {later} ({basis}), og så langt \
                     tilbake er ikke alle dager prøvd"
                ));
            }
        }
        beyond
    }

    /// Meetings that there is no room for.
    fn missing(&self, party: &Party<'_>, met: &[usize]) -> Vec<Breach> {
        let end = self.days.day(self.days.last());
        let name = party.body.running_name_on(end);
        let in_year = self.days.in_year(met).len();
        let mut missing = Vec::new();
        let mut say = |clause: String| {
            missing.push(Breach { told: format!("{}.", norsk::capitalised(&clause)), clause });
        };
        let unserved = party.unserved(self.days, met);
        let of_count = party.count - unserved.len().min(party.count);
        for part in unserved {
            let row = party.parts[&part];
            let (part, basis) = (part.name(), row.basis_text());
            say(format!("{name} får ikke noe møte i {part}, som årshjulet sier ({basis})"));
        }
        if in_year < of_count {
            let got = if in_year == 1 { "ett".to_owned() } else { norsk::number(in_year) };
            let count = norsk::number(party.count);
            say(format!("{name} får {got} av {count} møter; det er ikke plass til flere"));
        }
        missing
    }

    /// That `earlier` has no meeting so long before the meeting of `later` on `day` as it should.
    pub fn too_far(&self, earlier: &'a Body, held: &[usize], later: &'a Body, day: usize) -> Option<Breach> {
        let date = self.days.day(day);
        let window = Window::of(earlier, &later.id, date)?;
        let base = self.days.day(0);
        // What lies before the days of the plan is only in the folder.
        let is_before = |meeting: &Meeting| {
            meeting.takes_place() && meeting.date.value < base && window.holds(meeting.date.value)
        };
        if held.iter().any(|held| window.holds(self.days.day(*held)))
            || self.workspace.meetings_of(&earlier.id).any(is_before)
        {
            return None;
        }
        let row = window.row;
        let about = if row.value.about { "omtrent " } else { "" };
        let name = earlier.running_name_on(date);
        let later = later.running_name_on(date);
        let days = norsk::days(row.value.days.into());
        let basis = row.basis_text();
        let clause = format!("{name} møtes ikke {about}{days} før {later} ({basis})");
        let (name, date) = (norsk::capitalised(&name), norsk::date(date));
        let told = format!("{name} møtes ikke {about}{days} før {later} {date} ({basis}).");
        Some(Breach { told, clause })
    }

    /// That what `earlier` gives in its last meeting before that of `later` on `day` comes too late for it.
    fn too_late(&self, earlier: &'a Body, held: &[usize], later: &'a Body, day: usize) -> Option<Breach> {
        let last = *held.iter().rfind(|held| **held <= day)?;
        let date = self.days.day(day);
        let requirements = requirements_between(self.workspace, earlier, later, date);
        let held = self.days.day(last);
        let late = requirements
            .into_iter()
            .find(|requirement| held > requirement.latest(self.workspace, &later.id, date))?;
        let name = earlier.running_name_on(held);
        let what = match late.what {
            Deliverable::Minutes => format!("referatet fra {name}"),
            Deliverable::Recommendation => format!("innstillingen fra {name}"),
            Deliverable::Discussion => format!("drøftingen i {name}"),
        };
        let later_name = later.running_name_on(date);
        let (what_for, until) = match late.limit {
            Limit::Papers => {
                let papers = self.workspace.dispatch_deadline(&later.id, date);
                ("papirene til", format!(", som sendes {}", norsk::date(papers)))
            }
            Limit::Meeting => ("møtet i", format!(" {}", norsk::date(date))),
        };
        let (basis, held) = (late.basis, norsk::date(held));
        let clause = format!("{what} rekker ikke {what_for} {later_name} ({basis})");
        let what = norsk::capitalised(&what);
        Some(Breach {
            told: format!("{what} {held} rekker ikke {what_for} {later_name}{until} ({basis})."),
            clause,
        })
    }
}
