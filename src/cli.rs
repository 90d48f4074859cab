//! The command line: what is asked for, in; text and exit code, out.

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
mod help;
mod meeting;
mod moves;
mod minutes;
mod output;
mod papers;
mod pdf;
mod posters;
mod post;
mod propose;
mod rules;
mod schema;
mod sent;
mod session;
mod show;
mod sides;
mod status;
mod status_report;

use std::process::ExitCode;

use clap::Parser;

use crate::action::{Action, CaseAction, MeetingAction};
use crate::views;
use arguments::Cli;
use session::Session;
use show::show;

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
    match &cli.action {
        Action::Check(arguments) => check::run(global, arguments),
        Action::Explain { code } => explain::run(code.as_deref()),
        Action::Rules { area, answer } => rules::list(area.as_deref(), answer.format),
        Action::Schema { file } => schema::print(file),
        Action::Case(CaseAction::New(arguments)) => case::new(global, arguments),
        Action::Case(CaseAction::Advance(arguments)) => case::advance(global, arguments),
        Action::Case(CaseAction::List(asked)) => {
            let session = Session::open(global)?;
            show(&views::case::cases(&session.workspace, asked)?, asked.answer.format)
        }
        Action::Case(CaseAction::Show { id, answer }) => {
            let session = Session::open(global)?;
            show(&views::case::case(&session.workspace, &session.found, id)?, answer.format)
        }
        Action::Meeting(MeetingAction::New(arguments)) => meeting::new(global, arguments),
        Action::Meeting(MeetingAction::List { body, answer }) => {
            meeting::list(global, body.as_deref(), answer.format)
        }
        Action::Meeting(MeetingAction::Show { meeting, answer }) => {
            meeting::show(global, meeting, answer.format)
        }
        Action::Meeting(MeetingAction::Move(arguments)) => moves::move_to(global, arguments),
        Action::Meeting(MeetingAction::Cancel(arguments)) => moves::cancel(global, arguments),
        Action::Notice(arguments) => papers::notice(global, arguments),
        Action::Dispatch(arguments) => dispatch::dispatch(global, arguments),
        Action::Extract(arguments) => extract::run(global, arguments),
        Action::Minutes(arguments) => minutes::run(global, arguments),
        Action::Decisions(arguments) => decisions::list(global, arguments),
        Action::FollowUp(asked) if asked.is_change() => case::follow_up(global, asked),
        Action::FollowUp(asked) => {
            let session = Session::open(global)?;
            show(&views::follow_up::follow_up(&session.workspace, asked)?, asked.answer.format)
        }
        Action::StatusReport(arguments) => status_report::run(global, arguments),
        Action::Plan(asked) if asked.propose => propose::run(global, asked),
        Action::Plan(asked) => {
            let session = Session::open(global)?;
            show(&views::plan::year(&session.workspace, &session.found, asked)?, asked.answer.format)
        }
        Action::Status(arguments) => status::run(global, arguments),
        Action::MembershipFee(arguments) => membership_fee::run(global, arguments),
        Action::Calendar(arguments) => calendar::run(global, arguments),
    }
}
