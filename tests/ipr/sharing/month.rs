//! A month of real work by two people, each in a clone of a bare folder, who share when they think of it. In
//! the end there is one folder, nothing is lost, and nothing is wrong with it.

use super::{Two, state};
use crate::program::Folder;

const KARI: &[(&str, &str)] = &[
    ("2024-01-08", "sak new Ferjer --type prinsippsak"),
    ("2024-01-08", "skriv Karis forslag"),
    ("2024-01-08", "sak advance FERJER --møte 2024-01-31-interessepolitisk-utvalg"),
    ("2024-01-09", "vedlegg tabell"),
    ("2024-01-09", "del"),
    ("2024-01-11", "sak new Parkering --type prinsippsak"),
    ("2024-01-11", "person Kari Ny"),
    ("2024-01-11", "person ny \"Ada Kvist\" --tittel rådgiver --kommune Asker --epost ada@asker.example"),
    ("2024-01-12", "verv nytt \"Ada Kvist\" faggruppe-areal-og-transport 2024-01-15"),
    ("2024-01-12", "sak vurder FERJER --svar tid ja --av \"Ada Kvist\""),
    ("2024-01-12", "oppfolging FERJER --ny Ring --frist 2024-03-01"),
    ("2024-01-12", "del"),
    ("2024-01-15", "angre følges"),
    ("2024-01-15", "kalender"),
    ("2024-01-16", "del"),
    ("2024-01-17", "oppfolging FERJER PARKERING --ny Rydde"),
    ("2024-01-17", "oppfolging FERJER --gjort 1,2"),
    ("2024-01-18", "skriv Mer av Kari"),
    ("2024-01-19", "del"),
];

const OLA: &[(&str, &str)] = &[
    ("2024-01-08", "sak new Bruer --type prinsippsak"),
    ("2024-01-08", "skriv Olas forslag"),
    ("2024-01-09", "sak advance BRUER --møte 2024-01-31-interessepolitisk-utvalg"),
    ("2024-01-10", "del"),
    ("2024-01-10", "sak new Havner --type prinsippsak"),
    ("2024-01-11", "person Ola Ny"),
    ("2024-01-11", "person ny \"Bo Dahl\" --tittel rådgiver --kommune Bærum --epost bo@baerum.example"),
    ("2024-01-12", "verv nytt \"Bo Dahl\" faggruppe-areal-og-transport 2024-01-15"),
    ("2024-01-12", "frist 1. mars 2024"),
    ("2024-01-12", "rydd"),
    ("2024-01-12", "sak vurder BRUER --svar tid nei --av \"Bo Dahl\""),
    ("2024-01-12", "oppfolging FERJER --ny Skriv --frist 2024-03-02"),
    ("2024-01-15", "del"),
    ("2024-01-15", "kalender"),
    ("2024-01-16", "vedlegg notat"),
    ("2024-01-17", "del"),
    ("2024-01-18", "mote new interessepolitisk-utvalg 2024-02-28"),
    ("2024-01-18", "sak advance HAVNER BRUER --møte 2024-02-28-interessepolitisk-utvalg"),
    ("2024-01-18", "mote ta-av 2024-02-28-interessepolitisk-utvalg HAVNER BRUER"),
    ("2024-01-18", "person endre \"Bo Dahl\" --epost bo.dahl@baerum.example"),
    ("2024-01-19", "del"),
];

/// The id that a case has in this clone, by what it is called.
fn id_of(folder: &Folder, name: &str) -> String {
    let list = folder.git(&["ls-files", "cases/2024/*.md"]);
    let slug = format!("-{}.md", name.to_lowercase());
    let path = list.lines().find(|path| path.ends_with(&slug)).unwrap_or_else(|| panic!("{name}: {list}"));
    path.trim_start_matches("cases/2024/").trim_end_matches(&slug).to_owned()
}

fn path_of(folder: &Folder, name: &str) -> String {
    format!("cases/2024/{}-{}.md", id_of(folder, name), name.to_lowercase())
}

/// The case that somebody works with.
fn own_case(folder: &Folder) -> &'static str {
    if folder.git(&["config", "user.name"]).trim() == "Kari" { "Ferjer" } else { "Bruer" }
}

