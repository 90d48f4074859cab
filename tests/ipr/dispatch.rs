//! What is sent is sealed: whatever is changed afterwards is named, by `ipr check` and in a supplement, and
//! nothing that was sent is made again.
//!
//! A program without PDF cannot send, so here the notice is sealed by the library, with other bytes for the
//! PDFs; what follows is asked of the program. `sent.rs` has the same with the program alone.

mod agenda;
mod around;
mod arranged;
mod late;

use std::fs;

use ipr::disk;
use ipr::model::{Difference, PaperPart, SealedFile};
use ipr::plans::supplement::Supplement;
use ipr::plans::{GENERATED, SENT, Subject, notice};
use ipr::read;
use ipr::render;
use ipr::steps::{NewText, seal};
use ipr::text::digest::Seal;
use ipr::workspace::Workspace;

use crate::program::{Folder, files};

const STYRET: &str = "2024-02-16-styret";
const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const MANIFEST: &str = "meetings/2024-02-16-styret/utsending/manifest.yaml";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
const DAY: &str = "2024-02-06";

/// The folder that pages build on, with the notice to styret sealed.
pub fn sealed_folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nform: fysisk\nstatus:");
    send(&folder, DAY);
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "utsending"]);
}

fn workspace(folder: &Folder, day: &str) -> Workspace {
    let today = day.parse().expect("a date");
    let load = |extra: &[String]| {
        let mut files = disk::load(folder.path(), &|_, _| {});
        files.seals.extend(disk::seals(folder.path(), extra));
        read::read(files, today).0
    };
    let under_seal = |workspace: &Workspace| {
        let meeting = workspace.meeting_in(STYRET).expect("the meeting");
        workspace.files_under_seal(meeting)
    };
    load(&under_seal(&load(&[])))
}

/// Does what `ipr utsending` does, with other bytes for the PDFs. Gives the text of the supplement.
fn send(folder: &Folder, day: &str) -> String {
    let write = |text: &NewText| folder.write(&text.path, &text.text);
    let before = workspace(folder, day);
    let meeting = before.meeting_in(STYRET).expect("the meeting");
    seal::check(&before, meeting, before.today).expect("can be sent");
    let sent = before.manifest_of(meeting);
    let differences = sent.map_or_else(Vec::new, |sent| before.differences(meeting, sent));
    let letter = sent.map_or('A', |sent| sent.next_letter().expect("a letter"));
    let change = match sent {
        None => seal::first(&before, meeting, before.today),
        Some(_) => seal::supplement(&before, meeting, letter, &differences),
    };
    change.expect("texts").texts.iter().for_each(write);
    let after = workspace(folder, day);
    let meeting = after.meeting_in(STYRET).expect("the meeting");
    let subject = Subject::new(&after, meeting).expect("a known body");
    let (name, text) = match after.manifest_of(meeting) {
        None => ("innkalling", format!("{GENERATED}{}", render::markdown::render(&notice::notice(&subject)))),
        Some(sent) => {
            let differences = after.differences(meeting, sent);
            let supplement = Supplement {
                subject,
                letter,
                sent: after.today,
                notice: &sent.versions[0],
                differences: &differences,
            };
            ("tilleggsinnkalling", format!("{SENT}{}", render::markdown::render(&supplement.notice())))
        }
    };
    let end = if letter == 'A' { String::new() } else { format!("-{}", letter.to_ascii_lowercase()) };
    let made = [
        (format!("{name}{end}.md"), text.clone()),
        (format!("sakspapirer{end}.pdf"), format!("%PDF {letter}")),
    ];
    let sealed = made.map(|(name, text)| {
        let path = format!("meetings/{STYRET}/{name}");
        folder.write(&path, &text);
        SealedFile { seal: Seal::of(&path, text.as_bytes()), path, span: None }
    });
    write(&seal::manifest(&after, meeting, (letter, after.today), sealed.into()));
    text
}

/// What `ipr check` says of what was sent.
pub fn told(folder: &Folder, day: &str) -> Vec<String> {
    let said = folder.ipr(&["check", "--format", "json", "--dato", day]);
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let found = report["funn"].as_array().expect("a list").clone();
    let code = |finding: &serde_json::Value| finding["kode"].as_str().expect("a code").to_owned();
    let words = |finding: &serde_json::Value| finding["melding"].as_str().expect("a message").to_owned();
    found.iter().map(|finding| format!("{} {}", code(finding), words(finding))).collect()
}

