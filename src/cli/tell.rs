//! What an attempt came to, told on the screen.

use std::borrow::Cow;

use anyhow::{Context, Result};
use similar::TextDiff;

use super::output;
use crate::action::RegisterFormat;
use crate::attempt::{Findings, JudgedChange, Refusal, Viewing};
use crate::diagnostic::Diagnostic;
use crate::disk::Replacement;
use crate::norsk;
use crate::plans::calendar::CALENDARS;
use crate::render::{screen, sheet};
use crate::report::veil::veiled;
use crate::report::{Report, plain};
use crate::rules::WithheldParts;
use crate::text::FileChange;
use crate::views::View;

/// Shows `view` as text, as JSON or as rows.
pub fn show(view: &dyn View, format: RegisterFormat) -> Result<()> {
    match format {
        RegisterFormat::Plain => output::answer(&screen::render(&view.document())),
        RegisterFormat::Json => output::answer_in_json(&format!("{}\n", view.json()?)),
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
        output::print(&screen::paragraph(line));
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
    output::print_in_colour(&findings(&refusal.findings, &report));
    for line in &refusal.closing {
        output::print(&screen::paragraph(line));
    }
}

/// What a change brings in that ought to be looked at.
pub fn warnings(change: &JudgedChange) {
    let Some(warnings) = &change.warnings else { return };
    let report = Report::of_due(&warnings.found, warnings.folder.today);
    if !report.is_empty() {
        output::print_in_colour(&findings(warnings, &report));
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
        output::print(&format!("{word}  {}\n", path_of(change, &file.path)));
    }
    for path in &change.gone {
        output::print(&format!("fjernet  {}\n", path_of(change, path)));
    }
    output::print(&screen::paragraph(&format!("{}.", change.message)));
    for note in change.notes.iter().chain(&change.stale) {
        output::print(&screen::paragraph(note));
    }
}

/// A path as it is printed. What lies beside a case that withholds something, and goes with it to another
/// name, may be called by what is withheld.
pub fn path_of<'p>(change: &JudgedChange, path: &'p str) -> Cow<'p, str> {
    if change.gone.is_empty() {
        return Cow::Borrowed(path);
    }
    for case in change.paths() {
        let Some(stem) = case.strip_suffix(".md") else { continue };
        let is_beside = path.strip_prefix(stem).is_some_and(|rest| rest.starts_with('/'));
        let is_open = |parts: &WithheldParts| matches!(parts, WithheldParts::Nothing);
        if is_beside && !change.withheld_parts(&case).iter().all(is_open) {
            return Cow::Owned(format!("{stem}/…"));
        }
    }
    Cow::Borrowed(path)
}

/// What a change does to one of its files. What is printed may end in a log, so that no line is shown that
/// may tell of what is exempt.
pub fn difference(change: &JudgedChange, file: &FileChange, old: Option<&[u8]>) -> String {
    if file.path.ends_with(".eml") {
        return draft(file);
    }
    if file.path.starts_with(CALENDARS) && file.path.ends_with(".ics") {
        return format!("{}: kalenderen lages på nytt\n", file.path);
    }
    let (Ok(new), Ok(old)) = (std::str::from_utf8(&file.bytes), std::str::from_utf8(old.unwrap_or_default()))
    else {
        return format!("{} ({} byte)\n", path_of(change, &file.path), file.bytes.len());
    };
    let [before, after] = change.withheld_parts(&file.path);
    let (Some(old), Some(new)) = (open_lines(old, &before), open_lines(new, &after)) else {
        return format!("{}: noe her er unntatt offentlighet, så linjene vises ikke.\n", file.path);
    };
    let is_whole = matches!((&before, &after), (WithheldParts::Nothing, WithheldParts::Nothing));
    let diff = TextDiff::from_lines(&*old, &*new);
    let mut diff = diff.unified_diff();
    diff.context_radius(if is_whole { 2 } else { 0 }).header(&file.path, &file.path).to_string()
}

/// A draft of a mail. Its attachments stand in it as thousands of lines that nobody reads.
fn draft(file: &FileChange) -> String {
    const ATTACHED: &[u8] = b"\nContent-Disposition: attachment";
    let attached = memchr::memmem::find_iter(&file.bytes, ATTACHED).count();
    let attached = match attached {
        0 => "uten vedlegg".to_owned(),
        1 => "med ett vedlegg".to_owned(),
        _ => format!("med {} vedlegg", norsk::number(attached)),
    };
    format!(
        "{}: et utkast til e-post {attached} ({} byte). Det ligger der når kommandoen er kjørt uten \
         --dry-run, og åpnes i et e-postprogram.\n",
        file.path,
        file.bytes.len()
    )
}

/// A text without the items of its agenda that are withheld; none when all of it is.
fn open_lines<'t>(text: &'t str, withheld: &WithheldParts) -> Option<Cow<'t, str>> {
    match withheld {
        WithheldParts::Nothing => Some(Cow::Borrowed(text)),
        WithheldParts::Everything => None,
        WithheldParts::Items { withheld, .. } => {
            let mut open = text.to_owned();
            for item in withheld.iter().rev() {
                // A text that is not the one the places are in is not shown.
                open.get(item.range())?;
                open.replace_range(item.range(), "(unntatt offentlighet)");
            }
            Some(Cow::Owned(open))
        }
    }
}

/// What is odd with two folders together, though it stops nothing.
pub fn odd(found: &[&Diagnostic]) {
    for finding in found {
        let said = if finding.is_secret { &veiled(finding)[0] } else { &finding.message };
        output::print(&screen::paragraph(&format!("Sammen gir det: {said} ({}).", finding.code)));
    }
}
