//! Where words stand: in cases, with what bodies have said, and in minutes.

use serde::Serialize;

use super::{View, bullets, heading, page, paragraph, unread};
use crate::action::Search;
use crate::document::{Document, Inline, plain};
use crate::model::{Case, CaseId, Edition, Meeting, MeetingId};
use crate::norsk::{self, inflection};
use crate::readiness::{unread_cases, unread_meetings};
use crate::steps::StepError;
use crate::workspace::Workspace;

/// How much of a line is shown on each side of the word.
const AROUND: usize = 60;
/// More lines than this of one file are only counted.
const MOST_LINES: usize = 5;

/// The lines with the words that somebody looks for.
pub struct SearchResult<'a> {
    workspace: &'a Workspace,
    places: Vec<SearchedFile>,
    /// What is kept from the public and was not looked in.
    passed_over: Vec<String>,
}

/// A case or minutes, with the lines that hold the words.
#[derive(Serialize)]
struct SearchedFile {
    #[serde(rename = "sak", skip_serializing_if = "Option::is_none")]
    case: Option<CaseId>,
    #[serde(rename = "møte", skip_serializing_if = "Option::is_none")]
    meeting: Option<MeetingId>,
    #[serde(rename = "tittel")]
    title: String,
    #[serde(rename = "fil")]
    path: String,
    #[serde(rename = "linjer")]
    lines: Vec<FoundLine>,
}

#[derive(Serialize)]
struct FoundLine {
    #[serde(rename = "under", skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(rename = "tekst")]
    text: String,
}

/// Every line with all of the words, whatever their form: those of the newest cases first, then of minutes.
///
/// # Errors
/// When no word is given.
pub fn search<'a>(workspace: &'a Workspace, asked: &Search) -> Result<SearchResult<'a>, StepError> {
    let asked = norsk::composed(&asked.words.join(" ")).to_lowercase();
    let wanted: Vec<&str> = words_of(&asked).map(|(_, word)| word).collect();
    if wanted.is_empty() {
        return Err(StepError("Skriv ordene du leter etter: ipr søk jernbane.".to_owned()));
    }
    let mut result = SearchResult { workspace, places: Vec::new(), passed_over: Vec::new() };
    for case in workspace.cases.iter().rev() {
        result.look_in_case(case, &wanted);
    }
    for meeting in workspace.meetings.iter().rev() {
        result.look_in_minutes(meeting, &wanted);
    }
    Ok(result)
}

impl SearchResult<'_> {
    fn look_in_case(&mut self, case: &Case, wanted: &[&str]) {
        let workspace = self.workspace;
        if case.openness().is_withheld() {
            self.passed_over.push(format!("sak {}", case.id.value));
            return;
        }
        let title = case.open_title(workspace.council.language).to_owned();
        let mut lines = Vec::new();
        if place_in(&norsk::composed(&title), wanted).is_some() {
            lines.push(FoundLine { heading: None, text: title.clone() });
        }
        let open = |place| workspace.case_text(case, place, Edition::Public, [""; 3]).unwrap_or_default();
        lines.extend(lines_with(&open(case.preamble), None, wanted));
        for section in &case.sections {
            let heading = section.heading.open(case.openness_of_heading(section));
            if heading.is_some() && !workspace.openness_in(case, section).is_withheld() {
                lines.extend(lines_with(&open(section.body), heading.map(String::as_str), wanted));
            }
        }
        if !lines.is_empty() {
            let path = workspace.source(case.source).path.clone();
            let case = Some(case.id.value.clone());
            self.places.push(SearchedFile { case, meeting: None, title, path, lines });
        }
    }

    fn look_in_minutes(&mut self, meeting: &Meeting, wanted: &[&str]) {
        let Some(path) = self.workspace.written_minutes(meeting) else { return };
        let body = self.workspace.body_name(&meeting.body.value, meeting.date.value);
        let name = format!("referatet fra {body} {}", norsk::date(meeting.date.value));
        let Some(text) = self.workspace.open_minutes(meeting) else {
            self.passed_over.push(name);
            return;
        };
        let mut lines = Vec::new();
        let mut heading = None;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix('#') {
                heading = Some(title.trim_start_matches('#').trim());
            }
            lines.extend(lines_with(line, heading, wanted));
        }
        if !lines.is_empty() {
            let (path, title) = (path, norsk::capitalised(&name));
            self.places.push(SearchedFile {
                case: None,
                meeting: Some(meeting.id.clone()),
                title,
                path,
                lines,
            });
        }
    }
}

impl View for SearchResult<'_> {
    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        for place in &self.places {
            let title = match &place.case {
                Some(id) => format!("{id} {}", place.title),
                None => place.title.clone(),
            };
            blocks.push(heading(title));
            let mut items: Vec<Vec<Inline>> = Vec::new();
            for line in place.lines.iter().take(MOST_LINES) {
                items.push(plain(match &line.heading {
                    Some(heading) => format!("{heading}: {}", line.text),
                    None => line.text.clone(),
                }));
            }
            if let Some(more) = place.lines.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
                items.push(plain(format!(
                    "og {} til i {}",
                    norsk::count(more, "linje", "linjer"),
                    place.path
                )));
            }
            blocks.push(bullets(items));
        }
        if self.places.is_empty() {
            blocks.push(paragraph("Ingen treff."));
        }
        if !self.passed_over.is_empty() {
            let names: Vec<&str> = self.passed_over.iter().map(String::as_str).collect();
            blocks.push(paragraph(format!("Ikke søkt i, for noe der er unntatt: {}.", norsk::list(&names))));
        }
        blocks.extend(unread::note([unread_cases(self.workspace), unread_meetings(self.workspace)].concat()));
        page(self.workspace, "Søk", blocks)
    }

    fn json(&self) -> serde_json::Result<String> {
        super::json(&self.places)
    }

    fn is_whole(&self) -> bool {
        unread_cases(self.workspace).is_empty() && unread_meetings(self.workspace).is_empty()
    }
}

/// The words of a text, each with where it begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Where the first of the words stands in a line that has all of them.
fn place_in(line: &str, wanted: &[&str]) -> Option<usize> {
    let mut first = usize::MAX;
    for wanted in wanted {
        let is_it = |(_, word): &(usize, &str)| inflection::is_made_of(&word.to_lowercase(), wanted);
        let (at, _) = words_of(line).find(is_it)?;
        first = first.min(at);
    }
    Some(first)
}

/// The lines of a text that have all of the words.
fn lines_with(text: &str, heading: Option<&str>, wanted: &[&str]) -> Vec<FoundLine> {
    let mut found = Vec::new();
    for line in text.lines() {
        let line = norsk::composed(line.trim());
        if let Some(place) = place_in(&line, wanted) {
            found.push(FoundLine { heading: heading.map(str::to_owned), text: around(&line, place) });
        }
    }
    found
}

/// A line around the word at `place`.
fn around(line: &str, place: usize) -> String {
    let before = line[..place].char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let after = line[place..].char_indices().nth(2 * AROUND).map_or(line.len(), |(at, _)| place + at);
    // Words are not cut.
    let start =
        if before == 0 { 0 } else { line[before..place].find(' ').map_or(place, |gap| before + gap + 1) };
    let end = if after == line.len() {
        after
    } else {
        line[..after].rfind(' ').map_or(after, |gap| gap.max(place))
    };
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{}{}", dots(start > 0), &line[start..end], dots(end < line.len()))
}