#[test]
fn what_is_sealed_is_silent_and_not_made_again() {
    let folder = sealed_folder();
    assert_eq!(told(&folder, DAY), [""; 0]);
    for command in ["utsending", "innkalling"] {
        for dry_run in [&[][..], &["--dry-run"][..]] {
            let arguments = [command, STYRET, "--dato", "2024-02-09"];
            let said = folder.ok(&[&arguments[..], dry_run].concat());
            assert!(said.contains("uendret") && said.contains("versjon A 6. februar 2024"), "{said}");
        }
    }
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let text = folder.read(MANIFEST);
    assert!(text.starts_with("# Laget av ipr"), "{text}");
    assert!(text.contains("id: 2024-003") && !text.contains("parkering"), "{text}");
}

#[test]
fn a_changed_case_paper_goes_out_as_a_supplement() {
    let folder = sealed_folder();
    let was =
        ["innkalling.md", "sakspapirer.pdf"].map(|name| folder.read(&format!("meetings/{STYRET}/{name}")));
    folder.replace(CASE, "Styret slutter seg til prinsippene.", "Styret slutter seg ikke til prinsippene.");
    let said = told(&folder, "2024-02-08");
    assert_eq!(said, ["I07 Sak 05/24 (2024-003) er endret etter utsendingen: forslaget til vedtak"]);
    let refused = folder.ipr(&["innkalling", STYRET, "--dato", "2024-02-08"]);
    assert_eq!(refused.code, 2, "{}", refused.out);
    assert!(refused.err.contains("ipr utsending 2024-02-16-styret"), "{}", refused.err);

    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.starts_with("<!-- Laget av ipr. Dette er det som ble sendt"), "{supplement}");
    for part in [
        "# Tilleggsinnkalling B til styremøte 16. februar 2024",
        "ble sendt 6. februar 2024",
        "Endret i sak 05/24 «Felles prinsipper for parkering ved stasjonene»: forslaget til vedtak",
        "tredel av de møtende medlemmene motsetter seg det (koml. § 11-3 femte ledd)",
        "**Sendt:** 8. februar 2024",
    ] {
        assert!(supplement.contains(part), "{part}\n{supplement}");
    }
    assert_eq!(supplement.matches("Endret i").count(), 1, "{supplement}");
    let meeting = folder.read(MEETING);
    assert!(meeting.contains("{sak: 05/24, id: 2024-003, tillegg: ja}"), "{meeting}");
    assert_eq!(meeting.matches("tillegg").count(), 1, "{meeting}");
    assert!(meeting.contains("sendt: 2024-02-06") && !meeting.contains("oppdatert"), "{meeting}");
    assert_eq!(
        was,
        ["innkalling.md", "sakspapirer.pdf"].map(|name| folder.read(&format!("meetings/{STYRET}/{name}")))
    );
    // What came after the last day for papers is named, and nothing else.
    let late =
        "T01 Sakspapirene i sak 05/24 (2024-003) til styret 16. februar 2024 ble sendt åtte dager før møtet";
    assert_eq!(told(&folder, "2024-02-08"), [late]);
    assert!(
        folder.ok(&["utsending", STYRET, "--dato", "2024-02-09"]).contains("sist versjon B 8. februar 2024")
    );
}

#[test]
fn an_outcome_afterwards_is_no_change() {
    let folder = sealed_folder();
    folder.replace(CASE, "sak: 05/24}", "sak: 05/24, utfall: vedtatt}");
    folder.replace(
        CASE,
        "## Saksfremstilling",
        "## Vedtak i styret\n\nStyret slutter seg til prinsippene.\n\n## Saksfremstilling",
    );
    let now = workspace(&folder, "2024-02-16");
    let meeting = now.meeting_in(STYRET).expect("the meeting");
    assert_eq!(now.differences(meeting, now.manifest_of(meeting).expect("sealed")), []);
}

