//! The command line: what is asked for, in; text and exit code, out.

mod alike;
mod arguments;
mod ask;
mod check;
mod clashes;
mod commits;
mod completion;
mod given_way;
mod help;
mod ledger;
mod line;
mod manual;
mod open;
mod merging;
mod moved_twice;
mod outcome;
mod output;
mod passing;
mod past;
mod progress;
mod run;
mod schema;
mod session;
mod sharing;
mod sides;
mod store;
mod taking;
mod tell;
mod usage;
mod undo;

use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;

use crate::action::{Action, RegisterFormat};
use crate::attempt::{Attempt, attempt};
use crate::views::{self, View};
use arguments::{Cli, Global};
use run::Run;

pub use outcome::RunOutcome;
pub use passing::{Exchange, pass_on};
pub use session::Session;
pub use taking::Incoming;

/// Runs the program on the process's own arguments: 0 when no error was found, 1 when there were, 2
/// when it could not run.
pub fn run() -> ExitCode {
    completion::answer_shell();
    let line = line::meant(line::given());
    let read =
        help::command().try_get_matches_from(&line).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match read {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error, &line),
    };
    match run_action(&cli) {
        Ok(RunOutcome::Clean) => ExitCode::SUCCESS,
        Ok(RunOutcome::Found) => ExitCode::from(1),
        Err(error) => {
            output::complain(&error);
            ExitCode::from(2)
        }
    }
}

fn run_action(cli: &Cli) -> anyhow::Result<RunOutcome> {
    let (global, action) = (&cli.global, &cli.action);
    match action {
        Action::Check(asked) => check::run(global, asked),
        Action::Explain { code: Some(code) } => look(&views::rules::rule(code)?, action),
        Action::Explain { code: None } => look(&views::rules::codes(), action),
        Action::Rules { area, .. } => look(&views::rules::rules(area.as_deref())?, action),
        Action::Schema { file } => schema::print(file),
        Action::Save {} => commits::save(global),
        Action::Open(asked) => open::open(global, asked),
        Action::Completion { shell } => completion::print(shell),
        Action::Manual { folder } => manual::write(folder),
        Action::Fetch(asked) => sharing::fetch(global, asked),
        Action::Share(asked) => sharing::share(global, asked),
        Action::Undo(asked) => undo::undo(global, asked),
        _ => perform(global, action),
    }
}

/// Shows what needs no folder.
fn look(view: &dyn View, action: &Action) -> anyhow::Result<RunOutcome> {
    tell::show(view, action.format())?;
    Ok(RunOutcome::Clean)
}

/// Reads the folder, tries what is asked of it, and carries it out as it was judged.
fn perform(global: &Global, action: &Action) -> anyhow::Result<RunOutcome> {
    let format = action.format();
    if action.is_change() && format == RegisterFormat::Json {
        output::speak_aside();
    }
    let asked = ask::answered(global, action)?;
    let action = asked.as_ref().unwrap_or(action);
    let run = match action {
        Action::Init(council) => Run::begin(global, council)?,
        _ if action.is_change() => Run::open_to_write(global)?,
        _ => Run::open(global)?,
    };
    match (action.is_change(), action.is_trial()) {
        (true, false) => run.commit_what_is_owed(false)?,
        (true, true) => run.tell_what_is_owed(),
        (false, _) => {}
    }
    let desk = run.desk(global);
    let folder = Arc::clone(desk.workspace());
    let fails = match attempt(desk, &run.session, action)? {
        Attempt::Refused(refusal) => {
            tell::refusal(&refusal);
            true
        }
        Attempt::Look(look) => {
            tell::look(&look, format)?;
            if matches!(action, Action::Status(_)) {
                run.tell_what_is_unsaved(&folder);
                run.tell_distance();
            }
            look.fails
        }
        Attempt::Change(change) => {
            if let Some(opening) = &change.opening {
                tell::show(opening, format)?;
            }
            tell::warnings(&change);
            run.carry_out(&change, action.is_trial(), action.is_for_others())?;
            if let Some(answer) = &change.answer {
                tell::answer(answer, format)?;
            }
            change.fails
        }
    };
    Ok(if fails { RunOutcome::Found } else { RunOutcome::Clean })
}
