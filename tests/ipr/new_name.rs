//! The file of a case that became exempt gets a name that tells nothing, with all that leads to it.

use crate::program::Folder;

const OLD: &str = "cases/2024/2024-003-parkering-ved-stasjonene";
const NEW: &str = "cases/2024/2024-003-en-avtale";
const OTHER: &str = "cases/2024/2024-002-kontingent-for-2025.md";
const DAY: [&str; 2] = ["--dato", "2024-02-06"];

fn exempt() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = format!("{OLD}.md");
    folder.write(&format!("{OLD}/kart.pdf"), "kartet");
    folder.replace(&case, "sakstype:", "vedlegg:\n  - {fil: kart.pdf}\nsakstype:");
    let text = format!(
        "{}\nSe [kartet](2024-003-parkering-ved-stasjonene/kart.pdf).\n",
        folder.read(&case).trim_end()
    );
    folder.write(&case, text);
    let link = "[saken](2024-003-parkering-ved-stasjonene.md)";
    folder.write(OTHER, format!("{}\nSe {link}.\n", folder.read(OTHER).trim_end()));
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "saker"]);
    let exempt = "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\n\
        offentlig-tittel: En avtale\nsakstype:";
    folder.replace(&case, "sakstype:", exempt);
    folder
}

#[test]
fn the_file_the_folder_and_every_link_go_with_it() {
    let folder = exempt();
    let told = folder.ipr(&[&["check"][..], &DAY].concat()).out;
    assert!(told.contains("ipr sak nytt-navn 2024-003"), "{told}");
    let tried = folder.ok(&[&["sak", "nytt-navn", "2024-003", "--dry-run"][..], &DAY].concat());
    assert!(tried.contains("prøvekjøring"), "{tried}");
    let said = folder.ok(&[&["sak", "nytt-navn", "2024-3"][..], &DAY].concat());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("historien i git") && said.contains("git filter-repo"), "{said}");
    assert!(!folder.path().join(format!("{OLD}.md")).exists());
    assert!(!folder.path().join(OLD).exists() && said.contains("har fulgt med"), "no empty folder is left");
    assert!(!said.contains("kart.pdf"), "an attachment may be called by what is exempt: {said}");
    assert_eq!(folder.read(&format!("{NEW}/kart.pdf")), "kartet");
    assert!(folder.read(&format!("{NEW}.md")).contains("(2024-003-en-avtale/kart.pdf)"));
    assert!(folder.read(OTHER).contains("(2024-003-en-avtale.md)"));
    let message = folder.git(&["log", "-1", "--format=%s"]);
    assert!(!message.contains("arkering"), "{message}");
    let told = folder.ipr(&[&["check"][..], &DAY].concat()).out;
    assert!(!told.contains("Filnavnet røper"), "{told}");
    let again = folder.ipr(&[&["sak", "nytt-navn", "2024-003"][..], &DAY].concat());
    assert!(again.code != 0 && again.err.contains("heter allerede"), "{}{}", again.out, again.err);
}

#[test]
fn what_lies_there_is_never_written_over() {
    let folder = exempt();
    folder.write(&format!("{NEW}/kart.pdf"), "et annet kart");
    let said = folder.ipr(&[&["sak", "nytt-navn", "2024-003"][..], &DAY].concat());
    assert!(said.code != 0 && said.err.contains("Det ligger allerede en fil"), "{}{}", said.out, said.err);
    assert!(folder.path().join(format!("{OLD}.md")).exists());
}

#[test]
fn an_attachment_that_cannot_go_along_is_not_named() {
    let folder = exempt();
    let refused = || {
        let said = folder.ipr(&[&["sak", "nytt-navn", "2024-003"][..], &DAY].concat());
        let told = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.code == 2 && told.contains("vedleggene kan ikke flyttes"), "{told}");
        assert!(!told.contains("Zqavtale") && !said.out.contains("Zqavtale"), "{told}{}", said.out);
        assert!(folder.path().join(format!("{OLD}.md")).exists());
    };
    let kind = format!("{OLD}/Zqavtale.xyz");
    folder.write(&kind, "av et annet slag");
    refused();
    std::fs::remove_file(folder.path().join(kind)).expect("removed");
    let large = folder.path().join(format!("{OLD}/Zqavtale.pdf"));
    std::fs::File::create(&large).expect("a file").set_len(3 << 30).expect("a large one");
    refused();
}
