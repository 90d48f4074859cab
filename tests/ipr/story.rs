//! The whole way of one real case: «Forslag til prosess for invitasjon til fylkeskommuner som
//! medlemmer til Osloregionen», from a title to styrets papers, each step with the program in a git
//! repository, and every file compared at the end.

mod long_way;

use std::fs;

use crate::program::{Folder, files, repository};

const TITLE: &str = "Forslag til prosess for invitasjon til fylkeskommuner som medlemmer til Osloregionen";
const INNSTILLING: &str = "Styret slutter seg til forslag til prosess for å invitere fylkeskommunene som \
    medlem i Osloregionen IPR.";
const CASE: &str = "cases/2024/2024-001-forslag-til-prosess-for-invitasjon-til.md";
const KG: &str = "2024-01-30-koordineringsgruppen";
const IPU: &str = "2024-01-31-interessepolitisk-utvalg";
const STYRET: &str = "2024-02-16-styret";

/// What the secretary writes between the commands.
fn write_case(folder: &Folder) {
    let text = folder.read(CASE);
    let prompts: Vec<&str> = text.lines().filter(|line| line.starts_with("<!--")).collect();
    let paper = "Det vises til vedtatt Handlingsprogram og budsjett 2024.\n\n\
        | Når | Hva |\n|-----|-----|\n| Februar | Invitasjon til fylkesordførere og fylkesrådsleder |\n\
        | Høsten 2024 | Endelig behandling |";
    let text = text.replace(prompts[0], INNSTILLING).replace(prompts[1], paper);
    folder.write(CASE, text);
}

#[test]
fn from_a_title_to_the_papers_of_styret() {
    let folder = Folder::at_the_start();
    let new = ["sak", "new", TITLE, "--type", "interessepolitisk-sak", "--ansvarlig", "Eva Næss Karlsen"];
    let area = ["--innsatsområde", "Fellesskap og samarbeid", "--dato", "2024-01-08"];
    let said = folder.ok(&[&new[..], &area[..]].concat());
    assert!(
        said.contains("Saksgang: administrativ koordineringsgruppe → interessepolitisk utvalg → styret."),
        "{said}"
    );
    write_case(&folder);
    folder.ok(&[
        "mote",
        "new",
        "styret",
        "2024-02-16",
        "--tid",
        "09:00–12:00",
        "--sted",
        "Oslo rådhus",
        "--dato",
        "2024-01-08",
    ]);
    refuses_styret_without_innstilling(&folder);
    folder.ok(&["sak", "advance", "2024-001", "--møte", KG, "--dato", "2024-01-15"]);
    folder.ok(&["sak", "advance", "2024-001", "--mote", "IPU 2024-01-31", "--dato", "2024-01-15"]);
    folder.ok(&["innkalling", KG, "--dato", "2024-01-23"]);
    folder.ok(&["innkalling", IPU, "--dato", "2024-01-24"]);

    folder.ok(&["sak", "videre", "2024-001", "--utfall", "drøftet", "--dato", "2024-01-30"]);
    folder.ok(&[
        "sak",
        "advance",
        "2024-001",
        "--utfall",
        "innstilt",
        "--tekst",
        INNSTILLING,
        "--dato",
        "2024-01-31",
    ]);
    folder.ok(&["sak", "advance", "2024-001", "--møte", STYRET, "--dato", "2024-02-01"]);
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-06"]);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-06"]);
    folder.ok(&["check", "--dato", "2024-02-06"]);

    changes_nothing_the_second_time(&folder);
    compare(&folder, "story/end", &[".yaml"]);
}

fn refuses_styret_without_innstilling(folder: &Folder) {
    let state = || (folder.git(&["rev-parse", "HEAD"]), folder.git(&["status", "--porcelain"]));
    let before = state();
    for dry_run in [&[][..], &["--dry-run"][..]] {
        let step = ["sak", "advance", "2024-001", "--møte", STYRET, "--dato", "2024-01-15"];
        let said = folder.ipr(&[&step[..], dry_run].concat());
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        for part in [
            "feil[L01]",
            "uten innstilling fra",
            "handlingsprogram-2023",
            "bodies.yaml",
            "ingenting er endret",
        ] {
            assert!(said.out.contains(part), "{part}\n{}", said.out);
        }
    }
    assert_eq!(state(), before);
}

