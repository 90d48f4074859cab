//! `ipr apne`: a case or a meeting in the program in which somebody writes.

#![allow(clippy::disallowed_methods, reason = "it asks which program that is, and starts it")]

use std::env;
use std::io::{IsTerminal, stdout};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::run::Run;
use super::{RunOutcome, output};
use crate::action::Open;
use crate::steps::opened::file_of;

/// Opens what is asked for, and says which file it is.
///
/// # Errors
/// When there is no such case or meeting, or the program does not start.
pub fn open(global: &Global, asked: &Open) -> Result<RunOutcome> {
    let run = Run::open(global)?;
    let desk = run.desk(global);
    let path = file_of(desk.workspace(), asked)?;
    let file = run.session.folder.root.join(&path);
    output::print(&format!("{path}\n"));
    let chosen = ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok());
    let program = match chosen.filter(|program| !program.trim().is_empty()) {
        Some(program) => words(&program),
        // Where nobody looks at a screen, the path is answer enough.
        None if !stdout().is_terminal() => return Ok(RunOutcome::Clean),
        None => system_opener(),
    };
    start(&program, &file)
}

/// What opens a file in the program that the system has for it. No shell reads the path.
fn system_opener() -> Vec<String> {
    let words: &[&str] = if cfg!(windows) {
        &["rundll32.exe", "url.dll,FileProtocolHandler"]
    } else if cfg!(target_os = "macos") {
        &["open", "-t"]
    } else {
        &["xdg-open"]
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The program and what it is told: what stands in quotes is one word, and so is the path of a program.
fn words(program: &str) -> Vec<String> {
    if Path::new(program).is_file() {
        return vec![program.to_owned()];
    }
    let mut words = Vec::new();
    for (index, part) in program.split('"').enumerate() {
        match index % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

fn start(program: &[String], file: &Path) -> Result<RunOutcome> {
    let Some((name, arguments)) = program.split_first() else { return Ok(RunOutcome::Clean) };
    let status = Command::new(name).args(arguments).arg(file).status().with_context(|| {
        format!("«{name}» kan ikke startes. Sett VISUAL eller EDITOR til programmet dere skriver i.")
    })?;
    if !status.success() {
        bail!("«{name}» sluttet med en feil.");
    }
    Ok(RunOutcome::Clean)
}
