//! `ipr status`: what is late, what binds this week and the next, and what waits; each thing once.

use serde_json::Value;

use crate::program::Folder;

const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
const STYRET: &str = "meetings/2024-03-15-styret/meeting.md";
const SECRET: &str = "Hemmeligstad";

/// The standard council on its way to a meeting of styret on Friday 15 March 2024, with a case for each thing
/// that can be asked of one.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", ""), ("tests/folders/later", "")]);
    folder.write(
        STYRET,
        "---\norgan: styret\ndato: 2024-03-15\ntid: 10:00–12:00\nsted: Fjordvik\nstatus: planlagt\n\
            saksliste: []\n---\n",
    );
    let case = |number: u32, keys: &str| {
        let path = format!("cases/2024/2024-00{number}-sak.md");
        let head = format!(
            "id: 2024-00{number}\ntittel: Sak nummer {number}\nsakstype: prinsippsak\n\
                innsatsområde: areal-og-transport"
        );
        folder.write(&path, format!("---\n{head}\n{keys}\n---\n\n## Saksfremstilling\n\nTekst.\n"));
    };
    case(4, "saksansvarlig: siri-dal\nstatus: utkast\nfrist: 2024-03-06");
    case(5, "saksansvarlig: kari-vik\nstatus: utkast\nventer: {på: svar fra fylket, til: 2024-06-01}");
    case(6, "status: utkast\nventer: {på: en utredning, til: 2024-03-12}");
    case(7, "status: utkast\nhøringsfrist: 2024-03-08\nsaksgang:\n  - {organ: styret}");
    let follow_up = "oppfølging:\n  - {hva: Sende uttalelsen, hvem: ola-berg, frist: 2024-03-01}\n  - {hva: \
        Orientere kommunene, frist: 2024-03-14}\n  - {hva: Takke, frist: 2024-02-28, gjort: 2024-02-27}\n\
        saksgang:";
    folder.write(FERRIES, folder.read(FERRIES).replacen("saksgang:", follow_up, 1));
    folder
}

const MONDAY: [&str; 2] = ["--dato", "2024-03-04"];

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    let said = folder.ok(&[&["status", "--format", "json"], arguments].concat());
    serde_json::from_str(&said).expect("JSON")
}

/// Group, day and words of each task.
fn told(value: &Value) -> Vec<[String; 3]> {
    let text = |task: &Value, key: &str| task[key].as_str().unwrap_or("–").to_owned();
    let tasks = value["oppgaver"].as_array().expect("a list");
    tasks.iter().map(|task| ["gruppe", "dag", "hva"].map(|key| text(task, key))).collect()
}