fn changes_nothing_the_second_time(folder: &Folder) {
    let before = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-06"]);
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-07"]);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-07"]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

/// Every file that is not left out, and git's own log, is as it stands in `tests/folders/` under `end`. With
/// `IPR_BLESS` set the folder is written anew, to be read in the diff.
fn compare(folder: &Folder, end: &str, left_out: &[&str]) {
    let end = repository().join("tests/folders").join(end);
    let log = folder.git(&["log", "--reverse", "--format=%s"]);
    folder.write("git-log.txt", log);
    let is_wanted = |path: &String| !left_out.iter().any(|ending| path.ends_with(ending));
    let made: Vec<String> = files(folder.path()).into_iter().filter(is_wanted).collect();
    if std::env::var_os("IPR_BLESS").is_some() {
        let _ = fs::remove_dir_all(&end);
        for path in &made {
            crate::program::copy(&folder.path().join(path), &end.join(path));
        }
    }
    assert_eq!(made, files(&end));
    for path in made {
        let (is, expected) = (fs::read(folder.path().join(&path)), fs::read(end.join(&path)));
        let (is, expected) = (is.expect("made"), expected.expect("expected"));
        match (std::str::from_utf8(&is), std::str::from_utf8(&expected)) {
            (Ok(is), Ok(expected)) => assert_eq!(is, expected, "{path}"),
            _ => assert!(is == expected, "{path} differs"),
        }
    }
}

#[test]
fn what_is_changed_elsewhere_is_not_swept_up() {
    let folder = Folder::at_the_start();
    folder.write("notat.md", "lagt til, ikke lagret\n");
    folder.git(&["add", "notat.md"]);
    folder.write("members.yaml", folder.read("members.yaml") + "# endret\n");
    folder.ok(&["sak", "new", "En sak", "--type", "orienteringssak", "--dato", "2024-01-08"]);
    assert_eq!(folder.git(&["status", "--porcelain"]), " M members.yaml\nA  notat.md\n");
    let names = folder.git(&["show", "--name-only", "--format=%s"]);
    assert_eq!(names, "Ny sak 2024-001: En sak\n\ncases/2024/2024-001-en-sak.md\n");
}

#[test]
fn works_outside_git_and_says_so() {
    let folder = Folder::new();
    for name in ["bodies.yaml", "members.yaml"] {
        folder.write(name, fs::read(repository().join(name)).expect("the real file"));
    }
    let new = ["sak", "new", "En sak", "--type", "orienteringssak", "--dato", "2024-01-08"];
    let said = folder.ok(&new);
    assert_eq!(said.matches("ikke i git").count(), 1, "{said}");
    let said = folder.ok(&[&new[..], &["--no-commit"]].concat());
    assert!(!said.contains("git") && said.contains("2024-002"), "{said}");
}

#[test]
fn papers_changed_after_they_were_sent_say_so() {
    let folder = Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/story/end", ""),
    ]);
    let text = folder.read(CASE).replace("Høsten 2024", "Oktober 2024");
    folder.write(CASE, text);
    let said = folder.ok(&["innkalling", STYRET, "--dato", "2024-02-08"]);
    assert!(said.contains("oppdatert i dag"), "{said}");
    assert!(said.contains("advarsel[T01]") && said.contains("oppdatert: 2024-02-08"), "{said}");
    let meeting = folder.read(&format!("meetings/{STYRET}/meeting.md"));
    assert!(meeting.contains("sendt: 2024-02-06\noppdatert: 2024-02-08\n"), "{meeting}");
    let checked =
        folder.ok(&["check", "--dato", "2024-02-08"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(checked.contains("ble oppdatert åtte dager før møtet"), "{checked}");
    let log = folder.git(&["rev-parse", "HEAD"]);
    folder.ok(&["innkalling", STYRET, "--dato", "2024-02-09"]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
}
