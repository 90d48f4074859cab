//! An action as a command line, and back. What a command takes is asked of its own arguments, so that a new
//! one is written and read without a line here.

use std::fmt;
use std::sync::LazyLock;

use clap::{Arg, ArgAction, Command, FromArgMatches, Subcommand};
use serde_json::Value;

use super::Action;

/// The program's name, with which a command line begins.
const PROGRAM: &str = "ipr";

/// What every action takes.
static COMMANDS: LazyLock<Command> =
    LazyLock::new(|| Action::augment_subcommands(Command::new(PROGRAM).no_binary_name(true)));

impl fmt::Display for Action {
    /// The command line that does it, as `ipr sak show 2024-005`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = serde_json::to_value(self).map_err(|_| fmt::Error)?;
        let mut command = &*COMMANDS;
        formatter.write_str(PROGRAM)?;
        while let Some((name, inner)) = subcommand(command, &value) {
            write!(formatter, " {}", name.get_name())?;
            (command, value) = (name, inner);
        }
        let (positional, named): (Vec<&Arg>, Vec<&Arg>) =
            command.get_arguments().partition(|argument| argument.is_positional());
        for argument in positional.into_iter().chain(named) {
            for word in words(argument, &value[argument.get_id().as_str()]) {
                write!(formatter, " {}", quoted(&word))?;
            }
        }
        Ok(())
    }
}

/// The command below `command` that `value` is of, with what is asked of it.
fn subcommand<'a>(command: &'a Command, value: &Value) -> Option<(&'a Command, Value)> {
    let (name, inner) = value.as_object()?.iter().next()?;
    Some((command.find_subcommand(name)?, inner.clone()))
}

/// The words that give `argument` its value; none when it is not given, or has the value it has anyway.
fn words(argument: &Arg, value: &Value) -> Vec<String> {
    let texts: Vec<String> = match value {
        Value::Null | Value::Object(_) => Vec::new(),
        Value::Array(values) => values.iter().map(written).collect(),
        one => vec![written(one)],
    };
    if !texts.is_empty() && argument.get_default_values().iter().eq(texts.iter().map(|text| text.as_str())) {
        return Vec::new();
    }
    let Some(name) = argument.get_long().map(|name| format!("--{name}")) else { return texts };
    match argument.get_action() {
        ArgAction::SetTrue if *value == Value::Bool(true) => vec![name],
        ArgAction::SetTrue => Vec::new(),
        // Two words that go together.
        _ if argument.get_num_args().is_some_and(|range| range.min_values() == 2) => {
            texts.chunks(2).flat_map(|pair| [std::slice::from_ref(&name), pair].concat()).collect()
        }
        // A value that begins with a hyphen would be taken for an option.
        _ => texts
            .iter()
            .map(|text| (name.clone(), text))
            .flat_map(|(name, text)| with_name(name, text))
            .collect(),
    }
}

fn with_name(name: String, text: &str) -> Vec<String> {
    if text.starts_with('-') { vec![format!("{name}={text}")] } else { vec![name, text.to_owned()] }
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:,=–".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Reads a command line as it is written above.
///
/// # Errors
/// When it is no command, or lacks something.
pub fn read(line: &str) -> Result<Action, clap::Error> {
    let words = split(line);
    let arguments = words.strip_prefix(&[PROGRAM.to_owned()]).unwrap_or(&words);
    Action::from_arg_matches(&COMMANDS.clone().try_get_matches_from(arguments)?)
}

/// The words of a line: what stands in quotes is one.
pub fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            '\\' if is_quoted => word.get_or_insert_default().extend(characters.next()),
            ' ' if !is_quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests;
