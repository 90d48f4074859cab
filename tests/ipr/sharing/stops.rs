//! What stops: which case, which section, both texts, and whom to ask.

use super::{DAY, Two, is_stopped, make, state, unbroken};
use crate::frozen::recorded;
use crate::program::Folder;

const CASE: &str = "cases/2024/2024-001-bat.md";

/// Two with one case, which both have.
fn with_a_case() -> Two {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.write(CASE, format!("{}\n## Vurdering\n\nEn vurdering.\n", two.kari.read(CASE)));
    two.kari.ok(&["del"]);
    two.ola.ok(&["hent"]);
    two
}

fn writes(folder: &Folder, was: &str, is: &str) {
    folder.replace(CASE, was, is);
    folder.ok(&["lagre"]);
}

#[test]
fn one_section_that_both_have_written_in_is_shown_with_both_texts_and_one_is_chosen() {
    for (whose, stands) in [("min", "Olas vurdering."), ("deres", "Karis vurdering.")] {
        let two = with_a_case();
        writes(&two.kari, "En vurdering.", "Karis vurdering.");
        two.kari.replace(CASE, "tittel: Båt", "tittel: Båter");
        two.kari.ok(&["del"]);
        writes(&two.ola, "En vurdering.", "Olas vurdering.");
        let words = [
            "sak 2024-001",
            "Under «Vurdering»",
            "Olas vurdering.",
            "Kari skrev",
            "Karis vurdering.",
            "Spør Kari",
            "--behold min 2024-001",
            "Ingenting er hentet",
        ];
        for command in ["hent", "del"] {
            is_stopped(&two.ola, &[command], &words);
        }
        two.ola.ok(&["del", "--behold", whose, "2024-1"]);
        let text = two.ola.read(CASE);
        assert!(text.contains(stands) && text.contains("tittel: Båter"), "{text}");
        // What was not chosen is in git.
        let log = two.ola.git(&["log", "-p", "-m", "--format=%s"]);
        assert!(log.contains("Olas vurdering.") && log.contains("Karis vurdering."), "{log}");
    }
}

#[test]
fn what_is_exempt_is_not_shown() {
    let two = with_a_case();
    let exempt = "tittel: Båt\noffentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 13 første ledd, \
        jf: fvl. § 13 første ledd nr. 1}";
    writes(&two.kari, "tittel: Båt", exempt);
    writes(&two.kari, "En vurdering.", "Zqhemmelig.");
    two.kari.ok(&["del"]);
    writes(&two.ola, "En vurdering.", "Olas vurdering.");
    let said = is_stopped(&two.ola, &["hent"], &["sak 2024-001", "unntatt offentlighet", "Spør Kari"]);
    let told = format!("{}{}", said.out, said.err);
    assert!(!told.contains("Zqhemmelig") && !told.contains("Olas"), "{told}");
}

#[test]
fn a_file_that_one_has_taken_away_and_the_other_written_in_is_nobodys_to_decide() {
    let two = with_a_case();
    writes(&two.kari, "En vurdering.", "Karis vurdering.");
    two.kari.ok(&["del"]);
    std::fs::remove_file(two.ola.path().join(CASE)).expect("removed");
    two.ola.ok(&["lagre"]);
    is_stopped(&two.ola, &["hent"], &["sak 2024-001", "Du har fjernet filen", "Spør Kari"]);
    two.ola.ok(&["hent", "--behold", "deres", "2024-001"]);
    assert!(two.ola.read(CASE).contains("Karis vurdering."));
}

#[test]
fn an_attachment_that_both_have_changed_is_named_and_chosen() {
    let two = with_a_case();
    let notes = "cases/2024/2024-001-bat/notat.docx";
    for (folder, bytes) in [(&two.kari, [0u8, 159, 1]), (&two.ola, [0, 159, 2])] {
        folder.write(notes, bytes);
    }
    two.kari.ok(&["del"]);
    two.ola.ok(&["lagre"]);
    is_stopped(&two.ola, &["hent"], &["vedlegg til sak 2024-001", "Spør Kari"]);
    two.ola.ok(&["hent", "--behold", "deres", "2024-001"]);
    assert_eq!(std::fs::read(two.ola.path().join(notes)).expect("a file"), [0, 159, 1]);
}

