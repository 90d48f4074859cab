//! The papers that are committed are those the program makes: of the real folder, byte by byte, and
//! with nothing in them that is kept from the public.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use ipr::document::Document;
use ipr::plans::{GENERATED, Subject, book, notice};
use ipr::render;
use ipr::workspace::Workspace;
use ipr::{disk, papers, read};

use crate::program::{Folder, files, repository};
use crate::secrets::searched::hold;

fn real_folder() -> Workspace {
    let files = disk::load(&repository(), &|_, _| {});
    let (workspace, found) = read::read(files, day("2024-02-06"));
    assert_eq!(found, []);
    workspace
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// With `IPR_BLESS` set the papers are written anew instead.
#[test]
fn committed_papers_are_what_the_folder_says() {
    let workspace = real_folder();
    let mut compared = 0;
    for meeting in &workspace.meetings {
        let folder = repository().join("meetings").join(meeting.id.as_str());
        let made = made(&workspace, meeting.id.as_str());
        for (name, bytes) in made {
            let path = folder.join(name);
            let Ok(committed) = fs::read(&path) else { continue };
            if std::env::var_os("IPR_BLESS").is_some() {
                fs::write(&path, &bytes).expect("written");
            } else {
                assert!(committed == bytes, "{} is not what the folder says", path.display());
            }
            compared += 1;
        }
    }
    assert_eq!(
        compared, 22,
        "four meetings have a notice as text and PDF and a book of papers, three of them their cases too"
    );
}

fn made(workspace: &Workspace, id: &str) -> Vec<(String, Vec<u8>)> {
    let meeting = workspace.meeting_in(id).expect("the meeting");
    let subject = Subject::new(workspace, meeting).expect("a known body");
    let notice = notice::notice(&subject);
    let pdf = |document: &Document| render::pdf::render(document, &BTreeMap::new()).expect("a PDF").bytes;
    let text = format!("{GENERATED}{}", render::markdown::render(&notice)).into_bytes();
    let mut made = vec![
        ("innkalling.md".to_owned(), text),
        ("innkalling.pdf".to_owned(), pdf(&notice)),
        ("sakspapirer.pdf".to_owned(), pdf(&book::book(&subject))),
    ];
    for item in &meeting.agenda {
        let Some(paper) = papers::of_case(&subject, item) else { continue };
        let name = paper.paths[0].rsplit('/').next().unwrap_or_default().to_owned();
        made.push((name, pdf(paper.document().expect("a paper"))));
    }
    made
}

const SECRET: &str = "Hemmeligstad";

/// A case whose title, text and attachment's title all hold a secret.
fn secret_case() -> String {
    format!(
        "---\nid: 2024-008\ntittel: Varsel om {SECRET}\noffentlig-tittel: Personalsak\n\
            sakstype: prinsippsak\n\
         unntatt: {{hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1}}\nstatus: utkast\n\
         saksgang:\n  - {{organ: styret}}\nvedlegg:\n  - {{fil: brev.txt, tittel: Brev fra {SECRET}}}\n\
         ---\n\n\
         ## Forslag til vedtak\n\nStyret beklager overfor {SECRET}.\n\n## Saksfremstilling\n\n\
         {SECRET} har klaget.\n"
    )
}

#[test]
fn what_is_exempt_reaches_no_paper_name_or_message() {
    let parts = ["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name));
    let folder = Folder::with(&parts);
    folder.write("cases/2024/2024-008-personalsak.md", secret_case());
    folder.write("cases/2024/2024-008-personalsak/brev.txt", "brev");
    let meeting = "2024-04-26-styret";
    folder.ok(&["sak", "advance", "2024-008", "--møte", meeting, "--dato", "2024-04-02"]);
    let text = folder.read("cases/2024/2024-004-strategiske-foringer-for-osloregionen-2025-2028.md");
    let without_styret = text.replace("  - {organ: styret, møte: 2024-04-26}", "  - {organ: styret}");
    folder.write("cases/2024/2024-004-strategiske-foringer-for-osloregionen-2025-2028.md", without_styret);
    let agenda = folder.read(&format!("meetings/{meeting}/meeting.md"));
    let agenda: String = agenda
        .lines()
        .filter(|line| !line.contains("id: 2024-004"))
        .map(|line| format!("{line}\n"))
        .collect();
    folder.write(&format!("meetings/{meeting}/meeting.md"), agenda);
    folder.ok(&["innkalling", meeting, "--dato", "2024-04-16"]);
    folder.ok(&["referat", meeting, "--dato", "2024-04-16"]);
    let said = folder.ok(&["sak", "list"])
        + &folder.ok(&["sak", "show", "2024-008"])
        + &folder.git(&["log", "--format=%B"]);
    assert!(!said.contains(SECRET), "{said}");
    for path in files(&folder.path().join("meetings")) {
        let bytes = fs::read(folder.path().join("meetings").join(&path)).expect("a paper");
        let is_closed = path == format!("{meeting}/{}", read::CLOSED_BOOK);
        assert!(!path.contains(SECRET) && hold(&bytes, SECRET) == is_closed, "{path}");
        if path.starts_with(meeting) && path.ends_with("innkalling.md") {
            let text = String::from_utf8(bytes).expect("text");
            assert!(
                text.contains("Personalsak") && text.contains("offl. § 13 første ledd, jf. fvl. § 13"),
                "{text}"
            );
        }
    }
}

#[test]
fn what_is_exempt_is_in_no_document() {
    let parts = ["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name));
    let folder = Folder::with(&parts);
    folder.write("cases/2024/2024-008-personalsak.md", secret_case());
    folder.write("cases/2024/2024-008-personalsak/brev.txt", "brev");
    folder.ok(&["sak", "advance", "2024-008", "--møte", "2024-02-16-styret", "--dato", "2024-02-06"]);
    let files = disk::load(folder.path(), &|_, _| {});
    let (workspace, _) = read::read(files, day("2024-02-06"));
    let meeting = workspace.meeting_in("2024-02-16-styret").expect("the meeting");
    let subject = Subject::new(&workspace, meeting).expect("a known body");
    for document in [notice::notice(&subject), book::book(&subject), ipr::plans::minutes::minutes(&subject)] {
        let said = format!("{document:?}");
        assert!(!said.contains(SECRET), "{}", document.title);
        assert!(said.contains("Personalsak"), "{}", document.title);
    }
}

/// With `IPR_BLESS` set the table is written anew instead.
#[test]
fn the_table_of_characters_is_that_of_the_faces() {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for character in render::pdf::known_characters() {
        if character.is_control() {
            continue;
        }
        let code = u32::from(character);
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => spans.push((code, code)),
        }
    }
    let mut lines = vec![String::new()];
    for (first, last) in spans {
        let span = if first == last { format!("{first:x}") } else { format!("{first:x}-{last:x}") };
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&span),
            Some(line) if line.len() + span.len() < 100 => line.push_str(&format!(" {span}")),
            _ => lines.push(span),
        }
    }
    let table = lines.join("\n") + "\n";
    let path = repository().join("src/text/glyphs.txt");
    if std::env::var_os("IPR_BLESS").is_some() {
        fs::write(&path, &table).expect("written");
    }
    assert_eq!(fs::read_to_string(path).expect("the table"), table);
}