#[test]
fn every_other_change_is_named() {
    let folder = sealed_folder();
    let differences = |folder: &Folder| {
        let now = workspace(folder, "2024-02-08");
        let meeting = now.meeting_in(STYRET).expect("the meeting");
        now.differences(meeting, now.manifest_of(meeting).expect("sealed"))
    };
    let whole = folder.read(MEETING);
    for (was, is, expected) in [
        ("tid: 09:00–12:00", "tid: 10:00–12:00", Difference::Time),
        ("sted: Fjordvik rådhus", "sted: Ås", Difference::Place),
        ("form: fysisk", "form: digitalt", Difference::Form),
        ("eventuelt}\n---\n", "eventuelt}\n---\n\nVi spiser lunsj.\n", Difference::About),
        ("eventuelt}\n", "eventuelt}\n  - {tittel: Omvisning}\n", Difference::Added(6)),
        (
            "fast: eventuelt",
            "fast: eventuelt, forslag: Nei.",
            Difference::Changed(5, vec![PaperPart::Proposal]),
        ),
        ("sak: 06/24, fast", "sak: 07/24, fast", Difference::Changed(5, vec![PaperPart::Number])),
    ] {
        folder.replace(MEETING, was, is);
        assert_eq!(differences(&folder), [expected], "{is}");
        assert_eq!(
            told(&folder, "2024-02-08").iter().filter(|said| said.starts_with("I07")).count(),
            1,
            "{is}"
        );
        folder.write(MEETING, &whole);
    }
    folder.replace(MEETING, "  - {sak: 06/24, fast: eventuelt}\n", "");
    let [Difference::Removed(item)] = &differences(&folder)[..] else { panic!("one is taken off") };
    assert_eq!(item.number.as_deref(), Some("06/24"));
    folder.write(MEETING, &whole);
    let (one, other) = ("  - {sak: 03/24, id: 2024-001}\n", "  - {sak: 04/24, id: 2024-002}\n");
    folder.replace(MEETING, &format!("{one}{other}"), &format!("{other}{one}"));
    assert_eq!(differences(&folder), [Difference::Order]);
    folder.write(MEETING, whole.replace('\n', "\r\n"));
    folder.write(CASE, folder.read(CASE).replace('\n', "\r\n"));
    folder.write(
        &format!("meetings/{STYRET}/innkalling.md"),
        folder.read(&format!("meetings/{STYRET}/innkalling.md")).replace('\n', "\r\n"),
    );
    assert_eq!(differences(&folder), [], "line ends are nobody's change");
    assert_eq!(told(&folder, "2024-02-08"), [""; 0]);
}

#[test]
fn what_was_sent_cannot_be_lost_or_changed() {
    let paper = format!("meetings/{STYRET}/sakspapirer.pdf");
    for (bytes, words) in [(Some("%PDF X"), "er ikke den som ble sendt 6. februar 2024"), (None, "er borte")]
    {
        let folder = sealed_folder();
        match bytes {
            Some(bytes) => folder.write(&paper, bytes),
            None => fs::remove_file(folder.path().join(&paper)).expect("removed"),
        }
        // Also when the meeting is over.
        for day in ["2024-02-08", "2024-02-20"] {
            let said = told(&folder, day);
            assert!(said.iter().any(|said| said.starts_with("I07") && said.contains(words)), "{said:#?}");
        }
        for command in ["utsending", "innkalling"] {
            let said = folder.ipr(&[command, STYRET, "--dato", "2024-02-08"]);
            assert_eq!(said.code, 1, "{}{}", said.out, said.err);
            assert!(said.out.contains("I07") && said.out.contains("ingenting er endret"), "{}", said.out);
        }
        // What git has is judged by what git has.
        let said = folder.ipr(&["check", "--fra-git", "HEAD", "--dato", "2024-02-08"]);
        assert!(!said.out.contains("I07"), "{}", said.out);
        folder.git(&["commit", "--quiet", "--all", "--message", "endret"]);
        let said = folder.ipr(&["check", "--fra-git", "HEAD", "--dato", "2024-02-08"]);
        assert!(said.code == 1 && said.out.contains("I07"), "{}", said.out);
    }
}

#[test]
fn a_broken_manifest_is_told_at_its_line() {
    let folder = sealed_folder();
    let whole = folder.read(MANIFEST);
    for (was, is, code) in [
        ("    sendt: 2024-02-06", "    sendt: 2024-02-07", "F04"),
        ("versjoner:", "versjoner: [", "F01"),
        ("    filer:", "    papirer:", "F03"),
        ("fil: innkalling.md", "fil: ../../../../etc/passwd", "F04"),
        ("fast: eventuelt", "fast: [eventuelt]", "F04"),
    ] {
        folder.write(MANIFEST, whole.replacen(was, is, 1));
        let said = folder.ipr(&["check", "--dato", "2024-02-08"]);
        assert!(
            said.code == 1 && said.out.contains(code) && said.out.contains("manifest.yaml:"),
            "{is}: {}",
            said.out
        );
        for command in ["utsending", "innkalling"] {
            let said = folder.ipr(&[command, STYRET, "--dato", "2024-02-08"]);
            assert!(said.code == 2 && said.err.contains("ipr check"), "{is}: {}{}", said.out, said.err);
        }
    }
    folder.write(MANIFEST, "");
    assert_eq!(folder.ipr(&["check", "--dato", "2024-02-08"]).code, 1);
}

