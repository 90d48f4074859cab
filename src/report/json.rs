//! Findings for programs. The shape is versioned and described in docs/json.md.

use serde::Serialize;

use super::Report;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Sources, Span, birth_number};

#[derive(Serialize)]
struct Output<'a> {
    #[serde(rename = "versjon")]
    version: u32,
    #[serde(rename = "feil")]
    errors: usize,
    #[serde(rename = "advarsler")]
    warnings: usize,
    #[serde(rename = "funn")]
    found: Vec<FindingOutput<'a>>,
    #[serde(rename = "gjenstår")]
    outstanding: Vec<FindingOutput<'a>>,
    #[serde(rename = "fraveket")]
    waived: Vec<FindingOutput<'a>>,
    #[serde(rename = "fra-før")]
    earlier: Vec<FindingOutput<'a>>,
}

#[derive(Serialize)]
struct FindingOutput<'a> {
    #[serde(rename = "kode")]
    code: &'a str,
    #[serde(rename = "alvor")]
    severity: &'static str,
    #[serde(rename = "melding")]
    message: &'a str,
    #[serde(rename = "sted")]
    place: PlaceOutput<'a>,
    #[serde(rename = "andre-steder")]
    others: Vec<Other<'a>>,
    #[serde(rename = "grunnlag")]
    basis: &'a str,
    #[serde(rename = "råd")]
    advice: &'a str,
    #[serde(rename = "kommandoer", skip_serializing_if = "Vec::is_empty")]
    remedies: Vec<String>,
    #[serde(rename = "frist", skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(rename = "avvik", skip_serializing_if = "Option::is_none")]
    waiver: Option<WaiverOutput<'a>>,
}

#[derive(Serialize)]
struct WaiverOutput<'a> {
    #[serde(rename = "grunn")]
    reason: &'a str,
    #[serde(rename = "av")]
    by: &'a str,
    #[serde(rename = "til")]
    until: Option<String>,
}

#[derive(Serialize)]
struct PlaceOutput<'a> {
    #[serde(rename = "fil")]
    file: &'a str,
    #[serde(rename = "linje")]
    line: usize,
    #[serde(rename = "kolonne")]
    column: usize,
}

#[derive(Serialize)]
struct Other<'a> {
    #[serde(flatten)]
    place: PlaceOutput<'a>,
    #[serde(rename = "tekst")]
    text: &'a str,
}

/// The report as one JSON object and a line feed.
pub fn render(report: &Report<'_>, sources: &Sources) -> String {
    let output = Output {
        version: 1,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        found: findings(&report.found, sources),
        outstanding: findings(&report.outstanding, sources),
        waived: findings(&report.waived, sources),
        earlier: findings(&report.earlier, sources),
    };
    let mut text = serde_json::to_string_pretty(&output).unwrap_or_default();
    text.push('\n');
    birth_number::mask(text)
}

fn findings<'a>(diagnostics: &[&'a Diagnostic], sources: &'a Sources) -> Vec<FindingOutput<'a>> {
    diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect()
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> FindingOutput<'a> {
    FindingOutput {
        code: diagnostic.code,
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        place: place(diagnostic.place, sources),
        others: diagnostic
            .labels
            .iter()
            .map(|label| Other { place: place(label.span, sources), text: &label.text })
            .collect(),
        basis: &diagnostic.basis,
        advice: &diagnostic.advice,
        remedies: diagnostic.remedies.iter().map(ToString::to_string).collect(),
        due: diagnostic.due.map(|day| day.to_string()),
        waiver: diagnostic.waived.as_ref().map(|waived| WaiverOutput {
            reason: &waived.reason,
            by: &waived.by,
            until: waived.until.map(|day| day.to_string()),
        }),
    }
}

fn place<'a>(span: Span, sources: &'a Sources) -> PlaceOutput<'a> {
    let source = &sources[span.source];
    let (line, column) = source.line_and_column(span.start as usize);
    PlaceOutput { file: &source.path, line, column }
}
