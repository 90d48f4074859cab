//! The order of treatment: which body must or should have heard a case before which.

use std::slice;

use chrono::NaiveDate;

use super::Workspace;
use crate::model::{
    AgendaItem, Body, BodyId, Case, CaseTraits, Meeting, Need, Outcome, Role, RoutingRule, Row, Seat, Step,
    Strength, calendar,
};
use crate::text::Placed;

/// A step taken, or put on an agenda, before what the council's order demands has been done.
#[derive(Debug, Clone, Copy)]
pub struct PrematureStep<'a> {
    /// The row of bodies.yaml that demands it.
    pub rule: &'a Row<RoutingRule>,
    /// The step that came too early.
    pub step: &'a Step,
    /// The day of that step's meeting.
    pub day: NaiveDate,
    /// The step before it that is to meet the demand, when there is one.
    pub planned: Option<&'a Step>,
    /// The focus areas of the case of which somebody was to hear it.
    pub areas: &'a [Placed<String>],
}

impl Workspace {
    /// The day of a step; today for one that is on no agenda yet.
    pub fn day_of(&self, step: &Step) -> NaiveDate {
        match step.meeting {
            Some(day) => day.value,
            None => self.today,
        }
    }

    /// The meeting a step is, or was, to be taken in.
    pub fn meeting_of_step(&self, step: &Step) -> Option<&Meeting> {
        if step.between.is_some() {
            return None;
        }
        self.meeting_on(&step.body.value, step.day()?)
    }

