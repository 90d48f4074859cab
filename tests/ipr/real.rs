//! The real folder at the top of the repository: what the sources say is there, and it is judged as
//! the morning of 6 February 2024 deserves.

use std::collections::BTreeSet;

use crate::program::{Folder, repository};

fn folder() -> Folder {
    Folder::with(
        &["bodies.yaml", "budsjett.yaml", "program.yaml", "members.yaml", "cases", "meetings"]
            .map(|name| (name, name)),
    )
}

fn check(folder: &Folder, day: &str) -> serde_json::Value {
    let said = folder.ipr(&["check", "--format", "json", "--dato", day]);
    serde_json::from_str(&said.out).expect("JSON")
}

#[test]
fn no_error_on_the_morning_it_shows() {
    let folder = folder();
    let said = folder.ipr(&["check", "--dato", "2024-02-06"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(
        said.out.contains("oppdatert seks dager før møtet") && said.out.contains("Gjenstår:"),
        "{}",
        said.out
    );
    assert!(said.out.lines().all(|line| line.chars().count() <= 100), "{}", said.out);
    assert_eq!(folder.git(&["status", "--porcelain"]), "", "check writes nothing");
    let report = check(&folder, "2024-02-06");
    assert_eq!(report["feil"], 0);
    assert!(
        report["gjenstår"]
            .as_array()
            .is_some_and(|list| list.iter().all(|finding| finding["frist"].is_string()))
    );
}

/// `eksempeldag` in bodies.yaml is the day it is, for looking and for writing, unless `--dato` says another.
#[test]
fn it_is_the_day_of_the_example_there() {
    let folder = folder();
    let told = "I denne mappen er det tirsdag 6. februar 2024 («eksempeldag» i bodies.yaml).\n";
    for command in [&["check"][..], &["status"], &["sak", "show", "2024-005"], &["check", "--format", "json"]]
    {
        let (said, dated) = (folder.ipr(command), folder.ipr(&[command, &["--dato", "2024-02-06"]].concat()));
        assert_eq!((said.code, said.out.as_str()), (dated.code, dated.out.as_str()), "{command:?}");
        assert_eq!((said.err.as_str(), dated.err.as_str()), (told, ""), "{command:?}");
    }
    // Also of what is compared with, and of a folder that lies in git alone.
    let said = folder.ipr(&["check", "--fra-git", "HEAD", "--siden", "HEAD"]);
    assert_eq!((said.code, said.err.as_str()), (0, told), "{}", said.out);
    assert!(said.out.starts_with("Ingen nye feil"), "{}", said.out);
    let said = folder.ipr(&["sak", "new", "Høring om jernbane", "--type", "uttalelse"]);
    assert!(said.out.contains("Ny sak 2024-008"), "{}{}", said.out, said.err);
}

#[test]
fn what_was_outstanding_is_wrong_when_its_day_has_passed() {
    let folder = folder();
    let codes = |day: &str| -> Vec<String> {
        let report = check(&folder, day);
        let found = report["funn"].as_array().expect("a list").clone();
        let late = found.iter().filter(|finding| finding["frist"].is_string());
        late.map(|finding| finding["kode"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes("2024-03-01"), [""; 0]);
    assert_eq!(codes("2024-03-02"), ["T10"], "nobody has said that styret met on 16 February");
    assert_eq!(codes("2024-04-05"), ["M01", "T10", "T01"]);
    assert_eq!(codes("2024-04-17"), ["L01", "M01", "T10", "T01", "T01", "T04"]);
}

/// The six contradictions of the sources, each by the row that is used and the sources it stands between.
#[test]
fn every_contradiction_names_its_sources() {
    let report = check(&folder(), "2024-02-06");
    let found = report["funn"].as_array().expect("a list");
    let said: Vec<&str> = found
        .iter()
        .filter(|finding| finding["kode"] == "K09")
        .map(|finding| finding["melding"].as_str().expect("a message"))
        .collect();
    for (about, sources) in [
        ("når papirene til styret skal ut", ["handlingsprogram-2023 pkt. 4.3", "presentasjon-2023"]),
        ("hvem som velger interessepolitisk utvalg", ["handlingsprogram-2023 pkt. 4.1", "presentasjon-2023"]),
        ("hvor mange møter representantskapet har", ["handlingsprogram-2023 pkt. 4.1", "presentasjon-2023"]),
        (
            "hvem som avgjør saker av typen handlingsprogram",
            ["handlingsprogram-2023 pkt. 4.1", "koml. § 14-8"],
        ),
        ("hvor mange medlemmer interessepolitisk utvalg", ["praksis", "valgt av representantskapet"]),
        ("hvor mange administrative grupper", ["presentasjon-2022", "mandat-2025 pkt. 2"]),
    ] {
        let one = said
            .iter()
            .find(|message| message.contains(about))
            .unwrap_or_else(|| panic!("{about}: {said:#?}"));
        assert!(sources.iter().all(|source| one.contains(source)), "{one}");
    }
    // Those, what the sources say of the same number of meetings, and what they claim that no row is made of.
    let claims: usize = said.iter().filter(|message| !message.contains("hvor mange møter")).count();
    assert!(said.len() == 41 && claims > 20, "{said:#?}");
}

/// What the sources themselves have written wrong, where the files can hold it.
#[test]
fn slips_of_the_sources_are_found() {
    let report = check(&folder(), "2024-02-06");
    let found = report["funn"].as_array().expect("a list");
    for (code, words) in [
        ("K10", "er datert 16. januar 2025, men viser til 21. januar 2025"),
        ("T08", "tirsdag"),
        ("T01", "oppdatert seks dager før møtet"),
    ] {
        let is_said = |finding: &serde_json::Value| {
            finding["kode"] == code
                && finding["melding"].as_str().is_some_and(|message| message.contains(words))
        };
        assert!(found.iter().any(is_said), "{code}: {found:#?}");
    }
}

/// A meeting of 2023 is judged by the seven days of its year, one of 2024 by ten, whatever day it is.
#[test]
fn a_meeting_is_judged_by_the_rules_of_its_day() {
    let folder = folder();
    let meeting = |date: &str, sent: &str| {
        folder.write(
            &format!("meetings/{date}-styret/meeting.md"),
            format!("---\norgan: styret\ndato: {date}\nstatus: avholdt\nsendt: {sent}\nutdrag: ja\n---\n"),
        );
    };
    meeting("2023-06-23", "2023-06-16");
    meeting("2024-06-21", "2024-06-14");
    for (flag, day) in [("--dato", "2024-07-01"), ("--per", "2024-07-01"), ("--dato", "2026-11-21")] {
        let said = folder.ipr(&["check", "meetings", flag, day]).out;
        assert!(!said.contains("Papirene til styret 23. juni 2023"), "{said}");
        assert!(said.contains("Papirene til styret 21. juni 2024 ble sendt sju dager før møtet"), "{said}");
    }
}

/// The 64 municipalities of the presentation of 2022 by their numbers of 2024.
#[test]
fn sixty_four_members() {
    let files = ipr::disk::load(&repository(), &|_, _| {});
    let (workspace, _) = ipr::read::read(files, "2024-02-06".parse().expect("a date"));
    let members = &workspace.people.members;
    let numbers: BTreeSet<&str> = members
        .iter()
        .filter_map(|member| member.number.as_ref())
        .map(|number| number.value.as_str())
        .collect();
    assert_eq!((members.len(), numbers.len()), (64, 64));
    assert!(numbers.iter().all(|number| number.len() == 4));
    assert_eq!(workspace.council.bodies.len(), 13);
    let board = workspace.people.seats_on(&"styret".into(), workspace.today);
    assert_eq!(board.len(), 15, "sixteen seats, of which one was vacant");
    let representantskap = workspace.meeting_in("2020-10-28-representantskapet").expect("the meeting");
    assert_eq!(representantskap.agenda.len(), 12);
}

/// `docs/funn.md` explains each finding of that morning, in the order they are told, and no other.
#[test]
fn every_finding_is_explained() {
    let report = check(&folder(), "2024-02-06");
    let told = |key: &str| -> Vec<String> {
        let found = report[key].as_array().expect("a list");
        let words =
            |finding: &serde_json::Value, key: &str| finding[key].as_str().expect("a text").to_owned();
        found
            .iter()
            .map(|finding| format!("{} {}", words(finding, "kode"), words(finding, "melding")))
            .collect()
    };
    let page = std::fs::read_to_string(repository().join("docs/funn.md")).expect("the page");
    let explained = |heading: &str| -> Vec<String> {
        let section = page.split("\n## ").find(|section| section.starts_with(heading)).expect("a section");
        section.lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned).collect()
    };
    assert_eq!(explained("Funn"), told("funn"));
    assert_eq!(explained("Gjenstår"), told("gjenstår"));
}
