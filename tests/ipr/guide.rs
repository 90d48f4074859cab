//! The user guide typed as it is written: each command in it is one that the program takes, and those that
//! stand on lines of their own are run in their order.

use std::fs;

use ipr::action;

use crate::program::{Folder, repository};

/// What nothing in the guide may be answered with: that it is no command at all.
const NO_COMMAND: [&str; 7] = [
    "Det finnes ingen kommando",
    "Det finnes ikke noe valg",
    "Det finnes ikke noe argument",
    "Det mangler noe",
    "kan ikke brukes som",
    "kan ikke brukes sammen",
    "feil i programmet",
];

fn guide() -> String {
    fs::read_to_string(repository().join("docs/brukerveiledning.md")).expect("the guide")
}

/// The commands on lines of their own, in order, without what is said of them and where it is sent.
fn typed() -> Vec<String> {
    let mut typed = Vec::new();
    let mut is_typed = false;
    for line in guide().replace("\\\n", " ").lines() {
        if line.starts_with("```") {
            is_typed = !is_typed;
        } else if is_typed && line.starts_with("ipr ") {
            let line = line.split("  ").next().unwrap_or(line);
            typed.push(alone(line).to_owned());
        }
    }
    typed
}

/// A command without where the shell sends what it says.
fn alone(line: &str) -> &str {
    line.split(['>', '|']).next().unwrap_or(line).trim_end()
}

/// The commands inside of sentences that are whole: nothing in them is to be put in by the reader.
fn in_sentences() -> Vec<String> {
    let is_gap = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|sign| sign.is_alphabetic()).collect();
        word.contains('…') || (letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase()))
    };
    let mut sentences = String::new();
    for (at, part) in guide().split("```").enumerate() {
        sentences.push_str(if at % 2 == 0 { part } else { "" });
    }
    let mut found = Vec::new();
    for (at, span) in sentences.split('`').enumerate() {
        let span = span.split_whitespace().collect::<Vec<_>>();
        // Between an even number of marks it is no code; `IPU` is a body and no gap.
        let is_whole = !span.iter().any(|word| *word != "IPU" && is_gap(word));
        if at % 2 == 1 && matches!(span.as_slice(), ["ipr", command, ..] if *command != "help") && is_whole {
            found.push(alone(&span.join(" ")).to_owned());
        }
    }
    found
}

#[test]
fn every_command_in_the_guide_is_one() {
    let groups = ["sak", "mote", "møte", "person", "verv"];
    let (typed, told) = (typed(), in_sentences());
    assert!(typed.len() > 40 && told.len() > 60, "{} and {}", typed.len(), told.len());
    let mut unknown = Vec::new();
    for line in typed.iter().chain(&told) {
        let words: Vec<&str> = line.split(' ').collect();
        // A whole group of commands, or one that asks for what comes next.
        let is_name_alone = words[1..].iter().all(|word| !word.starts_with("--")) && words.len() <= 3;
        let is_group = words.len() == 2 && groups.contains(&words[1]);
        // That nothing is put into git is said of every command alike.
        if let Err(error) = action::read(&line.replace(" --no-commit", "")) {
            let asks = error.to_string().contains("required") || is_group;
            if !(asks && is_name_alone) {
                unknown.push(line);
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn the_guide_is_typed_as_it_is_written() {
    let folder = Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("budsjett.yaml", "budsjett.yaml"),
        ("program.yaml", "program.yaml"),
        ("cases", "cases"),
        ("meetings", "meetings"),
    ]);
    let (mut done, mut refused) = (0, Vec::new());
    for line in typed() {
        let mut words = Vec::new();
        for (index, part) in line.split('"').enumerate() {
            if index % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        let mut arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        arguments.extend(["--dato", "2024-02-06"]);
        let said = folder.ipr(&arguments);
        let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
        for phrase in NO_COMMAND {
            assert!(!flat.contains(phrase), "{line}\n{}", said.err);
        }
        assert!(said.code <= 2 && (said.code < 2 || !flat.is_empty()), "{line}\n{}{}", said.out, said.err);
        if said.code == 0 { done += 1 } else { refused.push(line) }
    }
    // The rest belongs to other cases and days, and is refused with the reason.
    assert!(done > refused.len(), "{done} done, refused: {refused:#?}");
}
