//! What is undone, and what is not.

use super::{DAY, IPU, MEETING, Two, is_stopped, make, state, unbroken};
use crate::frozen::sent;
use crate::program::Folder;

const CASE: &str = "cases/2024/2024-001-bat.md";

fn on(day: &str, words: &[&str]) -> Vec<String> {
    words.iter().copied().chain(["--dato", day]).map(str::to_owned).collect()
}

fn does(folder: &Folder, words: &[&str]) -> String {
    let words = on(DAY[1], words);
    folder.ok(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn subjects(folder: &Folder) -> Vec<String> {
    folder.git(&["log", "--format=%s"]).lines().map(str::to_owned).collect()
}

#[test]
fn the_last_deed_is_undone_in_words_and_then_the_one_before() {
    let folder = Folder::at_the_start();
    does(&folder, &["sak", "new", "Båt", "--type", "prinsippsak"]);
    let made = state(&folder).0;
    does(&folder, &["sak", "advance", "2024-001", "--møte", IPU]);
    let before = state(&folder);
    let tried = does(&folder, &["angre", "--dry-run"]);
    assert!(tried.contains("Angre: sak 2024-001 er satt på") && state(&folder) == before, "{tried}");
    let said = does(&folder, &["angre"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Angre: sak 2024-001 er satt på sakslisten til interessepolitisk utvalg 31. januar"),
        "{said}"
    );
    assert_eq!(state(&folder).0, made);
    let list = folder.ok(&["angre", "--liste"]);
    assert!(
        list.contains("  1  ") && list.contains("Angre: sak 2024-001") && list.contains(", angret"),
        "{list}"
    );
    let said = does(&folder, &["angre"]);
    assert!(said.contains("Angre: ny sak 2024-001"), "{said}");
    assert!(!folder.path().join(CASE).exists());
    // What was undone can be undone.
    does(&folder, &["angre", "1"]);
    assert_eq!(state(&folder).0, made);
    does(&folder, &["angre", "3"]);
    assert_eq!(state(&folder).0, before.0);
    assert_eq!(
        subjects(&folder)[0],
        "Gjort om igjen: sak 2024-001 er satt på sakslisten til interessepolitisk utvalg 31. januar 2024"
    );
}

#[test]
fn a_deed_is_named_and_what_is_written_since_stays() {
    let folder = Folder::at_the_start();
    does(&folder, &["sak", "new", "Båt", "--type", "prinsippsak"]);
    does(&folder, &["oppfolging", "2024-001", "--ny", "Ring Oslo"]);
    does(&folder, &["sak", "new", "Tog", "--type", "prinsippsak"]);
    folder.write(CASE, format!("{}\n## Vurdering\n\nNytt.\n", folder.read(CASE)));
    is_stopped_by(&folder, &["angre", "finnes ikke"], &["--liste"]);
    let said = does(&folder, &["angre", "skal følges opp"]);
    assert!(said.contains("Endret sak 2024-001") && said.contains("Angre: "), "{said}");
    let text = folder.read(CASE);
    assert!(!text.contains("Ring Oslo") && text.contains("Nytt."), "{text}");
    assert!(folder.path().join("cases/2024/2024-002-tog.md").exists());
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    is_stopped_by(&folder, &["angre", "ny sak"], &["kan være", "nummeret"]);
}

fn is_stopped_by(folder: &Folder, words: &[&str], told: &[&str]) {
    is_stopped(folder, words, told);
}

/// A number is one of the list, and never a part of the words: 0 and 24 are in «2024-001».
#[test]
fn a_number_that_is_not_in_the_list_undoes_nothing() {
    let two = Two::new();
    make(&two.kari, "Båt");
    let before = state(&two.kari);
    for number in ["0", "24", "99"] {
        is_stopped(&two.kari, &["angre", number], &[&format!("Listen har ikke noe nummer {number}")]);
        assert_eq!(state(&two.kari), before);
    }
    two.kari.ok(&["angre", "1"]);
    assert_ne!(state(&two.kari), before);
}

#[test]
fn what_something_rests_on_is_not_undone() {
    let folder = Folder::at_the_start();
    does(&folder, &["sak", "new", "Båt", "--type", "prinsippsak"]);
    does(&folder, &["sak", "advance", "2024-001", "--møte", IPU]);
    // The case is on an agenda, in its own file and in that of the meeting.
    is_stopped(
        &folder,
        &["angre", "ny sak"],
        &["«Ny sak 2024-001", "kan ikke angres", "Sak 2024-001 er satt på", "Ingenting er endret"],
    );
    // Without the case the agenda names one that is not there.
    does(&folder, &["angre"]);
    folder.replace(MEETING, "saksliste:\n", "saksliste:\n  - {id: 2024-001}\n");
    folder.ok(&["lagre"]);
    is_stopped(
        &folder,
        &["angre", "ny sak"],
        &["kan ikke angres", "noe annet bygger på det", "Ingenting er endret"],
    );
}

#[test]
fn what_is_refused_saves_nothing_that_somebody_is_writing() {
    let folder = Folder::at_the_start();
    does(&folder, &["sak", "new", "Båt", "--type", "prinsippsak"]);
    does(&folder, &["sak", "advance", "2024-001", "--møte", IPU]);
    let members = folder.read("members.yaml");
    folder.write("members.yaml", "personer: [");
    folder.write("cases/2024/2024-001-bat/notat.txt", "Et notat.\n");
    is_stopped(&folder, &["angre", "ny sak"], &["kan ikke angres", "Ingenting er endret"]);
    // What is not saved may be what rests on it.
    folder.write("members.yaml", members);
    folder.replace(CASE, "tittel: Båt", "tittel: Båter");
    is_stopped(&folder, &["angre", "ny sak"], &["skrevet og ikke lagret", "Ingenting er endret"]);
    let said = does(&folder, &["angre"]);
    assert!(said.contains("La til vedlegg til sak 2024-001") || said.contains("Endret sak"), "{said}");
    assert!(folder.read(CASE).contains("tittel: Båter") && subjects(&folder)[0].starts_with("Angre: "));
    assert_eq!(folder.read("cases/2024/2024-001-bat/notat.txt"), "Et notat.\n");
}

#[test]
fn what_has_been_sent_is_never_unsent() {
    let folder = sent();
    is_stopped(
        &folder,
        &["angre"],
        &[
            "er sendt ut",
            "Det som står i veien, er referatet fra styret 16. februar 2024, som ble sendt 20. februar 2024.",
            "ipr utsending",
            "ipr mote rett",
            "Ingenting er endret",
        ],
    );
    // Nor what was sent.
    is_stopped(&folder, &["angre", "er ført inn"], &["ligger under noe som er det", "Ingenting er endret"]);
}

#[test]
fn what_others_have_done_is_undone_only_when_it_is_named() {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.ok(&["del"]);
    is_stopped(&two.ola, &["angre"], &["Du har ikke gjort noe her"]);
    make(&two.ola, "Tog");
    two.ola.ok(&["del"]);
    is_stopped(&two.ola, &["angre", "Hentet det Kari"], &["satt sammen med ditt"]);
    // Its case has got another id by that.
    is_stopped(
        &two.ola,
        &["angre"],
        &["«Ny sak 2024-001» kan ikke angres", "har fått id 2024-002", "ipr sak slett 2024-002"],
    );
    make(&two.ola, "Fly");
    let said = unbroken(&two.ola.ok(&["angre"]));
    assert!(said.contains("Angre: ny sak 2024-003: Fly"), "{said}");
    let list = two.ola.ok(&["angre", "--liste"]);
    assert!(list.contains("(Kari)") && list.contains("Ny sak 2024-001"), "{list}");
    let alone = Folder::new();
    assert_eq!(alone.ipr(&["angre"]).code, 2);
}

const PARKING: &str = "cases/2024/2024-003-parkering-ved-stasjonene";

/// A folder in which a case was made openly, and became exempt since.
fn with_an_exempt_case() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = format!("{PARKING}.md");
    folder.write(&case, format!("{}\n", folder.read(&case)));
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "Ny sak 2024-003: Parkering ved stasjonene"]);
    folder.write(&format!("{PARKING}/kart.txt"), "kartet\n");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "La parkering ved stasjonene til"]);
    folder.replace(
        &format!("{PARKING}.md"),
        "sakstype:",
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\noffentlig-tittel: En avtale\nsakstype:",
    );
    folder.ok(&["lagre"]);
    folder
}

