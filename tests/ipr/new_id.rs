//! One of two cases with the same id gets another, wherever it is named.

use std::fs;

use crate::program::Folder;

const KEPT: &str = "cases/2024/2024-004-hurtigbat.md";
const LATER: &str = "cases/2024/2024-004-turveier.md";
const MOVED: &str = "cases/2024/2024-005-turveier.md";
const MEETING: &str = "meetings/2024-02-27-koordineringsgruppen/meeting.md";

fn case(title: &str, more: &str, text: &str) -> String {
    format!(
        "---\nid: 2024-004\ntittel: {title}\nsakstype: prinsippsak\nsaksansvarlig: kari-vik\n{more}\
         status: til behandling\nsaksgang:\n  - {{organ: koordineringsgruppen, møte: 2024-02-27}}\n  \
         - {{organ: styret}}\n---\n\n## Forslag til vedtak\n\nStyret vedtar saken.\n\n\
         ## Saksfremstilling\n\n{text}\n"
    )
}

/// Commits everything as it is at this hour.
fn commit(folder: &Folder, hour: u8) {
    folder.git(&["add", "--all"]);
    let date = format!("--date=2024-02-08T{hour:02}:00:00");
    folder.git(&["commit", "--quiet", "--message", "saker", &date]);
}

/// Two have made a case each, both have put it on the same agenda, and git has merged that without a word.
fn merged() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = "---\norgan: koordineringsgruppen\ndato: 2024-02-27\nstatus: planlagt\nsaksliste:\n---\n";
    folder.write(MEETING, meeting);
    commit(&folder, 8);
    let agenda = meeting.replace("saksliste:\n", "saksliste:\n  - {id: 2024-004}\n");
    folder.git(&["checkout", "--quiet", "-b", "kari"]);
    folder.write(MEETING, &agenda);
    let related = "hører-sammen-med: [2024-001]\n";
    let text = "Se [kartet](2024-004-turveier/kart.pdf) og [kartet](2024-004-turveier/kart.pdf).";
    folder.write(LATER, case("Turveier langs fjorden", related, text));
    folder.write("cases/2024/2024-004-turveier/kart.pdf", "kartet");
    folder.write("cases/2024/2024-004-turveier/Bilde 1.JPG", "bildet");
    let first = "cases/2024/2024-001-horing-om-ferjetakster.md";
    folder.write(first, folder.read(first).replacen("status:", "hører-sammen-med: [2024-004]\nstatus:", 1));
    commit(&folder, 10);
    folder.git(&["checkout", "--quiet", "main"]);
    folder.write(MEETING, &agenda);
    folder.write(KEPT, case("Felles krav til hurtigbåten", "", "Båten går sjelden."));
    folder.write("cases/2024/2024-004-hurtigbat/kart.pdf", "et annet kart");
    commit(&folder, 9);
    folder.git(&["merge", "--quiet", "--no-edit", "kari"]);
    assert_eq!(folder.read(MEETING).matches("2024-004").count(), 1);
    folder
}

fn findings(folder: &Folder) -> String {
    folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-09"]).out
}

