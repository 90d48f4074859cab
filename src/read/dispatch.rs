//! The manifest of what was sent: how it is written, and how it is read again.
//!
//! Nobody writes it by hand, so it has no schema. Each version ends in a digest of what it says, by
//! which an edit by hand is found.

use std::fmt::Write;

use super::fields::{self, Fields};
use super::files::MEETINGS;
use super::sealed::{self, RESTORE, digest, listed, quoted, write_agenda, written_file};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::model::{Form, Frame, Manifest, MeetingId, SealedFile, SealedRecord, Version};
use crate::text::digest::Digest;
use crate::text::{Placed, Source, SourceId};
use crate::yaml::Node;

pub use super::files::{MANIFEST_FILE, meeting_of};

/// The first line.
const HEAD: &str = "# Laget av ipr: dette er det som ble sendt. Rett ikke her; ipr check holder filene opp \
    mot det som står.\n";

/// The keys of the two lists.
const NOTICES: &str = "versjoner";
const MINUTES: &str = "referat";

/// The keys of when the notice was sent, when its papers last changed, and when the meeting was announced.
const CALLED: [&str; 3] = ["innkalling-sendt", "innkalling-oppdatert", "kunngjort"];

// What findings call the parts of it. There is no table of their keys, since nobody writes them.
const MANIFEST: &str = "manifestet";
const VERSION: &str = "versjonen i manifestet";
const FILE: &str = "filen i manifestet";

/// The path of the manifest of the meeting `id`.
pub fn path(id: &MeetingId) -> String {
    format!("{MEETINGS}{id}{MANIFEST_FILE}")
}

/// The manifest as text: the versions of the notice, and those of the minutes.
pub fn write(id: &MeetingId, versions: &[Version], minutes: &[Version]) -> String {
    let mut text = HEAD.to_owned();
    for (key, list) in [(NOTICES, versions), (MINUTES, minutes)] {
        if !list.is_empty() {
            let _ = writeln!(text, "{key}:");
        }
        for version in list {
            text.push_str(&with_control(id, version));
        }
    }
    text
}

/// One version as text.
pub fn with_control(id: &MeetingId, version: &Version) -> String {
    let written = written(id, version);
    format!("{written}    kontroll: {}\n", Digest::of(written.as_bytes()))
}

/// One version without its last line.
fn written(id: &MeetingId, version: &Version) -> String {
    let mut text = format!("  - versjon: {}\n    sendt: {}\n", version.letter, version.sent);
    let Frame { time, place, form, about, arrangement, called } = &version.frame;
    let form = form.map(|form| form.word().to_owned());
    for (key, value) in [("tid", time), ("sted", place), ("form", &form)] {
        if let Some(value) = value {
            let _ = writeln!(text, "    {key}: {}", quoted(value));
        }
    }
    if let Some(about) = about {
        let _ = writeln!(text, "    om-møtet: {about}");
    }
    if let Some(arrangement) = arrangement {
        let _ = writeln!(text, "    opplegg: {arrangement}");
    }
    for (index, key) in CALLED.iter().enumerate() {
        if let Some(day) = called[index] {
            let _ = writeln!(text, "    {key}: {day}");
        }
    }
    if let Some(SealedRecord { attendance, corrections }) = &version.record {
        let _ = writeln!(text, "    oppmøte: {attendance}\n    rettelser: {corrections}");
    }
    let folder = format!("{MEETINGS}{id}/");
    write_files("filer", &folder, &version.files, &mut text);
    write_files("vedlagt", "", &version.enclosed, &mut text);
    write_agenda(&version.agenda, &mut text);
    text
}

fn write_files(key: &str, folder: &str, files: &[SealedFile], text: &mut String) {
    if !files.is_empty() {
        let _ = writeln!(text, "    {key}:");
    }
    for file in files {
        let _ = writeln!(text, "      - {{{}}}", written_file(file, folder));
    }
}

