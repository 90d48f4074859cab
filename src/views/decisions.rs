//! The register of decisions.

use serde::Serialize;

use super::follow_up::FollowUpOutput;
use super::{View, page, paragraph, unread};
use crate::action::ListDecisions;
use crate::document::{Block, Document, Sheet};
use crate::model::concordance::outcome_words;
use crate::model::{Ballot, BodyId, CaseId, Concordance, Openness};
use crate::norsk::{self, Language};
use crate::readiness::unread_cases;
use crate::steps::advance::find_case;
use crate::steps::new_case::{find_area, find_type};
use crate::steps::{StepError, find_body};
use crate::text::Placed;
use crate::workspace::{Decision, Workspace};

/// Decisions, the newest last.
pub struct DecisionList<'a> {
    workspace: &'a Workspace,
    decisions: Vec<Decision<'a>>,
}

/// The decisions asked for.
///
/// # Errors
/// When there is no such body, case type, focus area or case.
pub fn decisions<'a>(workspace: &'a Workspace, asked: &ListDecisions) -> Result<DecisionList<'a>, StepError> {
    let wanted = Wanted::new(workspace, asked)?;
    let mut decisions = workspace.decisions(asked.with_recommendations);
    decisions.retain(|decision| wanted.holds(workspace, decision));
    Ok(DecisionList { workspace, decisions })
}

impl View for DecisionList<'_> {
    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        for decision in &self.decisions {
            if !blocks.is_empty() {
                blocks.push(Block::Rule);
            }
            blocks.extend(entry(self.workspace, decision));
        }
        if blocks.is_empty() {
            blocks.push(paragraph("Ingen vedtak."));
        }
        blocks.extend(unread::note(unread_cases(self.workspace)));
        page(self.workspace, "Vedtak", blocks)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty()
    }

    fn beside_sheet(&self) -> Vec<Block> {
        unread::note(unread_cases(self.workspace)).into_iter().collect()
    }

    fn json(&self) -> serde_json::Result<String> {
        let rows: Vec<Row> = self.decisions.iter().map(|decision| row(self.workspace, decision)).collect();
        super::json(&rows)
    }

    fn sheet(&self) -> Option<Sheet> {
        let rows = self.decisions.iter().map(|decision| cells(&row(self.workspace, decision)));
        Some(Sheet { headings: COLUMNS.map(str::to_owned).to_vec(), rows: rows.collect() })
    }
}

/// What somebody asks for.
struct Wanted<'a> {
    arguments: &'a ListDecisions,
    body: Option<&'a BodyId>,
    case_type: Option<&'a str>,
    focus_area: Option<Placed<String>>,
    case: Option<&'a CaseId>,
    words: Option<String>,
}

impl<'a> Wanted<'a> {
    fn new(workspace: &'a Workspace, arguments: &'a ListDecisions) -> Result<Self, StepError> {
        let body = arguments.body.as_deref().map(|name| find_body(workspace, name)).transpose()?;
        let case = arguments.case.as_ref().map(|id| find_case(workspace, id)).transpose()?;
        let case_type = arguments.case_type.as_deref().map(|name| find_type(workspace, name)).transpose()?;
        Ok(Self {
            arguments,
            body: body.map(|body| &body.id),
            case_type: case_type.map(|case_type| case_type.id.as_str()),
            focus_area: arguments
                .focus_area
                .as_deref()
                .map(|name| find_area(workspace, name, None))
                .transpose()?,
            case: case.map(|case| &case.id.value),
            words: arguments.words.as_deref().map(searchable),
        })
    }

    fn holds(&self, workspace: &Workspace, decision: &Decision<'_>) -> bool {
        let case = decision.case;
        let is = |wanted: Option<&str>, written: Option<&str>| wanted.is_none() || wanted == written;
        let said = || {
            let title = case.open_title(workspace.council.language);
            searchable(&format!("{} {title} {}", case.id.value, decision.text.as_deref().unwrap_or_default()))
        };
        self.body.is_none_or(|wanted| *wanted == decision.step.body.value)
            && self.case.is_none_or(|wanted| *wanted == case.id.value)
            && is(self.case_type, case.case_type.as_ref().map(|name| name.value.as_str()))
            && self.focus_area.as_ref().is_none_or(|wanted| case.has_area(&wanted.value))
            && self.arguments.from.is_none_or(|from| from <= decision.day)
            && self.arguments.until.is_none_or(|until| decision.day <= until)
            && self.words.as_ref().is_none_or(|words| said().contains(words))
    }
}

