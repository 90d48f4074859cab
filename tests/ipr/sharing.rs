//! Two who share a folder: what they do each for themselves becomes one folder, or nothing is changed and
//! they are told why.

mod month;
mod pushed;
mod stops;
mod undone;

use std::path::PathBuf;

use ipr::text::digest::Digest;

use crate::program::{Folder, Said, files};

const DAY: [&str; 2] = ["--dato", "2024-01-08"];
const MEETING: &str = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
const IPU: &str = "IPU 2024-01-31";

/// A repository that two share, as a bare folder, and both of their clones.
pub struct Two {
    hub: Folder,
    pub kari: Folder,
    pub ola: Folder,
}

impl Two {
    pub fn new() -> Self {
        Self::of(&Folder::at_the_start())
    }

    /// Two that begin with what `start` holds.
    pub fn of(start: &Folder) -> Self {
        in_use(start);
        let hub = Folder::new();
        hub.git(&["init", "--quiet", "--bare", "--initial-branch=main", "felles.git"]);
        let path = hub.path().join("felles.git");
        start.git(&["push", "--quiet", &path.to_string_lossy(), "main"]);
        let (kari, ola) = (Folder::clone_of(&path, "Kari"), Folder::clone_of(&path, "Ola"));
        Self { hub, kari, ola }
    }

    pub fn hub(&self) -> PathBuf {
        self.hub.path().join("felles.git")
    }
}

/// Makes an example a council's own folder.
fn in_use(folder: &Folder) {
    const DAY: &str = "  eksempeldag: 2024-02-06\n";
    if folder.read("bodies.yaml").contains(DAY) {
        folder.replace("bodies.yaml", DAY, "");
        folder.git(&["commit", "--quiet", "--all", "--message", "i bruk"]);
    }
}

/// Makes a case.
pub fn make(folder: &Folder, title: &str) -> String {
    folder.ok(&[&["sak", "new", title, "--type", "prinsippsak"][..], &DAY].concat())
}

/// What is printed, in one line.
pub fn unbroken(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folder is as it was: files, history, and what lies in them.
pub fn state(folder: &Folder) -> (Vec<String>, String, String) {
    let texts = files(folder.path()).into_iter().map(|path| {
        let bytes = std::fs::read(folder.path().join(&path)).expect("a file");
        format!("{path} {}", Digest::of(&bytes))
    });
    (texts.collect(), folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]))
}

/// It is refused, with these words, and nothing is changed.
pub fn is_stopped(folder: &Folder, arguments: &[&str], words: &[&str]) -> Said {
    let before = state(folder);
    let said = folder.ipr(arguments);
    let told = unbroken(&format!("{}{}", said.out, said.err));
    assert_ne!(said.code, 0, "{told}");
    for word in words {
        assert!(told.contains(word), "«{word}» is not in: {told}");
    }
    assert_eq!(state(folder), before);
    said
}

#[test]
fn what_one_has_done_the_other_gets() {
    let two = Two::new();
    make(&two.kari, "Båt");
    assert!(two.kari.ipr(&[&["status"][..], &DAY].concat()).err.contains("ikke delt («ipr del»)"));
    two.kari.write("cases/2024/2024-001-bat/notat.txt", "Et notat.\n");
    let said = unbroken(&two.kari.ok(&["del"]));
    assert!(
        said.contains("La til vedlegg til sak 2024-001") && said.contains("Delt: 2 endringer."),
        "{said}"
    );
    assert!(
        said.contains(&format!("Sendt til: {}", two.hub().display())) && !said.contains("feil"),
        "{said}"
    );
    assert!(two.kari.ok(&["del"]).contains("Alt du har gjort, er delt fra før"));
    let before = state(&two.ola);
    let tried = unbroken(&two.ola.ok(&["hent", "--dry-run"]));
    assert!(tried.contains("Ville hentet 2 endringer") && tried.contains("Kari: Ny sak 2024-001"), "{tried}");
    assert_eq!(state(&two.ola), before, "it was only tried");
    let behind = two.ola.ipr(&[&["status"][..], &DAY].concat());
    assert!(
        unbroken(&behind.err).contains("2 endringer fra andre er ikke tatt inn («ipr hent»)"),
        "{}",
        behind.err
    );
    let said = unbroken(&two.ola.ok(&["hent"]));
    assert!(said.contains("Hentet 2 endringer: Kari: La til vedlegg"), "{said}");
    assert_eq!(two.ola.read("cases/2024/2024-001-bat/notat.txt"), "Et notat.\n");
    assert_eq!(state(&two.ola).1, state(&two.kari).1);
    assert!(two.ola.ok(&["hent"]).contains("Alt de andre har delt, er hentet."));
    assert_eq!(two.ola.ipr(&[&["status"][..], &DAY].concat()).err, "");
}

