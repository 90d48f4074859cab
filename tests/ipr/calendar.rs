//! `ipr kalender`: calendars in git that others subscribe to.

mod by_hand;
mod kept;

use std::collections::{BTreeMap, BTreeSet};

use ipr::model::Council;
use ipr::plans::calendar::{calendars, file_of};
use ipr::{disk, read};

use crate::program::{Folder, files};

const IPU: &str = "2024-06-06-interessepolitisk-utvalg";
const UID: &str = "2024-06-06-interessepolitisk-utvalg@osloregionen";
const CASE: &str = "cases/2024/2024-001-strategiske-foringer.md";
const OWN: &str = "kalender/sekretariatet.ics";

/// The meetings of June 2024, of which that of IPU has been called.
fn june() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/moved", ""),
    ])
}

fn make(folder: &Folder) -> String {
    folder.ok(&["kalender", "--dato", "2024-06-03"])
}

/// The lines of a calendar put together again, which must be the standard's: no longer than 75 bytes, ended
/// by CRLF, what begins ended, and every entry with an id of its own.
fn lines(folder: &Folder, path: &str) -> Vec<String> {
    let text = folder.read(path);
    let ended = text.strip_suffix("\r\n").expect("an end");
    let mut lines: Vec<String> = Vec::new();
    for line in ended.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{path}: {line:?}");
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    let mut open = Vec::new();
    for line in &lines {
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
        } else if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name), "{path}");
        }
    }
    assert!(open.is_empty() && lines[0] == "BEGIN:VCALENDAR");
    lines
}

/// The entries of a calendar by id: each a value by name, those of its reminders apart.
fn entries(folder: &Folder, path: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut entries = BTreeMap::new();
    let mut entry = None;
    let mut alarms = 0;
    for line in lines(folder, path) {
        match (line.as_str(), &mut entry) {
            ("BEGIN:VEVENT", _) => {
                entry = Some(BTreeMap::new());
                alarms = 0;
            }
            ("END:VEVENT", Some(values)) => {
                values.insert("alarms".to_owned(), alarms.to_string());
                let id: String = values["UID"].clone();
                assert!(entries.insert(id.clone(), values.clone()).is_none(), "{id} twice in {path}");
                entry = None;
            }
            ("BEGIN:VALARM", _) => alarms += 1,
            (line, Some(values)) if !line.starts_with("END:") => {
                let (name, value) = line.split_once(':').expect("a value");
                values.entry(name.to_owned()).or_insert_with(|| value.to_owned());
            }
            _ => {}
        }
    }
    entries
}

/// The one entry with that id, and some of its values.
fn values<const N: usize>(folder: &Folder, path: &str, id: &str, names: [&str; N]) -> [String; N] {
    let entries = entries(folder, path);
    let entry = entries.get(id).unwrap_or_else(|| panic!("no {id} among {:?}", entries.keys()));
    names.map(|name| entry.get(name).cloned().unwrap_or_default())
}

fn ids(folder: &Folder, path: &str) -> BTreeSet<String> {
    entries(folder, path).into_keys().collect()
}

#[test]
fn each_reader_has_a_calendar() {
    let folder = june();
    make(&folder);
    let made: Vec<String> = files(folder.path())
        .into_iter()
        .filter(|path| path.starts_with("kalender/") && path.ends_with(".ics"))
        .collect();
    let expected = ["alle", "interessepolitisk-utvalg", "sekretariatet", "styret"];
    assert_eq!(made, expected.map(|name| format!("kalender/{name}.ics")));
    assert_eq!(
        folder.git(&["log", "-1", "--format=%s"]),
        "Kalenderne er laget, med møteplan og årshjul for 2024\n"
    );
    let all: Vec<String> = ids(&folder, "kalender/alle.ics").into_iter().collect();
    assert_eq!(all, [UID, "2024-06-21-styret@osloregionen"]);
    assert_eq!(ids(&folder, "kalender/styret.ics").into_iter().collect::<Vec<_>>(), all[1..]);
    let own = ids(&folder, OWN);
    assert!(all.iter().all(|id| own.contains(id)) && own.len() == 8, "{own:?}");
    let names = ["STATUS", "TRANSP", "alarms", "DTSTART;TZID=Europe/Oslo"];
    assert_eq!(values(&folder, OWN, UID, names), ["CONFIRMED", "", "0", "20240606T090000"]);
    let [description] = values(&folder, OWN, UID, ["DESCRIPTION"]);
    assert!(description.starts_with("Saksliste:\\n"), "{description}");
    // What is not called has no agenda for others to see.
    let [status, description] =
        values(&folder, OWN, "2024-06-21-styret@osloregionen", ["STATUS", "DESCRIPTION"]);
    assert_eq!((status.as_str(), description.as_str()), ("TENTATIVE", "Sakspapirer: www.osloregionen.no"));
    let names = ["DTSTART;VALUE=DATE", "TRANSP", "alarms", "SUMMARY", "DESCRIPTION"];
    let dispatch = values(&folder, OWN, "2024-06-21-styret-utsending@osloregionen", names);
    let because = "Kalenderdager før møtet: 10\\nGrunnlag: presentasjon-2023";
    assert_eq!(dispatch, ["20240611", "TRANSPARENT", "2", "Send papirene: styremøte 21. juni 2024", because]);
    // Nobody is reminded of what has been done.
    let [alarms] =
        values(&folder, OWN, "2024-06-06-interessepolitisk-utvalg-utsending@osloregionen", ["alarms"]);
    assert_eq!(alarms, "0");
}

