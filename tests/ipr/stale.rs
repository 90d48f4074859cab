//! Papers that lie in the folder know what they were made of: one that would say something else now is told,
//! and one that shows what is exempt now is an error.
//!
//! A program without PDF makes no papers, so here they are made by the library, with other bytes for the
//! PDFs; what follows is asked of the program.

use ipr::disk;
use ipr::model::ReportKind;
use ipr::model::{MadeBy, MadePaper, Making, SealedFile};
use ipr::papers::elsewhere::MadeNow;
use ipr::papers::{self, elsewhere};
use ipr::plans::Subject;
use ipr::plans::calendar::calendars;
use ipr::plans::report::ReportScope;
use ipr::read;
use ipr::render;
use ipr::steps::seal;
use ipr::text::digest::Seal;
use ipr::workspace::Workspace;

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
        let content = paper.content(&workspace.seals);
        for path in paper.paths.clone() {
            let text = if path.ends_with(".md") { paper.text() } else { format!("%PDF {content}") };
            folder.write(&path, &text);
            let file = SealedFile { seal: Seal::of(&path, text.as_bytes()), path, span: None };
            made.push(MadePaper { file, content });
        }
    }
    let agenda = workspace.agenda_to_seal(meeting);
    let making = Making { by: MadeBy::Notice, day: None, papers: made, agenda };
    let record = seal::with_makings(&workspace, &format!("meetings/{STYRET}/"), vec![making]);
    folder.write(&record.path, record.text);
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
    let unknown =
        "feil I10: Det er ikke kjent hva innkalling.md, innkalling.pdf og sakspapirer.pdf er laget av";
    assert_eq!(told(&folder, TOO_LATE), [unknown]);
    folder.replace(CASE, "sakstype:", EXEMPT);
    let said = told(&folder, LAST_DAY);
    assert!(said.iter().any(|said| said.starts_with("feil O12: Det er ikke kjent hva")), "{said:?}");
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
        innkalling.pdf, sakspapirer.pdf og sak-05-24.pdf";
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
    let made = elsewhere::of_extract(&workspace, &workspace.cases[0]).expect("an extract");
    let [extract] = &made.papers[..] else { panic!("one paper") };
    assert_eq!(
        extract.paths,
        [format!("{TREATED}/saksprotokoll.md"), format!("{TREATED}/saksprotokoll.pdf")]
    );
    folder.write(&extract.paths[0], extract.text());
    for (file, calendar) in calendars(&workspace, 2023) {
        folder.write(&format!("kalender/{file}"), render::ics::render_feed(&calendar));
    }
    // A new year alone makes no calendar wrong, nor another day an extract.
    for day in [LAST_DAY, "2024-12-31", "2025-01-02"] {
        assert_eq!(told(&folder, day), [""; 0], "{day}");
    }
    folder.replace(&case, "tittel: Handlingsprogram", "tittel: Nytt handlingsprogram");
    let old = [
        "advarsel I10: saksprotokoll.md er eldre enn det som papirene lages av",
        "gjenstår feil I10: sekretariatet.ics er eldre enn det som papirene lages av",
    ];
    assert_eq!(told(&folder, LAST_DAY), old);
    let basis = "offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1";
    let exempt =
        format!("unntatt: {{hjemmel: {basis}, omfang: tittel}}\noffentlig-tittel: En sak\nsakstype:");
    folder.replace(&case, "sakstype:", &exempt);
    let said = told(&folder, LAST_DAY);
    assert!(
        said.iter().any(|said| said
            .starts_with("feil O12: Sak 2023-001 er unntatt nå, men kan stå åpent i saksprotokoll.md")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|said| said
            .starts_with("feil O12: Sak 2023-001 er unntatt nå, men kan stå åpent i sekretariatet.ics")),
        "{said:?}"
    );
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

/// Puts papers in the folder as a command that makes them on `day`, with other bytes for what is no text.
fn lay(folder: &Folder, day: &str, by: MadeBy, of: impl Fn(&Workspace) -> MadeNow) {
    let (workspace, _) = read::read(disk::load(folder.path(), &|_, _| {}), day.parse().expect("a date"));
    let now = of(&workspace);
    let (mut papers, mut inside) = (Vec::new(), String::new());
    for paper in &now.papers {
        let content = paper.content(&workspace.seals);
        for path in &paper.paths {
            let text = if path.ends_with(".md") { paper.text() } else { format!("{content}") };
            folder.write(path, &text);
            let seal = Seal::of(path, text.as_bytes());
            papers.push(MadePaper { file: SealedFile { path: path.clone(), seal, span: None }, content });
            inside = path[..=path.rfind('/').expect("a folder")].to_owned();
        }
    }
    let day = by.hangs_on_day().then_some(workspace.today);
    let making = Making { by, day, papers, agenda: now.titles };
    let record = seal::with_makings(&workspace, &inside, vec![making]);
    folder.write(&record.path, record.text);
}

