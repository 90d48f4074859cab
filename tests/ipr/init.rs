//! A council that begins in an empty folder.

use ipr::diagnostic::Severity;
use ipr::{disk, read, rules};

use crate::program::Folder;

const NAME: &str = "Fjordregionen interkommunalt politisk råd";

fn begun(arguments: &[&str]) -> Folder {
    let folder = Folder::new();
    folder.git(&["init", "--quiet", "--initial-branch=main"]);
    folder.git(&["config", "user.name", "Prøve"]);
    folder.git(&["config", "user.email", "prove@ipr.example"]);
    let members = ["--deltakere", "Fjordvik, Holmsund,Fjord fylkeskommune,", "--dato", "2026-11-22"];
    let given = arguments.contains(&"--deltakere");
    let members = if given { &members[2..] } else { &members[..] };
    folder.ok(&[&["init", "--navn", NAME][..], members, arguments].concat());
    folder
}

/// What is wrong in the folder by the rules.
fn errors(folder: &Folder) -> Vec<String> {
    let day = "2026-11-22".parse().expect("a date");
    let (workspace, found) = read::read(disk::load(folder.path(), &|_, _| {}), day);
    let found = rules::check(&workspace, found);
    let worse = found.iter().filter(|one| one.severity != Severity::Hint && !one.is_outstanding(day));
    worse.map(|one| format!("{} {}", one.code, one.message)).collect()
}

#[test]
fn every_form_of_council_runs_from_the_first_day() {
    for form in ["ett", "styre", "utvalg"] {
        for (language, heading) in [("bokmål", "Forslag til vedtak"), ("nynorsk", "Framlegg til vedtak")] {
            let folder = begun(&["--organer", form, "--målform", language]);
            assert_eq!(errors(&folder), [""; 0], "{form} {language}");
            assert_eq!(folder.git(&["status", "--porcelain"]), "", "all of it is committed");
            let place = ["--tid", "10:00–12:00", "--sted", "Fjordvik", "--dato", "2026-11-22"];
            folder.ok(&[&["mote", "new", "representantskapet", "2027-03-05"][..], &place].concat());
            let case = ["sak", "new", "Prøvesak", "--type", "administrativ-sak", "--dato", "2026-11-22"];
            let said = folder.ok(&case);
            assert!(said.contains("Saksgang: "), "{said}");
            assert!(folder.read("cases/2026/2026-001-provesak.md").contains(&format!("## {heading}\n")));
            assert_eq!(errors(&folder), [""; 0], "{form} {language}");
            assert_eq!(folder.read("bodies.yaml").matches('@').count(), 0, "no token is left");
        }
    }
}

#[test]
fn a_name_is_a_name_whatever_stands_in_it() {
    for name in ["@dag@: {Nord}", "Nord & Sør, «IPR» # 1", "Å", "\"Nord\""] {
        let folder = Folder::new();
        folder.ok(&["init", "--navn", name, "--deltakere", "A: b, {C}", "--dato", "2026-11-22"]);
        assert_eq!(errors(&folder), [""; 0], "{name}");
        let day = "2026-11-22".parse().expect("a date");
        let (workspace, _) = read::read(disk::load(folder.path(), &|_, _| {}), day);
        assert_eq!(workspace.council.name, name);
    }
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = begun(&[]);
    let before = folder.read("bodies.yaml");
    folder.write("under/notat.txt", "noe");
    for place in [folder.path().to_owned(), folder.path().join("under")] {
        let said = folder.ipr(&["init", "--navn", "Et annet", "--mappe", &place.to_string_lossy()]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains("råd fra før"), "{}", said.err);
    }
    assert_eq!(folder.read("bodies.yaml"), before);
    let folder = Folder::new();
    folder.write("members.yaml", "deltakere: []\n");
    let said = folder.ipr(&["init", "--navn", "Et råd"]);
    assert!(said.code == 2 && said.err.contains("har members.yaml fra før"), "{}", said.err);
    assert_eq!(folder.read("members.yaml"), "deltakere: []\n");
}

#[test]
fn without_a_name_or_a_council_it_is_said_what_to_do() {
    let folder = Folder::new();
    let said = folder.ipr(&["init"]);
    assert!(said.code == 2 && said.err.contains("--navn"), "{}", said.err);
    let said = folder.ipr(&["check"]);
    assert!(said.code == 2 && said.err.contains("ipr init"), "{}", said.err);
    let said = folder.ok(&["init", "--navn", NAME, "--tørr", "--dato", "2026-11-22"]);
    assert!(said.contains("ingenting er skrevet"), "{said}");
    assert!(!folder.path().join("bodies.yaml").exists() && !folder.path().join(".git").exists());
}

/// What somebody new does on the first day, and what is said of it.
#[test]
fn the_first_day_of_somebody_new() {
    let folder = begun(&["--organer", "styre", "--deltakere", "Fjordvik kommune, Fjord fylkeskommune"]);
    let members = folder.read("members.yaml");
    assert!(members.contains("{kommune: Fjordvik, grunnlag: antatt}"), "{members}");
    assert!(members.contains("{fylkeskommune: Fjord, grunnlag: antatt}"), "{members}");
    let said = |words: &[&str]| {
        let said = folder.ipr(&[words, &["--dato", "2026-11-22"]].concat());
        format!("{}{}", said.out, said.err).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Who sits there did so before the folder was made.
    folder.ok(&["person", "ny", "Kari Lunde", "--kommune", "Fjordvik kommune"]);
    folder.ok(&["verv", "nytt", "Kari", "representantskapet", "2024-01-01"]);
    let refused = said(&["verv", "nytt", "Kari", "styret", "1.", "januar", "2026"]);
    assert!(refused.contains("En dag med flere ord må stå i anførselstegn"), "{refused}");
    said(&["mote", "new", "styret", "10.12.26", "--tid", "kl. 9-11", "--sted", "Fjordvik"]);
    let meeting = folder.read("meetings/2026-12-10-styret/meeting.md");
    assert!(meeting.contains("tid: 09:00–11:00"), "{meeting}");
    said(&["sak", "new", "Prøvesak", "--type", "administrativ-sak"]);
    let shown = said(&["sak", "2026-001"]);
    assert!(shown.contains("Mente du «ipr sak show 2026-001»?"), "{shown}");
    let near = said(&["sak", "show", "1"]);
    assert!(near.contains("Det finnes ingen sak 1. Mente du 2026-001?"), "{near}");
    for path in ["cases/2026/2026-001-provesak.md", "cases\\2026\\2026-001-provesak.md"] {
        assert!(said(&["sak", "show", path]).starts_with("2026-001 Prøvesak"), "{path}");
        assert_eq!(said(&["apne", path]), "cases/2026/2026-001-provesak.md");
    }
    assert!(
        said(&["mote", "show", "meetings\\2026-12-10-styret\\meeting.md"]).starts_with("Styret, torsdag")
    );
    let early = said(&["referat", "styret"]);
    assert!(early.contains("«ipr innkalling 2026-12-10-styret», slett"), "{early}");
    folder.git(&["config", "user.name", ""]);
    let nameless = said(&["sak", "new", "Til", "--type", "administrativ-sak"]);
    assert!(nameless.contains("Git vet ikke hvem du er") && nameless.contains("«ipr lagre»"), "{nameless}");
}
