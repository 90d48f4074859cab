//! Meetings that are in the folder and lie wrong: they are to be moved, and no other is made beside them unsaid.

use super::Plan;
use super::build::PlanBuilder;
use super::days::PlanDays;
use super::parties::Party;
use super::verify::Met;
use crate::model::Body;
use crate::norsk;
use crate::schedule::window::Window;

impl Party<'_> {
    /// Whether all the meetings it is to have in the year are in the folder.
    pub fn is_full(&self, days: &PlanDays) -> bool {
        self.fixed_in(days).count() >= self.count
    }

    /// Its meetings of the year that are in the folder.
    fn fixed_in(&self, days: &PlanDays) -> impl Iterator<Item = usize> {
        let first = days.first();
        self.fixed.iter().copied().filter(move |day| *day >= first)
    }
}

impl<'a> Plan<'a, '_> {
    /// Takes out the meetings that a body would have more than it is to, and whose minutes would come too late.
    pub(super) fn drop_useless(&mut self) {
        let first = self.builder.days.first();
        for body in self.met.iter().map(|(body, _)| *body).collect::<Vec<_>>() {
            let party = &self.builder.parties[body.id.as_str()];
            let met: Vec<usize> =
                self.days_of(&body.id).iter().copied().filter(|day| *day >= first).collect();
            let mut over = met.len().saturating_sub(party.count);
            for day in met.into_iter().filter(|day| !party.fixed.contains(day)) {
                if over > 0 && self.margin(body, day).is_some_and(|(margin, _)| margin < 0) {
                    over -= 1;
                    let mine = self.met.iter_mut().filter(|(other, _)| other.id == body.id);
                    mine.for_each(|(_, days)| days.retain(|other| *other != day));
                }
            }
        }
    }

    /// The rules that do not hold, with what can be done when a meeting in the folder lies wrong.
    pub(super) fn told(&self) -> Vec<String> {
        let advice = self.builder.moves(&self.met);
        let with_advice = |broken: String| {
            let of_it = advice.iter().find(|(of, _)| *of == broken);
            of_it.map_or_else(|| broken.clone(), |(_, advice)| format!("{broken} {advice}"))
        };
        self.broken().into_iter().map(with_advice).collect()
    }

    /// The bodies that get more meetings than they are to have, because those in the folder lie wrong.
    pub(super) fn surplus(&self) -> Vec<String> {
        let days = self.builder.days;
        let of_body = |(body, met): &(&'a Body, Vec<usize>)| {
            let party = &self.builder.parties[body.id.as_str()];
            let count = met.iter().filter(|day| **day >= days.first()).count();
            let new: Vec<String> = met
                .iter()
                .filter(|day| **day >= days.first() && !party.fixed.contains(day))
                .map(|day| norsk::date(days.day(*day)))
                .collect();
            if count <= party.count || new.is_empty() || party.fixed_in(days).next().is_none() {
                return None;
            }
            let name = norsk::capitalised(&body.running_name_on(days.day(days.last())));
            Some(format!(
                "{name} får {} møter i denne planen, og skal ha {}: et møte i mappen ligger slik at det ikke kan brukes. Nye er {}. Flytt heller møtet i mappen, og foreslå på nytt.",
                norsk::number(count),
                norsk::number(party.count),
                norsk::list(&new),
            ))
        };
        self.met.iter().filter_map(of_body).collect()
    }
}

impl<'a> PlanBuilder<'a, '_> {
    /// For each meeting that none lies the right distance before, though all are in the folder: the sentence that
    /// says so, and which meeting to move.
    fn moves(&self, met: &Met<'a>) -> Vec<(String, String)> {
        let mut moves = Vec::new();
        for (later, days) in met {
            for day in days.iter().filter(|day| **day >= self.days.first()) {
                for (earlier, held) in met.iter().filter(|(other, _)| other.id != later.id) {
                    let of = self.too_far(earlier, held, later, *day);
                    moves.extend(of.and_then(|of| Some((of, self.to_move(earlier, (later, days), *day)?))));
                }
            }
        }
        moves
    }

    /// Which meeting of `earlier` to move to before that of `later` on `day`, and to when: one that serves none of
    /// the others in `days`.
    fn to_move(&self, earlier: &Body, (later, days): (&Body, &[usize]), day: usize) -> Option<String> {
        let party = &self.parties[earlier.id.as_str()];
        let window = Window::of(earlier, &later.id, self.days.day(day))?;
        let windows = days.iter().filter_map(|day| Window::of(earlier, &later.id, self.days.day(*day)));
        let windows: Vec<Window<'_>> = windows.collect();
        let fixed = party.fixed_in(self.days).map(|fixed| self.days.day(fixed));
        let nearest = fixed
            .filter(|fixed| *fixed > self.workspace.today && party.is_full(self.days))
            .filter(|fixed| !windows.iter().any(|window| window.holds(*fixed)))
            .min_by_key(|fixed| window.distance(*fixed))?;
        let (first, last) = (window.first.max(self.workspace.today), window.last);
        let to = if first == last {
            norsk::date(first)
        } else {
            format!("en dag fra og med {} til og med {}", norsk::date(first), norsk::date(last))
        };
        let id = format!("{nearest}-{}", earlier.id);
        (first <= last).then(|| {
            format!(
                "Møtet {} ligger for langt unna. Flytt det til {to} («ipr mote flytt {id} DATO»), eller godta avstanden.",
                norsk::date(nearest)
            )
        })
    }
}
