//! Findings for people at a terminal, good at 80 columns.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Report, on_one_line, veil};
use crate::diagnostic::{Diagnostic, Severity, Waived};
use crate::norsk;
use crate::rules;
use crate::text::{Source, Sources, Span, birth_number, wrap};

/// The widest line that is printed, unless a single word is wider.
pub const WIDTH: usize = 80;

/// The most findings that can be taken in without being counted rule by rule.
const MANY: usize = 20;

/// The report as text: the findings, what is outstanding, what is set aside, and a line that sums it up.
/// Paths are never broken: they are to be opened by those who read them.
pub fn render(report: &Report<'_>, sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let findings = report.found.par_iter().map(|diagnostic| {
        let is_shown = report.quotes_exempt || !diagnostic.is_secret;
        finding(diagnostic, sources, &renderer, is_shown) + "\n\n"
    });
    let mut text: String = findings.collect();
    if !report.outstanding.is_empty() {
        text.push_str("Gjenstår:\n");
        for diagnostic in &report.outstanding {
            text.push_str(&outstanding(diagnostic, sources));
        }
        text.push('\n');
    }
    if !report.waived.is_empty() {
        text.push_str("Fraveket:\n");
        for diagnostic in &report.waived {
            text.push_str(&waived(diagnostic, sources));
        }
        text.push('\n');
    }
    text.push_str(&earlier(report, sources));
    text.push_str(&summary(report));
    birth_number::mask(text)
}

/// What was there before, so short that it does not drown what is new; nothing when nothing is new, since a
/// hook says all this at every commit.
fn earlier(report: &Report<'_>, sources: &Sources) -> String {
    const SHOWN: usize = 5;
    if report.earlier.is_empty() || report.is_empty() {
        return String::new();
    }
    let mut text = String::from("Fra før:\n");
    for diagnostic in report.earlier.iter().take(SHOWN) {
        let source = &sources[diagnostic.place.source];
        let (line, _) = source.line_and_column(diagnostic.place.start as usize);
        let message = said(&diagnostic.message, WIDTH - 7).replace('\n', "\n       ");
        text.push_str(&format!(
            "  {}  {message}\n       {}:{line}\n",
            diagnostic.code,
            on_one_line(&source.path)
        ));
    }
    if report.earlier.len() > SHOWN {
        let more = report.earlier.len() - SHOWN;
        text.push_str(&format!("  … og {more} til; «ipr check» uten --siden viser alle.\n"));
    }
    text.push('\n');
    text
}

/// A finding, with the lines it points at when they may be shown.
fn finding(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer, is_shown: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("feil"),
        Severity::Warning => Level::WARNING.with_name("advarsel"),
        Severity::Hint => Level::INFO.with_name("tips"),
    };
    let prefix = "advarsel[L01]: ".len();
    let mut places = vec![diagnostic.place];
    places.extend(diagnostic.labels.iter().map(|label| label.span));
    if !is_shown {
        let [message, advice] = veil::veiled(diagnostic);
        let title = level.primary_title(said(&message, WIDTH - prefix)).id(diagnostic.code);
        let places = places.into_iter().map(|span| origin(sources, span));
        return renderer.render(&[with_notes(title.elements(places), &diagnostic.basis, &advice)]);
    }
    let title = level.primary_title(said(&diagnostic.message, WIDTH - prefix)).id(diagnostic.code);
    if diagnostic.is_private || places.iter().any(|span| is_on_long_line(sources, *span)) {
        let places = places.into_iter().map(|span| origin(sources, span));
        return renderer.render(&[with_notes(title.elements(places), &diagnostic.basis, &diagnostic.advice)]);
    }
    places.retain(|span| span.source == diagnostic.place.source);
    let lines = ShownLines::around(sources, &places);
    let mut own = lines.snippet().annotation(lines.annotation(diagnostic.place, AnnotationKind::Primary, ""));
    let mut elsewhere = Vec::new();
    for label in &diagnostic.labels {
        if label.span.source == diagnostic.place.source {
            own = own.annotation(lines.annotation(label.span, AnnotationKind::Context, &label.text));
            continue;
        }
        let lines = ShownLines::around(sources, &[label.span]);
        let other = lines.annotation(label.span, AnnotationKind::Context, &label.text);
        elsewhere.push(lines.snippet().annotation(other));
    }
    let mut group: Group<'_> = title.element(own);
    for other in elsewhere {
        group = group.element(other);
    }
    renderer.render(&[with_notes(group, &diagnostic.basis, &diagnostic.advice)])
}

fn with_notes<'a>(mut group: Group<'a>, basis: &'a str, advice: &'a str) -> Group<'a> {
    for (name, note) in [("grunnlag", basis), ("råd", advice)] {
        if !note.is_empty() {
            let width = WIDTH - "  = grunnlag: ".len() - 4;
            group = group.element(Level::NOTE.with_name(name).message(said(note, width)));
        }
    }
    group
}

/// Whether a place is on a line that nobody wrote to be read, and that costs too much to show a part of.
fn is_on_long_line(sources: &Sources, span: Span) -> bool {
    const LONG: usize = 20_000;
    sources[span.source].line_at(span.start as usize).len() > LONG
}

/// Only where a place is, without its text.
fn origin(sources: &Sources, span: Span) -> Origin<'_> {
    let source = &sources[span.source];
    let (line, column) = source.line_and_column(span.start as usize);
    Origin::path(on_one_line(&source.path)).line(line).char_column(column)
}