    /// What the order of treatment looks at in `case`. One whose type nobody knows is of none.
    pub fn traits_of<'a>(&self, case: &'a Case) -> CaseTraits<'a> {
        let case_type = case.case_type.as_ref().map_or("", |name| name.value.as_str());
        CaseTraits { political: self.is_political(case), case_type: Some(case_type) }
    }

    /// What the `wanted` rows of the council's order demand and `case` has not had, step by step.
    pub fn unmet_needs<'a>(
        &'a self,
        case: &'a Case,
        wanted: impl Fn(&RoutingRule) -> bool,
    ) -> Vec<PrematureStep<'a>> {
        let traits = self.traits_of(case);
        let mut unmet = Vec::new();
        for (index, step) in case.routing.iter().enumerate() {
            let Some(day) = step.day() else { continue };
            if !is_treated(step) || (step.outcome.is_none() && case.is_withdrawn()) {
                continue;
            }
            for rule in self.council.routing_rules_before(&step.body.value, traits, day) {
                if wanted(&rule.value)
                    && let Some(found) = self.unmet(rule, case, index, day)
                    && !self.could_not_wait(case, index)
                {
                    unmet.push(found);
                }
            }
        }
        unmet
    }

    /// Whether the step at `index` was decided without its order since it could not wait, or only reports
    /// what was (koml. § 11-8 (1)).
    fn could_not_wait(&self, case: &Case, index: usize) -> bool {
        let step = &case.routing[index];
        let was_urgent = |earlier: &Step| self.urgent_for(case, earlier) == Some(&step.body.value);
        self.urgent_for(case, step).is_some() || case.routing[..index].iter().any(was_urgent)
    }

    /// The step at `index` as too early for `rule`, when those before it do not give what the rule demands. A
    /// case of several focus areas is to have been heard in each of them.
    fn unmet<'a>(
        &'a self,
        rule: &'a Row<RoutingRule>,
        case: &'a Case,
        index: usize,
        day: NaiveDate,
    ) -> Option<PrematureStep<'a>> {
        if case.focus_areas.len() < 2 {
            return self.unmet_in(rule, case, (index, &case.focus_areas), day);
        }
        let mut areas = case.focus_areas.iter();
        areas.find_map(|area| self.unmet_in(rule, case, (index, slice::from_ref(area)), day))
    }

    fn unmet_in<'a>(
        &'a self,
        rule: &'a Row<RoutingRule>,
        case: &'a Case,
        (index, areas): (usize, &'a [Placed<String>]),
        day: NaiveDate,
    ) -> Option<PrematureStep<'a>> {
        let by = rule.value.by.value.as_str();
        let mut planned = None;
        for earlier in &case.routing[..index] {
            let is_later = earlier.day().is_some_and(|earlier| earlier > day);
            if is_later || !self.covers(by, &earlier.body.value, areas, day) {
                continue;
            }
            match earlier.ended() {
                Some(outcome) if earlier.meeting.is_some() && meets(outcome, rule.value.need) => return None,
                None if planned.is_none() => planned = Some(earlier),
                _ => {}
            }
        }
        // Of an old agenda of which only a part is known, nobody can say that the case was not on it.
        let may_have_discussed = |body: &Body| {
            let meetings = self.meetings_of(&body.id);
            let mut before = meetings.filter(|meeting| meeting.date.value <= day);
            before.any(|meeting| meeting.is_extract && is_shortly_before(meeting.date.value, day))
        };
        if rule.value.need == Need::Discussion && self.covering(by, areas, day).any(may_have_discussed) {
            return None;
        }
        // Where nobody is to be heard, nobody is missed.
        self.covering(by, areas, day).next()?;
        Some(PrematureStep { rule, step: &case.routing[index], day, planned, areas })
    }

    /// The last day on which `unmet` is only outstanding: when the papers leave that should have held
    /// it, or the day of the meeting that is to give it. None when no step is to give it.
    pub fn due_day(&self, unmet: &PrematureStep<'_>) -> Option<NaiveDate> {
        let papers = self.dispatch_deadline(&unmet.step.body.value, unmet.day);
        match unmet.planned?.day() {
            Some(planned) => Some(planned.max(papers)),
            None => Some(papers),
        }
    }

    /// The last day the papers of `body` for a meeting on `day` can leave; the day itself when the
    /// council has given no rule.
    pub fn dispatch_deadline(&self, body: &BodyId, day: NaiveDate) -> NaiveDate {
        let Some(body) = self.council.body(body) else { return day };
        match body.dispatch.on(day) {
            Some(row) => calendar::dispatch_day(day, row.value.days),
            None => day,
        }
    }

    /// The day by which those papers are to be finished, and the last day they can leave.
    pub fn papers_due(&self, body: &BodyId, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let papers = self.dispatch_deadline(body, day);
        let finished = calendar::working_days_before(papers, self.council.working_times_on(day).papers);
        (finished, papers)
    }

    /// The bodies that a new case with these traits and focus areas goes through, in order, on `day`: the
    /// deciding body and, before each, those that must or should have heard it.
    pub fn routing_for(
        &self,
        deciding: &BodyId,
        traits: CaseTraits<'_>,
        areas: &[Placed<String>],
        day: NaiveDate,
    ) -> Vec<BodyId> {
        let mut order = Vec::new();
        self.visit(deciding, (traits, areas), day, &mut order, &mut Vec::new());
        order
    }

    fn visit(
        &self,
        body: &BodyId,
        (traits, areas): (CaseTraits<'_>, &[Placed<String>]),
        day: NaiveDate,
        order: &mut Vec<BodyId>,
        under_way: &mut Vec<BodyId>,
    ) {
        if order.iter().any(|done| done == body) || under_way.iter().any(|waiting| waiting == body) {
            return;
        }
        under_way.push(body.clone());
        // What is only custom comes first: the groups that advise have heard it before those that recommend.
        let mut rules: Vec<_> = self.council.routing_rules_before(body, traits, day).collect();
        rules.sort_by_key(|row| row.value.strength == Strength::Must);
        for rule in rules {
            for earlier in self.covering(&rule.value.by.value, areas, day) {
                self.visit(&earlier.id, (traits, areas), day, order, under_way);
            }
        }
        under_way.pop();
        order.push(body.clone());
    }

    /// The bodies that `name` stands for on `day`: that body, or those of that group that cover one of the
    /// focus areas.
    pub fn covering<'a>(
        &'a self,
        name: &'a str,
        areas: &'a [Placed<String>],
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Body> {
        self.council.bodies_named(name).filter(move |body| answers_for(body, name, areas, day))
    }

    /// Who is invited to `meeting` for single items, and is no member: those who lead the bodies that its own
    /// invites, in their cases, and those whom an item names. Where something is withheld nobody is told whom
    /// it concerns.
    pub fn invited<'a>(&'a self, meeting: &'a Meeting) -> Vec<Invited<'a>> {
        let (day, mut invited) = (meeting.date.value, Vec::<Invited<'a>>::new());
        let Some(body) = self.council.body(&meeting.body.value) else { return invited };
        let seats = self.people.seats_on(&body.id, day);
        for item in &meeting.agenda {
            let (case, openness) = (self.case_of(item), self.openness_of(item));
            if !openness.is_open()
                || item.closing().is_some()
                || matches!(case, Some(case) if case.withholds())
            {
                continue;
            }
            let mut here: Vec<(&str, Option<&Body>)> = Vec::new();
            if let Some(case) = case {
                for row in body.invites.all_on(day) {
                    for led in self.covering(&row.value.leaders_of.value, &case.focus_areas, day) {
                        let mut leaders = self.leaders_of(led, day);
                        leaders.retain(|seat| seat.role == Role::Chair);
                        if let Some(seat) = leaders.first() {
                            here.push((seat.person.value.as_str(), Some(led)));
                        }
                    }
                }
            }
            if let Some(particulars) = &item.particulars {
                for named in &particulars.invited {
                    if let Some(named) = named.open(openness) {
                        here.push((named.value.as_str(), None));
                    }
                }
            }
            for (who, leads) in here {
                let is_member =
                    |seat: &&Seat| seat.role != Role::Substitute && seat.person.value.as_str() == who;
                match invited.iter().position(|known| known.who == who) {
                    Some(at) if invited[at].items.iter().any(|known| known.span == item.span) => {}
                    Some(at) => invited[at].items.push(item),
                    None if seats.iter().any(is_member) => {}
                    None => invited.push(Invited { who, leads, items: vec![item] }),
                }
            }
        }
        invited
    }

    /// Whether the body `id` is one of those that `name` stands for on `day`.
    fn covers(&self, name: &str, id: &BodyId, areas: &[Placed<String>], day: NaiveDate) -> bool {
        let Some(body) = self.council.body(id) else { return false };
        let is_named = body.id.as_str() == name || body.group.as_deref() == Some(name);
        is_named && answers_for(body, name, areas, day)
    }
}

/// Whether `body`, which is or belongs to `name`, is the one to be heard on `day`.
fn answers_for(body: &Body, name: &str, areas: &[Placed<String>], day: NaiveDate) -> bool {
    let is_of = |own: &Placed<String>| areas.iter().any(|area| area.value == own.value);
    body.exists.holds_on(day) && (body.id.as_str() == name || body.focus_areas.iter().any(is_of))
}

/// Somebody who is invited to a meeting for single items, without a vote.
#[derive(Debug)]
pub struct Invited<'a> {
    /// The id of the person, or other words.
    pub who: &'a str,
    /// The body whose leader the person is, when that is why.
    pub leads: Option<&'a Body>,
    /// The items.
    pub items: Vec<&'a AgendaItem>,
}

/// Whether `earlier` is so short a time before `day` that a case may have been prepared then.
fn is_shortly_before(earlier: NaiveDate, day: NaiveDate) -> bool {
    day.signed_duration_since(earlier).num_days() <= 120
}

/// Whether the step means that the body treats the case: it is on the agenda, or was treated.
fn is_treated(step: &Step) -> bool {
    !matches!(step.ended(), Some(Outcome::Postponed | Outcome::Withdrawn | Outcome::SentBack))
}

/// Whether a treatment with this outcome gives what is needed.
fn meets(outcome: Outcome, need: Need) -> bool {
    match need {
        Need::Recommendation => outcome == Outcome::Recommended,
        Need::Discussion => outcome.lets_it_go_on(),
    }
}
