//! The manifest of what was sent: how it is written, and how it is read again.
//!
//! Nobody writes it by hand, so it has no schema. Each version ends in a digest of what it says, by
//! which an edit by hand is found.

use std::collections::HashSet;
use std::fmt::Write;

use super::fields::{self, Fields};
use super::{FileContent, MEETINGS};
use crate::diagnostic::Diagnostic;
use crate::links;
use crate::model::{Form, Frame, Manifest, PaperPart, SealedFile, SealedItem, SealedKind, Version};
use crate::text::digest::{Digest, Seal};
use crate::text::{Placed, Source, SourceId};
use crate::yaml::Node;

/// The file, in the folder of a meeting.
pub const MANIFEST_FILE: &str = "/utsending/manifest.yaml";

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
pub fn path(id: &str) -> String {
    format!("{MEETINGS}{id}{MANIFEST_FILE}")
}

/// The meeting whose manifest the file at `path` is.
pub fn meeting_of(path: &str) -> Option<&str> {
    path.strip_prefix(MEETINGS)?.strip_suffix(MANIFEST_FILE).filter(|id| !id.contains('/'))
}

/// The manifest as text.
pub fn write(id: &str, versions: &[Version]) -> String {
    let mut text = format!("{HEAD}versjoner:\n");
    for version in versions {
        let written = written(id, version);
        text.push_str(&written);
        let _ = writeln!(text, "    kontroll: {}", Digest::of(written.as_bytes()));
    }
    text
}

/// One version without its last line.
fn written(id: &str, version: &Version) -> String {
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
        SealedKind::Case(id) => ("id", id),
        SealedKind::Standing(name) => ("fast", name),
        SealedKind::Plain(title) => ("tittel", title),
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
    let meeting = meeting_of(&source.path)?.to_owned();
    let node = super::whole_file(id, &source.text, found)?;
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
    let is_whole = found.len() == before && !versions.is_empty();
    if found.len() == before && versions.is_empty() {
        let message = "Manifestet har ingen versjoner".to_owned();
        found.push(fields::wrong(super::Span::new(id, 0..source.text.len()), message, RESTORE));
    }
    is_whole.then_some(Manifest { source: id, meeting, versions })
}

/// What is done about a manifest that is not as it was made.
const RESTORE: &str =
    "Hent filen tilbake fra git, for eksempel med «git restore». Ingen skal endre det som er sendt.";

