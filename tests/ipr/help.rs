//! Help, mistakes on the command line, completions, pages for man(1), and what is opened.

use std::process::Command;

use clap::Subcommand;
use ipr::action::{self, Action, examples};

use crate::program::{Folder, leaves_of, said};

const DAY: [&str; 2] = ["--dato", "2024-02-06"];

fn standard() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

#[test]
fn every_command_has_examples_that_are_read() {
    for command in leaves_of(&Action::augment_subcommands(clap::Command::new("ipr"))) {
        let lines = examples(&command);
        assert!(!lines.is_empty() || command == "lagre", "{command} has no example");
        for line in lines {
            action::read(line).unwrap_or_else(|error| panic!("{line}\n{error}"));
            assert!(line.starts_with(&format!("ipr {command}")), "{line} is no example of {command}");
        }
    }
}

#[test]
fn help_is_asked_for_in_three_ways() {
    let folder = standard();
    let asked = folder.ok(&["sak", "new", "--help"]);
    for arguments in [&["help", "sak", "new"][..], &["hjelp", "sak", "ny"], &["sak", "new", "-h"]] {
        assert_eq!(folder.ok(arguments), asked, "{arguments:?}");
    }
    assert!(asked.contains("Eksempler:\n  ipr sak new "), "{asked}");
    let all = folder.ok(&["help"]);
    let places: Vec<usize> =
        ["Saker og møter:", "\n  sak ", "\n  innkalling ", "\n  status ", "Felles valg:"]
            .iter()
            .map(|part| all.find(part).unwrap_or_else(|| panic!("{part}\n{all}")))
            .collect();
    assert!(places.is_sorted(), "{all}");
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    assert!(!all.contains("OPTIONS") && !all.contains("Annet:"), "every command has its group\n{all}");
}

#[test]
fn alone_it_shows_what_is_urgent() {
    let folder = standard();
    let alone = folder.ok(&[]);
    assert!(alone.contains("Denne uken") && alone.contains("ipr help"), "{alone}");
    assert!(!alone.contains("Neste uke"), "{alone}");
    let outside = Folder::new().ipr(&[]);
    assert!(outside.code == 0 && outside.out.contains("Saker og møter:"), "{}{}", outside.out, outside.err);
}

#[test]
fn a_mistake_shows_what_the_command_takes() {
    let folder = standard();
    for (arguments, parts) in [
        (
            &["sak", "new", "Uttalelse om jernbanen"][..],
            &["Det mangler noe: --type", "Velg blant", "uttalelse", "For eksempel:"][..],
        ),
        (&["sak", "show"], &["<ID>", "2024-003", "ipr help sak show"]),
        (&["sak", "new", "--type", "uttalelse", "Om", "jernbanen"], &["«jernbanen»", "anførselstegn"]),
        (&["rapport"], &["Det finnes ingen kommando «rapport». Mente du «statusrapport»?"]),
        (&["sak", "shwo"], &["Det finnes ingen kommando «shwo»", "«show»", "«ipr help sak»"]),
        (
            &["sak", "list", "--statu", "utkast"],
            &["Det finnes ikke noe valg «--statu»", "Mente du «--status»?"],
        ),
        (&["sjekk,"], &["Mente du «sjekk»", "«ipr help»"]),
        (&["slett"], &["Mente du «ipr sak slett»?"]),
        (&["sak", "list", "--dato", "2024-02-36"], &["«2024-02-36» kan ikke brukes som --dato"]),
        (&["mote", "new"], &["ORGAN"]),
        (&["sak", "advance", "2024-001", "--møte", "styrt"], &["Mente du styret?"]),
        (&["budsjett", "2027"], &["Rådet har ingen budsjett.yaml", "«ipr skjema budsjett»"]),
    ] {
        let said = folder.ipr(arguments);
        assert_eq!(said.code, 2, "{arguments:?}");
        assert!(said.err.starts_with("ipr: "), "{}", said.err);
        assert!(said.err.lines().all(|line| line.chars().count() <= 80), "{}", said.err);
        let told = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in parts {
            assert!(told.contains(part), "{arguments:?}: {part}\n{}", said.err);
        }
    }
    // Two that are as near are two questions.
    let said = folder.ipr(&["sjak"]).err;
    assert!(said.contains("Mente du «sak» eller «sjekk»?"), "{said}");
}

