//! Text on the screen.

#![allow(clippy::disallowed_methods, reason = "it prints")]

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use serde::Serialize;

use crate::norsk;
use crate::report::plain;
use crate::text::wrap;

/// Whether standard output is for a program, so that what is said to people goes to standard error.
static ASIDE: AtomicBool = AtomicBool::new(false);

/// From here on, says to standard error what is for people: standard output is for the answer to a program
/// alone.
pub fn speak_aside() {
    ASIDE.store(true, Ordering::Relaxed);
}

/// Prints to standard output. A reader that has gone away is no fault.
pub fn print(text: &str) {
    if ASIDE.load(Ordering::Relaxed) {
        print_error(text);
    } else {
        answer(text);
    }
}

/// Prints to standard output, whoever it is for.
pub fn answer(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints to standard error.
pub fn print_error(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Says to standard error that the folder is an example, so that it is not the clock's day here.
pub fn tell_example_day(day: NaiveDate) {
    let day = norsk::full_date(day);
    print_error(&format!("I denne mappen er det {day} («eksempeldag» i bodies.yaml).\n"));
}

/// Says why the program could not run: the reason, and what lay behind it.
pub fn complain(error: &anyhow::Error) {
    let mut text = String::from("ipr: ");
    for (index, cause) in error.chain().enumerate() {
        let indent = if index == 0 { "" } else { "     " };
        for line in cause.to_string().lines() {
            let is_command = line.trim_start().starts_with("git ");
            let line = if is_command { line.to_owned() } else { wrap(line, plain::WIDTH - 5) };
            text.push_str(&format!("{indent}{}\n", line.replace('\n', "\n     ")));
        }
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