#[test]
fn two_cases_with_one_id_on_one_agenda_become_two_items_with_an_id_each() {
    let two = Two::new();
    for (folder, title) in [(&two.kari, "Båt"), (&two.ola, "Tog")] {
        make(folder, title);
        folder.ok(&[&["sak", "advance", "2024-001", "--møte", IPU][..], &DAY].concat());
    }
    two.ola.write("cases/2024/2024-001-tog/rute.csv", "a;b\n");
    two.kari.ok(&["del"]);
    let said = unbroken(&two.ola.ok(&["synk"]));
    assert!(said.contains("Både du og noen andre hadde laget en sak 2024-001"), "{said}");
    assert!(said.contains("har fått ny id: 2024-002"), "{said}");
    assert_eq!(two.ola.read("cases/2024/2024-002-tog/rute.csv"), "a;b\n");
    assert!(!two.ola.path().join("cases/2024/2024-001-tog.md").exists());
    let agenda = two.ola.read(MEETING);
    let (first, second) = (agenda.find("2024-001"), agenda.find("2024-002"));
    assert!(first.is_some() && first < second, "{agenda}");
    assert_eq!(two.ola.git(&["log", "-1", "--format=%s"]).trim(), "Hentet det Kari har gjort");
    two.kari.ok(&["hent"]);
    assert_eq!(state(&two.kari).1, state(&two.ola).1);
    for folder in [&two.kari, &two.ola] {
        folder.ok(&[&["check"][..], &DAY].concat());
    }
}

#[test]
fn what_can_be_proved_goes_together_although_git_sees_a_conflict() {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.ok(&["del"]);
    two.ola.ok(&["hent"]);
    let case = "cases/2024/2024-001-bat.md";
    // New rows of one list, a field each on lines side by side, and texts in two places of one section.
    two.kari.ok(&["oppfolging", "2024-001", "--ny", "Ring Oslo", "--dato", "2024-01-08"]);
    two.ola.ok(&["oppfolging", "2024-001", "--ny", "Ring Asker", "--dato", "2024-01-08"]);
    two.kari.write(
        "members.yaml",
        two.kari.read("members.yaml").replace("{kommune: Asker,", "{kommune: Asker, merknad: K,"),
    );
    two.ola.write(
        "members.yaml",
        two.ola
            .read("members.yaml")
            .replace("{kommune: Aurskog-Høland,", "{kommune: Aurskog-Høland, merknad: O,"),
    );
    two.kari.ok(&["del"]);
    two.ola.ok(&["del"]);
    let text = two.ola.read(case);
    let (oslo, asker) = (text.find("Ring Oslo"), text.find("Ring Asker"));
    assert!(oslo.is_some() && oslo < asker, "what was shared first stands first: {text}");
    let members = two.ola.read("members.yaml");
    assert!(members.contains("merknad: K,") && members.contains("merknad: O,"), "both are there");
    two.kari.ok(&["hent"]);
    assert_eq!(state(&two.kari).0, state(&two.ola).0);
}

