//! The one rule that costs the most wishes, and what a plan without it would give: the same search, with that
//! rule left out.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::binding::BindingRule;
use super::build::PlanBuilder;
use super::parties::requirements_between;
use super::{BREACH_UNIT, Plan, Relief, Solved, UnmetWish, sequence, solved_days};
use crate::model::{Body, BodyId};
use crate::norsk;
use crate::schedule::requirement::{Deliverable, Requirement};
use crate::schedule::window::Window;

/// By body and wish, in how many new meetings it is not met, and what one costs.
type Misses<'a> = BTreeMap<(&'a BodyId, String), (usize, i64)>;

impl<'a> Plan<'a, '_> {
    /// For each group that misses wishes, the rule without which it would miss the least: of those that are
    /// given as a reason in `unmet`, or of all when none is.
    pub(super) fn reliefs(&self, unmet: &[UnmetWish<'a>]) -> Vec<Relief> {
        let mut reliefs = Vec::new();
        for solved in &self.solved {
            if solved.group.members.len() > 1 && solved.solution.cost < BREACH_UNIT {
                reliefs.extend(self.relief(solved, unmet));
            }
        }
        reliefs
    }

    fn relief(&self, solved: &Solved<'a>, unmet: &[UnmetWish<'a>]) -> Option<Relief> {
        let now = self.misses(std::slice::from_ref(solved));
        if now.is_empty() {
            return None;
        }
        let mut rules = self.rules(solved, &now);
        let is_reason = |basis: &str| unmet.iter().any(|wish| wish.why.contains(basis));
        if rules.iter().any(|(_, _, basis)| is_reason(basis)) {
            rules.retain(|(_, _, basis)| is_reason(basis));
        }
        let mut best: Option<(i64, Relief)> = None;
        for (rule, words, basis) in rules {
            let builder = PlanBuilder { without: Some(rule), ..self.builder };
            let mut system = builder.system(&solved.group);
            builder.keep_apart(&mut system, &solved.group, &self.met);
            let solution = sequence::solve(&system);
            if solution.cost >= BREACH_UNIT || solution.is_cut_short {
                continue;
            }
            let freed = Solved { group: solved.group.clone(), system, solution };
            let then = self.misses(std::slice::from_ref(&freed));
            // To meet on another day takes nothing from anybody's papers, and so is worth twice as much.
            let worth = if let BindingRule::Distance { .. } = rule { 2 } else { 1 };
            let gain = worth * (weight(&now) - weight(&then));
            if gain <= best.as_ref().map_or(0, |(gain, _)| *gain) {
                continue;
            }
            let without = match rule {
                BindingRule::Distance { earlier, later } => self.placed(&freed, earlier, later, &words),
                BindingRule::Demand { .. } => format!("uten kravet om at {words}"),
            };
            let (granted, lost) = (self.fewer(&now, &then), self.fewer(&then, &now));
            best = Some((gain, Relief { without, basis, granted, lost, deviation: freed.solution.cost }));
        }
        best.map(|(_, relief)| relief)
    }

    /// What the meetings of some groups miss.
    fn misses(&self, solved: &[Solved<'a>]) -> Misses<'a> {
        let mut misses = Misses::new();
        for (body, met) in solved_days(solved, self.builder.parties) {
            for number in self.new_days(body, &met) {
                for (wish, price) in self.builder.missed_wishes(body, self.builder.days.day(number)) {
                    let of_wish = misses.entry((&body.id, wish)).or_insert((0, price));
                    of_wish.0 += 1;
                }
            }
        }
        misses
    }

    /// The rules of a group that can be left out and might give something, each with its words and its basis,
    /// distances first.
    fn rules(&self, solved: &Solved<'a>, now: &Misses<'a>) -> Vec<(BindingRule<'a>, String, String)> {
        let (builder, end) = (&self.builder, self.end());
        let members = &solved.group.members;
        let (mut rules, mut demands) = (Vec::new(), Vec::<(BindingRule<'a>, String, String)>::new());
        for (at, earlier) in members.iter().enumerate() {
            // Who is waited for by nobody binds nobody else.
            if !solved.system.is_needed(at) && !now.keys().any(|(body, _)| body == earlier) {
                continue;
            }
            for later in &members[..at] {
                let (from, to) = (builder.parties[earlier].body, builder.parties[later].body);
                if let Some(row) = Window::row(from, later, end)
                    && !row.is_law()
                {
                    let about = if row.value.about { "omtrent " } else { "" };
                    let words = format!("{about}{}", row.value.days);
                    rules.push((
                        BindingRule::Distance { earlier, later },
                        words,
                        row.basis_text().to_owned(),
                    ));
                }
                for demand in requirements_between(builder.workspace, from, to, end) {
                    let rule = BindingRule::Demand { later, row: demand.row };
                    if !demand.is_law && !demands.iter().any(|(known, ..)| *known == rule) {
                        demands.push((rule, words_of(&demand, from, to, end), demand.basis.to_owned()));
                    }
                }
            }
        }
        rules.extend(demands);
        rules
    }

    /// «møttes utvalget 23–24 dager før styret, og ikke omtrent 14»
    fn placed(&self, freed: &Solved<'a>, earlier: &BodyId, later: &BodyId, wanted: &str) -> String {
        let place = |id: &BodyId| freed.group.members.iter().position(|member| *member == id);
        let (mut least, mut most) = (usize::MAX, 0);
        for (leader, round) in &freed.solution.rounds {
            let day_of = |id| match place(id) {
                Some(0) => Some(*leader),
                Some(at) => round[at - 1],
                None => None,
            };
            if let (Some(from), Some(to)) = (day_of(earlier), day_of(later))
                && let Some(days) = to.checked_sub(from)
            {
                (least, most) = (least.min(days), most.max(days));
            }
        }
        let days = if least < most { format!("{least}–{most}") } else { most.to_string() };
        let name = |id| self.builder.parties[id].body.running_name_on(self.end());
        format!("møttes {} {days} dager før {}, og ikke {wanted}", name(earlier), name(later))
    }

    /// The wishes that `then` misses less often than `now`, each with how much less.
    fn fewer(&self, now: &Misses<'a>, then: &Misses<'a>) -> Vec<String> {
        let mut fewer = Vec::new();
        for (key, (count, _)) in now {
            let left = then.get(key).map_or(0, |(left, _)| *left);
            if left < *count {
                let name = self.builder.parties[key.0].body.running_name_on(self.end());
                let meetings = norsk::count(count - left, "møte", "møter");
                fewer.push(format!("{name} {} ({meetings})", key.1));
            }
        }
        fewer
    }

    fn end(&self) -> NaiveDate {
        self.builder.days.day(self.builder.days.last())
    }
}

fn weight(misses: &Misses<'_>) -> i64 {
    let mut weight = 0;
    for (count, price) in misses.values() {
        weight += i64::try_from(*count).unwrap_or(0) * price;
    }
    weight
}

/// «referatet fra utvalget følger innkallingen til styret»
fn words_of(demand: &Requirement<'_>, from: &Body, to: &Body, day: NaiveDate) -> String {
    let to = to.running_name_on(day);
    let from = if from.id.as_str() == demand.of { from.running_name_on(day) } else { demand.of.to_owned() };
    match demand.what {
        Deliverable::Minutes => format!("referatet fra {from} følger innkallingen til {to}"),
        Deliverable::Recommendation => format!("innstillingen fra {from} er i papirene til {to}"),
        Deliverable::Discussion => format!("{from} har drøftet sakene før {to}"),
    }
}
