//! Text on the screen.

#![allow(clippy::disallowed_methods, reason = "it prints")]

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::norsk;
use crate::report::plain;
use crate::rules;
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
            let is_command = line.trim_start().starts_with("git commit");
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

/// Rows under headings, in columns as wide as they need; the last is cut to fit in 80.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    const WIDTH: usize = 80;
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()).collect();
    let length = |text: &str| text.chars().count();
    let columns = headings.len();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().map(|row| length(&row[column]));
            cells.chain([length(headings[column])]).max().unwrap_or(0)
        })
        .collect();
    let left: usize = widths[..columns - 1].iter().map(|width| width + 2).sum();
    let last = WIDTH.saturating_sub(left).max(20);
    let line = |cells: Vec<&str>| {
        let mut line = String::new();
        for (column, cell) in cells.iter().enumerate() {
            if column + 1 < columns {
                line.push_str(cell);
                line.push_str(&" ".repeat(widths[column] + 2 - length(cell)));
            } else {
                line.push_str(&cut(cell, last));
            }
        }
        format!("{}\n", line.trim_end())
    };
    let mut text = line(headings.to_vec());
    for row in &rows {
        text.push_str(&line(row.iter().map(String::as_str).collect()));
    }
    text
}

/// The text, cut at `width` characters with an ellipsis.
pub fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The text without characters that steer a terminal.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A finding in one line, with the day it falls due while that is to come.
pub fn as_note(diagnostic: &Diagnostic, today: NaiveDate) -> String {
    let due = diagnostic.due.filter(|_| diagnostic.is_outstanding(today));
    let due = due.map_or_else(String::new, |day| format!("senest {}, ", norsk::date(day)));
    // What is found in what the public may not see may name it; `ipr check` tells the rest.
    let message = if diagnostic.is_secret { rules::title_of(diagnostic, today) } else { &diagnostic.message };
    format!("{} ({due}{})", clean(message), diagnostic.code)
}