#[test]
fn what_goes_together_in_git_and_not_by_the_rules_stops() {
    let two = with_a_case();
    // A person is called something else, and gets a case under the old name.
    let named = |text: String| text.replace("eva-naess-karlsen", "eva-karlsen");
    two.kari.write("members.yaml", named(two.kari.read("members.yaml")));
    two.kari.ok(&["del"]);
    two.ola.replace(CASE, "status:", "saksansvarlig: eva-naess-karlsen\nstatus:");
    let said = two.ola.ipr(&[&["hent"][..], &DAY].concat());
    let told = unbroken(&format!("{}{}", said.out, said.err));
    assert!(said.code == 1, "{told}");
    assert!(told.contains("ikke sammen") && told.contains("Kari") && told.contains("--likevel"), "{told}");
    assert!(!two.ola.read("members.yaml").contains("eva-karlsen"));
    let said = two.ola.ok(&[&["hent", "--likevel"][..], &DAY].concat());
    assert!(said.contains("Filene har nå 2 nye feil."), "{said}");
    assert!(two.ola.read("members.yaml").contains("eva-karlsen"));
    assert_eq!(two.ola.ipr(&[&["check"][..], &DAY].concat()).code, 1);
}

#[test]
fn what_is_under_way_in_git_is_told_and_words_that_mean_nothing_are_refused() {
    let two = with_a_case();
    writes(&two.kari, "En vurdering.", "Karis.");
    two.kari.ok(&["del"]);
    writes(&two.ola, "En vurdering.", "Olas.");
    is_stopped(&two.ola, &["hent", "--behold", "begge", "2024-001"], &["verken min eller deres"]);
    is_stopped(&two.ola, &["hent", "--behold", "mine", "2024-1"], &["verken min eller deres"]);
    is_stopped(&two.ola, &["hent", "--behold", "min"], &["--behold"]);
    let unknown = ["i «2024-99»", "begge to, er 2024-001.", "«--behold min 2024-001»", "deres 2024-001»"];
    is_stopped(&two.ola, &["hent", "--behold", "min", "2024-99"], &unknown);
    is_stopped(
        &two.ola,
        &["del", "--behold", "min", "2024-001", "--behold", "deres", "Vurdering"],
        &["i «Vurdering»"],
    );
    two.ola.git(&["switch", "--quiet", "--detach", "HEAD"]);
    is_stopped(&two.ola, &["hent"], &["detached"]);
    two.ola.git(&["switch", "--quiet", "main"]);
    let before = state(&two.ola);
    two.ola.write("notater.txt", "utenfor");
    is_stopped(&two.ola, &["hent", "--behold", "min", "2024-009"], &["2024-001"]);
    assert_eq!(state(&two.ola).1, before.1);
}

#[test]
fn of_what_both_have_sent_one_edition_is_kept_whole() {
    const STYRET: &str = "2024-02-16-styret";
    const MANIFEST: &str = "meetings/2024-02-16-styret/utsending/manifest.yaml";
    for (whose, day) in [("min", "2024-02-21"), ("deres", "2024-02-20")] {
        let two = Two::of(&recorded());
        two.kari.ok(&["utsending", STYRET, "--dato", "2024-02-20"]);
        two.kari.ok(&["del"]);
        two.ola.ok(&["utsending", STYRET, "--dato", "2024-02-21"]);
        let sealed = [&two.kari, &two.ola].map(|folder| folder.read(MANIFEST));
        is_stopped(&two.ola, &["hent"], &["begge sendt ut", "--behold min 2024-02-16-styret", "Spør Kari"]);
        two.ola.ok(&["del", "--behold", whose, STYRET]);
        let kept = two.ola.read(MANIFEST);
        assert!(kept.contains(day) && sealed.contains(&kept), "{kept}");
        let found = two.ola.ipr(&["check", "--dato", "2024-02-21"]);
        assert!(!found.out.contains("I07") && !found.out.contains("F09"), "{}", found.out);
        two.kari.ok(&["hent"]);
        assert_eq!(state(&two.kari).0, state(&two.ola).0);
    }
}

