//! A year as a program reads it.

use serde::Serialize;

use super::judged::{JudgedMeeting, JudgedOutput};
use crate::model::{BodyId, Condition, Meeting, MeetingId, RoutingRule, Strength};
use crate::schedule::{Constraint, CycleEntry, Deliverable, Year, YearEntry};
use crate::workspace::Workspace;

/// A year.
#[derive(Serialize)]
pub struct YearOutput<'a> {
    #[serde(rename = "år")]
    year: i32,
    #[serde(rename = "dager")]
    days: Vec<DayOutput<'a>>,
    #[serde(rename = "årshjul")]
    cycle: Vec<CycleOutput<'a>>,
    #[serde(rename = "funn")]
    found: Vec<JudgedOutput<'a>>,
}

#[derive(Serialize)]
struct DayOutput<'a> {
    #[serde(rename = "dag")]
    day: String,
    #[serde(rename = "slag")]
    kind: &'static str,
    #[serde(rename = "organ")]
    body: Option<&'a BodyId>,
    #[serde(rename = "møte")]
    meeting: Option<&'a MeetingId>,
    #[serde(rename = "sak")]
    case: Option<&'a str>,
    #[serde(rename = "tittel")]
    title: Option<&'a str>,
    #[serde(rename = "hva")]
    what: Option<&'a str>,
    #[serde(rename = "antatt")]
    is_assumed: bool,
    #[serde(rename = "flyttet-til")]
    moved_to: Option<&'a MeetingId>,
    #[serde(rename = "grunnlag")]
    basis: Option<&'a str>,
    #[serde(rename = "følger-av")]
    bonds: Vec<BondOutput<'a>>,
}

#[derive(Serialize, Default)]
struct BondOutput<'a> {
    #[serde(rename = "hva")]
    what: &'static str,
    #[serde(rename = "dager", skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
    #[serde(rename = "omtrent", skip_serializing_if = "Option::is_none")]
    about: Option<bool>,
    #[serde(rename = "av", skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(rename = "styrke", skip_serializing_if = "Option::is_none")]
    strength: Option<&'static str>,
    #[serde(rename = "politisk", skip_serializing_if = "Option::is_none")]
    political: Option<bool>,
    #[serde(rename = "sakstyper", skip_serializing_if = "Vec::is_empty")]
    case_types: Vec<&'a str>,
    #[serde(rename = "møte", skip_serializing_if = "Option::is_none")]
    meeting: Option<&'a MeetingId>,
    #[serde(rename = "senest", skip_serializing_if = "Option::is_none")]
    latest: Option<String>,
    #[serde(rename = "margin", skip_serializing_if = "Option::is_none")]
    margin: Option<i64>,
    #[serde(rename = "grunnlag")]
    basis: Option<&'a str>,
}

#[derive(Serialize)]
struct CycleOutput<'a> {
    #[serde(rename = "måned")]
    month: u32,
    #[serde(rename = "siste-måned")]
    last_month: u32,
    #[serde(rename = "organ")]
    body: &'a BodyId,
    #[serde(rename = "sakstype")]
    case_type: &'a str,
    #[serde(rename = "møter")]
    meetings: Vec<&'a MeetingId>,
    #[serde(rename = "sak")]
    case: Option<&'a str>,
    #[serde(rename = "grunnlag")]
    basis: &'a str,
}

impl<'a> YearOutput<'a> {
    /// The year, its cases by id and by the titles the public may see.
    pub fn of(workspace: &'a Workspace, year: &Year<'a>, judged: &'a [JudgedMeeting<'a>]) -> Self {
        Self {
            year: year.year,
            days: year.entries.iter().map(|entry| DayOutput::of(workspace, entry)).collect(),
            cycle: year.cycle.iter().map(CycleOutput::of).collect(),
            found: judged.iter().map(JudgedMeeting::output).collect(),
        }
    }
}

fn id(meeting: &Meeting) -> &MeetingId {
    &meeting.id
}

impl<'a> DayOutput<'a> {
    fn of(workspace: &'a Workspace, entry: &YearEntry<'a>) -> Self {
        let gone = entry.meeting.filter(|meeting| !meeting.takes_place());
        Self {
            day: entry.day.to_string(),
            kind: entry.kind.word(),
            body: entry.body.map(|body| &body.id).or(entry.meeting.map(|of| &of.body.value)),
            meeting: entry.meeting.map(id),
            case: entry.case.map(|case| case.id.value.as_str()),
            title: entry.case.map(|case| case.open_title(workspace.council.language)),
            what: entry.what,
            is_assumed: entry.is_assumed(),
            moved_to: gone.and_then(|meeting| workspace.moved_to(meeting)).map(id),
            basis: entry.basis,
            bonds: entry.constraints.iter().map(BondOutput::of).collect(),
        }
    }
}

fn is_political(rule: &RoutingRule) -> bool {
    rule.condition == Condition::Political
}

fn types_of(rule: &RoutingRule) -> Vec<&str> {
    rule.case_types.iter().map(|name| name.value.as_str()).collect()
}

impl<'a> BondOutput<'a> {
    fn of(bond: &Constraint<'a>) -> Self {
        match bond {
            Constraint::CalendarDays { days, basis } => {
                Self { what: "kalenderdager", days: Some(*days), basis: Some(basis), ..Self::default() }
            }
            Constraint::WorkingDays { days, basis } => {
                Self { what: "virkedager", days: Some(*days), basis: *basis, ..Self::default() }
            }
            Constraint::MeetsBefore { body, meeting, days, about, basis } => Self {
                what: "møtes før",
                days: Some(*days),
                about: Some(*about),
                of: Some(body.id.as_str()),
                meeting: meeting.map(id),
                basis: Some(basis),
                ..Self::default()
            },
            Constraint::Requirement(link) => Self {
                what: match link.requirement.what {
                    Deliverable::Minutes => "referat",
                    Deliverable::Recommendation => "innstilling",
                    Deliverable::Discussion => "drøfting",
                },
                of: Some(link.requirement.of),
                strength: Some(if link.requirement.strength == Strength::Must { "må" } else { "bør" }),
                political: Some(link.requirement.of_cases.is_some_and(is_political)),
                case_types: link.requirement.of_cases.map(types_of).unwrap_or_default(),
                meeting: link.earlier.map(id),
                latest: Some(link.latest.to_string()),
                margin: link.margin(),
                basis: Some(link.requirement.basis),
                ..Self::default()
            },
        }
    }
}

impl<'a> CycleOutput<'a> {
    fn of(entry: &CycleEntry<'a>) -> Self {
        Self {
            month: entry.part.first,
            last_month: entry.part.last,
            body: entry.body,
            case_type: &entry.case_type.id,
            meetings: entry.meetings.iter().map(|meeting| id(meeting)).collect(),
            case: entry.carried.map(|(case, _)| case.id.value.as_str()),
            basis: entry.basis,
        }
    }
}
