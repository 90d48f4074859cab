//! What an attempt came to, told on the screen.

use anyhow::{Context, Result};
use similar::TextDiff;

use super::output;
use crate::action::RegisterFormat;
use crate::attempt::{Findings, JudgedChange, Refusal, Viewing};
use crate::disk::Replacement;
use crate::render::{screen, sheet};
use crate::report::{Report, plain};
use crate::text::FileChange;
use crate::views::View;

/// Shows `view` as text, as JSON or as rows.
pub fn show(view: &dyn View, format: RegisterFormat) -> Result<()> {
    match format {
        RegisterFormat::Plain => output::answer(&screen::render(&view.document())),
        RegisterFormat::Json => output::answer(&format!("{}\n", view.json()?)),
        RegisterFormat::Csv => {
            output::answer(&sheet::render(&view.sheet().context("Dette har ingen rader.")?)?);
            output::print_error(&screen::blocks(&view.beside_sheet()));
        }
    }
    Ok(())
}

/// Shows or says what there is, when there is nothing to write.
pub fn look(look: &Viewing, format: RegisterFormat) -> Result<()> {
    if let Some(answer) = &look.answer {
        show(answer, format)?;
    }
    for line in &look.said {
        output::print(&format!("{line}\n"));
    }
    for note in &look.notes {
        output::print(&screen::paragraph(note));
    }
    Ok(())
}

/// Shows what a change came to, or would.
pub fn answer(view: &dyn View, format: RegisterFormat) -> Result<()> {
    if format == RegisterFormat::Plain {
        output::print("\n");
    }
    show(view, format)
}

/// Says why nothing is done.
pub fn refusal(refusal: &Refusal) {
    let report = Report { found: refusal.findings.found.iter().collect(), ..Report::default() };
    output::print(&findings(&refusal.findings, &report));
    for line in &refusal.closing {
        output::print(&format!("{line}\n"));
    }
}

/// What a change brings in that ought to be looked at.
pub fn warnings(change: &JudgedChange) {
    let Some(warnings) = &change.warnings else { return };
    let report = Report::of_due(&warnings.found, warnings.folder.today);
    if !report.is_empty() {
        output::print(&findings(warnings, &report));
        output::print("\n");
    }
}

fn findings(findings: &Findings, report: &Report<'_>) -> String {
    plain::render(report, &findings.folder.sources, output::is_coloured())
}

/// What has been written: those of the change's files that are among `changed`.
pub fn written(change: &JudgedChange, changed: &[Replacement<'_>]) {
    for file in &change.files {
        let is_changed = changed.iter().any(|changed| changed.path == file.path);
        let word = if is_changed { "skrevet" } else { "uendret" };
        output::print(&format!("{word}  {}\n", file.path));
    }
    for path in &change.gone {
        output::print(&format!("fjernet  {path}\n"));
    }
    output::print(&format!("{}.\n", change.message));
    for note in change.notes.iter().chain(&change.stale) {
        output::print(&screen::paragraph(note));
    }
}

/// What a change does to a file, with so many lines of `context` around it.
pub fn difference(change: &FileChange, old: Option<&[u8]>, context: usize) -> String {
    let (Ok(new), Ok(old)) =
        (std::str::from_utf8(&change.bytes), std::str::from_utf8(old.unwrap_or_default()))
    else {
        return format!("{} ({} byte)\n", change.path, change.bytes.len());
    };
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(context).header(&change.path, &change.path).to_string()
}
