//! The real folder at the top of the repository: what the sources say is there, and it is judged as
//! the morning of 6 February 2024 deserves.

use std::collections::BTreeSet;

use crate::program::{Folder, repository};

fn folder() -> Folder {
    Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)))
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

#[test]
fn what_was_outstanding_is_wrong_when_its_day_has_passed() {
    let folder = folder();
    let codes = |day: &str| -> Vec<String> {
        let report = check(&folder, day);
        let found = report["funn"].as_array().expect("a list").clone();
        let late = found.iter().filter(|finding| finding["frist"].is_string());
        late.map(|finding| finding["kode"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes("2024-04-04"), [""; 0]);
    assert_eq!(codes("2024-04-05"), ["T01"]);
    assert_eq!(codes("2024-04-17"), ["L01", "T01", "T01", "T04"]);
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
    assert_eq!(workspace.council.bodies.len(), 12);
    let board = workspace.people.seats_on("styret", workspace.today);
    assert_eq!(board.len(), 15, "sixteen seats, of which one was vacant");
    let representantskap = workspace.meeting("2020-10-28-representantskapet").expect("the meeting");
    assert_eq!(representantskap.agenda.len(), 12);
}
