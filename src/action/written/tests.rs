//! Every command there is goes round, with everything it takes.

use clap::{Arg, ArgAction, Command};

use super::{COMMANDS, PROGRAM, quoted, read};

/// Words to try for an argument: one of those it takes.
const VALUES: [&str; 12] = [
    "2024-02-16",
    "2024-005",
    "Eva Næss Karlsen",
    "vedtatt",
    "utkast",
    "digitalt",
    "2027",
    "48",
    "2",
    "json",
    "plain",
    "-1 \"sitat\" \\ og «mer»",
];

/// Every command without commands of its own, by its words.
fn leaves(command: &Command, words: &[String], found: &mut Vec<(Vec<String>, Command)>) {
    for inner in command.get_subcommands() {
        let words = [words, &[inner.get_name().to_owned()]].concat();
        if inner.has_subcommands() {
            leaves(inner, &words, found);
        } else {
            found.push((words, inner.clone()));
        }
    }
}

/// The words that give an argument the value at `turn`.
fn given(argument: &Arg, value: &str) -> String {
    match argument.get_long() {
        Some(name) if matches!(argument.get_action(), ArgAction::SetTrue) => format!("--{name}"),
        Some(name) => format!("--{name}={value}"),
        None => value.to_owned(),
    }
}

fn line(words: &[String], arguments: &[String]) -> String {
    let quoted = arguments.iter().map(|argument| match argument.split_once('=') {
        Some((name, value)) if name.starts_with("--") => format!("{name}={}", quoted(value)),
        _ => quoted(argument),
    });
    [PROGRAM.to_owned()].into_iter().chain(words.iter().cloned()).chain(quoted).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_action_goes_round() {
    let mut found = Vec::new();
    leaves(&COMMANDS, &[], &mut found);
    assert!(found.len() > 20, "{}", found.len());
    for (words, command) in found {
        let arguments: Vec<&Arg> = command.get_arguments().collect();
        let needed: Vec<&&Arg> = arguments.iter().filter(|argument| argument.is_required_set()).collect();
        // Those that must be there, each with the first value that it takes.
        let mut base = Vec::new();
        for argument in &needed {
            let taken = VALUES.iter().map(|value| given(argument, value)).find(|word| {
                let others = needed.iter().skip(base.len() + 1).map(|other| given(other, "2024-02-16"));
                read(&line(&words, &[base.clone(), vec![word.clone()], others.collect()].concat())).is_ok()
            });
            base.push(taken.unwrap_or_else(|| panic!("nothing is taken for {argument} of {words:?}")));
        }
        let mut tried = 0;
        for argument in arguments.iter().filter(|argument| argument.get_id() != "help") {
            for value in VALUES {
                let extra =
                    if argument.is_required_set() { Vec::new() } else { vec![given(argument, value)] };
                let Ok(action) = read(&line(&words, &[base.clone(), extra].concat())) else { continue };
                tried += 1;
                let written = action.to_string();
                let again = read(&written).unwrap_or_else(|error| panic!("{written}: {error}"));
                assert_eq!(again, action, "{written}");
                assert!(written.starts_with(&line(&words, &[])), "{written}");
            }
        }
        assert!(tried > 0 || arguments.is_empty(), "nothing was tried of {words:?}");
    }
}

#[test]
fn a_command_line_is_as_people_write_it() {
    for line in [
        "ipr sak advance 2024-005 --møte 2024-02-16-styret",
        "ipr mote flytt 2024-06-06-interessepolitisk-utvalg 2024-06-12",
        "ipr oppfolging 2024-005 --gjort 1",
        "ipr sak new \"Høring om ny jernbane\" --type uttalelse --frist 2024-05-29",
        "ipr check meetings --siden origin/main --format sarif",
        "ipr status --uke 2027-W48",
        "ipr sak advance 2024-005 --møte 2024-02-16-styret --utfall \"ikke vedtatt\" --som-foreslått",
    ] {
        assert_eq!(read(line).expect(line).to_string(), line);
    }
}
