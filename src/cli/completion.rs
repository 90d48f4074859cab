//! What the tabulator key may put where the cursor stands: commands and options, and the cases, meetings,
//! bodies and persons that are in the folder now.

use std::ffi::OsStr;

use anyhow::{Result, bail};
use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use super::{RunOutcome, help, output};
use crate::disk;
use crate::model::{Form, Outcome, Role, Status};
use crate::norsk;
use crate::read;
use crate::rules;
use crate::text::steering;
use crate::workspace::Workspace;

/// The variable by which a shell asks, and by which it is told which shell it is.
const ASKED_BY: &str = "IPR_COMPLETE";

/// Answers a shell that asks what may stand at the cursor, and ends; returns when none does.
pub fn answer_shell() {
    CompleteEnv::with_factory(|| completing(help::command())).var(ASKED_BY).complete();
}

/// `ipr fullforing`
///
/// # Errors
/// When the shell is not one of those that are known.
pub fn print(shell: &str) -> Result<RunOutcome> {
    let known = Shells::builtins();
    let wanted = shell.to_lowercase();
    let Some(shell) = known.completer(wanted.strip_prefix("pwsh").map_or(wanted.as_str(), |_| "powershell"))
    else {
        bail!("Skallet «{shell}» er ikke kjent. Velg blant bash, zsh, fish og powershell.");
    };
    let mut script = Vec::new();
    shell.write_registration(ASKED_BY, "ipr", "ipr", "ipr", &mut script)?;
    output::print_script(&script);
    Ok(RunOutcome::Clean)
}

/// `command` and all below it, in which every argument knows what may stand there.
fn completing(mut command: Command) -> Command {
    for name in help::names_below(&command) {
        command = command.mut_subcommand(&name, completing);
    }
    command.mut_args(|argument| {
        let Some(name) = argument.get_value_names().and_then(|names| names.first()) else { return argument };
        let name = name.to_string();
        argument.add(ArgValueCompleter::new(move |current: &OsStr| beginning(&name, current)))
    })
}

/// The values that begin as what has been written.
fn beginning(name: &str, current: &OsStr) -> Vec<CompletionCandidate> {
    let written = current.to_string_lossy().to_lowercase();
    let mut found = Vec::new();
    for (value, told) in candidates(name) {
        if value.to_lowercase().starts_with(&written) {
            found.push(CompletionCandidate::new(value).help(Some(told.into())));
        }
    }
    found
}

/// What may stand where the help says `name`, each with a few words about it: from the folder we stand in,
/// when it is asked for something there. Nothing of it is exempt.
pub fn candidates(name: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = match name {
        "UTFALL" => words_of(&Outcome::WORDS),
        "STATUS" => words_of(&Status::WORDS),
        "FORM" => words_of(&Form::WORDS),
        "ROLLE" => words_of(&Role::WORDS),
        "SKALL" => vec!["bash", "zsh", "fish", "powershell"],
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for word in words {
        found.push((word.to_owned(), String::new()));
    }
    if name == "FIL" {
        for file in &read::shape::FILES {
            found.push((file.name.to_owned(), String::new()));
        }
    }
    if name == "KODE" {
        for rule in rules::all() {
            found.push((rule.code.to_owned(), rule.title.to_owned()));
        }
    }
    if !found.is_empty() {
        return found;
    }
    let Ok(root) = disk::find_root(None) else { return Vec::new() };
    let files = disk::load(&root, &|_, _| {});
    let workspace = read::read(files, chrono::NaiveDate::MIN).0;
    let mut found = in_folder(&workspace, name);
    for (value, told) in &mut found {
        *value = steering::shown(value).into_owned();
        *told = steering::shown(told).into_owned();
    }
    found
}

fn in_folder(workspace: &Workspace, name: &str) -> Vec<(String, String)> {
    match name {
        "ID" | "SAK" => cases(workspace),
        "MØTE" => meetings(workspace),
        "PUNKT" => cases(workspace),
        "SAK|MØTE" => [cases(workspace), meetings(workspace)].concat(),
        "TYPE" | "ORGAN" | "OMRÅDE" | "PERSON" | "NY" | "HVEM" | "DELTAKER" | "GRUPPE" | "KILDE" => {
            named(workspace, name)
        }
        _ => Vec::new(),
    }
}

/// What has a name in the files of the council.
fn named(workspace: &Workspace, name: &str) -> Vec<(String, String)> {
    let council = &workspace.council;
    let mut found = Vec::new();
    match name {
        "TYPE" => {
            for (id, of) in &council.case_types {
                found.push((id.to_string(), of.name.clone()));
            }
        }
        "ORGAN" => {
            for body in council.bodies.values() {
                found.push((body.id.to_string(), body.name_on(workspace.today).to_owned()));
            }
        }
        "DELTAKER" | "GRUPPE" => {
            for (id, region) in &workspace.people.regions {
                if name == "GRUPPE" {
                    found.push((id.clone(), region.name.clone()));
                }
            }
            for member in &workspace.people.members {
                found.push((member.name.value.clone(), String::new()));
            }
        }
        "KILDE" => {
            for (id, source) in &council.sources {
                found.push((id.to_string(), source.title.clone()));
            }
        }
        "OMRÅDE" => {
            for row in &council.focus_areas {
                found.push((row.value.name.clone(), row.value.title.clone()));
            }
        }
        _ => {
            for id in workspace.people.persons.keys() {
                found.push((id.to_string(), workspace.people.name_of(id).to_owned()));
            }
        }
    }
    found
}

/// The words that files use for something.
fn words_of<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (word, _) in words {
        found.push(*word);
    }
    found
}

/// The cases, the newest first.
fn cases(workspace: &Workspace) -> Vec<(String, String)> {
    let language = workspace.council.language;
    let mut found = Vec::new();
    for case in workspace.cases.iter().rev() {
        found.push((case.id.value.to_string(), case.open_title(language).to_owned()));
    }
    found
}

/// The meetings, the last first.
fn meetings(workspace: &Workspace) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for meeting in workspace.meetings.iter().rev() {
        let day = norsk::full_date(meeting.date.value);
        found.push((
            meeting.id.to_string(),
            format!("{}, {day}", meeting.status.map_or("", |status| status.value.word())),
        ));
    }
    found
}
