//! `ipr plan ÅR`: the year on one page, for people and for programs.

use crate::program::Folder;

fn osloregionen() -> Folder {
    Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)))
}

/// One line for each line that begins with `start`, words apart by single spaces.
fn lines(page: &str, start: &str) -> Vec<String> {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    page.lines().map(words).filter(|line| line.starts_with(start)).collect()
}

fn the_only(page: &str, start: &str) -> String {
    let found = lines(page, start);
    assert_eq!(found.len(), 1, "{start}\n{page}");
    found[0].clone()
}

#[test]
fn the_year_2024_on_one_page() {
    let folder = osloregionen();
    let page = folder.ok(&["plan", "2024", "--dato", "2024-03-01"]);
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    assert!(page.lines().count() <= 60, "{page}");
    assert_eq!(the_only(&page, "ons 31."), "ons 31. IPU kl. 09:00 23.01. 24.01. 01.02. 1");
    assert_eq!(
        the_only(&page, "Feb fre 16."),
        "Feb fre 16. Styret kl. 09:00, innkalt 05.02. 06.02. 19.02. 3"
    );
    assert!(page.contains("IPU 2 av 5") && page.contains("representantskapet 0 av 2"), "{page}");
    assert_eq!(
        the_only(&page, "Juni Representantskapet Kontingent"),
        "Juni Representantskapet Kontingent ikke noe møte"
    );
    the_only(&page, "- Papirene sendes ti dager før møtet: styret (presentasjon-2023).");
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}\n{page}"));
    assert!(at("fre 16.") < at("-- i dag, 1. mars 2024 --") && at("-- i dag") < at("tor 11."));
    // What was late that year; that something is still to be done is another command's to tell.
    let late = "- KG 30.01.: Papirene til administrativ koordineringsgruppe 30. januar 2024 ble oppdatert \
        seks dager før møtet (T01).";
    assert!(squeezed(&page).contains(late), "{page}");
    assert!(!page.contains("er ikke sendt"), "{page}");
    let year_before = folder.ok(&["plan", "2024", "--dato", "2023-12-01"]);
    assert!(!year_before.contains(" i dag, "), "{year_before}");
    let bonds = folder.ok(&["plan", "2024", "--dato", "2024-03-01", "--bindinger"]);
    assert!(bonds.lines().all(|line| line.chars().count() <= 80), "{bonds}");
    let of = bonds.split("Styret 26.04.\n").nth(1).expect("the meeting of the board");
    let row = lines(of, "IPU må ha innstilling (politisk)").swap_remove(0);
    assert_eq!(row, "IPU må ha innstilling (politisk) 11.04. 15.04. 2");
}

