//! A treatment ends: its outcome, what follows for the steps to come, and the text that was recommended or
//! adopted. One path for the command that records one outcome and for minutes that hold many.

use super::front_matter;
use super::proposed::proposed;
use super::routing_plan::RoutingPlan;
use super::{NewText, StepError, refuse};
use crate::model::{BodyId, Case, Outcome, Section};
use crate::read::{self, minutes};
use crate::text::SourceId;
use crate::workspace::Workspace;

/// Where the text of a recommendation or decision comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSource {
    /// It is given.
    Given(String),
    /// It is the proposal as it was: the last recommendation, or else the secretariat's own.
    AsProposed,
}

/// How a treatment ended, for [`treated`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending<'a> {
    /// Which step of the case it is.
    pub index: usize,
    /// The outcome; none while the case is only put on an agenda.
    pub outcome: Option<Outcome>,
    /// The text recommended or adopted.
    pub wording: Option<&'a TextSource>,
    /// The body whose word is the last in the case.
    pub deciding: Option<&'a BodyId>,
}

/// The case's new text, when the step has been put where it is to be: with the outcome and its words, if
/// there is one.
///
/// # Errors
/// When the outcome has no text, there is no proposal to follow, or another text stands there already.
pub(super) fn treated(
    workspace: &Workspace,
    plan: &mut RoutingPlan,
    ending: Ending<'_>,
    notes: &mut Vec<String>,
) -> Result<NewText, StepError> {
    let Ending { index, outcome, wording, deciding } = ending;
    // What has been recorded is not recorded again; its words may still be missing.
    let is_new = plan.case.routing[index].outcome.is_none();
    if let Some(outcome) = outcome
        && is_new
    {
        settle(plan, index, outcome, notes);
    }
    if is_new || outcome.is_none() {
        drop_what_is_decided(workspace, plan, index);
        plan.settle_status(deciding);
    }
    let source = workspace.source(plan.case.source);
    let mut text = front_matter::change(&source.path, &source.text, &plan.changes)?;
    match (outcome, wording) {
        (Some(outcome), Some(wording)) => {
            text = with_wording(workspace, plan, index, outcome, wording, &text)?;
            if !keeps_sections(&source.text, &text) {
                return refuse(
                    "Med denne teksten ville resten av saken blitt borte. Se etter en kodeblokk (```) eller \
                     HTML som ikke er avsluttet.",
                );
            }
        }
        (None, Some(_)) => return refuse("En tekst hører til et utfall: legg til --utfall."),
        (_, None) => {}
    }
    Ok(NewText { path: source.path.clone(), text })
}

/// What the body with the last word has settled goes nowhere else.
fn drop_what_is_decided(workspace: &Workspace, plan: &mut RoutingPlan, index: usize) {
    let step = &plan.case.routing[index];
    if !matches!(step.ended(), Some(Outcome::Adopted | Outcome::Rejected | Outcome::Noted)) {
        return;
    }
    if let Some(case_type) = workspace.type_of(&plan.case)
        && let Some(row) = case_type.decided_by.on(workspace.day_of(step))
        && row.value.value == step.body.value
    {
        plan.remove_open_after(index);
    }
}

/// Sets the outcome, and what follows from it for the steps to come.
fn settle(plan: &mut RoutingPlan, index: usize, outcome: Outcome, notes: &mut Vec<String>) {
    plan.set_outcome(index, outcome);
    let body = plan.case.routing[index].body.value.clone();
    match outcome {
        outcome if outcome.comes_back() => {
            plan.insert(index + 1, &body);
            notes.push("Saken venter på et nytt møte i samme organ; sett det med --møte.".to_owned());
        }
        Outcome::Withdrawn => plan.remove_open_after(index),
        _ => {}
    }
}

/// The case's text with the recommendation or decision under its heading.
fn with_wording(
    workspace: &Workspace,
    plan: &RoutingPlan,
    index: usize,
    outcome: Outcome,
    wording: &TextSource,
    text: &str,
) -> Result<String, StepError> {
    let Some(heading) = workspace.text_heading(&plan.case, index) else {
        return refuse(format!("Utfallet «{}» har ingen tekst.", outcome.word()));
    };
    let case = &plan.case;
    let original = workspace.source(case.source);
    let words = match wording {
        TextSource::Given(words) => words.trim().to_owned(),
        TextSource::AsProposed => {
            match workspace
                .proposal_to(case, index)
                .map(|proposal| proposed(case, proposal.section, original))
            {
                Some(words) if !words.is_empty() => words,
                _ => return refuse("Saken har ikke noe forslag å vedta."),
            }
        }
    };
    let is_mark = |line: &str| ["# ", "## ", "---"].iter().any(|mark| line.starts_with(mark));
    if words.is_empty() || words.lines().any(is_mark) {
        return refuse("Teksten kan ikke være tom eller ha overskrifter eller linjer med ---.");
    }
    let written = workspace.text_of(case, index);
    if let Some(section) = written
        && !section.is_empty
    {
        if minutes::words(original.slice(section.body)).eq(minutes::words(&words)) {
            return Ok(text.to_owned());
        }
        return refuse(format!("Saken har allerede en tekst under «{heading}». Rett den der."));
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let words = words.replace("\r\n", "\n").replace('\n', newline);
    if let Some(section) = written {
        let title = original.slice(section.heading_span).trim_end();
        return Ok(text.replacen(title, &format!("{title}{newline}{newline}{words}"), 1));
    }
    let block = format!("## {heading}{newline}{newline}{words}{newline}{newline}");
    match presentation(workspace, case) {
        // The body is untouched so far, so places count from the end.
        Some(section) => {
            let from_end = original.text.len() - section.heading_span.start as usize;
            let (before, after) = text.split_at(text.len() - from_end);
            Ok(format!("{before}{block}{after}"))
        }
        None => Ok(format!("{}{newline}{newline}{}{newline}", text.trim_end(), block.trim_end())),
    }
}

/// Whether every section of `before` stands in `after` as it was.
fn keeps_sections(before: &str, after: &str) -> bool {
    let sections = |text: &str| -> Vec<(String, String)> {
        let Some(front) = read::split(text) else { return Vec::new() };
        let scanned = read::sections::scan(SourceId(0), text, front.body);
        let body = |section: &Section| text[section.body.range()].trim().to_owned();
        scanned.sections.iter().map(|section| (section.heading.raw().clone(), body(section))).collect()
    };
    let after = sections(after);
    sections(before).iter().all(|(heading, body)| {
        after.iter().any(|(known, text)| {
            known == heading && (text == body || body.starts_with("<!--") || body.is_empty())
        })
    })
}

/// Where the presentation begins, which what a body has said stands before: under the council's heading
/// for it, or under the first that the case's type has besides the proposal.
fn presentation<'a>(workspace: &Workspace, case: &'a Case) -> Option<&'a Section> {
    let headings = &workspace.council.headings;
    if let Some(section) = case.section(&headings.presentation) {
        return Some(section);
    }
    let of_type = &workspace.type_of(case)?.sections;
    case.section(of_type.iter().find(|heading| !headings.is_proposal(heading))?)
}
