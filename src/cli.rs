//! The command line: what is asked for, in; text and exit code, out.

#![allow(clippy::disallowed_methods, reason = "a shell may look at clock and terminal")]

mod arguments;
mod calendar;
mod case;
mod check;
mod membership_fee;
mod dispatch;
mod decisions;
mod count;
mod explain;
mod extract;
mod follow_up;
mod help;
mod meeting;
mod moves;
mod minutes;
mod output;
mod papers;
mod pdf;
mod plan;
mod posters;
mod post;
mod propose;
mod rules;
mod schema;
mod sent;
mod session;
mod sheet;
mod sides;
mod status;
mod status_report;
mod timetable;

use std::process::ExitCode;

use clap::Parser;

use arguments::{CaseCommand, Cli, Command, MeetingCommand};

/// How a run ended, short of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// No error was found.
    Clean,
    /// Errors were found, or a step was refused.
    Found,
}

/// Runs the program on the process's own arguments: 0 when no error was found, 1 when there were, 2
/// when it could not run.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return help::report(&error),
    };
    match dispatch(&cli) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            output::complain(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> anyhow::Result<Outcome> {
    let global = &cli.global;
    match &cli.command {
        Command::Check(arguments) => check::run(global, arguments),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Rules { area, answer } => rules::list(area.as_deref(), answer.format),
        Command::Schema { file } => schema::print(file),
        Command::Case(CaseCommand::New(arguments)) => case::new(global, arguments),
        Command::Case(CaseCommand::Advance(arguments)) => case::advance(global, arguments),
        Command::Case(CaseCommand::List(arguments)) => case::list(global, arguments),
        Command::Case(CaseCommand::Show { id, answer }) => case::show(global, id, answer.format),
        Command::Meeting(MeetingCommand::New(arguments)) => meeting::new(global, arguments),
        Command::Meeting(MeetingCommand::List { body, answer }) => {
            meeting::list(global, body.as_deref(), answer.format)
        }
        Command::Meeting(MeetingCommand::Show { meeting, answer }) => {
            meeting::show(global, meeting, answer.format)
        }
        Command::Meeting(MeetingCommand::Move(arguments)) => moves::move_to(global, arguments),
        Command::Meeting(MeetingCommand::Cancel(arguments)) => moves::cancel(global, arguments),
        Command::Notice(arguments) => papers::notice(global, arguments),
        Command::Dispatch(arguments) => dispatch::dispatch(global, arguments),
        Command::Extract(arguments) => extract::run(global, arguments),
        Command::Minutes(arguments) => minutes::run(global, arguments),
        Command::Decisions(arguments) => decisions::list(global, arguments),
        Command::FollowUp(arguments) => follow_up::run(global, arguments),
        Command::StatusReport(arguments) => status_report::run(global, arguments),
        Command::Plan(arguments) => plan::run(global, arguments),
        Command::Status(arguments) => status::run(global, arguments),
        Command::MembershipFee(arguments) => membership_fee::run(global, arguments),
        Command::Calendar(arguments) => calendar::run(global, arguments),
    }
}