fn version(meeting: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<Version> {
    let span = node.span;
    let mut fields = Fields::of(VERSION, node, found)?;
    let letter = fields.required_text("versjon").and_then(|text| letter(&text, fields.found));
    let sent = fields.required_date("sendt");
    let time = fields.text("tid").map(|text| text.value);
    let place = fields.text("sted").map(|text| text.value);
    let form = fields.word("form", &Form::WORDS).map(|form| form.value);
    let about = fields.text("om-møtet").and_then(|text| digest(&text, fields.found));
    let files = files("filer", &format!("{MEETINGS}{meeting}"), &mut fields);
    let enclosed = self::files("vedlagt", "", &mut fields);
    let agenda = fields.optional("saksliste").map_or_else(Vec::new, |node| {
        let nodes = fields::short_list(node, fields.found);
        nodes.into_iter().filter_map(|node| item(node, fields.found)).collect()
    });
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
    match (characters.next(), characters.next()) {
        (Some(letter @ 'A'..='Z'), None) => Some(letter),
        _ => {
            let message = format!("«{}» er ikke en versjon", text.value);
            found.push(fields::wrong(text.span, message, RESTORE));
            None
        }
    }
}

fn digest(text: &Placed<String>, found: &mut Vec<Diagnostic>) -> Option<Digest> {
    let digest = Digest::parse(&text.value);
    if digest.is_none() {
        let message = "Her skal det stå 64 sifre, 0–9 og a–f".to_owned();
        found.push(fields::wrong(text.span, message, RESTORE));
    }
    digest
}

/// The files of a list, by paths from `folder`; one that leads out of the workspace is a finding.
fn files(key: &'static str, folder: &str, fields: &mut Fields<'_>) -> Vec<SealedFile> {
    let Some(node) = fields.optional(key) else { return Vec::new() };
    let nodes = fields::short_list(node, fields.found);
    nodes.into_iter().filter_map(|node| file(folder, node, fields.found)).collect()
}

fn file(folder: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedFile> {
    let span = node.span;
    let mut fields = Fields::of(FILE, node, found)?;
    let path = fields.required_text("fil");
    let bytes = fields.required_text("byte");
    let digest = fields.required_text("sha256").and_then(|text| digest(&text, fields.found));
    let path = path.and_then(|path| {
        let resolved = links::resolve(folder, &path.value);
        if resolved.is_none() {
            let message = format!("«{}» er ikke en fil i mappen", path.value);
            fields.found.push(fields::wrong(path.span, message, RESTORE));
        }
        resolved
    });
    let bytes = bytes.and_then(|bytes| {
        let count = bytes.value.parse::<u64>().ok();
        if count.is_none() {
            let message = format!("«{}» er ikke et antall", bytes.value);
            fields.found.push(fields::wrong(bytes.span, message, RESTORE));
        }
        count
    });
    fields.reject_rest();
    Some(SealedFile { path: path?, seal: Seal { bytes: bytes?, digest: digest? }, span: Some(span) })
}

fn item(node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedItem> {
    let span = node.span;
    let mut fields = Fields::of(ITEM, node, found)?;
    let number = fields.text("sak").map(|text| text.value);
    let mut text = |key| fields.text(key).map(|text| text.value);
    let kind = match (text("id"), text("fast"), text("tittel")) {
        (Some(id), None, None) => Some(SealedKind::Case(id)),
        (None, Some(name), None) => Some(SealedKind::Standing(name)),
        (None, None, Some(title)) => Some(SealedKind::Plain(title)),
        _ => {
            let message = "Punktet skal ha én av «id», «fast» og «tittel»".to_owned();
            fields.found.push(fields::wrong(span, message, RESTORE));
            None
        }
    };
    let parts = fields.optional("papir").map_or_else(Vec::new, |node| parts(node, fields.found));
    fields.reject_rest();
    Some(SealedItem { number, kind: kind?, parts })
}

fn parts(node: Node, found: &mut Vec<Diagnostic>) -> Vec<(PaperPart, Digest)> {
    let Some(mut fields) = Fields::of(PAPER, node, found) else { return Vec::new() };
    let mut parts = Vec::new();
    for (word, part) in PaperPart::WORDS {
        let text = fields.text(word);
        parts.extend(text.and_then(|text| digest(&text, fields.found)).map(|digest| (part, digest)));
    }
    fields.reject_rest();
    parts
}

/// The paths of the files whose seals are needed to judge what was sent: those that the manifests among
/// `texts` name, and the attachments of the cases in them whose meetings are not over. Only files that lie
/// in the folder are looked at, among `others` and `texts` by their names.
pub fn sealed_paths(texts: &[(String, FileContent)], others: &HashSet<String>) -> Vec<String> {
    let manifests = texts.iter().enumerate().filter_map(|(index, (path, content))| {
        let meeting = meeting_of(path)?;
        let FileContent::Text(text) = content else { return None };
        let source = Source { path: path.clone(), text: text.clone() };
        let manifest = read(SourceId(u32::try_from(index).ok()?), &source, &mut Vec::new())?;
        Some((meeting, manifest))
    });
    let manifests: Vec<(&str, Manifest)> = manifests.collect();
    if manifests.is_empty() {
        return Vec::new();
    }
    let over: HashSet<&str> = texts.iter().filter_map(meeting_that_is_over).collect();
    let (mut wanted, mut cases) = (HashSet::new(), HashSet::new());
    for (meeting, manifest) in manifests {
        let files =
            manifest.versions.iter().flat_map(|version| version.files.iter().chain(&version.enclosed));
        wanted.extend(files.map(|file| file.path.clone()));
        if !over.contains(meeting) {
            cases.extend(manifest.versions.into_iter().flat_map(|version| version.agenda).filter_map(
                |item| match item.kind {
                    SealedKind::Case(id) => Some(id),
                    _ => None,
                },
            ));
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
    let id = path.strip_prefix(MEETINGS)?.strip_suffix(super::MEETING_FILE)?;
    matches!(content, FileContent::Text(text) if text.contains("\nstatus: avholdt")).then_some(id)
}

/// The id of the case beside which a file lies: `2024-005` of `cases/2024/2024-005-x/kart.png`.
fn attached_to(path: &str) -> Option<&str> {
    let folders = path.strip_prefix(super::CASES)?.rsplit_once('/')?.0;
    folders.split('/').find(|folder| folder.len() > 4).map(super::id_in_name)
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
        let source = Source { path: path("m"), text: text.to_owned() };
        (read(SourceId(0), &source, &mut found), found)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = write("m", &[version(), Version { letter: 'B', ..version() }]);
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let (manifest, found) = read_text(&text);
            assert!(found.is_empty(), "{found:?}\n{text}");
            let manifest = manifest.expect("a manifest");
            assert_eq!(
                write("m", &manifest.versions),
                write("m", &[version(), Version { letter: 'B', ..version() }])
            );
        }
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let text = write("m", &[version()]);
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
