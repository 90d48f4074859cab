//! What the rules say of a year's meetings, and the ways out where a chain is broken.

use serde::Serialize;

use super::{day_and_month, label};
use crate::cli::output;
use crate::cli::session::Session;
use crate::diagnostic::Diagnostic;
use crate::model::Meeting;
use crate::report::plain;
use crate::rules::{self, Work};
use crate::schedule::{self, Broken, EntryKind, Year, YearEntry};
use crate::text::wrap;
use crate::workspace::Workspace;

/// A finding at one of the meetings, and what would mend it.
pub struct Judged<'a> {
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
    #[serde(rename = "kommandoer")]
    commands: Vec<String>,
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
    meeting: &'a str,
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
pub fn judged<'a>(session: &'a Session, year: &Year<'a>) -> Vec<Judged<'a>> {
    let workspace = &session.workspace;
    let broken = schedule::broken(workspace, year.year);
    let of_time = |found: &&Diagnostic| {
        rules::TIME.has(found.code) && !found.is_outstanding(workspace.today) && !found.is_secret
    };
    let found: Vec<&Diagnostic> = session.found.iter().filter(of_time).collect();
    let meetings = year.of_kind(EntryKind::Meeting).filter_map(|entry| Some((entry, entry.meeting?)));
    meetings
        .flat_map(|(entry, meeting)| {
            let here = found.iter().filter(|found| found.place.source == meeting.source);
            here.map(|found| judge(workspace, (entry, meeting), found, &broken)).collect::<Vec<_>>()
        })
        .collect()
}

fn judge<'a>(
    workspace: &'a Workspace,
    (entry, meeting): (&YearEntry<'a>, &'a Meeting),
    found: &'a Diagnostic,
    broken: &[Broken<'a>],
) -> Judged<'a> {
    // A broken chain is told at the later meeting, and names the day of the earlier.
    let of_it = broken.iter().find(|broken| {
        let earlier = broken.link.earlier.meeting.date.span;
        rules::work(found.code) == Work::MoveMeetings
            && broken.link.later.meeting.source == meeting.source
            && found.labels.iter().any(|label| label.span == earlier)
    });
    let repairs = of_it.filter(|_| found.waived.is_none()).map_or(&[][..], |broken| &broken.repairs[..]);
    let ways_out = repairs.iter().map(|repair| WayOut {
        text: repair.text(workspace),
        commands: repair.actions().map(|action| action.to_string()).collect(),
        write: repair.waiver(workspace).map(|(text, path)| Written { path, text }),
        cost: repair.cost,
    });
    let name = entry.body.map_or_else(String::new, |body| label(body, entry.day));
    let name = format!("{name} {}", day_and_month(entry.day));
    Judged { meeting, name, found, ways_out: ways_out.collect() }
}

impl Judged<'_> {
    /// The finding with its code, and a line for each way out.
    fn text(&self) -> String {
        let found = self.found;
        let waived = if found.waived.is_some() { ", fraveket" } else { "" };
        let sentence = format!("{}: {} ({}{waived}).", self.name, found.message, found.code);
        let mut text = item("-", &sentence, 0);
        if !self.ways_out.is_empty() {
            text.push_str("  Utveier, den rimeligste først:\n");
        }
        for (number, way) in (1..).zip(&self.ways_out) {
            text.push_str(&item(
                &format!("{number}."),
                &format!("{}.", crate::norsk::capitalised(&way.text)),
                2,
            ));
            for command in &way.commands {
                text.push_str(&format!("     {}\n", output::clean(command)));
            }
            if let Some(write) = &way.write {
                text.push_str(&item(" ", &format!("{}: {}", write.path, write.text), 3));
            }
        }
        text
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

/// All of it as it stands on the page.
pub fn page(judged: &[Judged<'_>]) -> String {
    judged.iter().map(Judged::text).collect()
}

/// Text after a mark, its further lines under its first.
fn item(mark: &str, text: &str, indent: usize) -> String {
    let left = indent + mark.chars().count() + 1;
    let lines = wrap(&output::clean(text), plain::WIDTH - left);
    format!("{}{mark} {}\n", " ".repeat(indent), lines.replace('\n', &format!("\n{}", " ".repeat(left))))
}