#[test]
fn without_contact_nothing_is_lost_and_it_is_said() {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.write("members.yaml", format!("{}# til\n", two.kari.read("members.yaml")));
    let away = two.hub.path().join("borte.git");
    std::fs::rename(two.hub(), &away).expect("moved");
    for command in ["hent", "del"] {
        let said = two.kari.ipr(&[command]);
        let told = unbroken(&said.err);
        assert!(said.code == 2 && told.contains("Får ikke kontakt") && told.contains("på nett"), "{told}");
    }
    assert_eq!(two.kari.git(&["status", "--porcelain"]), "", "what was written is saved all the same");
    std::fs::rename(&away, two.hub()).expect("moved");
    assert!(two.kari.ok(&["del"]).contains("Delt: 2 endringer."));
    let alone = Folder::at_the_start();
    let said = alone.ipr(&["hent"]);
    assert!(
        said.code == 2 && unbroken(&said.err).contains("ikke knyttet til noe felles lager"),
        "{}",
        said.err
    );
    assert!(unbroken(&said.err).contains("«ipr del --til STED»"), "{}", said.err);
}

#[test]
fn what_others_did_is_told_as_the_case_is_now() {
    let two = Two::new();
    make(&two.kari, "Zqbåt");
    two.kari.replace(
        "cases/2024/2024-001-zqbat.md",
        "tittel: Zqbåt",
        "tittel: Zqbåt\nunntatt: {hjemmel: offl. § 23 tredje ledd}",
    );
    two.kari.ok(&["del"]);
    let said = two.ola.ok(&["hent"]);
    assert!(!said.contains("Zqbåt") && said.contains("Kari: Ny sak 2024-001."), "{said}");
}

#[test]
fn what_is_cut_off_between_the_files_and_git_is_finished_by_the_next_command() {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.write("cases/2024/2024-001-bat/notat.txt", "Et notat.\n");
    two.kari.ok(&["del"]);
    // Git does everything but let the branch stand there.
    let hook = ".git/hooks/reference-transaction";
    two.ola.write(hook, "#!/bin/sh\nif [ \"$1\" = prepared ]; then ! grep -q refs/heads/; fi\n");
    let hook = two.ola.path().join(hook);
    #[cfg(unix)]
    std::fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("a hook");
    let head = two.ola.git(&["rev-parse", "HEAD"]);
    let said = two.ola.ipr(&["hent"]);
    assert!(said.code == 2 && unbroken(&said.err).contains("Filene er lagt i mappen, men git ble ikke"));
    assert_eq!(two.ola.git(&["rev-parse", "HEAD"]), head);
    // Nothing is written beside it.
    let said = two.ola.ipr(&[&["sak", "new", "Tog", "--type", "prinsippsak"][..], &DAY].concat());
    assert!(said.code == 2 && !two.ola.path().join("cases/2024/2024-002-tog.md").exists(), "{}", said.err);
    std::fs::remove_file(hook).expect("removed");
    two.ola.write("cases/2024/2024-001-bat/notat.txt", "Et notat, og mer.\n");
    let said = unbroken(&make(&two.ola, "Tog"));
    assert!(said.contains("avbrutt, og er nå fullført: Hentet det Kari har gjort"), "{said}");
    assert_eq!(two.ola.git(&["rev-parse", "HEAD~1"]), two.kari.git(&["rev-parse", "HEAD"]));
    // What somebody has written since is theirs, and not what was fetched.
    two.ola.ok(&["del"]);
    two.kari.ok(&["hent"]);
    assert_eq!(two.kari.read("cases/2024/2024-001-bat/notat.txt"), "Et notat, og mer.\n");
    assert_eq!(state(&two.kari), state(&two.ola));
}