#[test]
fn what_was_said_of_a_case_that_is_exempt_now_is_not_said_again() {
    let folder = with_an_exempt_case();
    does(&folder, &["sak", "nytt-navn", "2024-003"]);
    let list = folder.ok(&["angre", "--liste"]);
    assert!(!list.to_lowercase().contains("parkering"), "{list}");
    assert!(list.contains("Ny sak 2024-003\n") && list.contains("La til vedlegg til sak 2024-003"), "{list}");
    // A case that is gone may have been exempt.
    does(&folder, &["sak", "new", "Zqhemmelig", "--type", "prinsippsak"]);
    does(&folder, &["sak", "slett", "2024-004"]);
    let list = folder.ok(&["angre", "--liste"]);
    assert!(!list.contains("Zqhemmelig") && list.contains("Ny sak 2024-004\n"), "{list}");
    let said = unbroken(&does(&folder, &["angre"]));
    assert!(!said.contains("Zqhemmelig"), "{said}");
    assert!(subjects(&folder)[0].starts_with("Angre: "), "{:?}", subjects(&folder));
}

#[test]
fn what_has_become_exempt_is_not_opened_again() {
    let folder = with_an_exempt_case();
    is_stopped(
        &folder,
        &["angre", "1"],
        &["ville noe som er unntatt i sak 2024-003, stå åpent", "Ingenting er endret"],
    );
    does(&folder, &["sak", "nytt-navn", "2024-003"]);
    is_stopped(&folder, &["angre", "1"], &["Filnavnet røper", "kunne leses", "Ingenting er endret"]);
}

