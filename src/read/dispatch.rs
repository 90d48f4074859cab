//! The manifest of what was sent: how it is written, and how it is read again.
//!
//! Nobody writes it by hand, so it has no schema. Each version ends in a digest of what it says, by
//! which an edit by hand is found.

use std::collections::HashSet;
use std::fmt::Write;

use super::fields::{self, Fields};
use super::files::{CASES, FileContent, MEETING_FILE, MEETINGS, id_in_name};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::{
    Form, Frame, Manifest, MeetingId, PaperPart, SealedFile, SealedItem, SealedKind, Version,
};
use crate::text::digest::{Digest, Seal};
use crate::text::{Placed, Source, SourceId};
use crate::yaml::Node;

pub use super::files::{MANIFEST_FILE, meeting_of};

/// The first line.
const HEAD: &str = "# Laget av ipr: dette er det som ble sendt. Rett ikke her; ipr check holder filene opp \
    mot det som står.\n";

// What findings call the parts of it. There is no table of their keys, since nobody writes them.
const MANIFEST: &str = "manifestet";
const VERSION: &str = "versjonen i manifestet";
const FILE: &str = "filen i manifestet";
const ITEM: &str = "punktet i manifestet";
const PAPER: &str = "papiret i manifestet";

/// The path of the manifest of the meeting `id`.
pub fn path(id: &MeetingId) -> String {
    format!("{MEETINGS}{id}{MANIFEST_FILE}")
}

/// The manifest as text.
pub fn write(id: &MeetingId, versions: &[Version]) -> String {
    let mut text = format!("{HEAD}versjoner:\n");
    for version in versions {
        let written = written(id, version);
        text.push_str(&written);
        let _ = writeln!(text, "    kontroll: {}", Digest::of(written.as_bytes()));
    }
    text
}

/// One version without its last line.
fn written(id: &MeetingId, version: &Version) -> String {
    let mut text = format!("  - versjon: {}\n    sendt: {}\n", version.letter, version.sent);
    let Frame { time, place, form, about } = &version.frame;
    let form = form.map(|form| form.word().to_owned());
    for (key, value) in [("tid", time), ("sted", place), ("form", &form)] {
        if let Some(value) = value {
            let _ = writeln!(text, "    {key}: {}", quoted(value));
        }
    }
    if let Some(about) = about {
        let _ = writeln!(text, "    om-møtet: {about}");
    }
    let folder = format!("{MEETINGS}{id}/");
    write_files("filer", &folder, &version.files, &mut text);
    write_files("vedlagt", "", &version.enclosed, &mut text);
    if !version.agenda.is_empty() {
        text.push_str("    saksliste:\n");
    }
    for item in &version.agenda {
        write_item(item, &mut text);
    }
    text
}