#[test]
fn a_shared_folder_can_begin_empty() {
    let hub = Folder::new();
    hub.git(&["init", "--quiet", "--bare", "--initial-branch=main", "felles.git"]);
    let path = hub.path().join("felles.git");
    let first = Folder::at_the_start();
    first.git(&["remote", "add", "origin", &path.to_string_lossy()]);
    let address = path.to_string_lossy();
    is_stopped(&first, &["del"], &["er et eksempel", &address, "--likevel", "Ingenting er endret"]);
    assert!(first.ok(&["del", "--likevel"]).contains("Delt: alt som er lagret."));
    let other = Folder::clone_of(&path, "Ola");
    assert_eq!(state(&first).0, state(&other).0);
}

#[test]
fn a_store_is_made_where_all_reach_it_in_one_command() {
    let disk = Folder::new();
    let first = Folder::at_the_start();
    in_use(&first);
    let place = disk.path().join("felles disk på øya").join("rådet vårt.git");
    let named = place.to_string_lossy().into_owned();
    is_stopped(
        &first,
        &["del", "--til", &named],
        &["Er den felles disken koblet til?", "Ingenting er endret"],
    );
    disk.write("felles disk på øya/annet/fil.txt", "noe");
    let other = place.with_file_name("annet");
    is_stopped(&first, &["del", "--til", &other.to_string_lossy()], &["Det ligger noe annet", "Ingenting"]);
    is_stopped(&first, &["del", "--til", "meetings/raad.git"], &["ligger i rådets egen mappe"]);
    let before = state(&first);
    assert!(first.ok(&["del", "--til", &named, "--dry-run"]).contains("Ville laget et felles lager"));
    // From where one stands, as one would walk there; it is told as everybody can say it.
    let beside = disk.path().file_name().expect("a name").to_string_lossy().into_owned();
    let walked = format!("../{beside}/felles disk på øya/annet/../rådet vårt.git");
    let said = unbroken(&first.ok(&["del", "--til", &walked, "--dry-run"]));
    assert!(said.contains(&format!("{named} (prøvekjøring")) && !said.contains(".."), "{said}");
    assert!(state(&first) == before && !place.exists());
    let said = unbroken(&first.ok(&["del", "--til", &named]));
    assert!(said.contains("Laget et felles lager i") && said.contains("Delt: alt som er lagret."), "{said}");
    assert!(said.contains(&format!("git clone \"{named}\" raad cd raad ipr status")), "{said}");
    let second = Folder::clone_of(&place, "Ola");
    assert_eq!(state(&first).0, state(&second).0);
    make(&second, "Båt");
    second.ok(&["del"]);
    first.ok(&["hent"]);
    assert!(first.ok(&["del", "--til", &named]).contains("Alt du har gjort, er delt fra før"));
    is_stopped(&first, &["del", "--til", "https://git.example/raad.git"], &["allerede knyttet til"]);
    // Whoever has a folder of their own joins the store that is there.
    let refused = second.ipr(&["hent", "--til", &named]);
    assert_eq!(refused.code, 2);
}

#[test]
fn errors_that_are_shared_are_counted() {
    let two = Two::new();
    two.kari.write("cases/2024/2024-001-bat.md", "---\nid: 2024-001\n---\n");
    let found = unbroken(&two.kari.ipr(&[&["check"][..], &DAY].concat()).out);
    let said = unbroken(&two.kari.ok(&[&["del"][..], &DAY].concat()));
    let (_, counted) = said.split_once("Med det de andre nå får, følger ").expect("what is wrong");
    let (counted, _) = counted.split_once(". «ipr check» viser dem").expect("what to do");
    assert!(counted.ends_with(" feil") && found.contains(counted), "{said}\n{found}");
}

#[test]
fn somebody_who_was_first_is_brought_in_and_then_it_is_shared() {
    let two = Two::new();
    make(&two.kari, "Båt");
    two.kari.ok(&["del"]);
    make(&two.ola, "Tog");
    let said = unbroken(&two.ola.ok(&["del"]));
    assert!(said.contains("Hentet 1 endring") && said.contains("Delt: 2 endringer."), "{said}");
    let text = two.ola.git(&["log", "--format=%s", "-1", "origin/main"]);
    assert_eq!(text.trim(), "Hentet det Kari har gjort");
}