/// A text as it is searched: small letters, composed, white space as one blank.
fn searchable(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    norsk::composed(&words.join(" ")).to_lowercase()
}

/// A decision as a program reads it.
#[derive(Serialize)]
struct Row {
    #[serde(rename = "dato")]
    day: String,
    #[serde(rename = "organ")]
    body: BodyId,
    #[serde(rename = "organnavn")]
    body_name: String,
    #[serde(rename = "sak")]
    number: Option<String>,
    id: CaseId,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "sakstype")]
    case_type: Option<String>,
    #[serde(rename = "innsatsområde")]
    focus_area: Option<String>,
    #[serde(rename = "innsatsområder")]
    focus_areas: Vec<String>,
    #[serde(rename = "utfall")]
    outcome: &'static str,
    #[serde(rename = "samsvar")]
    concordance: Option<&'static str>,
    #[serde(rename = "avstemning")]
    ballot: Option<BallotOutput>,
    #[serde(rename = "unntatt")]
    exempt: Option<String>,
    #[serde(rename = "tekst")]
    text: Option<String>,
    #[serde(rename = "endringer")]
    rewordings: Vec<RewordingOutput>,
    #[serde(rename = "oppfølging")]
    follow_up: FollowUpOutput,
}

#[derive(Serialize)]
struct BallotOutput {
    #[serde(rename = "enstemmig")]
    unanimous: bool,
    #[serde(rename = "for")]
    in_favour: Option<usize>,
    #[serde(rename = "mot")]
    against: Option<usize>,
    #[serde(rename = "blanke")]
    blank: Option<usize>,
}

#[derive(Serialize)]
struct RewordingOutput {
    #[serde(rename = "etter")]
    after: String,
    #[serde(rename = "strøket")]
    removed: String,
    #[serde(rename = "tilføyd")]
    added: String,
}

fn row(workspace: &Workspace, decision: &Decision<'_>) -> Row {
    let case = decision.case;
    let name_of = |text: &crate::text::Placed<String>| text.value.clone();
    let rewordings = decision.spoken.rewordings.iter().map(|change| RewordingOutput {
        after: change.after.clone(),
        removed: change.removed.clone(),
        added: change.added.clone(),
    });
    Row {
        day: decision.day.to_string(),
        body: decision.step.body.value.clone(),
        body_name: body_name(workspace, decision),
        number: decision.step.number.as_ref().map(|number| number.value.to_string()),
        id: case.id.value.clone(),
        title: case.open_title(workspace.council.language).to_owned(),
        case_type: case.case_type.as_ref().map(name_of),
        focus_area: case.focus_areas.first().map(name_of),
        focus_areas: case.focus_areas.iter().map(name_of).collect(),
        outcome: decision.outcome.word(),
        concordance: concordance(decision).map(Concordance::word),
        ballot: decision.ballot.map(ballot_output),
        exempt: case.withheld_by().or_else(|| decision.closed_by.clone()),
        text: decision.text.as_deref().map(str::to_owned),
        rewordings: rewordings.collect(),
        follow_up: case.follow_up_count(workspace.today).into(),
    }
}

/// «2 gjenstår, 1 av dem forsinket», «fulgt opp»; nothing when nothing is to be done.
fn follow_up_words(count: &FollowUpOutput) -> String {
    match (count.open, count.late) {
        (0, _) if count.done == 0 => String::new(),
        (0, _) => "fulgt opp".to_owned(),
        (open, 0) => format!("{open} gjenstår"),
        (open, late) => format!("{open} gjenstår, {late} forsinket"),
    }
}

fn body_name(workspace: &Workspace, decision: &Decision<'_>) -> String {
    let id = &decision.step.body.value;
    let body = workspace.council.body(id);
    body.map_or(id.as_str(), |body| body.name_on(decision.day)).to_owned()
}

fn concordance(decision: &Decision<'_>) -> Option<Concordance> {
    decision.spoken.open_concordance(decision.case)
}

fn ballot_output(ballot: &Ballot) -> BallotOutput {
    let tally = ballot.tally.as_ref();
    BallotOutput {
        unanimous: tally.is_none_or(|tally| tally.against.number + tally.blank.number == 0),
        in_favour: tally.map(|tally| tally.in_favour.number),
        against: tally.map(|tally| tally.against.number),
        blank: tally.map(|tally| tally.blank.number),
    }
}

