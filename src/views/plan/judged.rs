//! What the rules say of a year's meetings, and the ways out where a chain is broken.

use serde::Serialize;

use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Inline};
use crate::model::{Meeting, MeetingId};
use crate::norsk;
use crate::rules::{self, Work};
use crate::schedule::{self, Broken, EntryKind, Year, YearEntry};
use crate::views::names::{day_and_month, label};
use crate::views::{commands, paragraph};
use crate::workspace::Workspace;

/// A finding at one of the meetings, and what would mend it.
pub struct JudgedMeeting<'a> {
    meeting: &'a Meeting,
    /// What the meeting is called on the page.
    name: String,
    found: &'a Diagnostic,
    /// Each tried, the cheapest first; none for what is no broken chain.
    ways_out: Vec<WayOut>,
}

/// A way out of a broken chain.
#[derive(Serialize)]
pub struct WayOut {
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "kommandoer", serialize_with = "commands")]
    actions: Vec<Action>,
    #[serde(rename = "skriv")]
    write: Option<Written>,
    #[serde(rename = "kostnad")]
    cost: u32,
}

#[derive(Serialize)]
struct Written {
    #[serde(rename = "fil")]
    path: String,
    #[serde(rename = "tekst")]
    text: String,
}

/// A finding as a program reads it.
#[derive(Serialize)]
pub struct JudgedOutput<'a> {
    #[serde(rename = "møte")]
    meeting: &'a MeetingId,
    #[serde(rename = "regel")]
    code: &'static str,
    #[serde(rename = "melding")]
    message: &'a str,
    #[serde(rename = "grunnlag")]
    basis: &'a str,
    #[serde(rename = "fraveket")]
    is_waived: bool,
    #[serde(rename = "utveier")]
    ways_out: &'a [WayOut],
}

/// What is found at the meetings of the year, in their order. What there is still time for is left out.
pub fn judged<'a>(
    workspace: &'a Workspace,
    found: &'a [Diagnostic],
    year: &Year<'a>,
) -> Vec<JudgedMeeting<'a>> {
    let broken = schedule::broken(workspace, year.year);
    let mut of_time = Vec::new();
    for finding in found {
        let is_open = !finding.is_outstanding(workspace.today) && !finding.is_secret;
        if is_open && rules::TIME.has(finding.code) {
            of_time.push(finding);
        }
    }
    let mut judged = Vec::new();
    for entry in year.of_kind(EntryKind::Meeting) {
        let Some(meeting) = entry.meeting else { continue };
        for finding in &of_time {
            if finding.place.source == meeting.source {
                judged.push(judge(workspace, (entry, meeting), finding, &broken));
            }
        }
    }
    judged
}

fn judge<'a>(
    workspace: &'a Workspace,
    (entry, meeting): (&YearEntry<'a>, &'a Meeting),
    found: &'a Diagnostic,
    broken: &[Broken<'a>],
) -> JudgedMeeting<'a> {
    let mut ways_out = Vec::new();
    if found.waived.is_none()
        && let Some(broken) = broken.iter().find(|broken| is_told_by(broken, meeting, found))
    {
        for repair in &broken.repairs {
            ways_out.push(WayOut {
                text: repair.text(workspace),
                actions: repair.actions().collect(),
                write: repair.waiver(workspace).map(|(text, path)| Written { path, text }),
                cost: repair.cost,
            });
        }
    }
    let name = entry.body.map_or_else(String::new, |body| label(body, entry.day));
    let name = format!("{name} {}", day_and_month(entry.day));
    JudgedMeeting { meeting, name, found, ways_out }
}

/// Whether the finding at `meeting` is of this break: it is told at the later meeting, and names the day of
/// the earlier.
fn is_told_by(broken: &Broken<'_>, meeting: &Meeting, found: &Diagnostic) -> bool {
    let earlier = broken.link.earlier.meeting.date.span;
    rules::work(found.code) == Work::MoveMeetings
        && broken.link.later.meeting.source == meeting.source
        && found.labels.iter().any(|label| label.span == earlier)
}

impl JudgedMeeting<'_> {
    /// The finding with its code, and a numbered list of the ways out.
    fn blocks(&self) -> Vec<Block> {
        let found = self.found;
        let waived = if found.waived.is_some() { ", fraveket" } else { "" };
        let sentence = format!("{}: {} ({}{waived}).", self.name, found.message, found.code);
        let mut blocks = vec![paragraph(sentence)];
        if !self.ways_out.is_empty() {
            blocks.push(paragraph("Utveier, den rimeligste først:"));
            let items = self.ways_out.iter().map(WayOut::blocks).collect();
            blocks.push(Block::List { start: Some(1), items });
        }
        blocks
    }

    /// The same for a program.
    pub fn output(&self) -> JudgedOutput<'_> {
        JudgedOutput {
            meeting: &self.meeting.id,
            code: self.found.code,
            message: &self.found.message,
            basis: &self.found.basis,
            is_waived: self.found.waived.is_some(),
            ways_out: &self.ways_out,
        }
    }
}

impl WayOut {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![paragraph(format!("{}.", norsk::capitalised(&self.text)))];
        for action in &self.actions {
            blocks.push(Block::Paragraph(vec![Inline::action(action.clone())]));
        }
        if let Some(write) = &self.write {
            blocks.push(paragraph(format!("{}: {}", write.path, write.text)));
        }
        blocks
    }
}

/// All of it.
pub fn list(judged: &[JudgedMeeting<'_>]) -> Block {
    Block::List { start: None, items: judged.iter().map(JudgedMeeting::blocks).collect() }
}
