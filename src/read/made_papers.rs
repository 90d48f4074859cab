//! What the papers in a meeting's folder were made of, as `papirer.yaml` says: how it is written, and how it
//! is read again.
//!
//! Nobody writes it by hand, so it has no schema. Each making ends in a digest of what it says, so that one
//! put together of two in a merge is found.

use std::fmt::Write;

use super::fields::{self, Fields};
use super::files::{MEETINGS, PAPERS_FILE};
use super::sealed::{self, RESTORE, digest, listed, write_agenda, written_file};
use super::whole::whole_file;
use crate::diagnostic::Diagnostic;
use crate::model::{MadeBy, MadePaper, MadePapers, Making, MeetingId};
use crate::text::digest::Digest;
use crate::text::{Source, SourceId};
use crate::yaml::Node;

pub use super::files::meeting_of_papers as meeting_of;

/// The first line.
const HEAD: &str = "# Laget av ipr: dette er det papirene her er laget av. Rett ikke her; ipr check ser \
    etter om det fortsatt stemmer.\n";

// What findings call the parts of it.
const LIST: &str = "listen over papirer";
const MAKING: &str = "innslaget i listen";
const FILE: &str = "filen i listen";

/// The path of the list of papers of the meeting `id`.
pub fn path(id: &MeetingId) -> String {
    format!("{MEETINGS}{id}{PAPERS_FILE}")
}

/// The list as text.
pub fn write(id: &MeetingId, makings: &[Making]) -> String {
    let mut text = format!("{HEAD}laget:\n");
    for making in makings {
        let written = written(id, making);
        text.push_str(&written);
        let _ = writeln!(text, "    kontroll: {}", Digest::of(written.as_bytes()));
    }
    text
}

/// One making without its last line.
fn written(id: &MeetingId, making: &Making) -> String {
    let folder = format!("{MEETINGS}{id}/");
    let mut text = format!("  - kommando: {}\n    papirer:\n", making.by.word());
    for paper in &making.papers {
        let _ = writeln!(text, "      - {{{}, av: {}}}", written_file(&paper.file, &folder), paper.content);
    }
    write_agenda(&making.agenda, &mut text);
    text
}

/// Reads one list; none when any of it cannot be made sense of.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<MadePapers> {
    let before = found.len();
    let meeting = MeetingId::from(meeting_of(&source.path)?);
    let node = whole_file(id, &source.text, found)?;
    let mut fields = Fields::of(LIST, node, found)?;
    let listed = fields.required("laget");
    fields.reject_rest();
    let nodes = fields::short_list(listed?, found);
    let makings: Vec<Making> = nodes.into_iter().filter_map(|node| making(&meeting, node, found)).collect();
    (found.len() == before).then_some(MadePapers { meeting, makings })
}

fn making(meeting: &MeetingId, node: Node, found: &mut Vec<Diagnostic>) -> Option<Making> {
    let folder = format!("{MEETINGS}{meeting}");
    let before = found.len();
    let mut fields = Fields::of(MAKING, node, found)?;
    let by = fields.required_word("kommando", &MadeBy::WORDS);
    let papers = listed("papirer", &mut fields, |node, found| paper(&folder, node, found));
    let agenda = listed("saksliste", &mut fields, sealed::item);
    let control = fields.required_text("kontroll");
    let given = control.as_ref().and_then(|text| digest(text, fields.found));
    fields.reject_rest();
    let making = Making { by: by?.value, papers, agenda };
    let made = Digest::of(written(meeting, &making).as_bytes());
    if let (Some(control), true) = (&control, found.len() == before && given != Some(made)) {
        let message = "Listen over papirer er endret etter at ipr laget den".to_owned();
        found.push(fields::wrong(control.span, message, RESTORE));
    }
    Some(making)
}

fn paper(folder: &str, node: Node, found: &mut Vec<Diagnostic>) -> Option<MadePaper> {
    let span = node.span;
    let mut fields = Fields::of(FILE, node, found)?;
    let content = fields.required_text("av").and_then(|text| digest(&text, fields.found));
    let file = sealed::file(folder, span, &mut fields);
    fields.reject_rest();
    Some(MadePaper { file: file?, content: content? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PaperPart, SealedFile, SealedItem, SealedKind};
    use crate::text::digest::Seal;

    fn making(by: MadeBy, name: &str) -> Making {
        let digest = Digest::of(name.as_bytes());
        let file =
            SealedFile { path: format!("meetings/m/{name}"), seal: Seal { bytes: 1, digest }, span: None };
        let kind = SealedKind::Case("2024-001".into());
        Making {
            by,
            papers: vec![MadePaper { file, content: digest }],
            agenda: vec![SealedItem { number: None, kind, parts: vec![(PaperPart::Whole, digest)] }],
        }
    }

    fn read_text(text: &str) -> (Option<MadePapers>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let source = Source { path: path(&"m".into()), text: text.to_owned() };
        (read(SourceId(0), &source, &mut found), found)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let makings = [making(MadeBy::Notice, "innkalling.md"), making(MadeBy::Minutes, "referat.pdf")];
        let text = write(&"m".into(), &makings);
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let (made, found) = read_text(&text);
            assert!(found.is_empty(), "{found:?}\n{text}");
            let made = made.expect("a list");
            assert_eq!(write(&"m".into(), &made.makings), write(&"m".into(), &makings));
        }
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let text = write(&"m".into(), &[making(MadeBy::Notice, "innkalling.md")]);
        for (was, is) in [
            ("2024-001", "2024-002"),
            ("innkalling.md", "../../../x"),
            ("byte: 1", "byte: mange"),
            ("    saksliste:", "    saker:"),
            ("kontroll: ", "kontroll: 0"),
            ("av: ", "laget-av: "),
        ] {
            let (made, found) = read_text(&text.replacen(was, is, 1));
            assert!(made.is_none() && !found.is_empty(), "{was}");
        }
        assert!(read_text("").0.is_none());
    }
}
