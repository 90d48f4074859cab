//! What a body must have before its papers leave, or before it meets: the links of the chain that a case goes
//! through.

use chrono::NaiveDate;

use crate::model::{Body, BodyId, CaseTraits, Council, Need, RoutingRule, Strength, calendar};
use crate::text::Span;
use crate::workspace::Workspace;

/// One thing that an earlier body must or should have given before a later one can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement<'a> {
    /// The earlier body, or the group of bodies of which one is meant.
    pub of: &'a str,
    /// What it gives.
    pub what: Deliverable,
    /// By when it must be there.
    pub limit: Limit,
    /// Whether it is an order or good custom.
    pub strength: Strength,
    /// Where in bodies.yaml it is demanded.
    pub row: Span,
    /// What the row rests on.
    pub basis: &'a str,
    /// Whether the row is law.
    pub is_law: bool,
    /// The line of the order of treatment that says of which cases it is demanded, when not of all.
    pub of_cases: Option<&'a RoutingRule>,
}

/// What one body gives another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deliverable {
    /// The minutes of its meeting, which go with the notice.
    Minutes,
    /// Its recommendation, which the case papers hold.
    Recommendation,
    /// That it has discussed the case.
    Discussion,
}

/// By when a thing must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// When the papers of the later body leave.
    Papers,
    /// When the later body meets.
    Meeting,
}

/// What `body` demands on `day` of those before it, for a case with these traits.
///
/// Minutes are demanded by the rows under `følger-innkallingen`, the rest by `saksgang`. A recommendation is
/// read in the papers, so it must be there when they leave; that a group has discussed the case can be told
/// in the meeting.
pub fn requirements<'a>(
    council: &'a Council,
    body: &'a Body,
    traits: CaseTraits<'a>,
    day: NaiveDate,
) -> impl Iterator<Item = Requirement<'a>> {
    let minutes = body.enclosures.all_on(day).map(|row| Requirement {
        of: &row.value.minutes_of.value,
        what: Deliverable::Minutes,
        limit: Limit::Papers,
        strength: Strength::Must,
        row: row.span,
        basis: row.basis_text(),
        is_law: row.is_law(),
        of_cases: None,
    });
    let rules = council.routing_rules_before(&body.id, traits, day).map(|row| {
        let (what, limit) = match row.value.need {
            Need::Recommendation => (Deliverable::Recommendation, Limit::Papers),
            Need::Discussion => (Deliverable::Discussion, Limit::Meeting),
        };
        Requirement {
            of: &row.value.by.value,
            what,
            limit,
            strength: row.value.strength,
            row: row.span,
            basis: row.basis_text(),
            is_law: row.is_law(),
            of_cases: Some(&row.value).filter(|rule| !rule.is_for_all()),
        }
    });
    rules.chain(minutes)
}

/// What `body` demands on `day` that leaves those whom `is_of` names the least time: the demand, and the last
/// day they can meet ([`Requirement::until`]). Of several with the same day, an order goes before custom.
pub fn binding<'a>(
    workspace: &'a Workspace,
    body: &'a Body,
    (traits, day): (CaseTraits<'a>, NaiveDate),
    is_of: impl Fn(&Requirement<'a>) -> bool,
) -> Option<(Requirement<'a>, NaiveDate)> {
    requirements(&workspace.council, body, traits, day)
        .filter(is_of)
        .map(|requirement| (requirement, requirement.until(workspace, &body.id, day)))
        .min_by_key(|(requirement, until)| (*until, requirement.strength != Strength::Must))
}

impl Requirement<'_> {
    /// The last day on which the earlier body can meet, when the later one, `body`, meets on `day`. It may be
    /// one on which nobody works: a meeting that is planned then is in time, but no other is to be put there.
    pub fn until(&self, workspace: &Workspace, body: &BodyId, day: NaiveDate) -> NaiveDate {
        match self.limit {
            Limit::Papers => {
                let papers = workspace.dispatch_deadline(body, day);
                written_by(papers, workspace.council.working_times_on(day).minutes)
            }
            Limit::Meeting => day,
        }
    }

    /// The last working day of those.
    pub fn latest(&self, workspace: &Workspace, body: &BodyId, day: NaiveDate) -> NaiveDate {
        calendar::working_day_until(self.until(workspace, body, day))
    }
}

/// The last day a meeting can be held for its minutes, which take so many working days, to be written on
/// `day`.
pub fn written_by(day: NaiveDate, minutes: u32) -> NaiveDate {
    let held = calendar::working_days_before(day, minutes);
    let next = calendar::working_days_after(held, 1);
    next.pred_opt().unwrap_or(held).min(day)
}

/// Working days from a meeting on `day` until the last working day it can be held, when it can be held until
/// `until`: negative exactly when it is held too late.
pub fn margin(day: NaiveDate, until: NaiveDate) -> i64 {
    let days = calendar::working_days_between(day, calendar::working_day_until(until));
    if day > until { days.min(-1) } else { days }
}