fn write_files(key: &str, folder: &str, files: &[SealedFile], text: &mut String) {
    if !files.is_empty() {
        let _ = writeln!(text, "    {key}:");
    }
    for SealedFile { path, seal, .. } in files {
        let path = quoted(path.strip_prefix(folder).unwrap_or(path));
        let _ = writeln!(text, "      - {{fil: {path}, byte: {}, sha256: {}}}", seal.bytes, seal.digest);
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
fn quoted(text: &str) -> String {
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

/// Reads one manifest; none when any of it cannot be made sense of, since half of what was sent is not
/// what was sent.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let before = found.len();
    let meeting = MeetingId::from(meeting_of(&source.path)?);
    let node = whole_file(id, &source.text, found)?;
    let mut fields = Fields::of(MANIFEST, node, found)?;
    let listed = fields.required("versjoner");
    fields.reject_rest();
    let nodes = fields::short_list(listed?, found);
    let mut versions: Vec<Version> = Vec::new();
    for node in nodes {
        let span = node.span;
        let Some(read) = version(&meeting, node, found) else { continue };
        let expected = versions.last().map_or('A', |last| char::from(last.letter as u8 + 1));
        if read.letter != expected {
            let message = format!("Versjonen heter {}, men skulle hete {expected}", read.letter);
            found.push(fields::wrong(span, message, RESTORE));
        }
        versions.push(read);
    }
    if found.len() == before && versions.is_empty() {
        let message = "Manifestet har ingen versjoner".to_owned();
        found.push(fields::wrong(super::Span::new(id, 0..source.text.len()), message, RESTORE));
    }
    if found.len() > before {
        return None;
    }
    Some(Manifest { source: id, meeting, versions })
}

/// What is done about a manifest that is not as it was made.
const RESTORE: &str =
    "Hent filen tilbake fra git, for eksempel med «git restore». Ingen skal endre det som er sendt.";

fn version(meeting: &MeetingId, node: Node, found: &mut Vec<Diagnostic>) -> Option<Version> {
    let span = node.span;
    let mut fields = Fields::of(VERSION, node, found)?;
    let letter = fields.required_text("versjon").and_then(|text| letter(&text, fields.found));
    let sent = fields.required_date("sendt");
    let time = fields.plain_text("tid");
    let place = fields.plain_text("sted");
    let form = fields.plain_word("form", &Form::WORDS);
    let about = fields.text("om-møtet").and_then(|text| digest(&text, fields.found));
    let folder = format!("{MEETINGS}{meeting}");
    let files = listed("filer", &mut fields, |node, found| file(&folder, node, found));
    let enclosed = listed("vedlagt", &mut fields, |node, found| file("", node, found));
    let agenda = listed("saksliste", &mut fields, item);
    let control = fields.required_text("kontroll");
    let before = fields.found.len();
    let given = control.as_ref().and_then(|text| digest(text, fields.found));
    let is_read = fields.found.len() == before;
    fields.reject_rest();
    let frame = Frame { time, place, form, about };
    let version =
        Version { letter: letter?, sent: sent?.value, frame, files, enclosed, agenda, span: Some(span) };
    let made = Digest::of(written(meeting, &version).as_bytes());
    if let (Some(control), true) = (&control, is_read && given != Some(made)) {
        let message = format!("Versjon {} i manifestet er endret etter at den ble laget", version.letter);
        found.push(fields::wrong(control.span, message, RESTORE));
    }
    Some(version)
}

fn letter(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<char> {
    let mut characters = text.value.chars();
    let letter = match (characters.next(), characters.next()) {
        (Some(letter @ 'A'..='Z'), None) => Some(letter),
        _ => None,
    };
    fields::understood(letter, text, "en versjon", RESTORE, found)
}

fn digest(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Digest> {
    let digest = Digest::parse(&text.value);
    if digest.is_none() {
        let message = "Her skal det stå 64 sifre, 0–9 og a–f".to_owned();
        found.push(fields::wrong(text.span, message, RESTORE));
    }
    digest
}

/// What the nodes of a list are read as.
fn listed<T>(
    key: &'static str,
    fields: &mut Fields<'_>,
    read: impl Fn(Node, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    let nodes = fields::short_list(node, fields.found);
    nodes.into_iter().filter_map(|node| read(node, fields.found)).collect()
}

/// A file, by its path from `folder`; one that leads out of the workspace is a finding.
fn file(folder: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedFile> {
    let span = node.span;
    let mut fields = Fields::of(FILE, node, found)?;
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
    fields.reject_rest();
    Some(SealedFile { path: path?, seal: Seal { bytes: bytes?, digest: digest? }, span: Some(span) })
}

fn item(node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedItem> {
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

/// The paths of the files whose seals are needed to judge what was sent: those that the manifests among
/// `texts` name, and the attachments of the cases in them whose meetings are not over. Only files that lie
/// in the folder are looked at, among `others` and `texts` by their names.
pub fn sealed_paths(texts: &[(String, FileContent)], others: &HashSet<String>) -> Vec<String> {
    let mut manifests: Vec<(&str, Manifest)> = Vec::new();
    for (index, (path, content)) in texts.iter().enumerate() {
        let (Some(meeting), FileContent::Text(text)) = (meeting_of(path), content) else { continue };
        let Ok(index) = u32::try_from(index) else { continue };
        let source = Source { path: path.clone(), text: text.clone() };
        if let Some(manifest) = read(SourceId(index), &source, &mut Vec::new()) {
            manifests.push((meeting, manifest));
        }
    }
    if manifests.is_empty() {
        return Vec::new();
    }
    let over: HashSet<&str> = texts.iter().filter_map(meeting_that_is_over).collect();
    let (mut wanted, mut cases) = (HashSet::new(), HashSet::new());
    for (meeting, manifest) in manifests {
        for version in manifest.versions {
            wanted.extend(version.files.into_iter().map(|file| file.path));
            wanted.extend(version.enclosed.into_iter().map(|file| file.path));
            if over.contains(meeting) {
                continue;
            }
            for item in version.agenda {
                if let SealedKind::Case(id) = item.kind {
                    cases.insert(id);
                }
            }
        }
    }
    let is_wanted =
        |path: &&str| wanted.contains(*path) || attached_to(path).is_some_and(|id| cases.contains(id));
    let known = others.iter().map(String::as_str).chain(texts.iter().map(|(path, _)| path.as_str()));
    let mut paths: Vec<String> = known.filter(is_wanted).map(str::to_owned).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// The meeting of this file, when it says that it has been held. Of such a one nobody asks what its cases
/// say now.
fn meeting_that_is_over((path, content): &(String, FileContent)) -> Option<&str> {
    let id = path.strip_prefix(MEETINGS)?.strip_suffix(MEETING_FILE)?;
    match content {
        FileContent::Text(text) if text.contains("\nstatus: avholdt") => Some(id),
        _ => None,
    }
}

/// The id of the case beside which a file lies: `2024-005` of `cases/2024/2024-005-x/kart.png`.
fn attached_to(path: &str) -> Option<&str> {
    let folders = path.strip_prefix(CASES)?.rsplit_once('/')?.0;
    folders.split('/').find(|folder| folder.len() > 4).map(id_in_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version() -> Version {
        let digest = Digest::of(b"x");
        let seal = Seal { bytes: 1, digest };
        let file = |path: &str| SealedFile { path: path.to_owned(), seal, span: None };
        let item = |kind, parts: &[PaperPart]| SealedItem {
            number: Some("05/24".into()),
            kind,
            parts: parts.iter().map(|part| (*part, digest)).collect(),
        };
        Version {
            letter: 'A',
            sent: "2024-02-06".parse().expect("a date"),
            frame: Frame {
                time: Some("09:00–12:00".into()),
                place: Some("Rom \"5\"\\: # Å\u{85}".into()),
                form: Some(Form::InPerson),
                about: Some(digest),
            },
            files: vec![file("meetings/m/innkalling.md")],
            enclosed: vec![file("meetings/a b/referat.md")],
            agenda: vec![
                item(SealedKind::Case("2024-001".into()), &[PaperPart::Title, PaperPart::Proposal]),
                item(SealedKind::Plain("ja: nei".into()), &[]),
            ],
            span: None,
        }
    }

    fn read_text(text: &str) -> (Option<Manifest>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let source = Source { path: path(&"m".into()), text: text.to_owned() };
        (read(SourceId(0), &source, &mut found), found)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = write(&"m".into(), &[version(), Version { letter: 'B', ..version() }]);
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let (manifest, found) = read_text(&text);
            assert!(found.is_empty(), "{found:?}\n{text}");
            let manifest = manifest.expect("a manifest");
            assert_eq!(
                write(&"m".into(), &manifest.versions),
                write(&"m".into(), &[version(), Version { letter: 'B', ..version() }])
            );
        }
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let text = write(&"m".into(), &[version()]);
        for (was, is) in [
            ("05/24", "06/24"),
            ("2024-02-06", "2024-02-05"),
            ("versjon: A", "versjon: B"),
            ("innkalling.md", "../../../x"),
            ("byte: 1", "byte: mange"),
            ("    saksliste:", "    saker:"),
            ("sha256: 2", "sha256: 3"),
            ("kontroll: ", "kontroll: 0"),
        ] {
            let (manifest, found) = read_text(&text.replacen(was, is, 1));
            assert!(manifest.is_none() && !found.is_empty(), "{was}");
        }
        assert!(read_text("").0.is_none());
        assert!(read_text("versjoner: []\n").1.len() == 1);
    }
}
