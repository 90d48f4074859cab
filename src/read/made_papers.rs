//! What the papers in a folder were made of, as its `papirer.yaml` says: how it is written, and how it is
//! read again.

use std::fmt::Write;

use super::fields::Fields;
use super::files::PAPERS_FILE;
use super::sealed::{self, SealedEntry, digest, listed, write_agenda, write_list, written_file};
use crate::diagnostic::Diagnostic;
use crate::model::{MadeBy, MadePaper, MadePapers, Making};
use crate::text::{Source, SourceId, Span};
use crate::yaml::Node;

pub use super::files::papers_folder as folder_of;

/// What findings call a file in it. There is no table of their keys, since nobody writes them.
const FILE: &str = "filen i listen";

/// The path of the list of papers in `folder`, which ends in a slash.
pub fn path(folder: &str) -> String {
    format!("{folder}{PAPERS_FILE}")
}

/// The list as text.
pub fn write(folder: &str, makings: &[Making]) -> String {
    write_list(folder, makings)
}

/// Reads one list; none when any of it cannot be made sense of.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<MadePapers> {
    let before = found.len();
    let folder = folder_of(&source.path)?;
    let makings = sealed::read_list(folder, (id, source), found)?;
    (found.len() == before).then_some(MadePapers { source: id, folder: folder.to_owned(), makings })
}

impl SealedEntry for Making {
    const HEAD: &'static str = "# Laget av ipr: dette er det papirene her er laget av. Rett ikke her; ipr \
        check ser etter om det fortsatt stemmer.\n";
    const KEY: &'static str = "laget";
    const NAMES: [&'static str; 2] = ["listen over papirer", "innslaget i listen"];

    fn written(&self, folder: &str) -> String {
        let mut text = format!("  - kommando: {}\n", self.by.word());
        if let Some(day) = self.day {
            let _ = writeln!(text, "    dag: {day}");
        }
        text.push_str("    papirer:\n");
        for paper in &self.papers {
            let _ =
                writeln!(text, "      - {{{}, av: {}}}", written_file(&paper.file, folder), paper.content);
        }
        write_agenda(&self.agenda, &mut text);
        text
    }

    fn read(folder: &str, _: Span, fields: &mut Fields<'_>) -> Option<Self> {
        let by = fields.required_word("kommando", &MadeBy::WORDS);
        let day = fields.date("dag").map(|day| day.value);
        let folder = folder.trim_end_matches('/');
        let papers = listed("papirer", fields, |node, found| paper(folder, node, found));
        let agenda = listed("saksliste", fields, sealed::item);
        Some(Self { by: by?.value, day, papers, agenda })
    }

    fn changed(&self) -> String {
        "Listen over papirer er endret etter at ipr laget den".to_owned()
    }
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
    use crate::text::digest::{Digest, Seal};

    const FOLDER: &str = "meetings/m/";

    fn making(by: MadeBy, name: &str) -> Making {
        let digest = Digest::of(name.as_bytes());
        let file =
            SealedFile { path: format!("meetings/m/{name}"), seal: Seal { bytes: 1, digest }, span: None };
        let kind = SealedKind::Case("2024-001".into());
        Making {
            by,
            day: (by == MadeBy::Cancellation).then(|| "2024-02-16".parse().expect("a date")),
            papers: vec![MadePaper { file, content: digest }],
            agenda: vec![SealedItem { number: None, kind, parts: vec![(PaperPart::Whole, digest)] }],
        }
    }

    fn read_text(text: &str) -> (Option<MadePapers>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let source = Source { path: path(FOLDER), text: text.to_owned() };
        (read(SourceId(0), &source, &mut found), found)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let makings = [making(MadeBy::Notice, "innkalling.md"), making(MadeBy::Cancellation, "avlysning.md")];
        let text = write(FOLDER, &makings);
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let (made, found) = read_text(&text);
            assert!(found.is_empty(), "{found:?}\n{text}");
            let made = made.expect("a list");
            assert_eq!(write(FOLDER, &made.makings), write(FOLDER, &makings));
        }
    }

    #[test]
    fn whatever_is_changed_is_found() {
        let text = write(FOLDER, &[making(MadeBy::Notice, "innkalling.md")]);
        for (was, is) in [
            ("2024-001", "2024-002"),
            ("innkalling.md", "../../../x"),
            ("byte: 1", "byte: mange"),
            ("    papirer:", "    dag: 2024-01-01\n    papirer:"),
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
