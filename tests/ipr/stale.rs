//! Papers that lie in the folder know what they were made of: one that would say something else now is told,
//! and one that shows what is exempt now is an error.
//!
//! A program without PDF makes no papers, so here they are made by the library, with other bytes for the
//! PDFs; what follows is asked of the program.

use ipr::disk;
use ipr::model::{MadeBy, MadePaper, Making, SealedFile};
use ipr::papers;
use ipr::plans::calendar::calendars;
use ipr::plans::{GENERATED, Subject};
use ipr::read::{self, made_papers};
use ipr::render;
use ipr::steps::seal;
use ipr::text::digest::Seal;

use crate::program::Folder;

const STYRET: &str = "2024-02-16-styret";
const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const NOTICE: &str = "meetings/2024-02-16-styret/innkalling.md";
const RECORD: &str = "meetings/2024-02-16-styret/papirer.yaml";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
/// The last day of the papers, on which they may still be changed, and the day after.
const LAST_DAY: &str = "2024-02-06";
const TOO_LATE: &str = "2024-02-07";
const EXEMPT: &str = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\n\
    offentlig-tittel: Felles prinsipper for parkering ved stasjonene\nsakstype:";

/// The folder that pages build on, with the papers to styret made.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:");
    make(&folder, "2024-02-05");
    commit(&folder, "innkalling");
    folder
}

/// Makes the papers as `ipr innkalling` does, with other bytes for the PDFs.
fn make(folder: &Folder, day: &str) {
    let files = disk::load(folder.path(), &|_, _| {});
    let (workspace, _) = read::read(files, day.parse().expect("a date"));
    let meeting = workspace.meeting(&STYRET.into()).expect("the meeting");
    let subject = Subject::new(&workspace, meeting).expect("a known body");
    let mut made = Vec::new();
    for paper in papers::of_notice(&subject) {
        let content = papers::content(&paper.document, &workspace.seals);
        for path in paper.paths {
            let text = format!("{GENERATED}{}", render::markdown::render(&paper.document));
            let text = if path.ends_with(".md") { text } else { format!("%PDF {content}") };
            folder.write(&path, &text);
            let file = SealedFile { seal: Seal::of(&path, text.as_bytes()), path, span: None };
            made.push(MadePaper { file, content });
        }
    }
    let making = Making { by: MadeBy::Notice, papers: made, agenda: workspace.agenda_to_seal(meeting) };
    folder.write(RECORD, made_papers::write(&STYRET.into(), &seal::with_making(&workspace, meeting, making)));
}

fn commit(folder: &Folder, message: &str) {
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", message]);
}

/// What `ipr check` says of papers: those of the codes I10 and O12, with the word before each that says how
/// grave it is.
fn told(folder: &Folder, day: &str) -> Vec<String> {
    let said = folder.ipr(&["check", "--format", "json", "--dato", day]);
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let mut told = Vec::new();
    for (list, word) in [("funn", ""), ("gjenstår", "gjenstår ")] {
        for finding in report[list].as_array().into_iter().flatten() {
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            if ["I10", "O12"].contains(&text("kode").as_str()) {
                told.push(format!("{word}{} {}: {}", text("alvor"), text("kode"), text("melding")));
            }
        }
    }
    told
}

#[test]
fn papers_hold_until_something_they_show_is_changed() {
    let folder = folder();
    for day in ["2024-02-05", LAST_DAY, TOO_LATE, "2024-02-16", "2024-03-01"] {
        assert_eq!(told(&folder, day), [""; 0], "{day}");
    }
    // What no paper shows makes none of them old.
    folder.replace(CASE, "sakstype:", "arkivsak: 2024/00012\nsakstype:");
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);
    for (path, was, is) in [
        (CASE, "Styret slutter seg til", "Styret slutter seg ikke til"),
        (MEETING, "sted: Fjordvik rådhus", "sted: Ås"),
        ("members.yaml", "Kari Vik", "Kari Viken"),
    ] {
        let before = folder.read(path);
        folder.replace(path, was, is);
        let [outstanding] = &told(&folder, LAST_DAY)[..] else { panic!("{path}") };
        assert!(outstanding.starts_with("gjenstår feil I10"), "{outstanding}");
        assert!(outstanding.contains("er eldre enn det som papirene lages av"), "{outstanding}");
        let [late] = &told(&folder, TOO_LATE)[..] else { panic!("{path}") };
        assert!(late.starts_with("feil I10"), "{late}");
        let status = folder.ok(&["status", "--dato", LAST_DAY]);
        assert!(status.contains(&format!("ipr innkalling {STYRET}")), "{status}");
        // When the meeting is over, nobody makes them again.
        assert_eq!(told(&folder, "2024-02-17"), [""; 0]);
        folder.write(path, before);
    }
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);
}

#[test]
fn a_paper_that_is_not_the_one_that_was_made_is_told() {
    let folder = folder();
    folder.replace(NOTICE, "Innkalling", "Innkaling");
    assert_eq!(told(&folder, TOO_LATE), ["feil I10: innkalling.md er ikke slik ipr laget det"]);
    make(&folder, LAST_DAY);
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);
    folder.write(&format!("meetings/{STYRET}/sakspapirer-unntatt.pdf"), "%PDF");
    let left = "feil I10: sakspapirer-unntatt.pdf ligger igjen, og lages ikke lenger";
    assert_eq!(told(&folder, TOO_LATE), [left]);
    for path in [&format!("meetings/{STYRET}/sakspapirer-unntatt.pdf"), RECORD] {
        std::fs::remove_file(folder.path().join(path)).expect("gone");
    }
    let unknown = "feil I10: Ingen vet hva innkalling.md, innkalling.pdf og sakspapirer.pdf er laget av";
    assert_eq!(told(&folder, TOO_LATE), [unknown]);
    folder.replace(CASE, "sakstype:", EXEMPT);
    let said = told(&folder, LAST_DAY);
    assert!(said.iter().any(|said| said.starts_with("feil O12: Ingen vet hva")), "{said:?}");
}

