//! What is to be done after decisions.

use chrono::NaiveDate;
use serde::Serialize;

use super::{View, heading, or_dash, page, paragraph, unread};
use crate::action::FollowUpCases;
use crate::document::{Block, Document, Inline};
use crate::model::{Case, CaseId, FollowUp, FollowUpCount};
use crate::norsk;
use crate::readiness::unread_cases;
use crate::steps::StepError;
use crate::steps::advance::find_case;
use crate::steps::follow_up::name_in_files;
use crate::workspace::Workspace;

/// How much of what follows from a case is done, as a program reads it.
#[derive(Serialize)]
pub(super) struct FollowUpOutput {
    #[serde(rename = "gjort")]
    pub(super) done: usize,
    #[serde(rename = "åpne")]
    pub(super) open: usize,
    #[serde(rename = "forsinket")]
    pub(super) late: usize,
}

impl From<FollowUpCount> for FollowUpOutput {
    fn from(count: FollowUpCount) -> Self {
        Self { done: count.done, open: count.open, late: count.late }
    }
}

/// One thing to be done, in its case.
struct FollowUpEntry<'a> {
    case: &'a Case,
    number: usize,
    item: &'a FollowUp,
}

/// What is to be done after decisions.
pub struct FollowUpList<'a> {
    workspace: &'a Workspace,
    entries: Vec<FollowUpEntry<'a>>,
}

/// What is to be done, as far as it is asked for: what is open first, by day.
///
/// # Errors
/// When there is no such case.
pub fn follow_up<'a>(workspace: &'a Workspace, asked: &FollowUpCases) -> Result<FollowUpList<'a>, StepError> {
    let mut only = Vec::new();
    for id in &asked.cases {
        only.push(&find_case(workspace, id)?.id.value);
    }
    let mut entries = Vec::new();
    for case in &workspace.cases {
        if !only.is_empty() && !only.contains(&&case.id.value) {
            continue;
        }
        for (number, item) in (1..).zip(&case.follow_up) {
            let entry = FollowUpEntry { case, number, item };
            let is_of = asked.responsible.as_deref().is_none_or(|who| is_of(workspace, &entry, who));
            if is_of && (asked.all || item.is_open()) {
                entries.push(entry);
            }
        }
    }
    entries.sort_by_key(|entry| {
        let day = entry.item.deadline.map(|deadline| deadline.value);
        (!entry.item.is_open(), day.is_none(), day)
    });
    Ok(FollowUpList { workspace, entries })
}

impl View for FollowUpList<'_> {
    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        for name in GROUPS {
            let mut entries = Vec::new();
            for entry in &self.entries {
                if group_of(entry.item, self.workspace.today) == name {
                    entries.push(words(self.workspace, entry));
                }
            }
            if !entries.is_empty() {
                blocks.extend([heading(name), Block::Entries(entries)]);
            }
        }
        if blocks.is_empty() {
            blocks.push(paragraph("Ingen oppfølging."));
        }
        blocks.extend(unread::note(unread_cases(self.workspace)));
        page(self.workspace, "Oppfølging", blocks)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty()
    }

    fn json(&self) -> serde_json::Result<String> {
        let rows: Vec<Row> = self.entries.iter().map(|entry| row(self.workspace, entry)).collect();
        super::json(&rows)
    }
}

/// Whether it is `who` that is to do it: one named there, or else the one responsible for the case.
fn is_of(workspace: &Workspace, entry: &FollowUpEntry<'_>, who: &str) -> bool {
    let open = entry.item.who.as_ref().and_then(|who| who.open(entry.case.openness()));
    let named = match (open, &entry.case.responsible) {
        (Some(who), _) => &who.value,
        (None, Some(responsible)) => responsible.value.as_str(),
        (None, None) => return false,
    };
    // A table in a decision has names as people write them.
    let as_in_files = |who: &str| name_in_files(workspace, &norsk::composed(who)).to_lowercase();
    as_in_files(who) == as_in_files(named)
}

/// One thing to be done, as a program reads it.
#[derive(Serialize)]
struct Row {
    sak: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "nr")]
    number: usize,
    #[serde(rename = "hva")]
    what: Option<String>,
    #[serde(rename = "hvem")]
    who: Option<String>,
    #[serde(rename = "navn")]
    name: Option<String>,
    #[serde(rename = "frist")]
    deadline: Option<String>,
    #[serde(rename = "gjort")]
    done: Option<String>,
    #[serde(rename = "forsinket")]
    is_late: bool,
    #[serde(rename = "unntatt")]
    exempt: Option<String>,
}

fn row(workspace: &Workspace, entry: &FollowUpEntry<'_>) -> Row {
    let FollowUpEntry { case, number, item } = entry;
    // Nothing marks what is to be done as open in a case of which parts are exempt.
    let who = item.who.as_ref().and_then(|who| who.open(case.openness())).map(|who| who.value.clone());
    Row {
        sak: case.id.value.clone(),
        title: case.open_title(workspace.council.language).to_owned(),
        number: *number,
        what: item.what.open(case.openness()).map(|what| what.value.clone()),
        name: who.as_deref().map(|who| workspace.name_of_doer(who).to_owned()),
        who,
        deadline: item.deadline.map(|day| day.value.to_string()),
        done: item.done.map(|day| day.value.to_string()),
        is_late: item.is_late(workspace.today),
        exempt: case.withheld_by(),
    }
}

impl Row {
    /// «Sende brevet (Kari Vik)»
    fn what_and_who(&self) -> String {
        let what = self.what.as_deref().unwrap_or("unntatt offentlighet");
        match &self.name {
            Some(name) => format!("{what} ({name})"),
            None => what.to_owned(),
        }
    }
}

/// How something to be done can stand, in the order of the list.
const GROUPS: [&str; 4] = ["Forsinket", "Gjenstår", "Uten frist", "Gjort"];

fn group_of(item: &FollowUp, today: NaiveDate) -> &'static str {
    match item.deadline {
        _ if !item.is_open() => GROUPS[3],
        None => GROUPS[2],
        Some(_) if item.is_late(today) => GROUPS[0],
        Some(_) => GROUPS[1],
    }
}

/// The day of an entry, and beside it the case, and what is to be done by whom.
fn words(workspace: &Workspace, entry: &FollowUpEntry<'_>) -> (String, Vec<Inline>) {
    let row = row(workspace, entry);
    let day = entry.item.done.or(entry.item.deadline);
    let what = format!("nr. {}: {}", row.number, row.what_and_who());
    let head = format!("{} {}", row.sak, row.title);
    (
        or_dash(day.map(|day| norsk::short_date(day.value))),
        vec![Inline::text(head), Inline::LineBreak, Inline::text(what)],
    )
}

/// The follow-up of one case, a line for each, for `sak show`.
pub fn of_case(workspace: &Workspace, case: &Case) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, item) in (1..).zip(&case.follow_up) {
        let row = row(workspace, &FollowUpEntry { case, number, item });
        let state = match (item.done, item.deadline) {
            (Some(done), _) => format!("gjort {}", norsk::date(done.value)),
            (None, Some(day)) if item.is_late(workspace.today) => {
                format!("forsinket, frist {}", norsk::date(day.value))
            }
            (None, Some(day)) => format!("frist {}", norsk::date(day.value)),
            (None, None) => "uten frist".to_owned(),
        };
        lines.push(format!("nr. {number}: {}, {state}", row.what_and_who()));
    }
    lines
}