#[test]
fn a_case_put_on_the_agenda_gets_the_next_number() {
    let folder = sealed_folder();
    let new = CASE.replace("003-parkering-ved-stasjonene", "004-sykkelvei");
    let text =
        folder.read(CASE).replace("2024-003", "2024-004").replace(", møte: 2024-02-16, sak: 05/24", "");
    folder.write(&new, text.replace("Felles prinsipper for parkering ved stasjonene", "Sykkelvei"));
    folder.replace(&new, "sak: 2,", "sak: 5,");
    folder.replace(&new, "sak: 4,", "sak: 5,");
    for meeting in ["2024-01-16-faggruppe-areal-og-transport", "2024-01-30-koordineringsgruppen"] {
        folder.replace(
            &format!("meetings/{meeting}/meeting.md"),
            "saksliste:\n",
            "saksliste:\n  - {sak: 5, id: 2024-004}\n",
        );
    }
    let said =
        folder.ok(&["sak", "advance", "2024-004", "--møte", STYRET, "--dato", "2024-02-08", "--no-commit"]);
    assert!(said.contains("«ipr utsending 2024-02-16-styret»"), "{said}");
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Ny sak: sak 07/24 «Sykkelvei»"), "{supplement}");
    let meeting = folder.read(MEETING);
    assert!(
        meeting.contains("id: 2024-004, tillegg: ja}") && meeting.contains("sak: 06/24, fast: eventuelt"),
        "{meeting}"
    );
    assert!(folder.read(&new).contains("sak: 07/24"), "{}", folder.read(&new));
}

const SECRET: &str = "Hemmeligstad";

#[test]
fn the_title_of_an_exempt_case_is_nowhere() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(MEETING, "status:", "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus:");
    let exempt = format!(
        "tittel: Varsel om {SECRET}\noffentlig-tittel: Personalsak\n\
         unntatt: {{hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1}}\n\
         vedlegg: [{SECRET}.txt]"
    );
    folder.replace(CASE, "tittel: Felles prinsipper for parkering ved stasjonene", &exempt);
    folder.write(&format!("{}/{SECRET}.txt", CASE.trim_end_matches(".md")), "brev");
    send(&folder, DAY);
    folder.write(&format!("{}/{SECRET}.txt", CASE.trim_end_matches(".md")), "et annet brev");
    let said = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-08"]).out;
    assert!(said.contains("I07") && !said.contains(SECRET), "{said}");
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Endret i sak 05/24 «Personalsak»: sakspapirene"), "{supplement}");
    folder.replace(MEETING, "  - {sak: 05/24, id: 2024-003, tillegg: ja}\n", "");
    let supplement = send(&folder, "2024-02-09");
    assert!(supplement.contains("Tatt av sakslisten: sak 05/24 «Personalsak»"), "{supplement}");
    for path in files(&folder.path().join("meetings").join(STYRET)) {
        let text = folder.read(&format!("meetings/{STYRET}/{path}"));
        assert!(!path.contains(SECRET) && !text.contains(SECRET), "{path}: {text}");
    }
}

#[test]
fn what_is_not_to_be_held_is_not_sent() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for (meeting, words) in [("2024-01-31-interessepolitisk-utvalg", "er avholdt"), (STYRET, "holdes ikke")] {
        folder.replace(MEETING, "status: ", "status: avlyst # ");
        let said = folder.ipr(&["utsending", meeting, "--dato", DAY]);
        assert!(said.code == 2 && said.err.contains(words), "{}{}", said.out, said.err);
    }
    let folder = sealed_folder();
    let said = folder.ipr(&["utsending", STYRET, "--sendes", "2024-02-17", "--dato", DAY]);
    assert!(said.code == 2 && said.err.contains("er holdt før"), "{}{}", said.out, said.err);
    let said = folder.ipr(&["utsending", STYRET, "--sendes", "2024-02-01", "--dato", DAY]);
    assert!(
        said.code == 2 && said.err.contains("Versjon A ble sendt 6. februar 2024"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn a_meeting_tells_what_was_sent() {
    let folder = sealed_folder();
    let said = folder.ok(&["mote", "show", STYRET, "--dato", DAY]);
    for part in [
        "Utsendt         versjon A, 6. februar 2024",
        "innkalling.md",
        "meetings/2023-12-01-styret/referat.md",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let shown: serde_json::Value =
        serde_json::from_str(&folder.ok(&["mote", "show", STYRET, "--dato", DAY, "--format", "json"]))
            .expect("JSON");
    assert_eq!(shown["utsending"][0]["versjon"], "A");
    assert_eq!(shown["utsending"][0]["filer"].as_array().map(Vec::len), Some(3));
}
