//! Two cases with one id, as two clones make them: no command takes one of them for the other.

use crate::program::Folder;

const FIRST: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
const SECOND: &str = "cases/2024/2024-003-annen-sak.md";
const MEETING: &str = "2024-02-16-styret";

/// The standard folder, in which styret is to treat two cases called 2024-003.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let text = folder.read(FIRST).replace("tittel: ", "tittel: Annen ");
    folder.write(SECOND, text);
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "en sak til"]);
    folder
}

#[test]
fn every_step_on_it_is_refused() {
    let folder = folder();
    let head = folder.git(&["rev-parse", "HEAD"]);
    for line in [
        "sak show 2024-003",
        "sak advance 2024-003 --utfall vedtatt --som-foreslått",
        "sak advance 2024-003 --møte 2024-02-16-styret",
        "sak advance 2024-003 --utfall trukket",
        "oppfolging 2024-003",
        "oppfolging 2024-003 --ny Ring --frist 2024-06-01",
        "vedtak --sak 2024-003",
        "utskrift 2024-003",
        "statusrapport --sak 2024-003",
        "innkalling 2024-02-16-styret",
        "utsending 2024-02-16-styret",
        "referat 2024-02-16-styret",
        "referat 2024-02-16-styret --les",
        "mote flytt 2024-02-16-styret 2024-02-23",
        "mote avlys 2024-02-16-styret",
        "kalender",
        "plan 2025 --foreslå",
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--dato", "2024-02-09"]).collect();
        let said = folder.ipr(&words);
        assert_eq!(said.code, 2, "ipr {line}: {}{}", said.out, said.err);
        assert!(said.err.contains(FIRST) && said.err.contains(SECOND), "ipr {line}: {}", said.err);
        assert_eq!(folder.git(&["status", "--porcelain"]), "", "ipr {line}");
    }
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
}

#[test]
fn a_short_id_is_told_apart_by_file() {
    let said = folder().ipr(&["sak", "show", "2024-3", "--dato", "2024-02-09"]).err;
    assert!(said.contains(FIRST) && said.contains(SECOND) && said.contains("«ipr sak ny-id"), "{said}");
    assert!(!said.contains("2024-003 eller 2024-003"), "{said}");
}

#[test]
fn a_case_beside_a_broken_one_of_its_id_is_not_taken_for_it() {
    let folder = folder();
    folder.write(SECOND, "---\nid: [\n---\n");
    let said = folder.ipr(&["sak", "advance", "2024-003", "--utfall", "trukket", "--dato", "2024-02-09"]);
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    assert!(said.err.contains("har feil som må rettes først"), "{}", said.err);
}

#[test]
fn what_is_looked_at_tells_of_neither() {
    let folder = folder();
    folder.write(SECOND, folder.read(SECOND).replace("id: 2024-003", "id: 2024-003\nunntatt: offl. § 13"));
    let said = folder.ipr(&["mote", "show", MEETING, "--dato", "2024-02-09"]);
    assert!(said.out.contains("Sak 2024-003"), "{}{}", said.out, said.err);
    assert!(!said.out.contains("arkering"), "{}", said.out);
}