/// «enstemmig», «4 for, 1 mot»
fn ballot_words(ballot: &BallotOutput) -> String {
    match (ballot.in_favour, ballot.against, ballot.blank) {
        _ if ballot.unanimous => "enstemmig".to_owned(),
        (Some(in_favour), Some(against), Some(0)) => format!("{in_favour} for, {against} mot"),
        (Some(in_favour), Some(against), Some(blank)) => {
            format!("{in_favour} for, {against} mot, {}", norsk::count(blank, "blank", "blanke"))
        }
        _ => String::new(),
    }
}

/// The columns of the sheet.
const COLUMNS: [&str; 14] = [
    "dato",
    "organ",
    "sak",
    "id",
    "tittel",
    "sakstype",
    "innsatsområde",
    "utfall",
    "samsvar",
    "avstemning",
    "unntatt",
    "tekst",
    "endringer",
    "oppfølging",
];

fn cells(row: &Row) -> Vec<String> {
    let written = |text: &Option<String>| text.clone().unwrap_or_default();
    let changes = row.rewordings.iter().map(|change| {
        let parts = [("strøket", &change.removed), ("tilføyd", &change.added)];
        let parts = parts.iter().filter(|(_, said)| !said.is_empty());
        parts.map(|(label, said)| format!("{label}: «{said}»")).collect::<Vec<_>>().join(", ")
    });
    vec![
        row.day.clone(),
        row.body_name.clone(),
        // Alone, «04/24» is April to a spreadsheet.
        row.number.as_ref().map_or_else(String::new, |number| format!("sak {number}")),
        row.id.to_string(),
        row.title.clone(),
        written(&row.case_type),
        row.focus_areas.join(", "),
        row.outcome.to_owned(),
        row.concordance.unwrap_or_default().to_owned(),
        row.ballot.as_ref().map(ballot_words).unwrap_or_default(),
        written(&row.exempt),
        written(&row.text),
        changes.collect::<Vec<_>>().join("\n"),
        follow_up_words(&row.follow_up),
    ]
}

/// One decision: when and where, what about, how it ended, and its words.
fn entry(workspace: &Workspace, decision: &Decision<'_>) -> [Block; 2] {
    let case = decision.case;
    let mut head = format!("{}  {}", norsk::short_date(decision.day), body_name(workspace, decision));
    if let Some(number) = &decision.step.number {
        head.push_str(&format!(", sak {}", number.value));
    }
    let title = format!("{} {}", case.id.value, case.open_title(workspace.council.language));
    let facts = format!("{}.", facts(workspace, decision).join(". "));
    let mut said = vec![paragraph(title), paragraph(facts)];
    if let Some(words) = &decision.text {
        said.push(Block::Rule);
        said.extend(words.lines().map(line));
    }
    [paragraph(head), Block::Quote(said)]
}

/// How it ended and how it was voted, whether it is exempt, and what is left to do.
fn facts(workspace: &Workspace, decision: &Decision<'_>) -> Vec<String> {
    let case = decision.case;
    let outcome = outcome_words(decision.outcome, concordance(decision), None, Language::Bokmal);
    let mut facts = vec![norsk::capitalised(&outcome)];
    if let Some(ballot) = decision.ballot {
        facts.push(norsk::capitalised(&ballot_words(&ballot_output(ballot))));
    }
    if let Some(reason) = case.withheld_by() {
        let is_partly = matches!(case.openness(), Openness::Outside(_));
        let exempt = if is_partly { "Delvis unntatt offentlighet" } else { "Unntatt offentlighet" };
        facts.push(format!("{exempt}, {reason}"));
    }
    if let Some(citation) = &decision.closed_by {
        facts.push(format!("Behandlet for lukkede dører, {citation}"));
    }
    let follow_up = FollowUpOutput::from(case.follow_up_count(workspace.today));
    let words = follow_up_words(&follow_up);
    if follow_up.open > 0 {
        facts.push(format!("Oppfølging: {words}"));
    } else if !words.is_empty() {
        facts.push(norsk::capitalised(&words));
    }
    facts
}

/// A line of a decision. A row of a table is never broken: it would be none any more.
fn line(line: &str) -> Block {
    if line.trim().is_empty() {
        Block::Rule
    } else if line.trim_start().starts_with('|') {
        Block::Preformatted(line.to_owned())
    } else {
        paragraph(line)
    }
}