/// The longest name of a body with what it must have, of another with a long name.
#[test]
fn what_binds_a_council_with_long_names_has_room() {
    let folder = osloregionen();
    let council = folder.read("bodies.yaml");
    let without = council.lines().filter(|line| !line.trim().starts_with("forkortelse:"));
    folder.write("bodies.yaml", without.collect::<Vec<_>>().join("\n") + "\n");
    let day = "2024-06-18";
    folder.ok(&["mote", "new", "representantskapet", day, "--dato", "2024-03-01"]);
    let page = folder.ok(&["plan", "2024", "--dato", "2024-03-01", "--bindinger"]);
    assert!(page.lines().any(|line| line == "Representantskapet 18.06."), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn one_body_alone() {
    let page = osloregionen().ok(&["plan", "2024", "--organ", "IPU", "--dato", "2024-03-01"]);
    assert!(
        lines(&page, "Feb").is_empty()
            && page.contains("Møter: IPU 2 av 5.")
            && page.contains("Grunnlovsdagen")
    );
    let said = osloregionen().ipr(&["plan", "2024", "--organ", "stryet"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Mente du styret?"), "{}", said.err);
}

#[test]
fn a_year_of_which_nothing_is_known_says_what_to_do() {
    let page = osloregionen().ok(&["plan", "2027", "--dato", "2026-11-21"]);
    assert!(page.contains("Ingen møter er satt opp i 2027. «ipr plan 2027 --foreslå»"), "{page}");
    the_only(&page, "Sep man 13. Kommunevalg (antatt: Kongen fastsetter dagen)");
    the_only(&page, "søn 16. 1. pinsedag, grunnlovsdagen 17. og 2. pinsedag");
    assert!(!page.contains("Forklaring"), "{page}");
}

#[test]
fn what_comes_too_late_is_told_with_its_rule() {
    let folder = osloregionen();
    for (body, day) in [("styret", "2027-06-18"), ("ipu", "2027-06-10"), ("kg", "2027-06-01")] {
        folder.ok(&["mote", "new", body, day, "--dato", "2026-11-21"]);
    }
    let page = folder.ok(&["plan", "2027", "--dato", "2026-11-21"]);
    let broken = squeezed(page.split("Det som ikke går opp").nth(1).expect("a section"));
    let expected = "- Styret 18.06.: Papirene til styret 18. juni 2027 må sendes før interessepolitisk \
        utvalg har gitt innstilling 10. juni 2027 (T02). Utveier, den rimeligste først: 1. Flytt styret til \
        mandag 21. juni 2027. ipr mote flytt 2027-06-18-styret 2027-06-21 2. Send papirene til styret 8. \
        juni 2027 uten innstilling";
    assert!(broken.contains(expected), "{broken}");
    let said = folder.ok(&["plan", "2027", "--format", "json", "--dato", "2026-11-21"]);
    let year: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let found = &year["funn"][0];
    assert_eq!((&found["regel"], &found["møte"]), (&"T02".into(), &"2027-06-18-styret".into()));
    assert_eq!(
        found["utveier"][0]["kommandoer"],
        serde_json::json!(["ipr mote flytt 2027-06-18-styret 2027-06-21"])
    );
    // The first way out is one: nothing is then left of it.
    folder.ok(&["mote", "flytt", "2027-06-18-styret", "2027-06-21", "--dato", "2026-11-21"]);
    let page = folder.ok(&["plan", "2027", "--dato", "2026-11-21"]);
    assert!(!page.contains("T02"), "{page}");
}

#[test]
fn the_margin_is_marked_where_it_is_broken() {
    let folder = osloregionen();
    for (body, day) in [("styret", "2027-06-18"), ("ipu", "2027-06-10")] {
        folder.ok(&["mote", "new", body, day, "--dato", "2026-11-21"]);
    }
    let page = folder.ok(&["plan", "2027", "--dato", "2026-11-21"]);
    assert_eq!(the_only(&page, "fre 18."), "fre 18. Styret 07.06. 08.06. 21.06. −3 !");
}

#[test]
fn a_program_reads_the_same() {
    let folder = osloregionen();
    let said = folder.ok(&["plan", "2024", "--format", "json", "--dato", "2024-03-01"]);
    let year: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(year["år"], 2024);
    let days = year["dager"].as_array().expect("days");
    let styret =
        days.iter().find(|day| day["slag"] == "møte" && day["møte"] == "2024-02-16-styret").expect("styret");
    let bond = styret["følger-av"]
        .as_array()
        .expect("bonds")
        .iter()
        .find(|bond| bond["hva"] == "innstilling")
        .expect("one");
    assert_eq!(
        (&bond["av"], &bond["styrke"], &bond["margin"]),
        (&"interessepolitisk-utvalg".into(), &"må".into(), &3.into())
    );
    assert_eq!(
        (&bond["møte"], &bond["senest"]),
        (&"2024-01-31-interessepolitisk-utvalg".into(), &"2024-02-05".into())
    );
    assert_eq!(year["årshjul"][0]["organ"], "representantskapet");
    assert_eq!(year["årshjul"][0]["møter"], serde_json::json!([]));
}

#[test]
fn moved_and_called_off_meetings_and_deadlines() {
    let folder = Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/moved", ""),
    ]);
    let case = "cases/2024/2024-001-strategiske-foringer.md";
    let text = folder.read(case).replacen("\nstatus:", "\nhøringsfrist: 2024-07-03\nstatus:", 1);
    let secret = text.replacen("\nstatus:", "\nunntatt: {hjemmel: offl. § 14}\nstatus:", 1);
    folder.write(case, text);
    folder.ok(&[
        "mote",
        "flytt",
        "2024-06-06-interessepolitisk-utvalg",
        "2024-06-12",
        "--dato",
        "2024-06-03",
    ]);
    let page = folder.ok(&["plan", "2024", "--dato", "2024-06-03"]);
    the_only(&page, "Jun tor 6. IPU: flyttet til 12.06.2024");
    assert!(
        the_only(&page, "Jul ons 3.").starts_with("Jul ons 3. Høringsfrist for 2024-001 Strategiske"),
        "{page}"
    );
    folder.write(case, secret);
    let page = folder.ok(&["plan", "2024", "--dato", "2024-06-03"]);
    assert_eq!(
        the_only(&page, "Jul ons 3."),
        "Jul ons 3. Høringsfrist for 2024-001 Sak unntatt offentlighet"
    );
    let said = folder.ok(&["plan", "2024", "--format", "json", "--dato", "2024-06-03"]);
    assert!(!said.contains("Strategiske føringer"), "{said}");
}

#[test]
fn other_councils_have_their_years() {
    for (folder, year, part) in [
        ("sunnhordland", "2014", "Mar fre 14. Samarbeidsrådet for Sunnhordland"),
        ("gjovikregionen", "2024", "Jun fre 14. Representantskapet kl. 09:00"),
        ("trondheimsregionen", "2011", "ons 8. AU, innkalt"),
        ("kongsbergregionen", "2012", "tir 31. Regionrådet"),
        ("vidderegionen", "2027", "Jan fre 1. 1. nyttårsdag"),
    ] {
        let folder = Folder::with(&[(&*format!("tests/folders/{folder}"), "")]);
        let page = folder.ok(&["plan", year, "--dato", "2026-11-21"]);
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        assert!(!lines(&page, part).is_empty(), "{part}\n{page}");
    }
}

#[test]
fn a_new_meeting_is_as_the_body_prefers() {
    let folder = osloregionen();
    folder.ok(&["mote", "new", "IPU", "2027-06-09", "--dato", "2026-11-21"]);
    let text = folder.read("meetings/2027-06-09-interessepolitisk-utvalg/meeting.md");
    assert!(text.contains("\ntid: 09:00–11:00\nsted: Teams\nform: digitalt\n"), "{text}");
    folder.ok(&[
        "mote",
        "new",
        "IPU",
        "2027-06-10",
        "--sted",
        "Oslo rådhus",
        "--form",
        "fysisk",
        "--dato",
        "2026-11-21",
    ]);
    let text = folder.read("meetings/2027-06-10-interessepolitisk-utvalg/meeting.md");
    assert!(text.contains("\nsted: Oslo rådhus\nform: fysisk\n"), "{text}");
}

#[test]
fn a_meeting_that_is_missing_is_advised_on_a_day_that_keeps_the_chain() {
    let folder = osloregionen();
    for (body, day) in
        [("styret", "2027-06-28"), ("ipu", "2027-06-16"), ("kg", "2027-06-08"), ("kg", "2027-09-07")]
    {
        folder.ok(&["mote", "new", body, day, "--dato", "2026-11-21"]);
    }
    folder.ok(&["mote", "avlys", "2027-06-08-koordineringsgruppen", "--dato", "2026-11-21"]);
    let said =
        folder.ok(&["check", "meetings/2027-06-28-styret", "--dato", "2026-11-21", "--format", "json"]);
    assert!(said.contains("«ipr mote new koordineringsgruppen 2027-06-07»"), "{said}");
    folder.ok(&["mote", "new", "koordineringsgruppen", "2027-06-07", "--dato", "2026-11-21"]);
    let page = folder.ok(&["plan", "2027", "--dato", "2026-11-21"]);
    assert!(!page.contains("Det som ikke går opp"), "{page}");
}

#[test]
fn what_is_written_wrong_is_told_in_norwegian() {
    let folder = osloregionen();
    for (words, part) in [
        (&["plan", "26"][..], "året skrives med fire sifre, som 2027"),
        (&["plan", "2027x"], "året skrives med fire sifre"),
        (&["kalender", "--år", "x"], "året skrives med fire sifre"),
        (
            &[
                "sak",
                "new",
                "Høring",
                "--type",
                "uttalelse",
                "--høringsfrist",
                "2025-07-03",
                "--dato",
                "2026-11-21",
            ],
            "Høringsfristen 3. juli 2025 er ute.",
        ),
        (&["status", "--ansvarlig", "Ukjentsen"], "Det finnes ingen person"),
    ] {
        let said = folder.ipr(words);
        assert_eq!(said.code, 2, "{words:?}");
        let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{flat}");
    }
    // A part of a name is enough when one person has it.
    folder.ok(&["status", "--ansvarlig", "karlsen", "--dato", "2024-02-06"]);
}

/// The text with every run of spaces and line ends as one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