#[test]
fn a_report_is_held_against_the_cases_until_its_papers_have_left() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let carrier = "cases/2024/2024-002-kontingent-for-2025.md";
    let report = |workspace: &Workspace| {
        let carrier = workspace.case_in(carrier).expect("a case");
        elsewhere::of_report(workspace, &ReportScope { year: 2024, kind: ReportKind::Quarter(1), carrier })
            .expect("a report")
    };
    lay(&folder, "2024-02-01", MadeBy::StatusReport, report);
    for day in ["2024-02-01", LAST_DAY, "2024-12-24"] {
        assert_eq!(told(&folder, day), [""; 0], "{day}");
    }
    folder.replace(CASE, "tittel: Felles prinsipper", "tittel: Nye prinsipper");
    let names = "statusrapport-2024-1.md og statusrapport-2024-1.pdf";
    let old = format!("I10: {names} er eldre enn det som papirene lages av");
    assert_eq!(told(&folder, LAST_DAY), [format!("gjenstår feil {old}")]);
    assert_eq!(told(&folder, TOO_LATE), [format!("feil {old}")]);
    assert_eq!(told(&folder, "2024-02-17"), [""; 0]);
    folder.replace(CASE, "tittel: Nye prinsipper", "tittel: Felles prinsipper");
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);

    let exempt = EXEMPT.replace("Felles prinsipper for parkering ved stasjonene", "En avtale");
    folder.replace(CASE, "sakstype:", &exempt);
    let open = format!("feil O12: Sak 2024-003 er unntatt nå, men kan stå åpent i {names}");
    assert!(told(&folder, LAST_DAY).contains(&open), "{:?}", told(&folder, LAST_DAY));
    let said = folder.ipr(&["check", "--dato", LAST_DAY]).out;
    assert!(said.contains("ipr statusrapport 2024 --kvartal 1 --sak 2024-002"), "{said}");
    lay(&folder, "2024-02-01", MadeBy::StatusReport, report);
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
}

#[test]
fn every_calendar_and_the_papers_of_the_year_are_held_against_the_meetings() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(CASE, "sakstype:", "frist: 2024-03-01\nhøringsfrist: 2024-02-20\nsakstype:");
    folder.ok(&["kalender", "--dato", LAST_DAY]);
    let record = folder.read("kalender/papirer.yaml");
    for day in [LAST_DAY, "2024-12-31", "2025-01-02"] {
        assert_eq!(told(&folder, day), [""; 0], "{day}");
    }
    // Made again on another day, they are what they were.
    folder.ok(&["kalender", "--dato", TOO_LATE]);
    assert_eq!(folder.read("kalender/papirer.yaml"), record);
    let before = folder.read(MEETING);
    folder.replace(MEETING, "status:", "sted: Ås\nstatus:");
    let said = told(&folder, LAST_DAY).join("\n");
    assert!(said.starts_with("gjenstår feil I10: alle.ics, "), "{said}");
    for name in ["styret.ics", "sekretariatet.ics", "moteplan-2024.md"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    folder.write(MEETING, before);
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
    folder.replace(
        CASE,
        "sakstype:",
        &EXEMPT.replace("Felles prinsipper for parkering ved stasjonene", "En sak"),
    );
    let said = told(&folder, LAST_DAY);
    for name in ["alle.ics", "moteplan-2024.md", "arshjul-2024.md"] {
        let is_told = |told: &String| told.starts_with("feil O12: Sak 2024-003") && told.contains(name);
        assert!(said.iter().any(is_told), "{name}: {said:?}");
    }
    folder.ok(&["kalender", "--dato", LAST_DAY]);
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
}

#[test]
fn what_members_pay_is_held_against_what_it_rests_on_for_as_long_as_the_year() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let rate = "kontingent:\n    - {fra: 2024-01-01, til: 2024-12-31, sats: \"2,50\", \
        av: representantskapet, vedtatt: 2023-06-09, grunnlag: reglement-2023}\n  målform:";
    folder.replace("bodies.yaml", "målform:", rate);
    let census = "innbyggere:\n  - per: 2023-01-01\n    grunnlag: reglement-2023\n    \
        antall: {Fjordvik: 1000, Holmsund: 2000, Strandås: 3001}\n";
    folder.write("members.yaml", format!("{}\n{census}", folder.read("members.yaml")));
    lay(&folder, LAST_DAY, MadeBy::MembershipFee, |workspace| {
        elsewhere::of_fees(workspace, 2024).expect("a whole sum")
    });
    assert_eq!(told(&folder, "2025-01-02"), [""; 0]);
    assert_eq!(told(&folder, LAST_DAY), [""; 0]);
    folder.replace("members.yaml", "Fjordvik: 1000", "Fjordvik: 1001");
    let [said] = &told(&folder, LAST_DAY)[..] else { panic!("one finding") };
    assert!(said.starts_with("gjenstår feil I10: kontingent-2024.md, "), "{said}");
    let report = folder.ipr(&["check", "--dato", LAST_DAY, "--format", "json"]).out;
    assert!(report.contains("ipr kontingent 2024 --papir"), "{report}");
    assert_eq!(told(&folder, "2025-01-02"), [""; 0], "the year is over");
}

#[test]
fn what_calls_a_meeting_off_is_made_again_by_the_command_that_made_it() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["mote", "avlys", STYRET, "--dato", LAST_DAY]);
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);
    folder.replace(
        CASE,
        "sakstype:",
        &EXEMPT.replace("Felles prinsipper for parkering ved stasjonene", "En sak"),
    );
    let said = told(&folder, TOO_LATE);
    assert!(said.iter().any(|told| told.starts_with("gjenstår feil I10: avlysning.md ")), "{said:?}");
    let is_open = |told: &String| told.starts_with("feil O12: Sak ") && told.contains("avlysning.md");
    assert!(said.iter().any(is_open), "{said:?}");
    folder.ok(&["mote", "avlys", STYRET, "--dato", TOO_LATE]);
    assert_eq!(told(&folder, TOO_LATE), [""; 0]);
    assert!(!folder.read(&format!("meetings/{STYRET}/avlysning.md")).contains("Felles prinsipper"));
    assert_ne!(folder.ipr(&["mote", "avlys", STYRET, "--dato", TOO_LATE]).code, 0, "nothing to make again");
}
