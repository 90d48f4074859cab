//! What people write themselves: named where one looks, saved when it is asked for and before anything rests
//! on it.

use super::{NEW, unbroken};
use crate::program::Folder;

const CASE: &str = "cases/2024/2024-001-en-sak.md";
const DAY: [&str; 2] = ["--dato", "2024-01-08"];

fn subjects(folder: &Folder) -> Vec<String> {
    folder.git(&["log", "--format=%s"]).lines().map(str::to_owned).collect()
}

/// A folder with a case, and what a secretary has done since in an editor and with files.
fn written_in() -> Folder {
    let folder = Folder::at_the_start();
    folder.ok(&NEW);
    folder.write(CASE, format!("{}\nMer tekst.\n", folder.read(CASE)));
    folder.write("cases/2024/2024-001-en-sak/Zqhemmelig notat.docx", "PK");
    folder.write("cases/2024/2024-001-en-sak/~$Zqhemmelig notat.docx", "lås");
    folder.write("members.yaml", format!("{}# til\n", folder.read("members.yaml")));
    folder.write("notater.txt", "utenfor");
    folder
}

#[test]
fn it_is_named_where_one_looks_and_saved_with_a_sentence_made_of_it() {
    let folder = written_in();
    for looking in
        [&["status"][..], &["check"], &["status", "--format", "json"], &["check", "--siden", "HEAD"]]
    {
        let told = unbroken(&folder.ipr(&[looking, &DAY].concat()).err);
        let named =
            "Ikke lagret i git: sak 2024-001, medlemmer og verv og vedlegg til sak 2024-001. «ipr lagre»";
        assert!(told.contains(named), "{looking:?}: {told}");
    }
    let said = folder.ok(&["lagre"]);
    let beside = "Sakene, møtene og rådets filer er lagret i git. 1 fil utenfor dem er ikke med.";
    assert!(unbroken(&said).contains(beside), "{said}");
    let sentence = "La til vedlegg til sak 2024-001; endret sak 2024-001 og medlemmer og verv";
    assert_eq!(subjects(&folder)[0], sentence);
    let left = folder.git(&["status", "--porcelain", "--untracked-files=all"]);
    assert_eq!(left.lines().count(), 2, "{left}");
    assert!(left.contains("~$") && left.contains("notater.txt"), "{left}");
    assert_eq!(folder.ipr(&["check", "--dato", "2024-01-08"]).err, "");
    // Once more is nothing.
    folder.ok(&["lagre"]);
    assert_eq!(subjects(&folder)[0], sentence);
    std::fs::remove_file(folder.path().join(CASE)).expect("removed");
    folder.ok(&["lagre"]);
    assert_eq!(subjects(&folder)[0], "Fjernet sak 2024-001");
}

#[test]
fn what_a_command_writes_over_is_saved_apart_from_what_it_does() {
    let folder = written_in();
    folder.ok(&["sak", "advance", "2024-001", "--møte", "IPU 2024-01-31", "--dato", "2024-01-08"]);
    let told = subjects(&folder);
    assert_eq!(told[1], "Endret sak 2024-001");
    assert_eq!(folder.git(&["show", "--format=", "--name-only", "HEAD~1"]).trim(), CASE);
    assert!(
        folder.git(&["show", "HEAD~1"]).contains("+Mer tekst.") && !folder.git(&["show"]).contains("+Mer")
    );
    // What it does not touch is people's own for now.
    assert!(folder.git(&["status", "--porcelain"]).contains("members.yaml"));
}

#[test]
fn what_others_are_given_rests_on_nothing_that_is_not_saved() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let attachment = "cases/2024/2024-003-parkering-ved-stasjonene/kart.csv";
    folder.write(attachment, "a;b\n");
    folder.write("members.yaml", format!("{}# til\n", folder.read("members.yaml")));
    let sealing = ["kalender", "--dato", "2024-02-05"];
    let before = folder.git(&["rev-parse", "HEAD"]);
    folder.ipr(&[&sealing[..], &["--dry-run"]].concat());
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), before, "what is only tried saves nothing");
    folder.ok(&sealing);
    assert!(folder.git(&["ls-files"]).contains(attachment));
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert_eq!(subjects(&folder)[1], "La til vedlegg til sak 2024-003; endret medlemmer og verv");
    // Where it cannot be saved, nothing is made of it.
    folder.write(attachment, "c;d\n");
    super::owed::refusing(&folder);
    let told = folder.ipr(&sealing);
    let err = unbroken(&told.err);
    assert!(told.code == 2 && err.contains("nei takk") && err.contains("ikke lagret i git"), "{err}");
    let left = folder.git(&["status", "--porcelain"]);
    assert_eq!(left.trim(), format!("M {attachment}"));
}

#[test]
fn what_git_is_told_to_leave_alone_is_named_and_a_folder_without_git_says_so() {
    let folder = written_in();
    folder.write(".gitignore", "*.docx\n");
    let said = unbroken(&folder.ok(&["lagre"]));
    assert!(said.contains("overse vedlegg til sak 2024-001 (.gitignore)"), "{said}");
    std::fs::remove_dir_all(folder.path().join(".git")).expect("removed");
    let told = folder.ipr(&["lagre"]);
    assert!(told.code == 2 && unbroken(&told.err).contains("ligger ikke i git"), "{}", told.err);
    assert_eq!(folder.ipr(&["check", "--dato", "2024-01-08"]).err, "");
}

/// The logo that papers carry lies beside the folders of the council, and so does what git is told of its
/// files: without them a clone has other papers.
#[test]
fn what_lies_beside_the_folders_and_belongs_to_the_council_is_saved() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write("merke.PNG.txt", "noe annet");
    folder.write("logo.png", "bilde");
    folder.write(".gitattributes", "*.pdf binary\n");
    folder.write("bilder/kart.png", "et annet sted");
    folder.replace("bodies.yaml", "råd:\n", "råd:\n  logo: logo.png\n");
    let minutes = "meetings/2023-12-15-representantskapet/protokoll.md";
    folder.write(minutes, format!("{}\nRettet.\n", folder.read(minutes).trim_end()));
    let told = unbroken(&folder.ipr(&[&["status"][..], &DAY].concat()).err);
    assert!(told.contains("logoen") && told.contains("oppsettet av git"), "{told}");
    folder.ok(&["lagre"]);
    let sentence = "La til oppsettet av git og logoen; endret organer og regler og referatet fra \
        representantskapet 15. desember 2023";
    assert_eq!(subjects(&folder)[0], sentence);
    let left = folder.git(&["status", "--porcelain", "--untracked-files=all"]);
    assert_eq!(left.lines().collect::<Vec<_>>(), ["?? bilder/kart.png", "?? merke.PNG.txt"], "{left}");
}
