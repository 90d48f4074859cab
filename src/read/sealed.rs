//! Files and agendas as they stand in what the program writes for itself: the manifest of what was sent, and
//! what papers not yet sent were made of. How they are written, and read again.
//!
//! Nobody writes such a list by hand, so it has no schema. Each entry ends in a digest of what it says, by
//! which one that was edited, or put together of two in a merge, is found.

use std::fmt::Write;

use super::fields::{self, Fields};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::{PaperPart, SealedFile, SealedItem, SealedKind};
use crate::text::digest::{Digest, Seal};
use crate::text::{Placed, Source, SourceId, Span};
use crate::yaml::Node;

// What findings call the parts of it. There is no table of their keys, since nobody writes them.
const ITEM: &str = "punktet i listen";
const PAPER: &str = "papiret i listen";

/// What is done about such a file when it is not as it was made.
pub(super) const RESTORE: &str = "Hent filen tilbake fra git, for eksempel med «git restore». Den skrives av \
    ipr, og ingen skal rette i den.";

/// An entry of a list that the program writes for itself.
pub(super) trait SealedEntry: Sized {
    /// The first line of the file.
    const HEAD: &'static str;
    /// The key of the list.
    const KEY: &'static str;
    /// What findings call the list, and an entry of it.
    const NAMES: [&'static str; 2];

    /// What is written of it without its last line, with paths from `folder`.
    fn written(&self, folder: &str) -> String;

    /// The entry at `span`, as its fields are read.
    fn read(folder: &str, span: Span, fields: &mut Fields<'_>) -> Option<Self>;

    /// What is said of one that is not as it was made.
    fn changed(&self) -> String;
}

/// The list as text.
pub(super) fn write_list<T: SealedEntry>(folder: &str, entries: &[T]) -> String {
    let mut text = format!("{}{}:\n", T::HEAD, T::KEY);
    for entry in entries {
        let written = entry.written(folder);
        let _ = writeln!(text, "{written}    kontroll: {}", Digest::of(written.as_bytes()));
    }
    text
}

/// The entries of the list that is all of a file; fewer, and findings, when any of it cannot be made sense
/// of.
pub(super) fn read_list<T: SealedEntry>(
    folder: &str,
    (id, source): (SourceId, &Source),
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<T>> {
    let node = whole_file(id, &source.text, found)?;
    let mut fields = Fields::of(T::NAMES[0], node, found)?;
    let listed = fields.required(T::KEY);
    fields.reject_rest();
    let nodes = fields::short_list(listed?, found);
    Some(nodes.into_iter().filter_map(|node| read_entry(folder, node, found)).collect())
}

fn read_entry<T: SealedEntry>(folder: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<T> {
    let span = node.span;
    let before = found.len();
    let mut fields = Fields::of(T::NAMES[1], node, found)?;
    let entry = T::read(folder, span, &mut fields);
    let control = fields.required_text("kontroll");
    let given = control.as_ref().and_then(|text| digest(text, fields.found));
    fields.reject_rest();
    let entry = entry?;
    let made = Digest::of(entry.written(folder).as_bytes());
    if let (Some(control), true) = (&control, found.len() == before && given != Some(made)) {
        found.push(fields::wrong(control.span, entry.changed(), RESTORE));
    }
    Some(entry)
}

/// What is written of a file within its braces, by its path from `folder`.
pub(super) fn written_file(file: &SealedFile, folder: &str) -> String {
    let path = quoted(file.path.strip_prefix(folder).unwrap_or(&file.path));
    format!("fil: {path}, byte: {}, sha256: {}", file.seal.bytes, file.seal.digest)
}

/// The lines of an agenda.
pub(super) fn write_agenda(agenda: &[SealedItem], text: &mut String) {
    if !agenda.is_empty() {
        text.push_str("    saksliste:\n");
    }
    for item in agenda {
        write_item(item, text);
    }
}

fn write_item(item: &SealedItem, text: &mut String) {
    let (key, value) = match &item.kind {
        SealedKind::Case(id) => ("id", id.as_str()),
        SealedKind::Standing(name) => ("fast", name.as_str()),
        SealedKind::Plain(title) => ("tittel", title.as_str()),
    };
    let _ = writeln!(text, "      - {key}: {}", quoted(value));
    if let Some(number) = &item.number {
        let _ = writeln!(text, "        sak: {}", quoted(number));
    }
    if !item.parts.is_empty() {
        text.push_str("        papir:\n");
    }
    for (part, digest) in &item.parts {
        let _ = writeln!(text, "          {}: {digest}", part.word());
    }
}

/// The text as YAML: bare where it is plainly one word, else in quotes.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The digest that is written here.
pub(super) fn digest(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Digest> {
    let digest = Digest::parse(&text.value);
    if digest.is_none() {
        let message = "Her skal det stå 64 sifre, 0–9 og a–f".to_owned();
        found.push(fields::wrong(text.span, message, RESTORE));
    }
    digest
}

/// What the nodes of a list are read as.
pub(super) fn listed<T>(
    key: &'static str,
    fields: &mut Fields<'_>,
    read: impl Fn(Node, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    let nodes = fields::list(node, fields.found);
    nodes.into_iter().filter_map(|node| read(node, fields.found)).collect()
}

/// A file with `fields`, which stand at `span`, by its path from `folder`; one that leads out of the
/// workspace is a finding.
pub(super) fn file(folder: &str, span: Span, fields: &mut Fields<'_>) -> Option<SealedFile> {
    let (path, bytes) = (fields.required_text("fil"), fields.required_text("byte"));
    let digest = fields.required_text("sha256").and_then(|text| digest(&text, fields.found));
    let path = path.and_then(|path| {
        let resolved = links::resolve(folder, &path.value);
        fields::understood(resolved, &path, "en fil i mappen", RESTORE, fields.found)
    });
    let bytes = bytes.and_then(|bytes| {
        let count = bytes.value.parse::<u64>().ok();
        fields::understood(count, &bytes, "et antall", RESTORE, fields.found)
    });
    Some(SealedFile { path: path?, seal: Seal { bytes: bytes?, digest: digest? }, span: Some(span) })
}

/// A line of an agenda.
pub(super) fn item(node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedItem> {
    let span = node.span;
    let mut fields = Fields::of(ITEM, node, found)?;
    let number = fields.plain_text("sak");
    let mut text = |key| fields.plain_text(key);
    let kind = match (text("id"), text("fast"), text("tittel")) {
        (Some(id), None, None) => Some(SealedKind::Case(id.into())),
        (None, Some(name), None) => Some(SealedKind::Standing(name)),
        (None, None, Some(title)) => Some(SealedKind::Plain(title)),
        _ => {
            let message = "Punktet skal ha én av «id», «fast» og «tittel»".to_owned();
            fields.found.push(fields::wrong(span, message, RESTORE));
            None
        }
    };
    let parts = parts(&mut fields);
    fields.reject_rest();
    Some(SealedItem { number, kind: kind?, parts })
}

fn parts(fields: &mut Fields<'_>) -> Vec<(PaperPart, Digest)> {
    let mut parts = Vec::new();
    let Some(node) = fields.optional("papir") else { return parts };
    let Some(mut fields) = Fields::of(PAPER, node, fields.found) else { return parts };
    for (word, part) in PaperPart::WORDS {
        if let Some(text) = fields.text(word)
            && let Some(digest) = digest(&text, fields.found)
        {
            parts.push((part, digest));
        }
    }
    fields.reject_rest();
    parts
}
