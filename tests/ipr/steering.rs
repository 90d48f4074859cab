//! Nothing that stands in a file, in its name, in an argument or in what git says steers a terminal, or what
//! reads a log.

use std::process::Command;

use ipr::text::steering::is_steering;

use crate::program::Folder;
use crate::secrets::commands::{STEPS, Step, as_trial, in_every_format, words};
use crate::secrets::keys::{Place, Split, places};
use crate::secrets::planted::{EXEMPT, MEETING, folder, hold_meeting};

/// Clears a screen, sets its title, turns the reading order, and begins a command of a runner.
const STEERING: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2066}\r::error::innbrudd";

/// The same as YAML writes it.
const IN_YAML: &str = "\\e[2J\\e]0;x\\a\\x9b31m\\u202e\\u2066\\r\\n::error::innbrudd";

/// What `ipr` prints for a terminal that takes everything.
fn printed(folder: &Folder, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ipr"));
    command.current_dir(folder.path()).args(arguments).env("CLICOLOR_FORCE", "1");
    let output = command.output().expect("ipr runs");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8")
}

fn assert_harmless(what: &str, said: &str) {
    let is_bad = |sign: char| is_steering(sign) && !matches!(sign, '\n' | '\t');
    let bad = said.replace("\r\n", "\n").find(is_bad);
    assert_eq!(bad, None, "{what}: {said:?}");
    for line in said.lines() {
        // Three colons begin a second place in a report.
        let line = line.trim_start();
        let is_command = line.starts_with("::") && !line.starts_with(":::");
        let is_ours = ["::error file=", "::warning file=", "::notice file="];
        assert!(!is_command || is_ours.iter().any(|own| line.starts_with(own)), "{what}: {line}");
        assert!(!line.contains("##["), "{what}: {line}");
    }
}

/// Something that steers under every key of a case and of its item in a meeting that takes a text, in texts,
/// titles and the names of files.
fn planted() -> Folder {
    let folder = folder();
    let meeting = format!("meetings/{MEETING}/meeting.md");
    let open = folder.read(EXEMPT).replace("\nunntatt: ", "\nmerknad-unntatt: ");
    folder.write(EXEMPT, open.replace("Zqbrodtekst.", &format!("Zqbrodtekst. {STEERING} ##[error]x")));
    let texts: Vec<Place> = places().into_iter().filter(|place| place.takes_text).collect();
    for place in &texts {
        let path = if place.path[0] == "saksliste" { &meeting } else { EXEMPT };
        folder.write(path, Split::of(&folder.read(path)).with(place, "2024-003"));
    }
    for path in [&meeting, EXEMPT] {
        let mut text = folder.read(path);
        for place in &texts {
            text = text.replace(&place.word, &format!("\"{} {IN_YAML}\"", place.word));
        }
        folder.write(path, text);
    }
    let broken = "cases/2024/2024-009-\u{1b}[2Jødelagt.md";
    if cfg!(unix) {
        folder.write(broken, format!("---\nid: \"2024-009{IN_YAML}\"\ntittel: [\n---\n"));
        folder.write(&format!("meetings/{MEETING}/\u{1b}]0;x\u{7}.md"), "10915596784");
    }
    folder.write(
        "cases/2024/2024-010-tegn.md",
        format!("---\nid: 2024-010\ntittel: \"En sak {IN_YAML}\"\n---\n"),
    );
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "saker"]);
    folder
}

#[test]
fn nothing_steers_a_terminal_or_a_log() {
    let folder = planted();
    for step in STEPS {
        let (Step::Run(line) | Step::Pdf(line) | Step::Try(line)) = step else {
            hold_meeting(&folder);
            continue;
        };
        for line in in_every_format(line) {
            let lines = [as_trial(&line), Some(line)];
            for line in lines.into_iter().flatten() {
                assert_harmless(&line, &printed(&folder, &words(&line)));
            }
        }
    }
    let log = folder.git(&["log", "--format=%B"]);
    assert!(!log.contains(|sign: char| is_steering(sign) && sign != '\n'), "{log:?}");
}

#[test]
fn nothing_that_is_typed_does() {
    let folder = planted();
    let title = format!("En sak {STEERING}");
    for arguments in [
        vec![STEERING],
        vec!["sak", STEERING],
        vec!["sak", "show", STEERING],
        vec!["sak", "show", "2024-001", STEERING],
        vec!["sak", "list", "--status", STEERING],
        vec!["mote", "show", STEERING],
        vec!["explain", STEERING],
        vec!["regler", STEERING],
        vec!["skjema", STEERING],
        vec!["check", STEERING],
        vec!["check", "--siden", STEERING],
        vec!["--mappe", STEERING, "check"],
        vec!["--dato", STEERING, "check"],
        vec!["sak", "new", &title, "--type", "prinsippsak", "--dato", "2024-02-05"],
        vec!["sak", "ny-id", STEERING],
        vec!["sak", "nytt-navn", STEERING],
    ] {
        assert_harmless(&format!("{arguments:?}"), &printed(&folder, &arguments));
    }
}
