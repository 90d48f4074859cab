//! Mistakes on the command line, told in Norwegian: what was wrong, what that command takes, and an example.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::completion::candidates;
use super::{help, output};
use crate::action::{examples, split};
use crate::norsk;

/// The longest id of a case, «2027-005»; what is longer is a meeting.
const LONGEST_ID: usize = 8;
/// So many values are shown of what may stand somewhere.
const MOST_VALUES: usize = 12;
/// So many are asked about when something was mistyped.
const MOST_NEAR: usize = 2;
/// A word with fewer letters stands in too many others to be looked for in the lines of the help.
const FEWEST_LETTERS: usize = 5;

/// Prints help or version, or says what was wrong with `line`; the exit code is 0 or 2.
pub fn report(error: &clap::Error, line: &[OsString]) -> ExitCode {
    let shown = || error.to_string().replace("[OPTIONS]", "[VALG]").replace("[VALG] <", "<");
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::print(&shown());
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output::print_error(&shown());
        return ExitCode::from(2);
    }
    let mut root = help::command();
    root.build();
    let (command, path) = meant(&root, line);
    let said = message(error, &root, command);
    output::complain_of(&format!("{said}\n{}\n", advice(error, command, &path)));
    ExitCode::from(2)
}

/// The command that a line was meant to give, and its names.
fn meant<'c>(root: &'c Command, line: &[OsString]) -> (&'c Command, String) {
    let (mut command, mut path) = (root, String::new());
    for word in line.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(inner) = command.find_subcommand(word) {
            command = inner;
            path = format!("{path} {}", inner.get_name());
        }
    }
    (command, path.trim_start().to_owned())
}

/// How the command is used, an example of it, and where there is more.
fn advice(error: &clap::Error, command: &Command, path: &str) -> String {
    let mut advice = String::new();
    if error.kind() == ErrorKind::MissingRequiredArgument {
        for name in texts(error, ContextKind::InvalidArg) {
            if let Some(argument) = command.get_arguments().find(|known| is_called(known, &name)) {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                advice.push_str(&format!("{name}: {help}{}\n", values_of(argument)));
            }
        }
    }
    if let Some(line) = example(command, path) {
        advice.push_str(&format!("For eksempel:\n  {line}\n"));
    }
    let help = if path.is_empty() { "ipr help".to_owned() } else { format!("ipr help {path}") };
    format!("{advice}«{help}» viser hva som finnes.")
}

/// An example of the command, with what this council has in the places of its types, bodies and persons; none
/// when it has nothing to put there.
fn example(command: &Command, path: &str) -> Option<String> {
    let mut line = (*examples(path).first()?).to_owned();
    let bodies = candidates("ORGAN");
    if bodies.is_empty() {
        return Some(line);
    }
    let depth = path.split(' ').count();
    let words = split(&line).into_iter().skip(1 + depth);
    let matches = command.clone().no_binary_name(true).try_get_matches_from(words).ok()?;
    for argument in command.get_arguments() {
        let own = match argument.get_value_names().and_then(|names| names.first()).map(|name| name.as_str()) {
            Some("ORGAN" | "MØTE") => bodies.clone(),
            Some(name @ ("TYPE" | "PERSON" | "HVEM" | "DELTAKER" | "GRUPPE")) => candidates(name),
            _ => continue,
        };
        for value in matches.get_raw(argument.get_id().as_str()).into_iter().flatten() {
            let value = value.to_string_lossy();
            if !own.iter().any(|(name, told)| value == *name || value == *told) {
                let (first, _) = own.first()?;
                let quoted = format!("\"{value}\"");
                let shown = if line.contains(&quoted) { quoted } else { value.into_owned() };
                line = line.replace(&shown, first);
            }
        }
    }
    Some(line)
}

/// What may stand at an argument, as far as it is known here: «Velg blant …».
fn values_of(argument: &Arg) -> String {
    let mut values = Vec::new();
    for name in argument.get_value_names().unwrap_or_default() {
        for (value, _) in candidates(name) {
            values.push(value);
        }
    }
    match values.len() {
        0 => String::new(),
        1..=MOST_VALUES => format!(". Velg blant {}", norsk::list(&values)),
        _ => format!(". Blant annet {}", norsk::list(&values[..MOST_VALUES])),
    }
}