/// Reads one manifest; none when any of it cannot be made sense of, since half of what was sent is not
/// what was sent.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let before = found.len();
    let meeting = MeetingId::from(meeting_of(&source.path)?);
    let node = whole_file(id, &source.text, found)?;
    let mut fields = Fields::of(MANIFEST, node, found)?;
    let versions = list_of_versions(NOTICES, &meeting, &mut fields);
    let minutes = list_of_versions(MINUTES, &meeting, &mut fields);
    fields.reject_rest();
    if found.len() == before && versions.is_empty() && minutes.is_empty() {
        let message = "Manifestet har ingen versjoner".to_owned();
        found.push(fields::wrong(super::Span::new(id, 0..source.text.len()), message, RESTORE));
    }
    if found.len() > before {
        return None;
    }
    Some(Manifest { source: id, meeting, versions, minutes })
}

/// The versions in the list at `key`, with the letters of the alphabet in order.
fn list_of_versions(key: &'static str, meeting: &MeetingId, fields: &mut Fields<'_>) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    let Some(listed) = fields.optional(key) else { return versions };
    for node in fields::short_list(listed, fields.found) {
        let span = node.span;
        let Some(read) = version(meeting, node, fields.found) else { continue };
        let expected = versions.last().map_or('A', |last| char::from(last.letter as u8 + 1));
        if read.letter != expected {
            let message = format!("Versjonen heter {}, men skulle hete {expected}", read.letter);
            fields.found.push(fields::wrong(span, message, RESTORE));
        }
        versions.push(read);
    }
    versions
}

fn version(meeting: &MeetingId, node: Node, found: &mut Vec<Diagnostic>) -> Option<Version> {
    let span = node.span;
    let mut fields = Fields::of(VERSION, node, found)?;
    let letter = fields.required_text("versjon").and_then(|text| letter(&text, fields.found));
    let sent = fields.required_date("sendt");
    let time = fields.plain_text("tid");
    let place = fields.plain_text("sted");
    let form = fields.plain_word("form", &Form::WORDS);
    let about = fields.text("om-møtet").and_then(|text| digest(&text, fields.found));
    let [attendance, corrections] =
        ["oppmøte", "rettelser"].map(|key| fields.text(key).and_then(|text| digest(&text, fields.found)));
    let record = match (attendance, corrections) {
        (Some(attendance), Some(corrections)) => Some(SealedRecord { attendance, corrections }),
        _ => None,
    };
    let arrangement = fields.text("opplegg").and_then(|text| digest(&text, fields.found));
    let folder = format!("{MEETINGS}{meeting}");
    let files = listed("filer", &mut fields, |node, found| file(&folder, node, found));
    let enclosed = listed("vedlagt", &mut fields, |node, found| file("", node, found));
    let agenda = listed("saksliste", &mut fields, sealed::item);
    let control = fields.required_text("kontroll");
    let before = fields.found.len();
    let given = control.as_ref().and_then(|text| digest(text, fields.found));
    let is_read = fields.found.len() == before;
    let called = CALLED.map(|key| fields.date(key).map(|day| day.value));
    fields.reject_rest();
    let frame = Frame { time, place, form, about, arrangement, called };
    let span = Some(span);
    let version =
        Version { letter: letter?, sent: sent?.value, frame, files, enclosed, agenda, record, span };
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

fn file(folder: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<SealedFile> {
    let span = node.span;
    let mut fields = Fields::of(FILE, node, found)?;
    let file = sealed::file(folder, span, &mut fields);
    fields.reject_rest();
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PaperPart, SealedItem, SealedKind};
    use crate::text::digest::Seal;

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
                arrangement: None,
                called: ["2024-02-06".parse().ok(), None, None],
            },
            files: vec![file("meetings/m/innkalling.md")],
            enclosed: vec![file("meetings/a b/referat.md")],
            agenda: vec![
                item(SealedKind::Case("2024-001".into()), &[PaperPart::Title, PaperPart::Proposal]),
                item(SealedKind::Plain("ja: nei".into()), &[]),
            ],
            record: Some(SealedRecord { attendance: digest, corrections: digest }),
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
        let text = write(&"m".into(), &[version(), Version { letter: 'B', ..version() }], &[version()]);
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let (manifest, found) = read_text(&text);
            assert!(found.is_empty(), "{found:?}\n{text}");
            let manifest = manifest.expect("a manifest");
            assert_eq!(
                write(&"m".into(), &manifest.versions, &manifest.minutes),
                write(&"m".into(), &[version(), Version { letter: 'B', ..version() }], &[version()])
            );
        }
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let text = write(&"m".into(), &[version()], &[version()]);
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
