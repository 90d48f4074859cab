//! Which wishes a plan does not meet, and why not.

use chrono::{Datelike, NaiveDate};

use super::build::{PlanBuilder, misses_weekday, weekday_price};
use super::parties::Party;
use super::quiet::quiet_on;
use super::verify::Met;
use super::{BREACH_UNIT, Plan, Solved, UnmetWish, weights};
use crate::model::{Avoidance, Body, GeneralElection, Row, calendar};
use crate::norsk::{self, Language};

/// A wish that a meeting does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed<'a> {
    /// The weekday.
    Weekday,
    /// A day to keep free.
    Quiet(&'a str),
    /// Papers that leave on a day to keep free.
    Papers(&'a str),
}

impl<'a> PlanBuilder<'a, '_> {
    /// The wishes that a meeting of `body` on a day does not meet.
    fn missed(&self, body: &Body, day: NaiveDate) -> Vec<Missed<'a>> {
        let council = &self.workspace.council;
        let mut missed = Vec::new();
        if misses_weekday(body, day) {
            missed.push(Missed::Weekday);
        }
        missed.extend(quiet_on(council, day).map(Missed::Quiet));
        let papers = self.workspace.dispatch_deadline(&body.id, day);
        missed.extend(quiet_on(council, papers).map(Missed::Papers));
        missed
    }

    /// The same, each as it is said, and with what it costs.
    pub fn missed_wishes(&self, body: &Body, day: NaiveDate) -> Vec<(String, i64)> {
        let missed = self.missed(body, day);
        missed.into_iter().map(|missed| (missed.wish(body, day), missed.price(body, day))).collect()
    }
}

impl Missed<'_> {
    fn wish(self, body: &Body, day: NaiveDate) -> String {
        match self {
            Self::Weekday => {
                let weekdays = body.wishes.on(day).map(|row| row.value.weekday_words());
                format!("helst {}", norsk::alternatives(&weekdays.unwrap_or_default()))
            }
            Self::Quiet(what) => format!("helst ikke i {what}"),
            Self::Papers(what) => format!("helst ikke papirer sendt i {what}"),
        }
    }

    fn price(self, body: &Body, day: NaiveDate) -> i64 {
        match self {
            Self::Weekday => weekday_price(body, day),
            Self::Quiet(_) => weights::AVOIDED,
            Self::Papers(_) => weights::AVOIDED_DISPATCH,
        }
    }
}