#[test]
fn what_is_wrong_with_a_value_is_told_in_norwegian() {
    let commands = Action::augment_subcommands(clap::Command::new("ipr"));
    for name in leaves_of(&commands) {
        let mut command = &commands;
        for word in name.split(' ') {
            command = command.find_subcommand(word).expect("a command");
        }
        for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
            let option = argument.get_long().map_or_else(String::new, |long| format!("--{long}="));
            let Err(error) = action::read(&format!("ipr {name} {option}x?")) else { continue };
            let reason = std::error::Error::source(&error).map_or_else(String::new, ToString::to_string);
            assert!(!reason.contains("invalid"), "{name} {option} {reason}");
        }
    }
}

#[test]
fn help_names_every_outcome_and_every_kind_of_file() {
    let folder = standard();
    let words = |arguments: &[&str]| folder.ok(arguments).split_whitespace().collect::<Vec<_>>().join(" ");
    let (advance, schema) = (words(&["help", "sak", "advance"]), words(&["skjema", "--hjelp"]));
    for (word, _) in ipr::model::Outcome::WORDS {
        assert!(advance.contains(word), "{word}\n{advance}");
    }
    for file in &ipr::read::shape::FILES {
        assert!(schema.contains(file.name), "{}\n{schema}", file.name);
    }
}

#[test]
fn an_example_has_what_the_council_has() {
    let folder = Folder::new();
    folder.ok(&["init", "--navn", "Fjordregionen", "--organer", "ett", "--no-commit"]);
    let said = folder.ipr(&["sak", "new", "Prøve"]);
    assert!(said.err.contains("ipr sak new") && !said.err.contains("--type uttalelse"), "{}", said.err);
    let said = folder.ipr(&["mote", "new"]);
    assert!(said.err.contains("ipr mote new representantskapet"), "{}", said.err);
}

#[test]
fn a_title_needs_no_quotes() {
    let folder = standard();
    let words = ["sak", "new", "Svar", "på", "høring", "--type", "uttalelse"];
    let said = folder.ok(&[&words[..], &DAY].concat());
    assert!(said.contains("Ny sak 2024-004: Svar på høring."), "{said}");
}

#[test]
fn a_day_is_written_as_people_write_it() {
    let folder = standard();
    for (body, day) in [("styret", "15.06.2024"), ("IPU", "3. mai 2024")] {
        folder.ok(&["mote", "new", body, day, "--dato", "06.02.2024"]);
    }
    assert!(folder.read("meetings/2024-06-15-styret/meeting.md").contains("dato: 2024-06-15"));
    assert!(
        folder.read("meetings/2024-05-03-interessepolitisk-utvalg/meeting.md").contains("dato: 2024-05-03")
    );
    let said = folder.ipr(&["mote", "new", "styret", "3. mai"]);
    assert!(said.code == 2 && said.err.contains("dagen må finnes"), "{}", said.err);
}

/// What the program answers a shell that asks what may follow `words`, the last of which is being written.
fn completed(folder: &Folder, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
    let index = (words.len() - 1).to_string();
    command.current_dir(folder.path()).arg("--").args(words);
    command.env("IPR_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", index).env("_CLAP_IFS", "\n");
    let said = said(command.output().expect("ipr runs"));
    assert_eq!(said.code, 0, "{}", said.err);
    said.out
}

