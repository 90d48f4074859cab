//! The command line as it is read, with its help: groups in the order of the work, and examples.

use clap::{Command, CommandFactory};

use super::arguments::Cli;
use crate::action::examples;
use crate::text::wrap;

/// The commands in the order of the work, group by group.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Begynne", &["init", "plan", "kalender"]),
    ("Saker og møter", &["sak", "mote", "apne"]),
    ("Personer og verv", &["person", "verv"]),
    ("Papirene ut, og møtet inn", &["innkalling", "utsending", "referat", "utskrift", "brev", "oppfolging"]),
    (
        "Se hvor det står",
        &[
            "status",
            "check",
            "vedtak",
            "sok",
            "statusrapport",
            "medlemmer",
            "program",
            "kontingent",
            "budsjett",
        ],
    ),
    ("Dele og angre", &["lagre", "angre", "hent", "del"]),
    ("Regler og verktøy", &["rydd", "explain", "regler", "skjema", "fullforing", "manualsider"]),
];
/// What no group has.
const OTHERS: &str = "Annet";

/// Above the options that hold for every command.
const ROOT: &str =
    "{about-with-newline}\nBruk: {usage}\n\n{before-help}Felles valg:\n{options}\n\n{after-help}";

const AFTER: &str = "«ipr help KOMMANDO» forteller mer om en kommando, med eksempler. «ipr» alene viser \
                     det som haster, og «ipr fullforing bash» lar tabulatortasten skrive resten.";

/// So many columns a line has, and so many before what a command does.
const WIDTH: usize = 80;
const INDENT: usize = 16;

/// The whole command line.
pub fn command() -> Command {
    let command = with_examples(Cli::command(), "");
    let groups = groups(&command);
    command
        .help_template(ROOT)
        .before_help(groups)
        .after_help(wrap(AFTER, WIDTH))
        .override_usage("ipr KOMMANDO [VALG]")
}

/// `command`, whose names so far are `path`, and those below it, with examples after their help.
fn with_examples(mut command: Command, path: &str) -> Command {
    let lines = examples(path);
    if !lines.is_empty() {
        let mut shown = String::from("Eksempler:");
        for line in lines {
            shown.push_str(&format!("\n  {line}"));
        }
        command = command.after_help(shown);
    }
    for name in names_below(&command) {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(&name, |inner| with_examples(inner, path.trim_start()));
    }
    command
}

/// The names of the commands below `command`.
pub(super) fn names_below(command: &Command) -> Vec<String> {
    let mut names = Vec::new();
    for inner in command.get_subcommands() {
        names.push(inner.get_name().to_owned());
    }
    names
}

/// The commands, group by group, each with what it does.
fn groups(command: &Command) -> String {
    let mut shown = String::new();
    let mut others = Vec::new();
    for inner in command.get_subcommands() {
        if !GROUPS.iter().any(|(_, names)| names.contains(&inner.get_name())) {
            others.push(inner.get_name());
        }
    }
    for (heading, names) in GROUPS.iter().copied().chain([(OTHERS, &others[..])]) {
        let found: Vec<&Command> = names.iter().filter_map(|name| command.find_subcommand(name)).collect();
        if found.is_empty() {
            continue;
        }
        shown.push_str(&format!("{heading}:\n"));
        for inner in found {
            let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
            let lines = wrap(&about, WIDTH - INDENT);
            let indented = lines.replace('\n', &format!("\n{:INDENT$}", ""));
            shown.push_str(&format!("  {:<width$}{indented}\n", inner.get_name(), width = INDENT - 2));
        }
        shown.push('\n');
    }
    shown.trim_end().to_owned()
}
