//! All that bodies.yaml says of a council.

use super::BodyId;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::agreement::Agreement;
use super::authority::Authority;
use super::basis::{Dated, Row, SourceDocument};
use super::body::{Body, CaseTraits, FocusArea, RoutingRule};
use super::case_type::CaseType;
use super::headings::Headings;
use super::intake::Criterion;
use super::law::Laws;
use super::membership_fee::Rate;
use super::records::Storage;
use super::wishes::Avoidance;
use super::working_times::WorkingTimes;
use crate::norsk::{self, Language};
use crate::text::{Placed, Span};

/// Everything bodies.yaml says.
#[derive(Debug, Clone, Default)]
pub struct Council {
    /// The council's full name.
    pub name: String,
    /// Where the name is written.
    pub name_span: Option<Span>,
    /// The short name used on papers.
    pub short_name: String,
    /// The language of its papers.
    pub language: Language,
    /// The headings in its cases.
    pub headings: Headings,
    /// What the secretariat calls itself.
    pub secretariat: String,
    /// The secretariat's own address, which mail comes from and is answered to.
    pub email: Option<String>,
    /// The council's own web address, where papers are published.
    pub website: Option<String>,
    /// The day it is in a folder that is an example; in a council at work, that is no day.
    pub example_day: Option<NaiveDate>,
    /// A picture for the head of papers, by workspace path.
    pub logo: Option<Placed<String>>,
    /// The one colour of its papers, as «#143f6b».
    pub colour: Option<String>,
    /// How many advisory groups there are.
    pub advisory_groups: Dated<u32>,
    /// The working days the secretariat sets aside for its own work.
    pub working_times: Dated<WorkingTimes>,
    /// When it would rather not meet.
    pub avoidances: Dated<Avoidance>,
    /// The agreement between the members, when anything is said of it.
    pub agreement: Option<Agreement>,
    /// When it keeps, or has kept, a journal of its papers.
    pub journal: Dated<()>,
    /// Where its files are kept.
    pub storage: Dated<Storage>,
    /// What each inhabitant costs a member in a year.
    pub membership_fee: Dated<Rate>,
    /// What bodies have left to the secretariat to decide.
    pub authorities: Dated<Authority>,
    /// The documents that rows rest on, by name.
    pub sources: BTreeMap<String, SourceDocument>,
    /// The days of laws that the folder must say.
    pub laws: Laws,
    /// The bodies by name.
    pub bodies: BTreeMap<BodyId, Body>,
    /// Which body must or should have heard a case before another treats it.
    pub routing_rules: Vec<Row<RoutingRule>>,
    /// The kinds of case by name.
    pub case_types: BTreeMap<String, CaseType>,
    /// The programme's areas.
    pub focus_areas: Vec<Row<FocusArea>>,
    /// What is weighed before a case is taken up.
    pub criteria: Vec<Row<Criterion>>,
}

impl Council {
    /// Whom to write to, «sekretariatet for Fjordregionen (post@fjordregionen.no)»; a name that begins with
    /// the council's own keeps its capital.
    pub fn contact(&self) -> String {
        let name = if self.secretariat.starts_with(&self.short_name) {
            self.secretariat.clone()
        } else {
            norsk::decapitalised(&self.secretariat)
        };
        match &self.email {
            Some(address) => format!("{name} ({address})"),
            None => name,
        }
    }

    /// The body with this id.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.get(id)
    }

    /// The body with this name, where there may also be a group's, a person's or somebody else's.
    pub fn body_named(&self, name: &str) -> Option<&Body> {
        self.bodies.get(name)
    }

    /// The bodies that `name` stands for: one body, or all of a group.
    pub fn bodies_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Body> {
        self.bodies
            .values()
            .filter(move |body| body.id.as_str() == name || body.group.as_deref() == Some(name))
    }

    /// The routing rules that hold before `body` on `day` for a case of this kind.
    pub fn routing_rules_before<'a>(
        &'a self,
        body: &'a BodyId,
        kind: CaseTraits<'a>,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Row<RoutingRule>> {
        self.routing_rules
            .iter()
            .filter(move |row| row.holds_on(day) && row.value.before.value == *body && row.value.is_for(kind))
    }
}

impl Council {
    /// What the council would rather keep `day` free for.
    pub fn kept_free_for(&self, day: NaiveDate) -> Option<&Row<Avoidance>> {
        self.avoidances.all_on(day).find(|row| row.value.covers(day))
    }
}

impl Council {
    /// The secretariat's working times on `day`.
    pub fn working_times_on(&self, day: NaiveDate) -> WorkingTimes {
        self.working_times.on(day).map_or(WorkingTimes::USUAL, |row| row.value)
    }
}
