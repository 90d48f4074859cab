//! What moving a meeting does to everything else, told before it is done and when it is done.

use crate::program::{Folder, files};

const OLD: &str = "2024-06-06-interessepolitisk-utvalg";
const NEW: &str = "2024-06-12-interessepolitisk-utvalg";
/// What stands in the title of an exempt case on the agenda.
const SECRET: &str = "Hemmeligstad";

fn folder() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/moved", ""),
    ])
}

/// Every word on one line, of an output that keeps within 80 columns and gives nothing away.
fn words(said: &str) -> String {
    let told = said.split_once("\nFør ").map_or("", |(_, told)| told);
    for line in told.lines() {
        assert!(line.chars().count() <= 80 || line.contains('/'), "{line}");
    }
    assert!(!said.contains(SECRET), "{said}");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn moved(folder: &Folder, meeting: &str, day: &str, more: &[&str], today: &str) -> String {
    words(&folder.ok(&[&["mote", "flytt", meeting, day, "--dato", today], more].concat()))
}

#[test]
fn everything_that_follows_is_told_before_and_after() {
    let folder = folder();
    folder.ok(&["kalender", "--dato", "2024-06-03"]);
    let before = (folder.git(&["rev-parse", "HEAD"]), files(folder.path()));
    let planned = moved(&folder, OLD, "2024-06-12", &["--dry-run"], "2024-06-03");
    assert_eq!((folder.git(&["rev-parse", "HEAD"]), files(folder.path())), before);
    let done = moved(&folder, OLD, "2024-06-12", &[], "2024-06-03");
    let drafts = format!("meetings/{NEW}/utsending");
    for said in [&planned, &done] {
        for part in [
            "29.05.2024 04.06.2024 Papirene til interessepolitisk utvalg skal være ferdige",
            "30.05.2024 05.06.2024 Papirene til interessepolitisk utvalg sendes senest",
            "07.06.2024 13.06.2024 Referat fra interessepolitisk utvalg skal være ferdig",
            &format!("Lages med «ipr innkalling {NEW}»: - meetings/{NEW}/innkalling.md"),
            &format!("Lages med «ipr utsending {NEW}»: - {drafts}/manifest.yaml - {drafts}/mote.ics"),
            &format!("{drafts}/medlemmer.eml til 5: Elin Såheim Bjørkli, Saxe Frøshaug og tre til"),
            &format!("{OLD}@osloregionen 2024-06-06 → 2024-06-12, SEQUENCE 0 → 1"),
            "- kalender/alle.ics - kalender/sekretariatet.ics - kalender/interessepolitisk-utvalg.ics \
                - kalender/moteplan-2024.md",
            "Ny frist: Saken er politisk og går til styret uten innstilling fra interessepolitisk utvalg \
                (senest 12. juni 2024, L01), før 11. juni 2024",
            "Nytt brudd: Papirene må ut før det som skal være i dem, finnes (T02)",
        ] {
            assert!(said.contains(part), "{part}\n{said}");
        }
        let note = "Innkallingen som er sendt, blir liggende i mappen";
        assert_eq!(said.matches(note).count(), 1, "{said}");
    }
    for (part, other) in [
        ("Blir liggende som de er:", "Ligger som de var:"),
        ("Disse lages på nytt:", "Disse viser noe annet nå:"),
    ] {
        assert!(planned.contains(part) && !done.contains(part), "{part}\n{planned}\n{done}");
        assert!(done.contains(other) && !planned.contains(other), "{other}\n{done}");
    }
}

#[test]
fn what_was_late_is_healed_by_a_later_day_and_broken_by_an_earlier() {
    let folder = folder();
    let later = moved(&folder, "2024-06-21-styret", "2024-06-28", &["--dry-run"], "2024-06-13");
    let healed = "Blir rettet: Innkallingen til styret 28. juni 2024 er ikke sendt (senest 18. juni 2024, \
        T01), før 11. juni 2024";
    assert!(later.contains(healed) && !later.contains("Nytt brudd"), "{later}");
    assert!(!later.contains("E-post som") && !later.contains("Papirer -"), "nobody had been called: {later}");
    let earlier = moved(&folder, "2024-06-21-styret", "2024-06-10", &["--dry-run"], "2024-06-03");
    assert!(
        earlier.contains("Nytt brudd: Innkallingen til styret 10. juni 2024 er ikke sendt (T01)"),
        "{earlier}"
    );
}

#[test]
fn a_program_gets_nothing_but_json() {
    let folder = folder();
    let arguments = ["mote", "flytt", OLD, "2024-06-12", "--dato", "2024-06-03", "--format", "json"];
    let said = folder.ipr(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("ingenting er skrevet") && !said.out.contains(SECRET), "{}", said.err);
    let planned: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let done: serde_json::Value = serde_json::from_str(&folder.ok(&arguments)).expect("JSON");
    assert_eq!(planned, done);
    assert_eq!(done["dager"][0]["nå"], "12.06.2024");
    assert_eq!(done["kalender"][0]["sequence-nå"], 1);
    assert_eq!(done["e-post"][0]["til"].as_array().map(Vec::len), Some(5));
    assert!(done["regler"].as_array().is_some_and(|rules| rules.iter().any(|rule| rule["kode"] == "L01")));
    // What the rules refuse is no answer.
    let refused =
        folder.ipr(&["mote", "flytt", NEW, "2024-06-28", "--dato", "2024-06-03", "--format", "json"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{}", refused.err);
    assert!(refused.err.contains("ingenting er endret"), "{}", refused.err);
}

#[test]
fn a_meeting_called_off_leaves_every_calendar() {
    let folder = folder();
    let said = words(&folder.ok(&["mote", "avlys", OLD, "--dry-run", "--dato", "2024-06-03"]));
    let entry = format!("{OLD}@osloregionen 2024-06-06 → avlyst, SEQUENCE 0 →");
    assert!(said.contains(&entry) && said.contains("Regler"), "{said}");
}