#[test]
fn the_tabulator_key_knows_what_is_in_the_folder() {
    let folder = standard();
    let lines = |words: &[&str]| completed(&folder, words).lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(lines(&["ipr", "utse"]).contains(&"utsending".to_owned()));
    assert_eq!(lines(&["ipr", "sak", "show", "2024-00"]), ["2024-003", "2024-002", "2024-001"]);
    assert_eq!(lines(&["ipr", "innkalling", "2024-02"]), ["2024-02-16-styret"]);
    assert!(lines(&["ipr", "sak", "new", "x", "--ansvarlig", "kari"]).contains(&"kari-vik".to_owned()));
    assert!(lines(&["ipr", "sak", "new", "x", "--type", "utt"]).contains(&"uttalelse".to_owned()));
    assert!(lines(&["ipr", "mote", "new", "interesse"]).contains(&"interessepolitisk-utvalg".to_owned()));
    assert_eq!(lines(&["ipr", "sak", "advance", "2024-003", "--utfall", "tru"]), ["trukket"]);
    // Where there is no council, commands are known all the same.
    assert!(completed(&Folder::new(), &["ipr", "inn"]).contains("innkalling"));
}

#[test]
fn each_shell_has_a_script() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = folder.ok(&["fullforing", shell]);
        assert!(script.contains("IPR_COMPLETE"), "{shell}\n{script}");
    }
    let said = folder.ipr(&["fullforing", "cmd"]);
    assert!(said.code == 2 && said.err.contains("bash, zsh, fish og powershell"), "{}", said.err);
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = Folder::new();
    folder.ok(&["manualsider", "man1"]);
    for command in leaves_of(&Action::augment_subcommands(clap::Command::new("ipr"))) {
        let page = folder.read(&format!("man1/ipr-{}.1", command.replace(' ', "-")));
        assert!(page.contains(".SH NAVN") && !page.contains("OPTIONS"), "{command}\n{page}");
    }
    assert!(
        folder.read("man1/ipr-sak-new.1").contains("Eksempler:"),
        "{}",
        folder.read("man1/ipr-sak-new.1")
    );
    #[cfg(unix)]
    {
        folder.write("annet.txt", "noe annet");
        let page = folder.path().join("man1/ipr.1");
        std::fs::remove_file(&page).expect("removed");
        std::os::unix::fs::symlink("../annet.txt", &page).expect("a link");
        folder.ok(&["manualsider", "man1"]);
        assert_eq!(folder.read("annet.txt"), "noe annet");
    }
}

/// Opens `what` in a program that prints what git would call the file.
fn opened(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
    command.current_dir(folder.path()).args(arguments).env("VISUAL", "git \"hash-object\"");
    let said = said(command.output().expect("ipr runs"));
    (said.code, format!("{}{}", said.out, said.err))
}

#[test]
fn a_case_or_a_meeting_is_opened() {
    let folder = standard();
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    let meeting = "meetings/2024-02-16-styret/meeting.md";
    for (what, path) in
        [("2024-003", case), ("2024-3", case), ("2024-02-16-styret", meeting), ("styret", meeting)]
    {
        let (code, told) = opened(&folder, &["åpne", what, "--dato", "2024-02-06"]);
        let hash = folder.git(&["hash-object", path]);
        assert!(code == 0 && told.contains(path) && told.contains(hash.trim()), "{what}\n{told}");
    }
    let (code, told) = opened(&folder, &["apne", "2024-02-16-styret", "--referat"]);
    assert!(code == 2 && told.contains("ikke noe referat ennå"), "{told}");
    // One that cannot be read is what somebody wants to open most of all.
    folder.replace(case, "id: 2024-003", "id: [2024-003");
    assert_eq!(opened(&folder, &["apne", "2024-003"]).0, 0);
    assert_eq!(opened(&folder, &["apne", "2024-099"]).0, 2);
    assert_eq!(
        folder.ok(&["apne", "2024-001"]).lines().next(),
        Some("cases/2024/2024-001-horing-om-ferjetakster.md")
    );
}