#[test]
fn what_git_was_not_told_of_is_told_as_the_case_is_now() {
    let folder = Folder::at_the_start();
    let hook = folder.path().join(".git/hooks/pre-commit");
    folder.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    #[cfg(unix)]
    std::fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    let said = folder.ipr(&[&["sak", "new", "Zqbåt", "--type", "prinsippsak"][..], &DAY].concat());
    assert!(unbroken(&said.err).contains("ikke lagret i git"), "{}", said.err);
    std::fs::remove_file(hook).expect("removed");
    let case = "cases/2024/2024-001-zqbat.md";
    folder.replace(case, "tittel: Zqbåt", "tittel: Zqbåt\nunntatt: {hjemmel: offl. § 23 tredje ledd}");
    let said = folder.ok(&["lagre"]);
    assert!(said.contains("Ny sak 2024-001.") && !said.contains("Zqbåt"), "{said}");
    assert!(!subjects(&folder).concat().contains("Zqbåt"), "{:?}", subjects(&folder));
}

#[test]
fn what_was_said_of_an_item_that_is_exempt_now_is_not_said_again() {
    const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
    const LAST: &str = "  - {sak: 06/24, fast: eventuelt}";
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let commits = |words: &str| folder.git(&["commit", "--quiet", "--all", "--message", words]);
    folder.replace(MEETING, LAST, &format!("  - {{sak: 06/24, tittel: Zqkjøp av havna}}\n{LAST}"));
    commits("La Zqkjøp av havna på sakslisten");
    folder.write("members.yaml", format!("{}# Rettet.\n", folder.read("members.yaml")));
    commits("Rettet etter samtalen om  zqkjo\u{308}p og zqkjøp  av havna");
    assert!(folder.ok(&["angre", "--liste"]).contains("Zqkjøp"));
    folder.replace(MEETING, "Zqkjøp av havna}", "Zqkjøp av havna, unntatt: {hjemmel: offl. § 23}}");
    folder.ok(&["lagre"]);
    let list = folder.ok(&["angre", "--liste"]).to_lowercase();
    assert!(!list.contains("av havna"), "{list}");
    assert!(list.contains("endret møtet i styret 16. februar 2024"), "{list}");
    assert!(list.contains("endret medlemmer og verv"), "{list}");
    let said = folder.ipr(&["angre", "havna"]);
    assert!(said.code == 2 && !said.err.contains("Rettet"), "{}", said.err);
    // Under another title it is still the same meeting.
    folder.replace(MEETING, "Zqkjøp av havna", "Forhandlinger");
    folder.ok(&["lagre"]);
    assert!(!folder.ok(&["angre", "--liste"]).contains("La Zqkjøp"));
}
