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
    let made = ["innkalling.md", "innkalling.pdf", "sak-03-24.pdf", "sak-04-24.pdf", "sak-05-24.pdf"];
    assert_eq!(names, [&made[..], &["sakspapirer.pdf"], &drafts].concat());
    let mail = folder.read(&format!("meetings/{STYRET}/utsending/medlemmer.eml"));
    assert!(mail.contains("\"sakspapirer.pdf\"") && !mail.contains("sak-05-24.pdf"));
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
    let new = ["sak-05-24-b.pdf", "sakspapirer-b.pdf", "tilleggsinnkalling-b.md", "tilleggsinnkalling-b.pdf"];
    let drafts =
        ["kopi-ordforere-b.eml", "medlemmer-b.eml", "mote-b.ics"].map(|name| format!("utsending/{name}"));
    assert!(drafts.iter().all(|name| names.contains(&name.as_str())), "{names:?}");
    assert!(second.len() == 16 && new.iter().all(|name| names.contains(name)), "{names:?}");
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

const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";

fn names(folder: &Folder) -> Vec<String> {
    papers(folder).into_iter().map(|(name, _)| name).filter(|name| name.starts_with("sak-")).collect()
}

/// A case has a paper by itself as long as it is on the agenda and the public may see it.
#[test]
fn the_paper_of_a_case_goes_when_the_case_does() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let planned = "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus: planlagt";
    folder.replace(MEETING, "status: innkalt\nsendt: 2024-02-06", planned);
    folder.replace(MEETING, "{sak: 05/24, id: 2024-003}", "{id: 2024-003}");
    folder.replace(MEETING, "{sak: 06/24, fast: eventuelt}", "{fast: eventuelt}");
    folder.replace(CASE, ", sak: 05/24}", "}");
    folder.git(&["commit", "--quiet", "--all", "--message", "møte"]);
    let said = folder.ok(&["innkalling", STYRET, "--sak", "2024-003", "--dato", "2024-02-05"]);
    assert!(said.contains("Sakspapir i sak 2024-003"), "{said}");
    assert_eq!(names(&folder), ["sak-2024-003.pdf"]);
    assert!(folder.read(MEETING).contains("{id: 2024-003}"), "no number is given");
    let said = folder.ipr(&["innkalling", STYRET, "--sak", "2023-001", "--dato", "2024-02-05"]);
    assert!(said.code == 2 && said.err.contains("står ikke på sakslisten"), "{}", said.err);

    // When it gets its number, its paper is called by that.
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-05"]);
    assert_eq!(names(&folder), ["sak-03-24.pdf", "sak-04-24.pdf", "sak-05-24.pdf"]);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let told = |day: &str| folder.ipr(&["check", "--dato", day]).out;
    assert!(!told("2024-02-07").contains("sak-0"), "{}", told("2024-02-07"));

    // What has changed in one case makes its own paper old, and no other's.
    let text = folder.read(CASE);
    folder.write(CASE, text.replace("slutter seg til", "tar til etterretning"));
    let said = told("2024-02-07");
    assert!(said.contains("sak-05-24.pdf") && !said.contains("sak-04-24.pdf"), "{said}");
    let before = papers(&folder);
    folder.ok(&["innkalling", STYRET, "--sak", "2024-003", "--dato", "2024-02-05"]);
    let changed: Vec<String> =
        papers(&folder).into_iter().filter(|one| !before.contains(one)).map(|(name, _)| name).collect();
    assert_eq!(changed, ["papirer.yaml", "sak-05-24.pdf"]);
    let said = told("2024-02-07");
    assert!(said.contains("sakspapirer.pdf") && !said.contains("sak-05-24.pdf"), "{said}");

    // What is exempt has none, and the one there was is gone.
    let exempt = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\n\
        offentlig-tittel: Felles prinsipper for parkering ved stasjonene\nsakstype:";
    folder.write(CASE, text.replacen("sakstype:", exempt, 1));
    let said = told("2024-02-05");
    assert!(
        said.contains("O12") && said.contains("sak-05-24.pdf") && !said.contains("sak-04-24.pdf"),
        "{said}"
    );
    let said = folder.ipr(&["innkalling", STYRET, "--sak", "2024-003", "--dato", "2024-02-05"]);
    assert!(said.code == 2 && said.err.contains("unntatt"), "{}", said.err);
    let said = folder.ok(&["innkalling", STYRET, "--dato", "2024-02-05"]);
    assert!(said.contains("fjernet  meetings/2024-02-16-styret/sak-05-24.pdf"), "{said}");
    assert_eq!(names(&folder), ["sak-03-24.pdf", "sak-04-24.pdf"]);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert!(!told("2024-02-05").contains("O12"), "{}", told("2024-02-05"));

    // A file that somebody has put there is left alone, and goes nowhere as the case's paper.
    folder.write(CASE, text);
    folder.write("meetings/2024-02-16-styret/sak-05-24.pdf", "%PDF");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "en annen"]);
    let said = folder.ok(&["innkalling", STYRET, "--dato", "2024-02-05"]);
    assert!(said.contains("ikke laget av ipr"), "{said}");
    assert_eq!(folder.read("meetings/2024-02-16-styret/sak-05-24.pdf"), "%PDF");
}