#[test]
fn the_later_of_two_gets_it_everywhere() {
    let folder = merged();
    assert!(findings(&folder).contains("F06"));
    assert!(
        folder
            .ipr(&["check", "--dato", "2024-02-09"])
            .out
            .contains("«ipr sak ny-id 2024-004» gir den nyeste saken en ny id")
    );
    let said = folder.ok(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert!(said.contains("Sakene sto som én sak på sakslisten"), "{said}");
    let case = folder.read(MOVED);
    assert!(case.contains("\nid: 2024-005\n"), "{case}");
    assert_eq!(case.matches("(2024-005-turveier/kart.pdf)").count(), 2, "{case}");
    assert!(folder.read(KEPT).contains("\nid: 2024-004\n"));
    assert!(
        folder.read(MEETING).contains("  - {id: 2024-004}\n  - {id: 2024-005}\n"),
        "{}",
        folder.read(MEETING)
    );
    assert_eq!(folder.read("cases/2024/2024-005-turveier/kart.pdf"), "kartet");
    assert_eq!(folder.read("cases/2024/2024-005-turveier/Bilde 1.JPG"), "bildet");
    assert_eq!(folder.read("cases/2024/2024-004-hurtigbat/kart.pdf"), "et annet kart");
    let first = folder.read("cases/2024/2024-001-horing-om-ferjetakster.md");
    assert!(first.contains("hører-sammen-med:\n  - 2024-005\n"), "{first}");
    assert!(!folder.path().join(LATER).exists());
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let log = folder.git(&["log", "-1", "--name-status", "--find-renames", "--format=%s"]);
    assert!(log.starts_with("En av sakene med id 2024-004 har fått ny id: 2024-005"), "{log}");
    assert!(log.contains(&format!("{LATER}\t{MOVED}")), "{log}");
    let found = findings(&folder);
    assert!(!found.contains("F06") && !found.contains("F05") && !found.contains("F11"), "{found}");
    let again = folder.ipr(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert!(again.err.contains("Bare én sak har id-en 2024-004"), "{}", again.err);
}

#[test]
fn the_file_that_is_pointed_at_gets_it() {
    let folder = merged();
    folder.ok(&["sak", "ny-id", "2024-004-hurtigbat.md", "--dato", "2024-02-09"]);
    assert!(folder.read("cases/2024/2024-005-hurtigbat.md").contains("\nid: 2024-005\n"));
    assert!(folder.read(LATER).contains("\nid: 2024-004\n"));
    let first = folder.read("cases/2024/2024-001-horing-om-ferjetakster.md");
    assert!(first.contains("hører-sammen-med: [2024-004]"), "{first}");
}

#[test]
fn a_trial_changes_nothing() {
    let folder = merged();
    let said = folder.ok(&["sak", "ny-id", "2024-004", "--dry-run", "--dato", "2024-02-09"]);
    assert!(said.contains("2024-005"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert!(folder.path().join(LATER).exists());
}

#[test]
fn what_has_not_been_committed_is_later_and_of_two_such_nobody_knows() {
    let folder = merged();
    fs::remove_file(folder.path().join(KEPT)).expect("removed");
    commit(&folder, 11);
    folder.write(KEPT, case("Felles krav til hurtigbåten", "", "Båten går sjelden."));
    let said = folder.ok(&["sak", "ny-id", "2024-004", "--dry-run", "--dato", "2024-02-09"]);
    assert!(said.contains("2024-005-hurtigbat.md"), "{said}");
    folder.git(&["rm", "--quiet", "--cached", LATER]);
    folder.git(&["commit", "--quiet", "--message", "ut av git"]);
    let said = folder.ipr(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(said.err.contains("Git viser ikke hvilken") && said.err.contains(KEPT), "{}", said.err);
}

#[test]
fn a_case_that_was_given_another_name_is_as_old_as_it_is() {
    let folder = merged();
    folder.git(&["mv", KEPT, "cases/2024/2024-004-baten.md"]);
    commit(&folder, 12);
    folder.ok(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert!(folder.path().join(MOVED).exists());
}

#[test]
fn the_one_that_has_been_treated_under_the_id_keeps_it() {
    let treated = |folder: &Folder, path: &str, number: u8| {
        let done = format!("møte: 2024-01-30, sak: {number}, utfall: drøftet}}");
        folder.write(path, folder.read(path).replace("møte: 2024-02-27}", &done));
        commit(folder, 10 + number);
    };
    let folder = merged();
    treated(&folder, LATER, 1);
    let said = folder.ok(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    let words: Vec<&str> = said.split_whitespace().collect();
    assert!(words.join(" ").contains("2024-004-turveier.md er nyere, men er behandlet i"), "{said}");
    assert!(folder.read("cases/2024/2024-005-hurtigbat.md").contains("\nid: 2024-005\n"));
    let both = merged();
    treated(&both, LATER, 1);
    treated(&both, KEPT, 2);
    let said = both.ipr(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    let words: Vec<&str> = said.err.split_whitespace().collect();
    assert!(words.join(" ").contains("Ingen av sakene kan uten videre få en ny id"), "{}", said.err);
}

#[test]
fn of_three_one_at_a_time() {
    let folder = merged();
    folder.write("cases/2024/2024-004-enda-en.md", case("Enda en", "", "Tekst."));
    let said = folder.ok(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert!(said.contains("Ennå har to saker id-en 2024-004"), "{said}");
    assert!(folder.read("cases/2024/2024-005-enda-en.md").contains("\nid: 2024-005\n"));
    folder.ok(&["sak", "ny-id", "2024-004", "--dato", "2024-02-09"]);
    assert!(folder.read("cases/2024/2024-006-turveier.md").contains("\nid: 2024-006\n"));
    assert!(!findings(&folder).contains("F06"));
}

#[test]
fn what_papers_were_made_of_names_it_by_its_new_id() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write(LATER, case("Turveier langs fjorden", "frist: 2024-06-01\n", "Tekst."));
    folder.ok(&["kalender", "--dato", "2024-02-09"]);
    let record = "kalender/papirer.yaml";
    assert!(folder.read(record).contains("id: 2024-004\n"));
    folder.write(KEPT, case("Felles krav til hurtigbåten", "frist: 2024-06-02\n", "Båten går sjelden."));
    folder.ok(&["sak", "ny-id", "2024-004-turveier.md", "--dato", "2024-02-09"]);
    let after = folder.read(record);
    assert!(after.contains("id: 2024-005\n") && !after.contains("2024-004"), "{after}");
    let found = folder.ipr(&["check", "--dato", "2024-02-09"]).out;
    assert!(!found.contains(&format!("{record}:")) || found.contains("I10"), "it is whole: {found}");
}
