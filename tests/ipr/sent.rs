//! `ipr utsending` with its PDFs: the program alone, from a case on the agenda to the second version.

use std::fs;

use crate::program::{Folder, files};

const STYRET: &str = "2024-02-16-styret";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";

fn papers(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let top = folder.path().join("meetings").join(STYRET);
    let paths =
        files(&top).into_iter().filter(|path| path != "meeting.md" && !path.ends_with("manifest.yaml"));
    paths.map(|path| (path.clone(), fs::read(top.join(&path)).expect("a paper"))).collect()
}

#[test]
fn the_notice_is_sealed_and_its_supplement_too() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = format!("meetings/{STYRET}/meeting.md");
    let text = folder.read(&meeting).replace(
        "status: innkalt\nsendt: 2024-02-06",
        "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus: planlagt",
    );
    folder.write(&meeting, text);
    folder.git(&["commit", "--quiet", "--all", "--message", "møte"]);

    let dry = folder.ok(&["utsending", STYRET, "--dato", "2024-02-05", "--dry-run"]);
    assert!(dry.contains("manifest.yaml") && papers(&folder).is_empty(), "{dry}");
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-05"]);
    assert!(said.contains("Forseglet som versjon A, 5. februar 2024"), "{said}");
    let first = papers(&folder);
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    let drafts = ["utsending/kopi-ordforere.eml", "utsending/medlemmer.eml", "utsending/mote.ics"];
    assert_eq!(names, [&["innkalling.md", "innkalling.pdf", "sakspapirer.pdf"][..], &drafts].concat());
    assert!(folder.read(&meeting).contains("sendt: 2024-02-05"));
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let head = folder.git(&["rev-parse", "HEAD"]);
    assert!(folder.ok(&["utsending", STYRET, "--dato", "2024-02-06"]).contains("uendret"));
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-06"]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);

    folder.write(CASE, folder.read(CASE).replace("slutter seg til", "tar til etterretning"));
    assert_eq!(folder.ipr(&["innkalling", STYRET, "--dato", "2024-02-07"]).code, 2);
    folder.ok(&["utsending", STYRET, "--dato", "2024-02-07"]);
    let second = papers(&folder);
    for paper in &first {
        assert!(second.contains(paper), "{} is as it was sent", paper.0);
    }
    let names: Vec<&str> = second.iter().map(|(name, _)| name.as_str()).collect();
    let new = ["sakspapirer-b.pdf", "tilleggsinnkalling-b.md", "tilleggsinnkalling-b.pdf"];
    let drafts =
        ["kopi-ordforere-b.eml", "medlemmer-b.eml", "mote-b.ics"].map(|name| format!("utsending/{name}"));
    assert!(drafts.iter().all(|name| names.contains(&name.as_str())), "{names:?}");
    assert!(second.len() == 12 && new.iter().all(|name| names.contains(name)), "{names:?}");
    assert!(!folder.ipr(&["check", "--dato", "2024-02-07"]).out.contains("I07"));
    assert!(folder.ok(&["utsending", STYRET, "--dato", "2024-02-08"]).contains("versjon B"));
}

/// What is called already is sealed as it is, with the day it is sealed.
#[test]
fn a_notice_that_was_made_before_is_sealed_as_it_is() {
    let folder = Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
    let before = papers(&folder);
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-06"]);
    assert!(said.contains("uendret  meetings/2024-02-16-styret/sakspapirer.pdf"), "{said}");
    let is_paper = |(name, _): &(String, Vec<u8>)| !name.starts_with("utsending/");
    let after: Vec<_> = papers(&folder).into_iter().filter(is_paper).collect();
    assert!(after == before, "the papers are as they were");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}
