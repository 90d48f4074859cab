//! In which order what is proposed is to be taken up.

use chrono::NaiveDate;
use serde::Serialize;

use super::case::{CaseList, cases};
use super::{View, page, paragraph, unread};
use crate::action::ListCases;
use crate::document::{Block, Document};
use crate::model::{Case, CaseId, Status, Verdict};
use crate::norsk;
use crate::readiness::unread_cases;
use crate::schedule::case_schedule::{Bound, Terms};
use crate::steps::StepError;
use crate::workspace::Workspace;

/// What is proposed, in the order in which it is to be taken up.
pub struct ProposedCases<'a> {
    workspace: &'a Workspace,
    ranked: Vec<RankedCase<'a>>,
}

/// A proposed case, and what its rank rests on.
struct RankedCase<'a> {
    case: &'a Case,
    /// The day it must be decided, and of the meetings that are set, the last one before it.
    deadline: Option<(NaiveDate, &'static str, Option<NaiveDate>)>,
    reach: Option<Verdict>,
}

/// The drafts of those cases that are asked for: what must be decided first stands first, and of what goes to
/// the same meeting that which reaches farthest.
///
/// # Errors
/// As [`super::case::cases`].
pub fn proposed<'a>(workspace: &'a Workspace, asked: &ListCases) -> Result<ProposedCases<'a>, StepError> {
    let CaseList { cases, .. } = cases(workspace, asked)?;
    let mut ranked = Vec::new();
    for case in cases {
        if case.said_status() == Some(Status::Draft) {
            ranked.push(RankedCase::of(workspace, case));
        }
    }
    ranked.sort_by_key(RankedCase::rank);
    Ok(ProposedCases { workspace, ranked })
}

impl<'a> RankedCase<'a> {
    fn of(workspace: &'a Workspace, case: &'a Case) -> Self {
        let mut deadline = None;
        if let Some((day, bound)) = Terms::of(case).goal() {
            let what = if matches!(bound, Bound::Hearing(_)) { "høringsfrist" } else { "frist" };
            deadline = Some((day, what, last_meeting(workspace, case, day)));
        }
        let mut reach = None;
        for (row, assessment) in workspace.asked_of(case, None, workspace.today) {
            if let Some(given) = assessment.filter(|_| row.value.is_reach) {
                reach = given.verdict.open(case.openness()).copied();
            }
        }
        Self { case, deadline, reach }
    }

    fn rank(&self) -> (NaiveDate, Verdict, CaseId) {
        let day = self.deadline.map_or(NaiveDate::MAX, |(day, _, meeting)| meeting.unwrap_or(day));
        // What nobody has weighed yet stands with what reaches a part of the region.
        (day, self.reach.unwrap_or(Verdict::Partly), self.case.id.value.clone())
    }

    /// Why it stands where it does.
    fn reasons(&self, workspace: &Workspace) -> String {
        let mut reasons = Vec::new();
        match self.deadline {
            Some((day, what, _)) if day < workspace.today => {
                reasons.push(format!("{what} {} er ute", norsk::date(day)));
            }
            Some((day, what, Some(meeting))) => reasons.push(format!(
                "{what} {}, og siste møte før den er {}",
                norsk::date(day),
                norsk::date(meeting)
            )),
            Some((day, what, None)) => {
                reasons.push(format!("{what} {}, og ingen møter er satt opp før den", norsk::date(day)));
            }
            None => reasons.push("ingen frist".to_owned()),
        }
        if workspace.criteria_on(workspace.today).any(|row| row.value.is_reach) {
            reasons.push(match self.reach {
                Some(Verdict::Yes) => "gjelder hele regionen".to_owned(),
                Some(Verdict::Partly) => "gjelder en del av regionen".to_owned(),
                Some(Verdict::No) => "gjelder ikke regionen som helhet".to_owned(),
                None => "rekkevidden er ikke vurdert".to_owned(),
            });
        }
        norsk::capitalised(&reasons.join("; "))
    }
}

/// The last meeting that is set, from today to `deadline`, of the body that decides a case.
fn last_meeting(workspace: &Workspace, case: &Case, deadline: NaiveDate) -> Option<NaiveDate> {
    let body = workspace.deciding_body(case)?;
    let mut last = None;
    for meeting in &workspace.meetings {
        let day = meeting.date.value;
        if meeting.body.value == *body
            && meeting.takes_place()
            && (workspace.today..=deadline).contains(&day)
            && last.is_none_or(|last| last < day)
        {
            last = Some(day);
        }
    }
    last
}

/// A proposed case as a program reads it.
#[derive(Serialize)]
struct RankedOutput {
    #[serde(rename = "plass")]
    place: usize,
    id: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "frist")]
    deadline: Option<String>,
    #[serde(rename = "siste-møte")]
    meeting: Option<String>,
    #[serde(rename = "rekkevidde")]
    reach: Option<&'static str>,
    #[serde(rename = "hvorfor")]
    reasons: String,
}

impl View for ProposedCases<'_> {
    fn document(&self) -> Document {
        let workspace = self.workspace;
        let mut items = Vec::new();
        for ranked in &self.ranked {
            let (id, title) = (&ranked.case.id.value, ranked.case.open_title(workspace.council.language));
            items.push(vec![paragraph(format!("{id} {title}. {}.", ranked.reasons(workspace)))]);
        }
        let mut blocks = vec![match items.is_empty() {
            true => paragraph("Ingen saker er foreslått."),
            false => Block::List { start: Some(1), items },
        }];
        blocks.extend(unread::note(unread_cases(workspace)));
        page(workspace, "Foreslåtte saker", blocks)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty()
    }

    fn json(&self) -> serde_json::Result<String> {
        let mut rows = Vec::new();
        for (place, ranked) in (1..).zip(&self.ranked) {
            rows.push(RankedOutput {
                place,
                id: ranked.case.id.value.clone(),
                title: ranked.case.open_title(self.workspace.council.language).to_owned(),
                deadline: ranked.deadline.map(|(day, ..)| day.to_string()),
                meeting: ranked.deadline.and_then(|(.., meeting)| Some(meeting?.to_string())),
                reach: ranked.reach.map(Verdict::word),
                reasons: ranked.reasons(self.workspace),
            });
        }
        super::json(&rows)
    }
}