impl<'a> Plan<'a, '_> {
    /// The wishes of new meetings that are not met, by day.
    pub(super) fn unmet(&self) -> Vec<UnmetWish<'a>> {
        let mut unmet = Vec::new();
        for (body, met) in &self.met {
            let party = &self.builder.parties[&body.id];
            for number in self.new_days(body, met) {
                let day = self.builder.days.day(number);
                for missed in self.builder.missed(body, day) {
                    let wish = missed.wish(body, day);
                    let (instead, why) = match missed {
                        Missed::Weekday => self.why_not_weekday(body, number),
                        Missed::Quiet(_) => (None, self.why_avoided(party, number)),
                        Missed::Papers(_) => (None, DEARER_ALL.to_owned()),
                    };
                    unmet.push(UnmetWish { body, day, wish, instead, why });
                }
            }
        }
        unmet.sort_by_key(|unmet| (unmet.day, unmet.body.id.clone()));
        unmet
    }

    /// Why a body does not meet on the weekday it prefers, in the week it meets, and the day that is meant.
    fn why_not_weekday(&self, body: &'a Body, number: usize) -> (Option<NaiveDate>, String) {
        let day = self.builder.days.day(number);
        let week = day.week(chrono::Weekday::Mon);
        let mut others: Vec<NaiveDate> = week.first_day().iter_days().take(7).collect();
        others.retain(|other| *other != day && !misses_weekday(body, *other));
        others.sort_by_key(|other| other.signed_duration_since(day).num_days().abs());
        // A day that is impossible is mentioned only when no possible day was wished.
        let mut impossible = None;
        for date in others {
            let Some(other) = self.builder.days.number(date) else { continue };
            match self.why_not(body, number, other) {
                (true, why) => return (Some(date), why),
                (false, why) => impossible = impossible.or(Some((Some(date), why))),
            }
        }
        impossible.unwrap_or_else(|| (None, DEARER_ALL.to_owned()))
    }

    /// Whether `body` could meet on `other`, and why it does not, but on `number`: said after the day.
    fn why_not(&self, body: &'a Body, number: usize, other: usize) -> (bool, String) {
        let date = self.builder.days.day(other);
        if let Some(off) = calendar::day_off(date) {
            return (false, format!("er {off}"));
        }
        if !self.builder.is_possible(body, other) {
            return (false, "rekker ikke papirene ut i tide".to_owned());
        }
        if self.days_of(&body.id).contains(&other) {
            return (false, "har organet et annet møte".to_owned());
        }
        let council = &self.builder.workspace.council;
        if let Some(what) = quiet_on(council, date)
            && quiet_on(council, self.builder.days.day(number)).is_none()
        {
            return (true, format!("faller i {what}"));
        }
        let leads =
            |solved: &&Solved<'a>| solved.group.members[0] == &body.id && solved.group.members.len() > 1;
        let why = match self.solved.iter().find(leads) {
            Some(solved) => self.why_not_round(solved, number, other),
            None => self.first_broken(&moved(&self.met, body, number, Some(other))),
        };
        (true, why.unwrap_or_else(|| "gir større avvik ellers i planen".to_owned()))
    }

    /// What stands in the way of the round before a leader's meeting on `other`.
    fn why_not_round(&self, solved: &Solved<'a>, number: usize, other: usize) -> Option<String> {
        let days = self.builder.days;
        let rounds = &solved.solution.rounds;
        let at = rounds.iter().position(|(leader, _)| *leader == number)?;
        let after = if at == 0 { solved.system.before } else { rounds[at - 1].0 };
        let round = solved.system.round(other, after);
        let (leader, members) = solved.group.members.split_first()?;
        let mut met = moved(&self.met, self.builder.parties[leader].body, number, Some(other));
        let mut misses = Vec::new();
        for (place, member) in members.iter().enumerate() {
            let body = self.builder.parties[member].body;
            let (was, is) = (rounds[at].1[place], round.days[place]);
            if let Some(was) = was {
                met = moved(&met, body, was, is);
            }
            let Some(day) = is else { continue };
            let day = days.day(day);
            let council = &self.builder.workspace.council;
            let was = was.map(|was| days.day(was));
            let was_missed = was.is_some_and(|was| misses_weekday(body, was));
            let name = body.running_name_on(day);
            match quiet_on(council, day) {
                Some(what) if was.is_none_or(|was| quiet_on(council, was).is_none()) => {
                    misses.push(format!("{name} møtes {} i {what}", weekday(day)));
                }
                _ if misses_weekday(body, day) && !was_missed => {
                    misses.push(format!("{name} møtes en {}", weekday(day)));
                }
                _ => {}
            }
        }
        if round.cost >= BREACH_UNIT
            && let Some(broken) = self.first_broken(&met)
        {
            return Some(broken);
        }
        if misses.is_empty() {
            return None;
        }
        Some(format!("krever at {}", norsk::list(&misses)))
    }

    /// The first rule that `met` breaks and the plan does not, as it is said after a day.
    fn first_broken(&self, met: &Met<'a>) -> Option<String> {
        let known = self.broken();
        let broken = self.builder.broken(met).into_iter().find(|broken| !known.contains(broken))?;
        Some(format!("går ikke: {}", broken.clause))
    }

    /// Why a body meets on a day to avoid.
    fn why_avoided(&self, party: &Party<'a>, number: usize) -> String {
        let days = self.builder.days;
        let month = days.day(number).month();
        let is_free = |day: &usize| {
            self.builder.is_possible(party.body, *day)
                && quiet_on(&self.builder.workspace.council, days.day(*day)).is_none()
        };
        let Some((part, row)) = party.parts.iter().find(|(part, _)| part.has(month)) else {
            return DEARER_ALL.to_owned();
        };
        let (first, last) = days.part(*part);
        if (first..=last).any(|day| is_free(&day)) {
            return DEARER_ALL.to_owned();
        }
        format!("årshjulet sier {} ({}), og der er ingen andre dager", part.name(), row.basis_text())
    }

    /// What was taken into account, and who is not in the plan.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for party in self.builder.parties.values() {
            notes.extend(self.count_note(party));
        }
        notes.extend(self.surplus());
        notes.extend(self.short_note());
        notes.extend(self.election_note());
        notes.extend(self.left_out());
        notes
    }

    /// That the day of an election, which days to avoid depend on, is only assumed.
    fn election_note(&self) -> Option<String> {
        let days = self.builder.days;
        let election = GeneralElection::in_year(days.year)?;
        let held = election.day(days.year)?;
        let reckons = |row: &Row<Avoidance>| {
            (days.first()..=days.last()).any(|day| row.value.reckons_with_election(days.day(day)))
        };
        if !self.builder.workspace.council.avoidances.all_on(days.day(days.last())).any(reckons) {
            return None;
        }
        Some(format!(
            "Valgdagen ved {}et er regnet som {}, den andre mandagen i september. Kongen fastsetter den.",
            election.word(),
            norsk::full_date(held)
        ))
    }

    /// The bodies that nobody has said how often are to meet.
    fn left_out(&self) -> Option<String> {
        let end = self.builder.days.day(self.builder.days.last());
        let mut names = Vec::new();
        for body in self.builder.workspace.council.bodies.values() {
            if body.exists.holds_on(end) && !self.builder.parties.contains_key(&body.id) {
                names.push(body.running_name_on(end));
            }
        }
        if names.is_empty() {
            return None;
        }
        let names = norsk::list(&names);
        Some(format!("Ikke med, siden bodies.yaml ikke sier hvor mange møter de har: {names}."))
    }

    /// That little is left of the year for the meetings of a whole one.
    fn short_note(&self) -> Option<String> {
        let days = self.builder.days;
        let left = days.day(days.last()).signed_duration_since(self.builder.workspace.today).num_days();
        let proposes_any = self.met.iter().any(|(body, met)| !self.new_days(body, met).is_empty());
        if left >= SHORT || !proposes_any {
            return None;
        }
        Some(format!(
            "Bare {} er igjen av {}, og antallet møter er for et helt år, så møtene ligger tett. Sett opp \
             dem dere trenger, med «ipr mote new», om det er færre.",
            norsk::days(left),
            days.year
        ))
    }

    /// Why a body gets another number of meetings than the rows say.
    fn count_note(&self, party: &Party<'a>) -> Option<String> {
        let said = party.said?;
        if said.most as usize >= party.count {
            return None;
        }
        let end = self.builder.days.day(self.builder.days.last());
        let name = norsk::capitalised(&party.body.running_name_on(end));
        let mut parts = Vec::new();
        for (part, row) in &party.parts {
            let years = row.value.only_in.map_or_else(String::new, |years| format!(" ({})", years.name()));
            parts.push(format!("{}{years}", part.name()));
        }
        let why = match party.body.meets_before.on(end) {
            _ if party.parts.len() == party.count => format!("årshjulet sier {}", norsk::list(&parts)),
            Some(row) => {
                let target = self.builder.workspace.body_name(&row.value.body.value, end);
                format!("det skal være et møte før hvert møte i {target} ({})", row.basis_text())
            }
            None => "mappen har flere, og årshjulet skal holdes".to_owned(),
        };
        let (count, said) = (norsk::number(party.count), said.words());
        Some(format!("{name} får {count} møter, ikke {said}, siden {why}."))
    }
}

/// With fewer days left of a year than this, its meetings lie close.
const SHORT: i64 = 90;

const DEARER_ALL: &str = "hver annen dag gir større avvik ellers i planen";

/// The days of all, with one meeting of `body` moved, or taken away.
pub fn moved<'a>(met: &Met<'a>, body: &Body, from: usize, to: Option<usize>) -> Vec<(&'a Body, Vec<usize>)> {
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
