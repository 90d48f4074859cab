//! What a change does to the calendar, in words: every day that is another one afterwards.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::planned::is_planned_in;
use crate::model::{Case, Meeting, calendar};
use crate::norsk;
use crate::workspace::Workspace;

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// What it is; holds no title.
    #[serde(rename = "hva")]
    pub what: String,
    /// How it was.
    #[serde(rename = "før")]
    pub before: String,
    /// How it becomes.
    #[serde(rename = "nå")]
    pub after: String,
}

/// What differs in `after`, because of the meetings that are held in `before` and not in `after`.
pub fn effects(before: &Workspace, after: &Workspace) -> Vec<Effect> {
    let mut effects = Vec::new();
    for meeting in &before.meetings {
        let Some(left) = after.meeting(&meeting.id) else { continue };
        if !meeting.takes_place() || left.takes_place() {
            continue;
        }
        let gone = Gone { before, after, meeting, day: after.moved_to(left).map(|new| new.date.value) };
        gone.meeting(&mut effects);
        gone.cases(&mut effects);
        gone.bodies_before(&mut effects);
        gone.bodies_after(&mut effects);
    }
    effects
}

/// A meeting that is not held on its day any more, and the day it got instead.
struct Gone<'a> {
    before: &'a Workspace,
    after: &'a Workspace,
    meeting: &'a Meeting,
    day: Option<NaiveDate>,
}

impl Gone<'_> {
    fn name(&self) -> String {
        self.before.body_name(&self.meeting.body.value, self.meeting.date.value)
    }

    /// The meeting itself, the last days its papers can be finished and can leave, and that of its minutes.
    fn meeting(&self, effects: &mut Vec<Effect>) {
        let day = self.meeting.date.value;
        let body = self.before.council.body(&self.meeting.body.value);
        let mut add = |what, day_for: &dyn Fn(NaiveDate) -> NaiveDate| {
            effects.push(days(what, day_for(day), self.day.map(day_for)));
        };
        add(format!("Møtet i {}", self.name()), &|day| day);
        if let Some(body) = body
            && body.dispatch.on(day).is_some()
        {
            let limit = |day| self.before.dispatch_deadline(&body.id, day);
            let papers = |day| {
                let times = self.before.council.working_times_on(day);
                calendar::working_days_before(limit(day), times.papers)
            };
            add(format!("Papirene til {} skal være ferdige", self.name()), &papers);
            add(format!("Papirene til {} sendes senest", self.name()), &limit);
        }
        let minutes =
            |day| calendar::working_days_after(day, self.before.council.working_times_on(day).minutes);
        let word = match body {
            Some(body) => &body.minutes_word,
            None => "referat",
        };
        add(format!("{} fra {} skal være ferdig", norsk::capitalised(word), self.name()), &minutes);
    }

    /// The cases that were to be treated in it.
    fn cases(&self, effects: &mut Vec<Effect>) {
        for case in &self.before.cases {
            for (index, step) in case.routing.iter().enumerate() {
                if is_planned_in(step, self.meeting) {
                    let what = format!("Sak {} i {}", case.id.value, self.name());
                    effects.push(days(what, self.meeting.date.value, self.new_day(case, index)));
                }
            }
        }
    }

    /// The day that a step of a case gets, when it gets one.
    fn new_day(&self, case: &Case, index: usize) -> Option<NaiveDate> {
        self.after.case(&case.id.value)?.routing.get(index)?.day()
    }

    /// The bodies that are to meet so many days before this one.
    fn bodies_before(&self, effects: &mut Vec<Effect>) {
        let day = self.meeting.date.value;
        for body in self.before.council.bodies.values() {
            let rows = body.meets_before.all_on(day);
            let rows = rows.filter(|row| row.value.body.value == self.meeting.body.value);
            let Some(row) = rows.max_by_key(|row| row.from) else { continue };
            let about = if row.value.about { " omtrent" } else { "" };
            let name = norsk::capitalised(&body.running_name_on(day));
            let wanted = |day| calendar::dispatch_day(day, row.value.days);
            effects.push(days(format!("{name} skal møtes{about}"), wanted(day), self.day.map(wanted)));
        }
    }

    /// The meetings that this one is to be held so many days before.
    fn bodies_after(&self, effects: &mut Vec<Effect>) {
        let day = self.meeting.date.value;
        let Some(body) = self.before.council.body(&self.meeting.body.value) else { return };
        for row in body.meets_before.all_on(day) {
            let target = &row.value.body.value;
            let Some(next) = self.after.meeting_from(target, day) else { continue };
            // A meeting much later is prepared by another one.
            let last = day.checked_add_days(Days::new(2 * u64::from(row.value.days.max(7))));
            if last.is_some_and(|last| next.date.value > last) {
                continue;
            }
            let left = |day: NaiveDate| norsk::days((next.date.value - day).num_days());
            let to = self.before.body_name(target, next.date.value);
            effects.push(Effect {
                what: format!("Tid fram til {to} {}", norsk::date(next.date.value)),
                before: left(day),
                after: match self.day {
                    Some(new) if new <= next.date.value => left(new),
                    Some(_) => "etter møtet".to_owned(),
                    None => "–".to_owned(),
                },
            });
        }
    }
}

fn days(what: String, before: NaiveDate, after: Option<NaiveDate>) -> Effect {
    let after = match after {
        Some(day) => norsk::short_date(day),
        None => "–".to_owned(),
    };
    Effect { what, before: norsk::short_date(before), after }
}
