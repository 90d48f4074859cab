//! Text on the screen.

#![allow(clippy::disallowed_methods, reason = "it prints")]

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use serde::Serialize;

use crate::norsk;
use crate::report::plain;
use crate::text::{steering, wrap};

/// Whether standard output is for a program, so that what is said to people goes to standard error.
static ASIDE: AtomicBool = AtomicBool::new(false);

/// From here on, says to standard error what is for people: standard output is for the answer to a program
/// alone.
pub fn speak_aside() {
    ASIDE.store(true, Ordering::Relaxed);
}

/// Prints to standard output. Here and in the others below, what would steer the terminal becomes visible:
/// whatever stands in a file, in its name, in an argument or in what git says.
pub fn print(text: &str) {
    if ASIDE.load(Ordering::Relaxed) {
        print_error(text);
    } else {
        answer(text);
    }
}

/// Prints what the program has given colours itself.
pub fn print_in_colour(text: &str) {
    let text = steering::shown_in_colour(text);
    if ASIDE.load(Ordering::Relaxed) {
        to_error(&text);
    } else {
        to_output(&text);
    }
}

/// Prints to standard output, whoever it is for.
pub fn answer(text: &str) {
    to_output(&steering::shown(text));
}

/// Prints JSON to standard output, whoever it is for.
pub fn answer_in_json(text: &str) {
    to_output(&steering::in_json(text));
}

/// Prints to standard error.
pub fn print_error(text: &str) {
    to_error(&steering::shown(text));
}

/// Tells on a terminal how far a run has come, in place of what was told before.
pub fn tell_progress(text: &str) {
    to_error(&format!("\r\x1b[K{}", steering::shown(text)));
}

/// Prints a script of our own making for a shell, byte for byte.
pub fn print_script(script: &[u8]) {
    let _ = std::io::stdout().write_all(script);
}

/// A reader that has gone away is no fault.
fn to_output(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

fn to_error(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Says to standard error that the folder is an example, so that it is not the clock's day here.
pub fn tell_example_day(day: NaiveDate) {
    let day = norsk::full_date(day);
    print_error(&format!("I denne mappen er det {day} («eksempeldag» i bodies.yaml).\n"));
}

/// Says why the program could not run: the reason, and what lay behind it.
pub fn complain(error: &anyhow::Error) {
    let mut said = String::new();
    for cause in error.chain() {
        said.push_str(&format!("{cause}\n"));
    }
    complain_of(&said);
}

/// Says what is wrong, in lines that a terminal is wide enough for. A command stands on a line of its own, as
/// it is to be written.
pub fn complain_of(said: &str) {
    const INDENT: &str = "     ";
    let mut text = String::new();
    for line in said.lines() {
        let begun = if text.is_empty() { "ipr: " } else { INDENT };
        let is_command = ["git ", "ipr "].iter().any(|program| line.trim_start().starts_with(program));
        let line = if is_command { line.to_owned() } else { wrap(line, plain::WIDTH - INDENT.len()) };
        text.push_str(&format!("{begun}{}\n", line.replace('\n', &format!("\n{INDENT}"))));
    }
    print_error(&text);
}

/// Whether standard output is a terminal that shows colour.
pub fn is_coloured() -> bool {
    std::io::stdout().is_terminal()
        && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// A value as indented JSON with a line feed.
///
/// # Errors
/// Never for the plain data printed here; the library's signature says it may.
pub fn json<T: Serialize>(value: &T) -> anyhow::Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}