/// Whether an error calls an argument by this name, as «--type <TYPE>».
fn is_called(argument: &Arg, name: &str) -> bool {
    match argument.get_long() {
        Some(long) => name.split_whitespace().next() == Some(&format!("--{long}")),
        None => {
            name.trim_matches(|letter| "<>[].".contains(letter)) == argument.get_id().as_str() || {
                let names = argument.get_value_names().unwrap_or_default();
                names.iter().any(|known| name.contains(known.as_str()))
            }
        }
    }
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

fn message(error: &clap::Error, root: &Command, command: &Command) -> String {
    let text = |kind| texts(error, kind).join(" og ");
    let argument = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let name = argument.split(" <").next().unwrap_or(&argument).trim_matches(['<', '>']);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand);
            let said = format!("Det finnes ingen kommando «{word}».");
            let within = groups_with(root, &word);
            if !within.is_empty() {
                return format!("{said} Mente du {}?", norsk::alternatives(&within));
            }
            said
        }
        ErrorKind::UnknownArgument => unknown(&argument, command),
        ErrorKind::MissingRequiredArgument => format!("Det mangler noe: {argument}."),
        ErrorKind::MissingSubcommand => "Det mangler en kommando.".to_owned(),
        ErrorKind::ArgumentConflict => format!("«{argument}» kan ikke brukes sammen med det andre valget."),
        ErrorKind::WrongNumberOfValues => format!("Det mangler noe: skriv {argument}."),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} mangler en verdi."),
        ErrorKind::InvalidValue => {
            let legal = texts(error, ContextKind::ValidValue);
            let legal = match legal.is_empty() {
                true => String::new(),
                false => format!(" Velg {}.", norsk::alternatives(&legal)),
            };
            format!("«{value}» kan ikke brukes som {name}.{legal}")
        }
        ErrorKind::ValueValidation => {
            let reason =
                std::error::Error::source(error).map_or_else(String::new, |source| format!(": {source}"));
            format!("«{value}» kan ikke brukes som {name}{reason}.")
        }
        _ => "Kommandoen kan ikke tolkes slik den er skrevet.".to_owned(),
    };
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    for kind in kinds {
        // The nearest stands last, and a name written without its own letters is the same name.
        let mut near: Vec<String> = Vec::new();
        for name in texts(error, kind).iter().rev() {
            if near.len() < MOST_NEAR
                && !near.iter().any(|known| norsk::slug(known, 80) == norsk::slug(name, 80))
            {
                near.push(name.clone());
            }
        }
        if !near.is_empty() {
            for name in &mut near {
                *name = format!("«{name}»");
            }
            return format!("{said} Mente du {}?", norsk::alternatives(&near));
        }
    }
    let told_of = told_of(root, &text(ContextKind::InvalidSubcommand));
    if told_of.is_empty() {
        return said;
    }
    format!("{said} Mente du {}?", norsk::alternatives(&told_of))
}

/// The first commands whose line in the help has `word` in it, as that of `statusrapport` has «rapport».
fn told_of(root: &Command, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if word.chars().count() < FEWEST_LETTERS {
        return found;
    }
    let word = word.to_lowercase();
    for command in root.get_subcommands() {
        let line = command.get_about().map(ToString::to_string).unwrap_or_default();
        if line.to_lowercase().contains(&word) && found.len() < MOST_NEAR {
            found.push(format!("«{}»", command.get_name()));
        }
    }
    found
}

/// The commands by this name that are given with another before it, as «ipr sak slett», and what shows an id.
fn groups_with(root: &Command, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let group = if word.len() > LONGEST_ID { "mote" } else { "sak" };
        found.push(format!("«ipr {group} show {word}»"));
    }
    for group in root.get_subcommands() {
        if let Some(inner) = group.find_subcommand(word) {
            found.push(format!("«ipr {} {}»", group.get_name(), inner.get_name()));
        }
    }
    found
}

/// What is told of a word that has no place: one without hyphens belongs most often to a text before it.
fn unknown(argument: &str, command: &Command) -> String {
    let takes_text = command.get_arguments().any(|known| {
        let names = known.get_value_names().unwrap_or_default();
        names.iter().any(|name| ["TITTEL", "TEKST", "HVA", "NAVN", "STED", "PERSON"].contains(&name.as_str()))
    });
    let told = format!("Det er ikke plass til «{argument}» her.");
    if argument.starts_with('-') {
        format!("Det finnes ikke noe valg «{argument}» her.")
    } else if norsk::MONTHS.contains(&argument.to_lowercase().as_str()) {
        format!("{told} En dag med flere ord må stå i anførselstegn: \"31. januar 2027\".")
    } else if takes_text {
        format!("{told} En tekst med flere ord må stå i anførselstegn: \"Uttalelse om jernbanen\".")
    } else {
        told
    }
}
