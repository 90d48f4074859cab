//! Files as wholes: what is kept of them, and what is wrong with one before any part of it is read.

use super::conflict::is_conflicted;
use super::files::{BODIES, CALENDARS, FileContent, MEMBERS};
use super::{fields, minutes};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{SourceId, Sources, Span, birth_number};
use crate::yaml::{self, Node};

/// The text of the searched file at `path` in which something is found, or which may be minutes to be read;
/// of the others only the names are kept.
pub fn worth_keeping(path: &str, content: FileContent) -> Option<String> {
    let (FileContent::Text(text) | FileContent::NotText(text, _)) = content else { return None };
    // What is made for calendars is full of numbers, and of nobody's.
    let is_searched = !path.starts_with(CALENDARS);
    let is_worth = is_conflicted(&text)
        || (is_searched && (minutes::is_worth_reading(&text) || !birth_number::find(&text).is_empty()));
    is_worth.then_some(text)
}

/// The tree of a file that is YAML from its first line; none, and a finding, when there is none.
pub(super) fn whole_file(id: SourceId, text: &str, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let unmarked = text.trim_start_matches('\u{feff}');
    let (node, mut faults) = yaml::parse(id, unmarked, text.len() - unmarked.len());
    found.append(&mut faults);
    if node.is_none() && found.is_empty() {
        found.push(
            Diagnostic::new("F02", Severity::Error, Span::new(id, 0..0), "Filen er tom")
                .with_basis(fields::BASIS)
                .with_advice(
                    "Hent den tilbake fra git, eller skriv den på nytt; «ipr skjema» med organer, medlemmer \
                     eller budsjett viser nøklene den kan ha.",
                ),
        );
    }
    node
}

/// A finding, in bodies.yaml, that the file beside it is missing.
pub(super) fn missing_members(sources: &Sources) -> Option<Diagnostic> {
    let bodies = sources.find(BODIES)?;
    if sources.has(MEMBERS) {
        return None;
    }
    let place = Span::new(bodies, 0..0);
    Some(
        Diagnostic::new("F02", Severity::Error, place, "Mappen mangler members.yaml")
            .with_basis(fields::BASIS)
            .with_advice("Lag filen members.yaml med deltakere, personer og verv."),
    )
}

/// The text of a file, or a finding and as much of it as helps to show the place.
pub(super) fn take_text(id: SourceId, content: FileContent, found: &mut Vec<Diagnostic>) -> String {
    let start = Span::new(id, 0..0);
    let (text, finding) = match content {
        FileContent::Text(text) => return text,
        FileContent::NotText(text, at) => {
            let place = Span::new(id, at..at + 1);
            let finding = (
                "F10",
                place,
                "Filen er ikke lagret som UTF-8".to_owned(),
                "Lagre den på nytt med tegnkoding UTF-8; ofte er den lagret som «ANSI» eller Latin-1.",
            );
            (text, finding)
        }
        FileContent::TooLarge(bytes) => {
            let message = format!("Filen er på {} MB og leses ikke", bytes / 1_000_000);
            (String::new(), ("F10", start, message, "Legg store vedlegg i mappen ved siden av saken."))
        }
        FileContent::Link => (
            String::new(),
            ("F08", start, "Filen er en symbolsk lenke og leses ikke".to_owned(), "Legg selve filen her."),
        ),
        FileContent::Pointer => (
            String::new(),
            (
                "F10",
                start,
                "Filen er bare en henvisning til Git LFS, og innholdet er ikke hentet".to_owned(),
                "Kjør «git lfs pull». Hjelper ikke det, legg selve filen her.",
            ),
        ),
        FileContent::Unreadable(reason) => (
            String::new(),
            (
                "F10",
                start,
                format!("Filen kan ikke åpnes: {reason}"),
                "Se etter om den er åpen i et annet program, og om du har tilgang.",
            ),
        ),
    };
    let (code, place, message, advice) = finding;
    found.push(
        Diagnostic::new(code, Severity::Error, place, message).with_basis(fields::BASIS).with_advice(advice),
    );
    text
}
