//! Meetings that are in the folder and lie wrong: they are to be moved, and no other is made beside them
//! unsaid.

use chrono::NaiveDate;

use super::Plan;
use super::build::PlanBuilder;
use super::days::PlanDays;
use super::explain::moved;
use super::parties::Party;
use super::verify::{Breach, Met};
use crate::model::{Body, MeetingId};
use crate::norsk;
use crate::schedule::window::Window;

impl Party<'_> {
    /// Whether all the meetings it is to have in the year are in the folder.
    pub fn is_full(&self, days: &PlanDays) -> bool {
        days.in_year(&self.fixed).len() >= self.count
    }

    /// Whether it has a meeting in the folder on a day.
    pub fn has_fixed(&self, day: usize) -> bool {
        self.fixed.binary_search(&day).is_ok()
    }
}

impl<'a> Plan<'a, '_> {
    /// Takes out the meetings that a body would have more than it is to, and whose minutes would come too
    /// late.
    pub(super) fn drop_useless(&mut self) {
        let parties = self.builder.parties;
        for party in parties.values() {
            let met = self.days_of(&party.body.id).to_vec();
            let mut over = self.builder.days.in_year(&met).len().saturating_sub(party.count);
            for day in self.new_days(party.body, &met) {
                let is_late = self.margin(party.body, day).is_some_and(|(margin, _)| margin < 0);
                if over > 0 && is_late {
                    over -= 1;
                    self.met = moved(&self.met, party.body, day, None);
                }
            }
        }
    }

    /// Those of the days in `met` on which `body` gets a meeting that is not in the folder.
    pub(super) fn new_days(&self, body: &Body, met: &[usize]) -> Vec<usize> {
        let party = &self.builder.parties[&body.id];
        let mut new = self.builder.days.in_year(met).to_vec();
        new.retain(|day| !party.has_fixed(*day));
        new
    }

    /// The rules that do not hold, with what can be done when a meeting in the folder lies wrong.
    pub(super) fn told(&self) -> Vec<String> {
        let advice = self.builder.moves(&self.met);
        let mut told = Vec::new();
        for broken in self.broken() {
            told.push(match advice.iter().find(|(of, _)| *of == broken) {
                Some((_, advice)) => format!("{} {advice}", broken.told),
                None => broken.told,
            });
        }
        told
    }

    /// The bodies that get more meetings than they are to have, because those in the folder lie wrong.
    pub(super) fn surplus(&self) -> Vec<String> {
        let days = self.builder.days;
        let mut surplus = Vec::new();
        for (body, met) in &self.met {
            let party = &self.builder.parties[&body.id];
            let (count, new) = (days.in_year(met).len(), self.new_days(body, met));
            if count <= party.count || new.is_empty() || days.in_year(&party.fixed).is_empty() {
                continue;
            }
            let name = norsk::capitalised(&body.running_name_on(days.day(days.last())));
            let new: Vec<String> = new.iter().map(|day| norsk::date(days.day(*day))).collect();
            surplus.push(format!(
                "{name} får {} møter i denne planen, og skal ha {}: et møte i mappen ligger slik at det ikke \
                 kan brukes. Nye er {}. Flytt heller møtet i mappen, og foreslå på nytt.",
                norsk::number(count),
                norsk::number(party.count),
                norsk::list(&new),
            ));
        }
        surplus
    }
}

impl<'a> PlanBuilder<'a, '_> {
    /// For each meeting that none lies the right distance before, though all are in the folder: the sentence
    /// that says so, and which meeting to move.
    fn moves(&self, met: &Met<'a>) -> Vec<(Breach, String)> {
        let mut moves = Vec::new();
        for (later, days) in met {
            for day in self.days.in_year(days) {
                for (earlier, held) in met {
                    if earlier.id != later.id
                        && let Some(broken) = self.too_far(earlier, held, later, *day)
                        && let Some(advice) = self.to_move(earlier, (later, days), *day)
                    {
                        moves.push((broken, advice));
                    }
                }
            }
        }
        moves
    }

    /// Which meeting of `earlier` to move to before that of `later` on `day`, and to when: one that serves
    /// none of the others in `days`.
    fn to_move(&self, earlier: &Body, (later, days): (&Body, &[usize]), day: usize) -> Option<String> {
        let party = &self.parties[&earlier.id];
        let window = Window::of(earlier, &later.id, self.days.day(day))?;
        let serves = |fixed: NaiveDate, day: usize| {
            Window::of(earlier, &later.id, self.days.day(day)).is_some_and(|window| window.holds(fixed))
        };
        let in_year = self.days.in_year(&party.fixed);
        let mut fixed: Vec<NaiveDate> = in_year.iter().map(|day| self.days.day(*day)).collect();
        fixed.retain(|fixed| *fixed > self.workspace.today && !days.iter().any(|day| serves(*fixed, *day)));
        let nearest = fixed.into_iter().min_by_key(|fixed| window.distance(*fixed))?;
        let (first, last) = (window.first.max(self.workspace.today), window.last);
        if first > last || !party.is_full(self.days) {
            return None;
        }
        let to = if first == last {
            norsk::date(first)
        } else {
            format!("en dag fra og med {} til og med {}", norsk::date(first), norsk::date(last))
        };
        let id = MeetingId::of(nearest, &earlier.id);
        Some(format!(
            "Møtet {} ligger for langt unna. Flytt det til {to} («ipr mote flytt {id} DATO»), eller godta \
             avstanden.",
            norsk::date(nearest)
        ))
    }
}
