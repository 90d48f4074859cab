//! Which wishes a plan does not meet, and why not.

use chrono::{Datelike, NaiveDate};

use super::build::misses_weekday;
use super::parties::Party;
use super::verify::Met;
use super::{BREACH_UNIT, Plan, Solved, UnmetWish};
use crate::model::{Avoidance, Body, GeneralElection, Row, calendar};
use crate::norsk::{self, Language};

impl<'a> Plan<'a, '_> {
    /// The wishes of new meetings that are not met, by day.
    pub(super) fn unmet(&self) -> Vec<UnmetWish<'a>> {
        let mut unmet = Vec::new();
        for (body, days) in &self.met {
            let party = &self.builder.parties[body.id.as_str()];
            let is_new = |day: &&usize| **day >= self.builder.days.first() && !party.fixed.contains(day);
            for number in days.iter().filter(is_new) {
                let day = self.builder.days.day(*number);
                if misses_weekday(body, day) {
                    let weekdays = body.wishes.on(day).map(|row| row.value.weekday_words());
                    let wish = format!("helst {}", norsk::alternatives(&weekdays.unwrap_or_default()));
                    unmet.push(UnmetWish { body, day, wish, why: self.why_not_weekday(body, *number) });
                }
                if let Some(row) = self.builder.workspace.council.kept_free_for(day) {
                    let wish = format!("helst ikke i {}", row.value.what);
                    unmet.push(UnmetWish { body, day, wish, why: self.why_avoided(party, *number) });
                }
                let papers = self.builder.workspace.dispatch_deadline(&body.id, day);
                if let Some(row) = self.builder.workspace.council.kept_free_for(papers) {
                    let (sent, what) = (norsk::date(papers), &row.value.what);
                    let wish = format!("papirene må sendes {sent}, helst ikke i {what}");
                    unmet.push(UnmetWish { body, day, wish, why: DEARER_ALL.to_owned() });
                }
            }
        }
        unmet.sort_by_key(|unmet| (unmet.day, unmet.body.id.clone()));
        unmet
    }

    /// Why a body does not meet on the weekday it prefers, in the week it meets.
    fn why_not_weekday(&self, body: &'a Body, number: usize) -> String {
        let day = self.builder.days.day(number);
        let week = day.week(chrono::Weekday::Mon);
        let mut others: Vec<NaiveDate> = week
            .first_day()
            .iter_days()
            .take(7)
            .filter(|other| *other != day && !misses_weekday(body, *other))
            .collect();
        others.sort_by_key(|other| other.signed_duration_since(day).num_days().abs());
        // A day that cannot be is said only when none that could be was wished.
        let of_day = |other: &NaiveDate| {
            self.builder.days.number(*other).map(|other| self.why_not(body, number, other))
        };
        let whys: Vec<(bool, String)> = others.iter().filter_map(of_day).collect();
        let best = whys.iter().find(|(is_possible, _)| *is_possible).or(whys.first());
        best.map_or_else(|| DEARER_ALL.to_owned(), |(_, why)| why.clone())
    }

    /// Whether `body` could meet on `other`, and why it does not, but on `number`.
    fn why_not(&self, body: &'a Body, number: usize, other: usize) -> (bool, String) {
        let date = self.builder.days.day(other);
        let name = format!("{} {}. {}", weekday(date), date.day(), norsk::MONTHS[date.month0() as usize]);
        if let Some(off) = calendar::day_off(date) {
            return (false, format!("{name} er {off}"));
        }
        if !self.builder.is_possible(body, other) {
            return (false, format!("papirene til {name} rekker ikke ut i tide"));
        }
        let met = self.met.iter().find(|(other, _)| other.id == body.id);
        if met.is_some_and(|(_, days)| days.contains(&other)) {
            return (false, format!("{name} har organet et annet møte"));
        }
        let here = self.builder.workspace.council.kept_free_for(self.builder.days.day(number));
        if let Some(row) = self.builder.workspace.council.kept_free_for(date).filter(|_| here.is_none()) {
            return (true, format!("{name} faller i {}", row.value.what));
        }
        let leads =
            |solved: &&Solved<'a>| solved.group.members[0] == body.id && solved.group.members.len() > 1;
        let why = match self.solved.iter().find(leads) {
            Some(solved) => self.why_not_round(solved, number, other),
            None => self.first_broken(&self.with_moved(body, number, Some(other))),
        };
        (
            true,
            why.map_or_else(
                || format!("{name} gir større avvik ellers i planen"),
                |why| format!("{name} {why}"),
            ),
        )
    }

    /// What stands in the way of the round before a leader's meeting on `other`.
    fn why_not_round(&self, solved: &Solved<'a>, number: usize, other: usize) -> Option<String> {
        let at = solved.solution.rounds.iter().position(|round| round.0 == number)?;
        let after = at.checked_sub(1).map_or(solved.system.before, |at| solved.solution.rounds[at].0);
        let round = solved.system.round(other, after);
        let bodies = solved.group.members.iter().map(|id| self.builder.parties[id].body);
        let bodies: Vec<&'a Body> = bodies.collect();
        let mut met = self.with_moved(bodies[0], number, Some(other));
        for (body, (was, is)) in bodies[1..].iter().zip(solved.solution.rounds[at].1.iter().zip(&round.days))
        {
            if let Some(was) = was {
                met = moved(&met, body, *was, *is);
            }
        }
        if round.cost >= BREACH_UNIT
            && let Some(broken) = self.first_broken(&met)
        {
            return Some(broken);
        }
        let misses: Vec<String> = bodies[1..]
            .iter()
            .zip(round.days.iter().zip(&solved.solution.rounds[at].1))
            .filter_map(|(body, (day, today))| {
                let day = self.builder.days.day((*day)?);
                let is_news = today.is_none_or(|today| !misses_weekday(body, self.builder.days.day(today)));
                let is_missed = is_news && misses_weekday(body, day);
                is_missed.then(|| format!("{} møtes en {}", body.running_name_on(day), weekday(day)))
            })
            .collect();
        (!misses.is_empty()).then(|| format!("krever at {}", norsk::list(&misses)))
    }

    /// The days of all, with one meeting moved.
    fn with_moved(&self, body: &Body, from: usize, to: Option<usize>) -> Vec<(&'a Body, Vec<usize>)> {
        moved(&self.met, body, from, to)
    }

    /// The first rule that `met` breaks and the plan does not, as it is said after a day.
    fn first_broken(&self, met: &Met<'a>) -> Option<String> {
        let known = self.broken();
        let broken = self.builder.broken(met).into_iter().find(|broken| !known.contains(broken))?;
        Some(format!("går ikke: {}", norsk::decapitalised(broken.trim_end_matches('.'))))
    }

    /// Why a body meets on a day to avoid.
    fn why_avoided(&self, party: &Party<'a>, number: usize) -> String {
        let days = self.builder.days;
        let month = days.day(number).month();
        let (first, last) = days.month(month);
        let is_free = |day: &usize| {
            self.builder.is_possible(party.body, *day)
                && self.builder.workspace.council.kept_free_for(days.day(*day)).is_none()
        };
        match party.months.get(&month) {
            Some(row) if !(first..=last).any(|day| is_free(&day)) => {
                let month = norsk::MONTHS[month as usize - 1];
                format!("årshjulet sier {month} ({}), og der er ingen andre dager", row.basis_text())
            }
            _ => DEARER_ALL.to_owned(),
        }
    }

    /// What was reckoned with, and who is not in the plan.
    pub(super) fn notes(&self) -> Vec<String> {
        let days = self.builder.days;
        let end = days.day(days.last());
        let mut notes: Vec<String> =
            self.builder.parties.values().filter_map(|party| self.count_note(party)).collect();
        notes.extend(self.surplus());
        notes.extend(self.short_note());
        let rows = self.builder.workspace.council.avoidances.all_on(end);
        let reckons = |row: &Row<Avoidance>| {
            (days.first()..=days.last()).any(|day| row.value.reckons_with_election(days.day(day)))
        };
        let elections = GeneralElection::WORDS
            .iter()
            .filter_map(|(word, election)| Some((word, election.day(days.year)?)));
        if rows.into_iter().any(reckons) {
            notes.extend(elections.map(|(word, day)| {
                format!(
                    "Valgdagen ved {word}et er regnet som {}, den andre mandagen i september. Kongen fastsetter den.",
                    norsk::full_date(day)
                )
            }));
        }
        let bodies =
            self.builder.workspace.council.bodies.values().filter(|body| {
                body.exists.holds_on(end) && !self.builder.parties.contains_key(body.id.as_str())
            });
        let names: Vec<String> = bodies.map(|body| body.running_name_on(end)).collect();
        if !names.is_empty() {
            let names = norsk::list(&names);
            notes.push(format!("Ikke med, siden bodies.yaml ikke sier hvor mange møter de har: {names}."));
        }
        notes
    }

    /// That little is left of the year for the meetings of a whole one.
    fn short_note(&self) -> Option<String> {
        let days = self.builder.days;
        let left = days.day(days.last()).signed_duration_since(self.builder.workspace.today).num_days();
        let is_new = |(body, met): &(&'a Body, Vec<usize>)| {
            let fixed = &self.builder.parties[body.id.as_str()].fixed;
            met.iter().any(|day| !fixed.contains(day))
        };
        (left < SHORT && self.met.iter().any(is_new)).then(|| {
            format!(
                "Bare {} er igjen av {}, og antallet møter er for et helt år, så møtene ligger tett. Sett opp dem dere trenger, med «ipr mote new», om det er færre.",
                norsk::days(left),
                days.year
            )
        })
    }

    /// Why a body gets another number of meetings than the rows say.
    fn count_note(&self, party: &Party<'a>) -> Option<String> {
        let said = party.said.filter(|said| *said < party.count)?;
        let end = self.builder.days.day(self.builder.days.last());
        let name = norsk::capitalised(&party.body.running_name_on(end));
        let months: Vec<String> = party
            .months
            .values()
            .map(|row| {
                let month = norsk::MONTHS[row.value.month as usize - 1];
                let election = row.value.only_with.map(|election| format!(" (år med {})", election.word()));
                format!("{month}{}", election.unwrap_or_default())
            })
            .collect();
        let why = match party.body.meets_before.on(end) {
            _ if party.months.len() == party.count => format!("årshjulet sier {}", norsk::list(&months)),
            Some(row) => {
                let target = self.builder.workspace.body_name(&row.value.body.value, end);
                format!("det skal være et møte før hvert møte i {target} ({})", row.basis_text())
            }
            None => "mappen har flere, og årshjulet skal holdes".to_owned(),
        };
        let (count, said) = (norsk::number(party.count), norsk::number(said));
        Some(format!("{name} får {count} møter, ikke {said}, siden {why}."))
    }
}

/// With fewer days left of a year than this, its meetings lie close.
const SHORT: i64 = 90;

const DEARER_ALL: &str = "hver annen dag gir større avvik ellers i planen";

/// The days of all, with one meeting of `body` moved, or taken away.
fn moved<'a>(met: &Met<'a>, body: &Body, from: usize, to: Option<usize>) -> Vec<(&'a Body, Vec<usize>)> {
    let mut met = met.to_vec();
    if let Some((_, days)) = met.iter_mut().find(|(other, _)| other.id == body.id) {
        days.retain(|day| *day != from);
        days.extend(to);
        days.sort_unstable();
        days.dedup();
    }
    met
}

fn weekday(day: NaiveDate) -> &'static str {
    Language::Bokmal.weekday(day)
}