/// The lines of one file that are pointed at, and those between them. The whole file would be gone through
/// for each finding.
struct ShownLines<'a> {
    source: &'a Source,
    bytes: Range<usize>,
}

impl<'a> ShownLines<'a> {
    /// The lines of the places, which are in one file.
    fn around(sources: &'a Sources, spans: &[Span]) -> Self {
        let source = &sources[spans[0].source];
        let mut bytes = source.line_at(spans[0].start as usize);
        for span in spans {
            let line = source.line_at(span.start as usize);
            bytes = bytes.start.min(line.start)..bytes.end.max(line.end);
        }
        Self { source, bytes }
    }

    fn snippet(&self) -> Snippet<'a, Annotation<'a>> {
        let (first, _) = self.source.line_and_column(self.bytes.start);
        Snippet::source(&self.source.text[self.bytes.clone()])
            .line_start(first)
            .path(on_one_line(&self.source.path))
            .fold(true)
    }

    fn annotation(&self, span: Span, kind: AnnotationKind, label: &'a str) -> Annotation<'a> {
        let range = short_enough(&self.source.text, first_line(self.source, span), label);
        let range = range.start - self.bytes.start..range.end - self.bytes.start;
        kind.span(range).label((!label.is_empty()).then(|| on_one_line(label)))
    }
}

/// The place, or its part before the first comma when the label would otherwise pass the last column.
fn short_enough(text: &str, range: Range<usize>, label: &str) -> Range<usize> {
    let line_start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let margin = "1234 | ".len();
    let width = text[line_start..range.end].chars().count() + 1 + label.chars().count() + margin;
    match text[range.clone()].find(',') {
        Some(comma) if !label.is_empty() && width > WIDTH => range.start..range.start + comma,
        _ => range,
    }
}

/// The part of a place that is on its first line; a place of many lines would fill the screen.
fn first_line(source: &Source, span: Span) -> Range<usize> {
    let start = source.floor(span.start as usize);
    let end = source.floor(span.end as usize).max(start);
    let line_end = source.text[start..end].find(['\n', '\r']).map_or(end, |newline| start + newline);
    start..line_end
}

/// One finding that is not due, in as few lines as it takes.
fn outstanding(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let source = &sources[diagnostic.place.source];
    let (line, _) = source.line_and_column(diagnostic.place.start as usize);
    let due = diagnostic.due.map_or_else(String::new, norsk::short_date);
    let message = said(&diagnostic.message, WIDTH - 19).replace('\n', "\n                   ");
    format!(
        "  {due}  {}  {message}\n                   {}:{line}\n",
        diagnostic.code,
        on_one_line(&source.path)
    )
}

/// One finding that is set aside: by whom, until when and why.
fn waived(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let source = &sources[diagnostic.place.source];
    let (line, _) = source.line_and_column(diagnostic.place.start as usize);
    let mut text = format!("  {}  ", diagnostic.code);
    let mut add = |part: &str| {
        text.push_str(&said(part, WIDTH - 7).replace('\n', "\n       "));
        text.push_str("\n       ");
    };
    add(&diagnostic.message);
    if let Some(waived) = &diagnostic.waived {
        add(&format!("{}: {}", norsk::capitalised(&allowed(waived)), waived.reason));
    }
    format!("{text}{}:{line}\n", on_one_line(&source.path))
}

/// «fraveket av styret til og med 30. juni 2024»
pub fn allowed(waived: &Waived) -> String {
    let until = waived.until.map_or_else(String::new, |day| format!(" til og med {}", norsk::date(day)));
    format!("fraveket av {}{until}", waived.by)
}

/// How many of each grade there are, in one line; and of each rule, when there are many.
pub fn summary(report: &Report<'_>) -> String {
    let mut parts = Vec::new();
    let counts = [
        (report.count(Severity::Error), "feil", "feil"),
        (report.count(Severity::Warning), "advarsel", "advarsler"),
        (report.count(Severity::Hint), "tips", "tips"),
    ];
    for (number, one, many) in counts {
        if number > 0 {
            parts.push(norsk::count(number, one, many));
        }
    }
    if parts.is_empty() {
        let none = if report.earlier.is_empty() { "Ingen feil" } else { "Ingen nye feil" };
        parts.push(none.to_owned());
    }
    let outstanding = match report.outstanding.len() {
        0 => String::new(),
        number => format!("; {number} gjenstår"),
    };
    let waived = match report.waived.len() {
        0 => String::new(),
        number => format!("; {number} fraveket"),
    };
    let earlier = match report.earlier.len() {
        0 => String::new(),
        number => format!("; {number} fra før"),
    };
    let explain = match report.found.first() {
        Some(diagnostic) => format!(" «ipr explain {}» forklarer en kode.", diagnostic.code),
        None => String::new(),
    };
    format!("{}{outstanding}{waived}{earlier}.{explain}\n{}", norsk::list(&parts), by_rule(report))
}

/// How many findings each rule has, the most first, when there are more than fit a screen.
fn by_rule(report: &Report<'_>) -> String {
    if report.found.len() <= MANY {
        return String::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in &report.found {
        *counts.entry(diagnostic.code).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let mut lines = String::new();
    for (code, count) in counts {
        let title = rules::find(code).map_or("", |rule| rule.title);
        lines.push_str(&format!("{count:>6}  {code}  {title}\n"));
    }
    lines
}

/// Words of the files, which may hold anything, in lines of at most `width` characters.
fn said(text: &str, width: usize) -> String {
    wrap(&on_one_line(text), width)
}
