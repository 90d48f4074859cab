//! Papers that a case takes to a body: what they are of, and what they are called.

use super::mark;
use crate::document::{Block, Document};
use crate::model::{Case, ReportKind};
use crate::norsk::{Language, fill, fill_owned};
use crate::workspace::Workspace;

/// The first line of a budget or a programme as text, with the line after it.
pub const GENERATED: &str =
    "<!-- Laget av ipr fra program.yaml og budsjett.yaml. Rett der, ikke her: filen lages på nytt. -->\n\n";

/// What a report is of.
#[derive(Debug, Clone, Copy)]
pub struct ReportScope<'a> {
    /// The year.
    pub year: i32,
    /// What kind of report it is.
    pub kind: ReportKind,
    /// The case that takes the report to the body.
    pub carrier: &'a Case,
}

/// The title of a report, which is also that of the attachment.
pub fn title(workspace: &Workspace, scope: &ReportScope<'_>) -> String {
    let wording = workspace.council.language.wording();
    let year = scope.year.to_string();
    match scope.kind {
        ReportKind::Quarter(quarter) => {
            fill_owned(wording.status_report.title, &[("kvartal", quarter.to_string()), ("år", year)])
        }
        ReportKind::Annual => fill(wording.programme.annual_title, &[("år", &year)]),
        ReportKind::Budget => fill(wording.programme.budget_title, &[("år", &year)]),
        ReportKind::Programme => {
            // It is called what the council calls it.
            let known = workspace.action_programme(scope.year);
            known.map_or_else(
                || format!("{} {year}", wording.programme.kind),
                |known| known.title.value.clone(),
            )
        }
    }
}

/// The paper with these blocks, as of the workspace's day.
pub fn paper(workspace: &Workspace, scope: &ReportScope<'_>, blocks: Vec<Block>) -> Document {
    let language: Language = workspace.council.language;
    let title = title(workspace, scope);
    Document {
        title: title.clone(),
        council: workspace.council.name.clone(),
        language: language.tag().to_owned(),
        date: workspace.today,
        running_head: title,
        restriction: None,
        mark: mark(workspace),
        blocks,
    }
}