#[test]
fn a_monday_morning() {
    let folder = folder();
    let said = folder.ok(&[&["status"], &MONDAY[..]].concat());
    assert!(said.starts_with("Mandag 4. mars 2024, uke 10\n\nForsinket\n"), "{said}");
    let parts = [
        "01.03.2024  2024-001 Høringsuttalelse om ferjetakster\n            Sende uttalelsen (nr. \
            1).\n            Ola Berg: ipr oppfolging 2024-001 --gjort 1\n",
        "\nDenne uken, 4.–10. mars\n",
        "ons. 06.03. 2024-004 Sak nummer 4\n            Fristen for saken går ut.\n            Siri Dal: ipr \
            sak show 2024-004\n",
        "fre. 08.03. 2024-007 Sak nummer 7\n            Saken har høringsfrist, men ingen møtedato i \
            styret.\n            Sekretariatet: ipr sak show 2024-007\n",
        "\nNeste uke, 11.–17. mars\n",
        "tir. 12.03. 2024-006 Sak nummer 6\n            Se på saken igjen. Den venter på en utredning.\n",
        "tor. 14.03. 2024-001 Høringsuttalelse om ferjetakster\n            Orientere kommunene (nr. \
            2).\n            Kari Vik: ipr oppfolging 2024-001 --gjort 2\n",
        "fre. 15.03. Møte i styret, kl. 10:00–12:00, Fjordvik.\n            Sekretariatet: ipr mote show \
            2024-03-15-styret\n",
        "\nVenter\n01.06.2024  2024-005 Sak nummer 5\n            Venter på svar fra fylket. (Kari Vik)\n",
    ];
    let mut from = 0;
    for part in parts {
        let at = said[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part}\n{said}")) + part.len();
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(!said.contains("Takke"), "what is done is not to be done");
    assert_eq!(said, folder.ok(&[&["status"], &MONDAY[..]].concat()));
    assert!(!folder.path().join(".ipr").join("journal").exists());
}

#[test]
fn a_meeting_is_told_of_step_by_step_and_each_step_once() {
    let folder = folder();
    // Styret's papers leave ten days before; the working day before that they are finished.
    let steps = [
        (
            "2024-03-04",
            "2024-03-04",
            "Gjør papirene til styret 15. mars 2024 ferdige; de skal sendes senest 5. mars 2024",
        ),
        ("2024-03-04", "2024-03-05", "Send innkallingen til styret 15. mars 2024"),
        ("2024-03-06", "2024-03-05", "Send innkallingen til styret 15. mars 2024"),
        (
            "2024-03-18",
            "2024-03-18",
            "Er møtet i styret 15. mars 2024 holdt, skriv referat. Ellers flytt eller avlys det",
        ),
        (
            "2024-03-20",
            "2024-03-18",
            "Er møtet i styret 15. mars 2024 holdt, skriv referat. Ellers flytt eller avlys det",
        ),
    ];
    for (today, day, what) in steps {
        let value = json(&folder, &["--dato", today]);
        let is_step = |task: &&[String; 3]| task[2] == what;
        let tasks = told(&value);
        let found: Vec<_> = tasks.iter().filter(is_step).collect();
        let group = if day < today { "forsinket" } else { "denne uken" };
        assert!(
            matches!(found[..], [task] if task[0] == group && task[1] == day),
            "{today} {what}: {tasks:#?}"
        );
    }
    let on = |today: &str| {
        let value = json(&folder, &["--dato", today]);
        let tasks = value["oppgaver"].as_array().expect("a list").clone();
        let of_meeting = tasks.into_iter().filter(|task| task["møte"] == "2024-03-15-styret");
        of_meeting.map(|task| task["kommando"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(on("2024-03-06"), ["ipr utsending 2024-03-15-styret", "ipr mote show 2024-03-15-styret"]);
    assert_eq!(on("2024-03-18"), ["ipr referat 2024-03-15-styret"]);
    let held = folder
        .read(STYRET)
        .replace("status: planlagt", "status: avholdt\nsendt: 2024-03-05\nkunngjort: 2024-03-05");
    folder.write(STYRET, held);
    assert!(
        told(&json(&folder, &["--dato", "2024-03-18"]))
            .iter()
            .any(|task| task[2] == "Skriv referat fra møtet i styret 15. mars 2024")
    );
    folder.write("meetings/2024-03-15-styret/referat.md", "Referat.\n");
    assert_eq!(on("2024-03-18"), [""; 0]);
}

#[test]
fn what_another_body_is_to_give_waits_and_days_off_are_told() {
    let folder = Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
    let said = folder.ok(&["status", "--dato", "2024-03-25"]);
    let waits = "\nVenter\n16.04.2024  2024-004 Strategiske føringer for Osloregionen 2025–2028\n            \
        Saken er politisk og går til styret uten innstilling fra\n            interessepolitisk utvalg.\n";
    assert!(said.contains(waits), "{said}");
    for day in [
        "tor. 28.03. Fridag: skjærtorsdag.\n",
        "fre. 29.03. Fridag: langfredag.\n",
        "man. 01.04. Fridag: 2. påskedag.\n",
    ] {
        assert!(said.contains(day), "{day}\n{said}");
    }
    let said = folder.ok(&["status", "--dato", "2024-04-15"]);
    assert!(!said.contains("\nVenter\n") && said.contains("tir. 16.04. 2024-004 Strategiske"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn a_chain_of_meetings_that_cannot_hold_is_told_until_the_papers_leave() {
    let folder = folder();
    let row = "    følger-innkallingen: {referat-fra: koordineringsgruppen, grunnlag: mandat-2024 pkt. \
        3}\n    utsending:";
    let bodies = folder.read("bodies.yaml");
    let (before, body) = bodies.split_once("\n  interessepolitisk-utvalg:\n").expect("the body");
    let body = body.replacen("    utsending:", row, 1);
    folder.write("bodies.yaml", format!("{before}\n  interessepolitisk-utvalg:\n{body}"));
    for body in ["koordineringsgruppen", "interessepolitisk-utvalg"] {
        let text = format!("---\norgan: {body}\ndato: 2024-05-03\nstatus: planlagt\nsaksliste: []\n---\n");
        folder.write(&format!("meetings/2024-05-03-{body}/meeting.md"), text);
    }
    let chain = |today: &str| {
        let value = json(&folder, &["--dato", today]);
        let tasks = value["oppgaver"].as_array().expect("a list").clone();
        tasks.into_iter().find(|task| task["kode"] == "T02")
    };
    let task = chain("2024-04-22").expect("the chain");
    assert_eq!((&task["gruppe"], &task["dag"]), (&"denne uken".into(), &"2024-04-26".into()));
    assert_eq!(task["møte"], "2024-05-03-interessepolitisk-utvalg");
    assert!(
        task["kommando"].as_str().is_some_and(|command| command.starts_with("ipr mote flytt 2024-05-03-")),
        "{task}"
    );
    assert_eq!(chain("2024-05-06"), None, "nobody can do anything now");
}

#[test]
fn a_case_that_lies_still_is_told_of_without_a_day() {
    let folder = folder();
    let path = "cases/2024/2024-008-sak.md";
    folder.write(
        path,
        "---\nid: 2024-008\ntittel: Sak uten vei\nsakstype: prinsippsak\n\
        status: til behandling\nsaksgang:\n  - {organ: koordineringsgruppen, møte: 2024-01-30, utfall: \
        drøftet}\n---\n",
    );
    let value = json(&folder, &MONDAY);
    let task = value["oppgaver"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|task| task["sak"] == "2024-008" && task["kode"] == "L07");
    let task = task.unwrap_or_else(|| panic!("{value}"));
    assert_eq!((&task["gruppe"], &task["dag"]), (&"uten frist".into(), &Value::Null));
    let said = folder.ok(&[&["status"], &MONDAY[..]].concat());
    assert!(said.contains("\nUten frist\n–           2024-008 Sak uten vei\n"), "{said}");
}

#[test]
fn weeks_and_persons_are_chosen() {
    let folder = folder();
    let cases = |arguments: &[&str]| {
        let value = json(&folder, &[&MONDAY[..], arguments].concat());
        let tasks = value["oppgaver"].as_array().expect("a list").clone();
        let near = tasks.iter().filter(|task| task["gruppe"] != "senere");
        near.map(|task| task["sak"].as_str().unwrap_or("møte").to_owned()).collect::<Vec<_>>()
    };
    for name in ["siri-dal", "Siri Dal", "SIRI DAL"] {
        assert_eq!(cases(&["--ansvarlig", name]), ["2024-004"], "{name}");
    }
    assert_eq!(cases(&["--ansvarlig", "ola-berg"]), ["2024-001"]);
    for name in ["sekretariatet", "Sekretariatet for Fjordregionen"] {
        let told = cases(&["--ansvarlig", name]);
        assert!(told.contains(&"2024-006".to_owned()) && !told.contains(&"2024-004".to_owned()), "{told:?}");
    }
    for week in ["11", "2024-W11", "2024-11"] {
        let value = json(&folder, &[&MONDAY[..], &["--uke", week]].concat());
        assert_eq!(
            (&value["uke"], &value["fra"], &value["til"]),
            (&"2024-W11".into(), &"2024-03-11".into(), &"2024-03-24".into())
        );
        let tasks = told(&value);
        assert!(tasks.iter().all(|task| task[1].as_str() >= "2024-03-11"), "{tasks:?}");
    }
    let said = folder.ok(&["status", "--uke", "11", "--dato", "2024-03-04"]);
    assert!(said.contains("\nUke 11, 11.–17. mars\n") && !said.contains("Forsinket"), "{said}");
    let said = folder.ok(&["status", "--uke", "2026-W53", "--dato", "2024-03-04"]);
    assert!(
        said.contains("\nUke 53, 28. desember–3. januar\nfre. 01.01. Fridag: 1. nyttårsdag.\n"),
        "{said}"
    );
    for wrong in [["--uke", "54"], ["--uke", "2025-W53"], ["--uke", "i dag"], ["--ansvarlig", "kari-wik"]] {
        assert_eq!(folder.ipr(&[&["status"][..], &wrong].concat()).code, 2, "{wrong:?}");
    }
}

#[test]
fn an_exempt_case_tells_nothing_of_itself() {
    let folder = folder();
    let text = folder
        .read(FERRIES)
        .replace(
            "tittel: Høringsuttalelse om ferjetakster",
            &format!(
                "tittel: Klage fra {SECRET}\n\
            unntatt: {{hjemmel: offl. § 23 første ledd}}\nventer: {{på: {SECRET}, til: 2024-03-12}}"
            ),
        )
        .replace("hva: Sende uttalelsen, hvem: ola-berg", &format!("hva: Ringe {SECRET}, hvem: {SECRET}"));
    folder.git(&["rm", "--quiet", "--cached", FERRIES]);
    std::fs::remove_file(folder.path().join(FERRIES)).expect("removed");
    folder.write("cases/2024/2024-001-unntatt.md", text);
    for format in ["plain", "json"] {
        let said = folder.ok(&["status", "--format", format, "--dato", "2024-03-04"]);
        assert!(said.contains("2024-001") && said.contains("Sak unntatt offentlighet"), "{said}");
        assert!(
            said.contains("Oppfølging (nr. 1)") && said.contains("ipr oppfolging 2024-001 --gjort 1"),
            "{said}"
        );
        assert!(!said.contains(SECRET), "{said}");
    }
}

#[test]
fn a_broken_folder_is_told_of_and_nothing_is_lost() {
    let folder = folder();
    folder.write("cases/2024/2024-009-sak.md", "---\nid: [\n---\n");
    folder.write(
        "meetings/2024-04-01-styret/meeting.md",
        "---\norgan: styrett\ndato: 2024-04-01\nstatus: planlagt\nsaksliste: []\n---\n",
    );
    let said = folder.ok(&[&["status"], &MONDAY[..]].concat());
    assert!(said.contains("«ipr check» viser dem.") && said.contains("Sende uttalelsen"), "{said}");
    let empty = Folder::with(&["bodies.yaml", "members.yaml"].map(|name| (name, name)));
    let said = empty.ok(&["status", "--dato", "2030-01-07"]);
    assert!(said.contains("Denne uken, 7.–13. januar\nIngenting.\n"), "{said}");
    assert_eq!(Folder::new().ipr(&["status"]).code, 2);
}

#[test]
fn another_council_is_told_in_the_same_words() {
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let said = folder.ok(&["status", "--dato", "2016-10-25"]);
    for part in [
        "ons. 26.10. 2014-003 Auke i kontingent – oppfølging av økonomiplanen\n",
        "            Gro Jensen Gjerde:\n            ipr sak advance 2014-003 --møte \
            2016-11-03-samarbeidsradet\n",
        "\nNeste uke, 31. oktober–6. november\n\
            tor. 03.11. Møte i Samarbeidsrådet for Sunnhordland, kl. 10:00–15:00,",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let said = folder.ok(&["status", "--dato", "2024-06-05"]);
    assert!(said.contains("Sekretariatet: meetings/2024-06-14-representantskapet/meeting.md\n"), "{said}");
}

/// Minutes that nobody has written are owed until they are, also where the law does not ask for them.
#[test]
fn minutes_that_are_owed_do_not_vanish() {
    let parts = ["bodies.yaml", "members.yaml", "cases", "meetings"];
    let folder = Folder::with(&parts.map(|part| (part, part)));
    for day in ["2024-02-20", "2024-05-20"] {
        let said = folder.ok(&["status", "--dato", day]);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("ipr referat 2024-01-31-interessepolitisk-utvalg"), "{day}\n{said}");
    }
    let said = folder.ok(&["status", "--dato", "2026-05-20"]);
    assert!(!said.contains("ipr referat 2024-01-31"), "{said}");
}

/// A meeting that is over cannot be announced any more; that it was not, `check` tells.
#[test]
fn a_meeting_is_asked_to_be_announced_until_it_is_over() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = "meetings/2024-02-16-styret/meeting.md";
    folder.write(meeting, folder.read(meeting).replacen("kunngjort: 2024-02-06\n", "", 1));
    for (day, is_asked) in [("2024-02-12", true), ("2024-02-16", true), ("2024-02-17", false)] {
        let said = folder.ok(&["status", "--dato", day]);
        assert_eq!(said.contains("Kunngjør møtet i styret 16. februar"), is_asked, "{day}\n{said}");
    }
    let said = folder.ipr(&["check", "--dato", "2024-02-17"]).out;
    assert!(said.contains("er ikke kunngjort"), "{said}");
}