#[test]
fn nothing_new_changes_nothing() {
    let folder = june();
    make(&folder);
    let before = folder.git(&["rev-parse", "HEAD"]);
    for day in ["2024-06-03", "2024-06-04", "2025-01-02"] {
        folder.ok(&["kalender", "--dato", day]);
        assert_eq!(folder.git(&["rev-parse", "HEAD"]), before, "{day}");
        assert_eq!(folder.git(&["status", "--porcelain"]), "");
    }
    let said = folder.ok(&["kalender", "--dato", "2027-01-02", "--tørr"]);
    assert!(said.contains("kalenderen lages på nytt") && said.contains("ingenting er skrevet"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    // After two years its meetings are no longer there, and the calendar is for those who subscribe to it.
    folder.ok(&["kalender", "--dato", "2027-01-02"]);
    assert!(ids(&folder, "kalender/styret.ics").is_empty());
    let said = june().ok(&["kalender", "--dato", "2027-01-02"]);
    assert!(said.contains("det er ingen kalender"), "{said}");
}

/// The year that is asked for is that of the posters: subscribers lose nothing by it.
#[test]
fn another_years_posters_leave_the_calendars_as_they_are() {
    let folder = june();
    make(&folder);
    let feeds = |folder: &Folder| -> Vec<(String, String)> {
        let paths = files(folder.path()).into_iter().filter(|path| path.ends_with(".ics"));
        paths.map(|path| (path.clone(), folder.read(&path))).collect()
    };
    let before = feeds(&folder);
    for year in ["2020", "2024", "2029"] {
        let said = folder.ok(&["kalender", "--år", year, "--dato", "2024-06-03"]);
        assert_eq!(feeds(&folder), before, "{year}");
        assert!(said.contains("alt fra 1. januar 2023"), "{said}");
        let is_known = year == "2024";
        assert_eq!(
            said.contains("Kalenderne er laget, med møteplan og årshjul for 2024.\n"),
            is_known,
            "{said}"
        );
        assert_eq!(
            said.contains(&format!("er satt opp i {year}, så det er ikke laget")),
            !is_known,
            "{said}"
        );
    }
}

#[test]
fn an_entry_moves_with_its_meeting_and_is_cancelled_with_it() {
    let folder = june();
    assert!(
        !folder
            .ok(&["mote", "flytt", IPU, "2024-06-12", "--dry-run", "--dato", "2024-06-03"])
            .contains("ipr kalender")
    );
    make(&folder);
    let said = folder.ok(&["mote", "flytt", IPU, "2024-06-12", "--dato", "2024-06-03"]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Kalenderne i kalender/ er laget på nytt."), "{said}");
    let again = make(&folder);
    assert!(!again.contains("skrevet  "), "what it shows is what it would show: {again}");
    let names = ["SEQUENCE", "DTSTART;TZID=Europe/Oslo", "STATUS"];
    assert_eq!(values(&folder, OWN, UID, names), ["1", "20240612T090000", "TENTATIVE"]);
    let dispatch = format!("{IPU}-utsending@osloregionen");
    let names = ["SEQUENCE", "DTSTART;VALUE=DATE", "alarms"];
    assert_eq!(values(&folder, OWN, &dispatch, names), ["1", "20240605", "2"]);
    assert_eq!(ids(&folder, "kalender/alle.ics").len(), 2, "the old day has no entry of its own");
    let moved = "2024-06-12-interessepolitisk-utvalg";
    folder.ok(&["mote", "avlys", moved, "--dato", "2024-06-04"]);
    assert_eq!(folder.git(&["status", "--porcelain"]), "", "they are told in git with what changed them");
    let [status, sequence, summary, shown] =
        values(&folder, OWN, UID, ["STATUS", "SEQUENCE", "SUMMARY", "TRANSP"]);
    assert_eq!((status.as_str(), shown.as_str()), ("CANCELLED", "TRANSPARENT"));
    assert!(summary.starts_with("Avlyst: "), "{summary}");
    assert!(!ids(&folder, OWN).contains(&dispatch), "nothing is to be sent");
    // The mail that told of it had the same entry, so nobody gets two.
    let sent = entries(&folder, &format!("meetings/{moved}/utsending/mote.ics"));
    assert_eq!(sent[UID]["SEQUENCE"], sequence);
    assert_eq!(sequence, "3");
}

#[cfg(feature = "pdf")]
#[test]
fn the_entry_is_that_of_the_mail() {
    let folder = june();
    for (command, file) in [("A", "mote.ics"), ("B", "mote-b.ics")] {
        if command == "B" {
            let meeting = format!("meetings/{IPU}/meeting.md");
            folder.write(&meeting, folder.read(&meeting).replace("tid: 09:00", "tid: 09:30"));
        }
        folder.ok(&["utsending", IPU, "--dato", "2024-05-30"]);
        folder.ok(&["kalender", "--dato", "2024-05-30"]);
        let sent = entries(&folder, &format!("meetings/{IPU}/utsending/{file}"));
        assert_eq!(entries(&folder, "kalender/alle.ics")[UID], sent[UID]);
    }
}

#[test]
fn a_joint_meeting_says_with_whom() {
    let folder = june();
    let day = "2024-09-12";
    for (body, other) in [("styret", "koordineringsgruppen"), ("koordineringsgruppen", "styret")] {
        folder.ok(&["mote", "new", body, day, "--tid", "10:00-12:00", "--dato", "2024-06-03"]);
        let path = format!("meetings/{day}-{body}/meeting.md");
        let text = folder.read(&path).replacen("\nstatus:", &format!("\nfelles-med: [{other}]\nstatus:"), 1);
        folder.write(&path, text);
    }
    make(&folder);
    let id = "2024-09-12-styret@osloregionen";
    let [description] = values(&folder, "kalender/alle.ics", id, ["DESCRIPTION"]);
    assert!(
        description.contains("Møtet holdes sammen med administrativ koordineringsgruppe."),
        "{description}"
    );
}

#[test]
fn deadlines_of_cases_are_the_secretariats_and_tell_no_secret() {
    let folder = june();
    let open =
        folder.read(CASE).replacen("\nstatus:", "\nhøringsfrist: 2024-07-03\nfrist: 2024-06-21\nstatus:", 1);
    folder.write(CASE, &open);
    make(&folder);
    let hearing = "2024-001-horingsfrist-2024-07-03@osloregionen";
    let [summary, alarms] = values(&folder, OWN, hearing, ["SUMMARY", "alarms"]);
    assert!(summary.starts_with("Høringsfrist: 2024-001 Strategiske føringer"), "{summary}");
    assert_eq!(alarms, "2");
    assert!(ids(&folder, OWN).contains("2024-001-frist-2024-06-21@osloregionen"));
    assert!(!ids(&folder, "kalender/alle.ics").contains(hearing));
    folder.write(CASE, open.replacen("\nstatus:", "\nunntatt: {hjemmel: offl. § 14}\nstatus:", 1));
    make(&folder);
    assert_eq!(
        values(&folder, OWN, hearing, ["SUMMARY"]),
        ["Høringsfrist: 2024-001 Sak unntatt offentlighet"]
    );
    for path in files(folder.path()).iter().filter(|path| path.ends_with(".ics")) {
        assert!(!folder.read(path).contains("Strategiske f"), "{path}");
    }
}

#[test]
fn files_that_nothing_stands_behind_any_longer_are_told() {
    let folder = june();
    assert!(!make(&folder).contains("kan slettes"));
    // Somebody else's files with such names are no business of ours.
    folder.write("kalender/moteplan-2019.md", "# Vår egen\n");
    folder.write("kalender/ferie.ics", "BEGIN:VCALENDAR\r\nPRODID:-//Kalender//NO\r\nEND:VCALENDAR\r\n");
    folder.write("kalender/nedlagt-utvalg.ics", folder.read("kalender/styret.ics"));
    folder.write("kalender/moteplan-2031.md", folder.read("kalender/moteplan-2024.md"));
    let said = make(&folder).split_whitespace().collect::<Vec<_>>().join(" ");
    let files = "kan slettes: kalender/moteplan-2031.md og kalender/nedlagt-utvalg.ics.";
    assert!(said.contains(files), "{said}");
    // The last meetings of a year are gone.
    std::fs::remove_dir_all(folder.path().join("meetings")).expect("removed");
    let said = make(&folder).split_whitespace().collect::<Vec<_>>().join(" ");
    for file in ["kalender/arshjul-2024.md", "kalender/moteplan-2024.md"] {
        assert!(said.contains(file), "{file}: {said}");
    }
    assert!(!said.contains("moteplan-2019") && !said.contains("ferie.ics"), "{said}");
}

#[test]
fn two_cases_with_one_id_are_in_no_calendar() {
    let folder = june();
    folder.write("cases/2024/2024-001-samme-nummer.md", folder.read(CASE));
    let said = folder.ipr(&["kalender", "--dato", "2024-06-03"]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(said.err.contains("Id-en 2024-001 er brukt i flere saker"), "{}", said.err);
    assert!(!folder.path().join("kalender").exists());
}

#[test]
fn what_others_have_made_is_left_alone() {
    let folder = june();
    let other = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kalender//NO\r\nEND:VCALENDAR\r\n";
    folder.write("kalender/styret.ics", other);
    let said = folder.ipr(&["kalender", "--dato", "2024-06-03"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("kalender/styret.ics er ikke laget av ipr"), "{}", said.err);
    assert_eq!(folder.read("kalender/styret.ics"), other);
    assert_eq!(files(&folder.path().join("kalender")), ["styret.ics"]);
}

#[test]
fn no_calendar_is_made_with_a_hole_in_it() {
    let folder = june();
    make(&folder);
    let before = folder.read(OWN);
    let meeting = format!("meetings/{IPU}/meeting.md");
    let council = "bodies.yaml";
    for (path, text, named) in [
        (&*meeting, folder.read(&meeting).replacen("\ndato:", "\ndato: [", 1), "Møtet 2024-06-06-interesse"),
        (CASE, folder.read(CASE).replacen("\nstatus:", "\nstatus: [", 1), "Saken 2024-001 kan ikke leses"),
        (
            council,
            folder.read(council).replacen("uker: [", "uker: [90, ", 1),
            "Noe i bodies.yaml kan ikke leses",
        ),
        (council, "[".to_owned(), "Noe i bodies.yaml kan ikke leses"),
    ] {
        let whole = folder.read(path);
        folder.write(path, text);
        let said = folder.ipr(&["kalender", "--dato", "2024-06-03"]);
        assert_eq!(said.code, 2, "{named}: {}{}", said.out, said.err);
        assert!(said.err.contains(named) && said.err.contains("ipr check"), "{}", said.err);
        assert_eq!(folder.read(OWN), before, "{named}");
        folder.write(path, whole);
    }
    make(&folder);
}

#[test]
fn the_folder_of_calendars_is_nothing_else() {
    let folder = june();
    let before = folder.ok(&["check", "--dato", "2024-06-03"]);
    make(&folder);
    assert_eq!(folder.ok(&["check", "--dato", "2024-06-03"]), before);
}

#[test]
fn other_councils_have_calendars_in_their_own_words() {
    for (council, day, name) in [
        ("sunnhordland", "2014-03-01", "X-WR-CALNAME:Møte i Sunnhordland"),
        ("gjovikregionen", "2024-05-01", "X-WR-CALNAME:Møter i Gjøvikregionen"),
        ("trondheimsregionen", "2011-05-01", "X-WR-CALNAME:Møter i Trondheimsregionen"),
        ("kongsbergregionen", "2012-01-01", "X-WR-CALNAME:Møter i Kongsbergregionen"),
    ] {
        let folder = Folder::with(&[(&*format!("tests/folders/{council}"), "")]);
        folder.ok(&["kalender", "--dato", day]);
        assert!(lines(&folder, "kalender/alle.ics").contains(&name.to_owned()), "{name}");
        for path in files(folder.path()).iter().filter(|path| path.ends_with(".ics")) {
            assert!(!entries(&folder, path).is_empty(), "{council}/{path}");
        }
    }
}

#[test]
fn a_file_is_called_by_its_body() {
    let folder = june();
    let (workspace, _) =
        read::read(disk::load(folder.path(), &|_, _| {}), "2024-06-03".parse().expect("a date"));
    let file = |id: &str| {
        let council: &Council = &workspace.council;
        let mut body = council.bodies["styret"].clone();
        body.id = id.into();
        file_of(&body)
    };
    assert_eq!(file("styret").as_deref(), Some("styret.ics"));
    assert_eq!(file("alle").as_deref(), Some("organ-alle.ics"));
    for id in ["../styret", "Styret", "rådet", ""] {
        assert_eq!(file(id), None, "{id}");
    }
    let names: BTreeSet<String> = calendars(&workspace, 2023).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), workspace.council.bodies.len() + 2);
}