/// One thing that somebody does on a day.
fn does(folder: &Folder, day: &str, line: &str) {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    match verb {
        "skriv" => {
            let path = path_of(folder, own_case(folder));
            let text = folder.read(&path);
            let text = match text.contains("## Forslag til vedtak\n\nStyret") {
                true => format!("{text}\n{rest}.\n"),
                false => text.replacen(
                    "## Forslag til vedtak\n",
                    &format!("## Forslag til vedtak\n\nStyret mener {rest}.\n"),
                    1,
                ),
            };
            folder.write(&path, text);
        }
        "frist" => {
            let path = path_of(folder, own_case(folder));
            folder.replace(&path, "\nstatus:", &format!("\nfrist: {rest}\nstatus:"));
        }
        "vedlegg" => {
            let path = path_of(folder, own_case(folder));
            folder.write(&format!("{}/{rest}.txt", path.trim_end_matches(".md")), format!("{rest}\n"));
        }
        "person" if !rest.contains('"') => {
            let id = rest.to_lowercase().replace(' ', "-");
            let text = folder.read("members.yaml");
            let row = format!("\npersoner:\n  {id}: {{navn: {rest}}}\n");
            folder.write("members.yaml", text.replacen("\npersoner:\n", &row, 1));
        }
        _ => {
            let words = crate::secrets::commands::words(line);
            let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            for word in &mut words {
                if word.len() > 3 && word.chars().all(char::is_uppercase) {
                    *word = id_of(folder, word);
                }
            }
            words.extend(["--dato".to_owned(), day.to_owned()]);
            folder.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_month_of_two_ends_in_one_folder_in_which_nothing_is_lost() {
    let two = Two::new();
    let mut work: Vec<(&str, &Folder, &str)> =
        KARI.iter().map(|(day, line)| (*day, &two.kari, *line)).collect();
    work.extend(OLA.iter().map(|(day, line)| (*day, &two.ola, *line)));
    // Day by day, and on one day in the order in which they came to work.
    work.sort_by_key(|(day, ..)| *day);
    for (day, folder, line) in work {
        does(folder, day, line);
    }
    two.kari.ok(&["del", "--dato", "2024-01-19"]);
    two.ola.ok(&["hent", "--dato", "2024-01-19"]);
    assert_eq!(state(&two.kari), state(&two.ola));
    let folder = &two.ola;
    let names = ["Ferjer", "Bruer", "Parkering", "Havner"];
    let mut ids: Vec<String> = names.iter().map(|name| id_of(folder, name)).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), names.len(), "each has an id of its own");
    let ferries = folder.read(&path_of(folder, "Ferjer"));
    for text in ["Karis forslag", "Mer av Kari", "Skriv"] {
        assert!(ferries.contains(text), "{text}: {ferries}");
    }
    assert!(!ferries.contains("Ring"), "it was undone: {ferries}");
    assert!(folder.read(&path_of(folder, "Bruer")).contains("Olas forslag"));
    let members = folder.read("members.yaml");
    assert!(members.contains("kari-ny:") && members.contains("ola-ny:"));
    for person in ["ada-kvist", "bo-dahl"] {
        let seat = format!("person: {person}, rolle: medlem, fra: 2024-01-15");
        assert_eq!(members.matches(&seat).count(), 1, "{members}");
    }
    assert!(members.contains("bo.dahl@baerum.example"));
    let bridges = folder.read(&path_of(folder, "Bruer"));
    assert!(bridges.contains("frist: 2024-03-01") && bridges.contains("svar: nei"), "{bridges}");
    assert!(ferries.contains("svar: ja") && ferries.matches("gjort: 2024-01-17").count() == 2, "{ferries}");
    assert!(folder.read(&path_of(folder, "Parkering")).contains("Rydde"));
    let later = folder.read("meetings/2024-02-28-interessepolitisk-utvalg/meeting.md");
    assert!(!later.contains("id: 2024"), "both were taken off: {later}");
    let agenda = folder.read("meetings/2024-01-31-interessepolitisk-utvalg/meeting.md");
    for name in ["Ferjer", "Bruer"] {
        assert!(agenda.contains(&id_of(folder, name)), "{agenda}");
    }
    for (name, file) in [("Ferjer", "tabell"), ("Bruer", "notat")] {
        let beside = path_of(folder, name);
        assert_eq!(
            folder.read(&format!("{}/{file}.txt", beside.trim_end_matches(".md"))),
            format!("{file}\n")
        );
    }
    let found = folder.ipr(&["check", "--dato", "2024-01-19"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""), "{}", found.out);
}

/// What is sent and put right by the one stands beside what the other does meanwhile.
#[test]
fn a_correction_by_one_and_the_work_of_the_other_become_one_folder() {
    let two = Two::of(&crate::frozen::sent());
    let minutes = crate::minutes::MINUTES;
    two.kari.replace(minutes, "2 mot 1 (Per Nes)", "2 mot 1 (Anne Lund)");
    let grounds = ["--av", "Ola Berg", "--grunn", "Det var ført feil", "--dato", "2024-05-03"];
    two.kari.ok(&[&["mote", "rett", "2024-02-16-styret"][..], &grounds].concat());
    does(&two.ola, "2024-05-03", "sak new Havner --type prinsippsak");
    does(&two.ola, "2024-05-03", "oppfolging 2024-001 --ny Ringe");
    two.kari.ok(&["del", "--dato", "2024-05-03"]);
    two.ola.ok(&["del", "--dato", "2024-05-03"]);
    two.kari.ok(&["hent", "--dato", "2024-05-03"]);
    assert_eq!(state(&two.kari), state(&two.ola));
    let paper = two.ola.read("meetings/2024-02-16-styret/utsending/referat-b.md");
    for said in ["Mot: Anne Lund", "Rettet 3. mai 2024 av Ola Berg"] {
        assert!(paper.contains(said), "{paper}");
    }
    assert!(two.kari.read("cases/2024/2024-001-horing-om-ferjetakster.md").contains("Ringe"));
    let found = two.kari.ipr(&["check", "--format", "kort", "--dato", "2024-05-03"]);
    assert!(!found.out.contains("I07") && !found.out.contains("M17"), "{}", found.out);
}

/// A letter that the one has sent is as it was sent to the other too.
#[cfg(feature = "pdf")]
#[test]
fn a_letter_that_one_has_sent_is_sent_for_both() {
    let two = Two::of(&crate::letter::folder(""));
    let day = ["--dato", "2024-02-20"];
    two.kari.ok(&[&["brev", "2024-001", "--til", "Departementet", "--send"][..], &day].concat());
    does(&two.ola, "2024-02-20", "oppfolging 2024-001 --ny Ringe");
    two.kari.ok(&[&["del"][..], &day].concat());
    two.ola.ok(&[&["del"][..], &day].concat());
    two.kari.ok(&[&["hent"][..], &day].concat());
    assert_eq!(state(&two.kari), state(&two.ola));
    assert!(two.ola.ok(&[&["brev", "2024-001"][..], &day].concat()).contains("som det ble sendt"));
}
