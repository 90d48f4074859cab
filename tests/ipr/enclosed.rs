//! The attachments of the cases go with the notice, those that the public may have, and are sealed with it.

use ipr::plans::appointment::MeetingHistory;
use ipr::plans::mail::{Dispatched, post};
use ipr::plans::{Subject, supplement::Supplement};
use ipr::read;
use ipr::steps::seal;
use ipr::text::limits;
use ipr::workspace::{OpenAttachment, Workspace};
use ipr::{disk, model::SealedFile};

use crate::program::Folder;

const STYRET: &str = "2024-02-16-styret";
const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene";
const DAY: &str = "2024-02-05";

/// The invented council with three attachments to a case: one, one that is exempt, and one of which the
/// public may see another file.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let listed = "vedlegg:\n  - {fil: plan.pdf}\n  - {fil: brev.pdf, unntatt: {hjemmel: offl. § 23 tredje \
        ledd}}\n  - {fil: tilbud.pdf, unntatt: {hjemmel: offl. § 23 tredje ledd}, offentlig-fil: \
        tilbud-sladdet.pdf}\nsaksgang:";
    let text = folder.read(&format!("{CASE}.md"));
    folder.write(&format!("{CASE}.md"), text.replacen("saksgang:", listed, 1));
    for name in ["plan.pdf", "brev.pdf", "tilbud.pdf", "tilbud-sladdet.pdf"] {
        folder.write(&format!("{CASE}/{name}"), format!("%PDF-1.7 {name}\n"));
    }
    let text = folder.read(MEETING).replace(
        "status: innkalt\nsendt: 2024-02-06",
        "tid: 09:00–12:00\nsted: Fjordvik rådhus\nstatus: planlagt",
    );
    folder.write(MEETING, text);
    commit(&folder);
    folder
}

fn commit(folder: &Folder) {
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "saken"]);
}

fn workspace(folder: &Folder) -> Workspace {
    let load = |extra: &[String]| {
        let mut files = disk::load(folder.path(), &|_, _| {});
        files.seals.extend(disk::seals(folder.path(), extra));
        read::read(files, DAY.parse().expect("a date")).0
    };
    let first = load(&[]);
    load(&first.files_under_seal(first.meeting_in(STYRET).expect("the meeting")))
}

fn sent(workspace: &Workspace) -> Vec<OpenAttachment> {
    workspace.attachments_to_send(workspace.meeting_in(STYRET).expect("the meeting"))
}

fn names(attachments: &[OpenAttachment]) -> Vec<&str> {
    attachments.iter().map(|file| file.name.as_str()).collect()
}

/// Seals what is there as version A, without papers, with the day in the meeting's file.
fn seal_now(folder: &Folder) {
    let text = folder.read(MEETING).replace("status: planlagt", &format!("status: planlagt\nsendt: {DAY}"));
    folder.write(MEETING, text);
    let workspace = workspace(folder);
    let meeting = workspace.meeting_in(STYRET).expect("the meeting");
    let day = workspace.today;
    let manifest = seal::manifest(&workspace, meeting, ('A', day), Vec::<SealedFile>::new());
    folder.write(&manifest.path, &manifest.text);
}