const DAYS: [&str; 2] = ["2024-03-06", "2024-03-13"];

/// Kari and Ola move one meeting, on which the case stands, each to a day of their own.
fn moved_by_both() -> Two {
    const IPU: &str = "2024-01-31-interessepolitisk-utvalg";
    let two = with_a_case();
    two.kari.ok(&[&["sak", "advance", "2024-001", "--møte", IPU][..], &DAY].concat());
    two.kari.ok(&["del"]);
    two.ola.ok(&["hent"]);
    for (folder, day) in [(&two.kari, DAYS[0]), (&two.ola, DAYS[1])] {
        folder.ok(&[&["mote", "flytt", IPU, day][..], &DAY].concat());
    }
    two.kari.ok(&["del"]);
    two
}

#[test]
fn one_meeting_that_both_have_moved_is_one_question() {
    for (whose, stands) in [("min", DAYS[1]), ("deres", DAYS[0])] {
        let two = moved_by_both();
        let said = is_stopped(
            &two.ola,
            &["hent"],
            &[
                "Du har flyttet møtet i interessepolitisk utvalg 31. januar 2024 til 13. mars 2024",
                "har flyttet det til 6. mars 2024",
                "--behold min 2024-01-31-interessepolitisk-utvalg",
            ],
        );
        assert!(!said.out.contains("sak 2024-001"), "the case follows the meeting: {}", said.out);
        two.ola.ok(&["del", "--behold", whose, "2024-01-31-interessepolitisk-utvalg"]);
        for day in DAYS {
            let folder = format!("meetings/{day}-interessepolitisk-utvalg/meeting.md");
            assert_eq!(two.ola.path().join(folder).exists(), day == stands, "{day}");
            assert_eq!(two.ola.read(CASE).contains(&format!("møte: {day}")), day == stands, "{day}");
        }
        assert!(two.ola.ipr(&[&["check"][..], &DAY].concat()).code == 0);
    }
}

#[test]
fn what_only_one_put_on_the_day_that_was_not_chosen_follows_the_meeting() {
    for (whose, kept, lost) in [("min", DAYS[1], "Kai"), ("deres", DAYS[0], "Tog")] {
        let two = moved_by_both();
        make(&two.ola, "Tog");
        two.ola.ok(&[&["sak", "advance", "2024-002", "--møte", "IPU 2024-03-13"][..], &DAY].concat());
        make(&two.kari, "Kai");
        two.kari.ok(&[&["sak", "advance", "2024-002", "--møte", "IPU 2024-03-06"][..], &DAY].concat());
        two.kari.ok(&["del"]);
        let name = "2024-01-31-interessepolitisk-utvalg";
        let said = unbroken(&two.ola.ok(&[&["del", "--behold", whose, name][..], &DAY].concat()));
        let id = if lost == "Kai" { "2024-002" } else { "2024-003" };
        assert!(said.contains(&format!("Sak {id} sto på møtet")), "{said}");
        let path = format!("cases/2024/{id}-{}.md", lost.to_lowercase());
        assert!(two.ola.read(&path).contains(&format!("møte: {kept}")), "{}", two.ola.read(&path));
        let agenda = two.ola.read(&format!("meetings/{kept}-interessepolitisk-utvalg/meeting.md"));
        assert!(agenda.contains("2024-002") && agenda.contains("2024-003"), "{agenda}");
        assert_eq!(two.ola.ipr(&[&["check"][..], &DAY].concat()).code, 0);
    }
}