#[test]
fn what_is_exempt_now_and_open_on_paper_is_an_error_also_after_a_clean_merge() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:");
    commit(&folder, "møte");
    folder.git(&["checkout", "--quiet", "-b", "kollega"]);
    folder.replace(CASE, "sakstype:", EXEMPT);
    commit(&folder, "unntatt");
    folder.git(&["checkout", "--quiet", "main"]);
    make(&folder, "2024-02-05");
    commit(&folder, "innkalling");
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
    folder.git(&["merge", "--quiet", "--no-edit", "kollega"]);
    let open = "feil O12: Sak 05/24 (2024-003) er unntatt nå, men står åpent i innkalling.md, \
        innkalling.pdf og sakspapirer.pdf";
    assert!(told(&folder, LAST_DAY).contains(&open.to_owned()), "{:?}", told(&folder, LAST_DAY));
    let status = folder.ok(&["status", "--dato", LAST_DAY]);
    assert!(status.contains(&format!("ipr innkalling {STYRET}")), "{status}");
    // Over, and not sealed: what lies there can be deleted.
    let over = folder.ipr(&["check", "--dato", "2024-02-17"]);
    assert!(over.code == 1 && over.out.contains("Slett dem"), "{}", over.out);

    make(&folder, LAST_DAY);
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
    // Other words that are exempt change no public paper, and make no alarm.
    folder.replace(CASE, "Kommunene har ulike regler", "Kommunene har svært ulike regler");
    let said = told(&folder, LAST_DAY);
    let closed = "gjenstår feil I10: sakspapirer-unntatt.pdf er eldre enn det som papirene lages av";
    assert_eq!(said, [closed]);
}

/// The case of the folder that two bodies have treated.
const TREATED: &str = "cases/2023/2023-001-handlingsprogram-og-budsjett";

#[test]
fn an_extract_and_a_calendar_that_are_older_than_their_case_are_told() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = format!("{TREATED}.md");
    folder.replace(&case, "sakstype:", "frist: 2024-03-01\nsakstype:");
    let (workspace, _) = read::read(disk::load(folder.path(), &|_, _| {}), LAST_DAY.parse().expect("a date"));
    let extract = papers::extract(&workspace, &workspace.cases[0]).expect("an extract");
    assert_eq!(
        extract.paths,
        [format!("{TREATED}/saksprotokoll.md"), format!("{TREATED}/saksprotokoll.pdf")]
    );
    folder.write(&extract.paths[0], papers::written(&extract.document));
    for (file, calendar) in calendars(&workspace, 2023) {
        folder.write(&format!("kalender/{file}"), render::ics::render_feed(&calendar));
    }
    // A new year alone makes no calendar wrong, nor another day an extract.
    for day in [LAST_DAY, "2024-12-31", "2025-01-02"] {
        assert_eq!(told(&folder, day), [""; 0], "{day}");
    }
    folder.replace(&case, "tittel: Handlingsprogram", "tittel: Nytt handlingsprogram");
    let old = "advarsel I10: saksprotokoll.md og .pdf er eldre enn saken de er laget av";
    assert_eq!(told(&folder, LAST_DAY), [old]);
    let basis = "offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1";
    let exempt =
        format!("unntatt: {{hjemmel: {basis}, omfang: tittel}}\noffentlig-tittel: En sak\nsakstype:");
    folder.replace(&case, "sakstype:", &exempt);
    let said = told(&folder, LAST_DAY);
    assert!(said.iter().any(|said| said.starts_with("feil O12: saksprotokoll.md og .pdf")), "{said:?}");
    assert!(said.iter().any(|said| said.starts_with("feil O12: Kalenderen til sekretariatet")), "{said:?}");
    assert!(!said.join("").contains("andlingsprogram"), "{said:?}");
}

#[test]
fn what_is_withheld_more_of_than_before_is_an_error() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:");
    let parts = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}\nsakstype:";
    folder.replace(CASE, "sakstype:", parts);
    folder.replace(CASE, "Kommunene har", "::: unntatt\n\nTilbudet er lavt.\n\n:::\n\nKommunene har");
    make(&folder, "2024-02-05");
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
    folder.replace(CASE, "Kommunene har", "::: unntatt\n\nKommunene har");
    folder.replace(CASE, "ved stasjonene.\n", "ved stasjonene.\n");
    let text = format!("{}\n:::\n", folder.read(CASE).trim_end());
    folder.write(CASE, text);
    let said = told(&folder, LAST_DAY);
    assert!(said.iter().any(|said| said.starts_with("feil O12: Sak 05/24 (2024-003)")), "{said:?}");
}

#[test]
fn a_paper_is_told_when_what_an_earlier_body_said_is_corrected() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:");
    let minutes = "meetings/2024-01-30-koordineringsgruppen/referat.md";
    folder.write(minutes, "### Sak 4 Parkering\n\nInnspill: Gruppen er for.\n");
    make(&folder, "2024-02-05");
    commit(&folder, "innkalling");
    assert_eq!(told(&folder, LAST_DAY), Vec::<String>::new());
    folder.replace(minutes, "er for", "er mot");
    let said = told(&folder, LAST_DAY);
    assert!(said.iter().any(|said| said.contains("I10")), "{said:?}");
}
