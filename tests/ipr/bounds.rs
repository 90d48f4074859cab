//! What is larger than any paper or mail has use for is named, with its limit, before anything is made of it;
//! and what is no plain file of the folder is never taken for one.

use std::fs::{self, File};

use ipr::disk;
use ipr::text::limits;

use crate::program::Folder;

const STYRET: &str = "2024-02-16-styret";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene";

fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = format!("meetings/{STYRET}/meeting.md");
    let text = folder.read(&meeting);
    let frame = "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:";
    folder.write(&meeting, text.replacen("status:", frame, 1));
    folder
}

/// What is said when papers are to be made with `text` at the end of a case.
fn said_of(folder: &Folder, text: &str) -> String {
    let case = format!("{CASE}.md");
    let before = folder.read(&case);
    folder.write(&case, format!("{before}\n{text}\n"));
    let said = folder.ipr(&["innkalling", STYRET, "--dato", "2024-02-05", "--dry-run"]);
    assert!(said.code >= 0, "{}", said.err);
    folder.write(&case, before);
    said.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a PNG that is to be drawn with so many dots across and down.
fn png(across: u32, down: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(across.to_be_bytes());
    bytes.extend(down.to_be_bytes());
    bytes
}

#[test]
fn what_a_pdf_cannot_hold_in_one_piece_is_named_with_its_limit() {
    let folder = folder();
    folder.write(&format!("{CASE}/kart.png"), png(10, 10));
    let long = "å".repeat(2_500);
    let (half, words) = ("å".repeat(1_250), "ord ".repeat(700));
    let rows = "| 1 |\n".repeat(5_001);
    let picture = format!("![{words}](2024-003-parkering-ved-stasjonene/kart.png)");
    for (text, expected) in [
        (long.clone(), "et ord er på 2500 tegn, og grensen for et ord uten mellomrom er 2000 tegn"),
        (format!("{half}**{half}**"), "et ord er på 2500 tegn"),
        (format!("```\n{long}\n```"), "et ord er på 2500 tegn"),
        (format!("### {words}\n\nTekst."), "en overskrift er på 2799 tegn"),
        (picture, "teksten til et bilde er på"),
        (format!("[x](https://a.no/{long})"), "adressen i en lenke er på"),
        (
            format!("|{}\n|{}\n", " a |".repeat(25), "---|".repeat(25)),
            "en tabell er på 25 stykker, og grensen for kolonnene i én tabell er 12 stykker",
        ),
        (format!("| a |\n|---|\n{rows}"), "en tabell er på 5001 stykker, og grensen for radene i én tabell"),
    ] {
        let said = said_of(&folder, &text);
        assert!(said.contains(expected) && !said.contains("feil i programmet"), "{expected}: {said}");
        assert!(said.contains("I «Styret i Fjordregionen, 16. februar 2024 · sak 05/24»"), "{said}");
    }
    for text in ["ord ".repeat(3_000), format!("{}x{}", "*a ".repeat(5_000), " b*".repeat(5_000))] {
        let said = said_of(&folder, &text);
        assert!(said.is_empty() || said.contains("bygget uten PDF"), "{said}");
    }
}

#[test]
fn a_picture_that_no_paper_can_take_is_named_with_its_paper() {
    let folder = folder();
    let path = format!("{CASE}/kart.jpg");
    let jpeg =
        |colours: u8| [b"\xff\xd8\xff\xc0\0\x11\x08\0\x01\0\x01".as_slice(), &[colours], &[0; 9]].concat();
    for (bytes, expected) in [
        ([jpeg(4).as_slice(), b"\xff\xda\0\x02ab\xff\xd9"].concat(), "har farger for trykkeri (CMYK)"),
        ([jpeg(3).as_slice(), b"\xff\xda\0\x02ab"].concat(), "er ikke helt: filen slutter for tidlig"),
    ] {
        folder.write(&path, bytes);
        let said = said_of(&folder, "![Kart](2024-003-parkering-ved-stasjonene/kart.jpg)");
        let place = "I «Styret i Fjordregionen, 16. februar 2024 · sak 05/24»: bildet ";
        assert!(said.contains(&format!("{place}{path} {expected}")), "{said}");
        assert!(!said.contains("feil i programmet"), "{said}");
        let case = format!("{CASE}.md");
        let before = folder.read(&case);
        folder.write(&case, format!("{before}\n![Kart](2024-003-parkering-ved-stasjonene/kart.jpg)\n"));
        let told = folder.ipr(&["check", "--dato", "2024-02-05"]).out;
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("F12") && told.contains("papiret kan ikke lages med det"), "{told}");
        folder.write(&case, before);
    }
}

#[test]
fn a_picture_that_would_fill_the_memory_is_not_unpacked() {
    let folder = folder();
    let show = "![Kart](2024-003-parkering-ved-stasjonene/kart.png)";
    folder.write(&format!("{CASE}/kart.png"), png(25_000, 25_000));
    let said = said_of(&folder, show);
    let expected = "er på 625 megapiksler, og grensen for et bilde på et papir er 64 megapiksler";
    assert!(said.contains(expected), "{said}");
    File::create(folder.path().join(CASE).join("kart.png"))
        .and_then(|file| file.set_len(30_000_000))
        .expect("a large file");
    let said = said_of(&folder, show);
    assert!(said.contains("er på 30 MB, og grensen for en bildefil på et papir er 20 MB"), "{said}");
}

#[test]
fn what_lies_elsewhere_is_told_and_never_sent() {
    let folder = folder();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    for name in ["kart.png", "plan.pdf"] {
        folder.write(&format!("{CASE}/{name}"), pointer);
    }
    let said = said_of(&folder, "![Kart](2024-003-parkering-ved-stasjonene/kart.png)");
    assert!(said.contains("Kjør «git lfs pull»"), "{said}");
    let read = disk::read_whole(folder.path(), &format!("{CASE}/plan.pdf"), &limits::ATTACHMENT);
    assert!(read.is_err_and(|error| error.to_string().contains("Git LFS")));
    folder.write(".gitattributes", "*.pdf filter=lfs diff=lfs merge=lfs -text\n");
    let said = folder.ipr(&["check", "--dato", "2024-02-05"]).out;
    assert!(said.contains("plan.pdf") && said.contains("F10") && said.contains("Git LFS"), "{said}");
}

#[test]
fn a_large_attachment_is_told_and_not_read() {
    let folder = folder();
    let path = format!("{CASE}/plan.pdf");
    fs::create_dir_all(folder.path().join(CASE)).expect("a folder");
    File::create(folder.path().join(&path)).and_then(|file| file.set_len(1_200_000_000)).expect("a file");
    let read = disk::read_whole(folder.path(), &path, &limits::ATTACHMENT);
    let said = read.expect_err("too large").to_string();
    assert!(said.contains("er på 1200 MB, og grensen for et vedlegg er 50 MB"), "{said}");
    assert!(disk::seals(folder.path(), &[path]).is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_picture_is_no_picture() {
    let folder = folder();
    folder.write("cases/2024/2024-009-unntatt/kart.png", png(10, 10));
    fs::create_dir_all(folder.path().join(CASE)).expect("a folder");
    let link = folder.path().join(CASE).join("kart.png");
    std::os::unix::fs::symlink("../2024-009-unntatt/kart.png", link).expect("a link");
    let said = said_of(&folder, "![Kart](2024-003-parkering-ved-stasjonene/kart.png)");
    assert!(said.contains("Finner ikke bildet") && said.contains("En symbolsk lenke"), "{said}");
}