#[test]
fn whose_text_gave_way_to_another_is_told_to_whoever_wrote_it() {
    let two = with_a_case();
    writes(&two.kari, "En vurdering.", "Karis vurdering.");
    two.kari.ok(&["del"]);
    writes(&two.ola, "En vurdering.", "Olas vurdering.");
    two.ola.ok(&["del", "--behold", "min", "2024-001"]);
    let said = unbroken(&two.kari.ok(&["hent"]));
    assert!(
        said.contains(
            "Ola valgte mellom to tekster i 2024-001 (Vurdering): det Kari skrev der, står ikke lenger"
        ),
        "{said}"
    );
    assert!(said.contains("Under «Vurdering» sto det: Karis vurdering."), "{said}");
    let (_, command) = said.split_once("viser «git ").expect("how it is found again");
    let (command, _) = command.split_once('»').expect("its end");
    let all = two.kari.git(&command.split(' ').collect::<Vec<_>>());
    assert!(all.contains("Karis vurdering.") && all.starts_with("---"), "{all}");
}

#[test]
fn what_gave_way_is_not_shown_once_the_case_is_exempt() {
    for is_exempt_before in [true, false] {
        let two = with_a_case();
        let exempt = "tittel: Båt\noffentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 13 første ledd, \
            jf: fvl. § 13 første ledd nr. 1}";
        writes(&two.kari, "En vurdering.", "Zqhemmelig.");
        if is_exempt_before {
            writes(&two.kari, "tittel: Båt", exempt);
        }
        two.kari.ok(&["del"]);
        writes(&two.ola, "En vurdering.", "Olas vurdering.");
        two.ola.ok(&["hent", "--behold", "min", "2024-001"]);
        if !is_exempt_before {
            writes(&two.ola, "tittel: Båt", exempt);
        }
        two.ola.ok(&["del"]);
        let said = two.kari.ok(&["hent"]);
        assert!(!said.contains("Zqhemmelig") && said.contains("Det ligger fortsatt i git."), "{said}");
    }
}

/// What is odd only when both are together stops nothing, but is told; what is not saved is told by a trial.
#[test]
fn one_person_in_two_seats_is_told_before_the_day() {
    let two = Two::new();
    let seat = |day: &str| ["verv", "nytt", "Lene Conradi", "KG", day].map(str::to_owned);
    for (folder, day) in [(&two.kari, "2024-03-01"), (&two.ola, "2024-03-04")] {
        let words = seat(day);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        folder.ok(&[&words[..], &DAY].concat());
    }
    two.kari.ok(&["del"]);
    let members = two.ola.read("members.yaml");
    two.ola.write("members.yaml", format!("{members}\n# Husk nye verv.\n"));
    let tried = unbroken(&two.ola.ok(&[&["del", "--tørr"][..], &DAY].concat()));
    assert!(tried.contains("ikke lagret, er ikke regnet med"), "{tried}");
    let said = unbroken(&two.ola.ok(&[&["del"][..], &DAY].concat()));
    let double = "Lene Conradi har to verv i administrativ koordineringsgruppe på samme tid (D03)";
    assert!(said.contains(&format!("Sammen gir det: {double}")), "{said}");
    let check = unbroken(&two.ola.ipr(&[&["check"][..], &DAY].concat()).out);
    assert_eq!(
        check.matches("Lene Conradi har to verv i administrativ koordineringsgruppe").count(),
        1,
        "{check}"
    );
}

/// Attachments whose names are one to many disks, and are two files here.
#[test]
fn attachments_whose_names_are_one_to_other_disks_are_asked_about() {
    let two = with_a_case();
    let folder = CASE.trim_end_matches(".md");
    let [ours, theirs] = ["kårt.txt", "KÅRT.txt"].map(|name| format!("{folder}/{name}"));
    two.kari.write(&theirs, "Karis\n");
    two.kari.ok(&["del"]);
    two.ola.write(&ours, "Olas\n");
    two.ola.ok(&["lagre"]);
    is_stopped(&two.ola, &["hent"], &["bare skiller seg i store og små bokstaver", "--behold min 2024-001"]);
    two.ola.ok(&["del", "--behold", "deres", "2024-001"]);
    assert_eq!(two.ola.git(&["-c", "core.quotepath=off", "ls-files", folder]), format!("{theirs}\n"));
}