#[test]
fn only_what_the_public_may_have_goes_out() {
    let folder = folder();
    let open = workspace(&folder);
    let attachments = sent(&open);
    assert_eq!(names(&attachments), ["sak-05-24-plan.pdf", "sak-05-24-tilbud-sladdet.pdf"]);
    assert_eq!(attachments[0].path, format!("{CASE}/plan.pdf"));
    for attachment in &attachments {
        assert!(
            disk::read_whole(folder.path(), &attachment.path, &limits::ATTACHMENT).expect("read").is_some()
        );
    }

    let text = folder.read(&format!("{CASE}.md"));
    let exempt = text.replacen("saksgang:", "unntatt: {hjemmel: offl. § 23 tredje ledd}\nsaksgang:", 1);
    folder.write(&format!("{CASE}.md"), exempt);
    assert_eq!(names(&sent(&workspace(&folder))), [""; 0], "nothing of an exempt case goes out");

    for out in ["../../../members.yaml", "../2024-002-kontingent-for-2025.md", "/etc/passwd", "C:\\\\x"] {
        folder.write(&format!("{CASE}.md"), text.replace("plan.pdf", &format!("\"{out}\"")));
        for attachment in sent(&workspace(&folder)) {
            let read = disk::read_whole(folder.path(), &attachment.path, &limits::ATTACHMENT).expect("read");
            assert!(read.is_none() || attachment.name.ends_with("sladdet.pdf"), "{out}: {attachment:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_another_file_is_not_read() {
    let folder = folder();
    let path = folder.path().join(CASE).join("plan.pdf");
    std::fs::remove_file(&path).expect("removed");
    std::os::unix::fs::symlink("brev.pdf", &path).expect("a link");
    let read =
        disk::read_whole(folder.path(), &format!("{CASE}/plan.pdf"), &limits::ATTACHMENT).expect("read");
    assert!(read.is_none());
}

#[test]
fn they_are_sealed_and_a_change_is_told_once() {
    let folder = folder();
    seal_now(&folder);
    let manifest = folder.read(&format!("meetings/{STYRET}/utsending/manifest.yaml"));
    for (file, is_there) in [
        ("stasjonene/plan.pdf", true),
        ("stasjonene/tilbud-sladdet.pdf", true),
        ("stasjonene/tilbud.pdf", false),
        ("brev.pdf", false),
    ] {
        assert_eq!(manifest.contains(file), is_there, "{file}\n{manifest}");
    }
    assert_eq!(names(&sent(&workspace(&folder))), [""; 0], "nothing has changed since");

    folder.write(&format!("{CASE}/plan.pdf"), "%PDF-1.7 en annen plan\n");
    let said = folder.ipr(&["check", "--dato", DAY]).out;
    assert_eq!(said.matches("[I07]").count(), 1, "{said}");
    assert!(said.contains("er endret etter utsendingen: vedleggene"), "{said}");
    assert_eq!(
        names(&sent(&workspace(&folder))),
        ["sak-05-24-plan.pdf", "sak-05-24-tilbud-sladdet.pdf"],
        "the supplement brings those of the case that has changed"
    );
}

/// The bytes that stand in a draft as an attachment of this name.
#[cfg(feature = "pdf")]
fn draft(folder: &Folder, name: &str) -> String {
    folder.read(&format!("meetings/{STYRET}/utsending/{name}"))
}

#[cfg(feature = "pdf")]
#[test]
fn the_mails_bring_them() {
    let folder = folder();
    let plan = folder.path().join(CASE).join("plan.pdf");
    let bytes = std::fs::read(&plan).expect("the plan");
    std::fs::remove_file(&plan).expect("removed");
    let said = folder.ipr(&["utsending", STYRET, "--dato", DAY]);
    assert_ne!(said.code, 0, "{}", said.out);
    assert!(!folder.path().join(format!("meetings/{STYRET}/utsending")).exists());
    std::fs::write(&plan, bytes).expect("written");

    let said = folder.ok(&["utsending", STYRET, "--dato", DAY]);
    assert!(!said.contains("20 MB"), "{said}");
    let mail = draft(&folder, "medlemmer.eml");
    assert!(mail.contains("sak-05-24-plan.pdf") && mail.contains("sak-05-24-tilbud-sladdet.pdf"), "{mail}");
    assert!(!mail.contains("brev.pdf") && !mail.contains("tilbud.pdf"), "{mail}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");

    std::fs::write(&plan, vec![b'x'; 21_000_000]).expect("written");
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-07"]);
    assert!(said.contains("er på 22 MB til sammen"), "{said}");
    let mail = draft(&folder, "medlemmer-b.eml");
    assert!(mail.contains("sak-05-24-plan.pdf"));
    let at = |name: &str| mail.find(name).unwrap_or_else(|| panic!("no {name}"));
    assert!(at("tilleggsinnkalling-b.pdf") < at("sakspapirer-b.pdf"));
    assert!(!folder.ipr(&["check", "--dato", "2024-02-07"]).out.contains("I07"));
}

#[test]
fn a_supplement_says_the_old_time_and_puts_a_proposal_on_a_line_of_its_own() {
    let folder = folder();
    seal_now(&folder);
    let text = folder.read(MEETING).replace("tid: 09:00–12:00", "tid: 13:00–15:00");
    let text = text.replace("sted: Fjordvik rådhus", "sted: Holmsund rådhus");
    let new = "saksliste:\n  - {tittel: Nytt møterom, forslag: Rommet leies}\n";
    folder.write(MEETING, text.replacen("saksliste:\n", new, 1));
    let workspace = workspace(&folder);
    let meeting = workspace.meeting_in(STYRET).expect("the meeting");
    let manifest = workspace.manifest_of(meeting).expect("a manifest");
    let differences = workspace.differences(meeting, manifest);
    let subject = Subject::new(&workspace, meeting).expect("a known body");
    let sent = workspace.today;
    let notice = &manifest.versions[0];
    let supplement = Supplement { subject, letter: 'B', sent, notice, differences: &differences };
    let changes = supplement.changes();
    assert!(changes.contains(&"Ny tid: kl. 13:00–15:00 (før: kl. 09:00–12:00)".to_owned()), "{changes:?}");
    assert!(changes.contains(&"Nytt sted: Holmsund rådhus (før: Fjordvik rådhus)".to_owned()), "{changes:?}");
    assert!(
        changes.iter().any(|change| change.ends_with("\nForslag til vedtak: Rommet leies")),
        "{changes:?}"
    );
    let history = MeetingHistory::default();
    let dispatched = Dispatched { version: 'B', day: sent, changes, files: Vec::new(), history };
    let post = post(&subject, &dispatched).expect("post");
    let lines: Vec<&String> = post.mails[0].1.text.iter().flatten().collect();
    assert!(lines.iter().any(|line| *line == "Forslag til vedtak: Rommet leies"), "{lines:?}");
}
