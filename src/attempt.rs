//! What is asked of the folder, tried: each change is judged once, by the rules that judge the folder, and is
//! then what a shell writes, or it is refused and nothing is written.
//!
//! Nothing here touches the disk. What an attempt needs of files that are no texts it asks of a [`Shelf`].

mod agenda_items;
mod calendar;
mod case_papers;
mod case_steps;
mod dispatch;
mod follow;
mod fees;
mod judge;
mod latecomers;
mod letter;
mod made;
mod meeting_papers;
mod minutes;
mod moves;
mod named;
mod new_id;
mod notice;
mod outcome;
mod pdf;
mod post;
mod posters;
mod proposal;
mod seals;
mod sent_minutes;
mod staffing;
mod stale;
mod tidy;

use anyhow::{Result, bail};

use crate::action::{Action, CaseAction, MeetingAction, NewCouncil};
use crate::desk::Desk;
use crate::steps::agenda;
use crate::steps::follow_up::follow_up;
use crate::steps::new_council::new_council;
use crate::steps::new_meeting::new_meeting;
use crate::views;
use judge::{files, judged, unjudged};

pub use outcome::{Attempt, Findings, JudgedChange, Refusal, Shelf, Shown, Viewing};

/// Does what `action` asks of the folder on `desk`, short of writing anything.
///
/// # Errors
/// When what is asked for does not exist or cannot be done, or something cannot be read.
pub fn attempt(desk: Desk, shelf: &dyn Shelf, action: &Action) -> Result<Attempt> {
    let action = named::named(desk.workspace(), action)?;
    let before = (action.is_change() && stale::are_calendars_made(shelf)).then(|| desk.clone());
    let mut attempt = attempt_named(desk, shelf, &action)?;
    if let (Some(before), Attempt::Change(change)) = (&before, &mut attempt) {
        stale::keep_calendars(before, shelf, change);
    }
    if let Attempt::Refused(refusal) = &mut attempt
        && refusal.is_judged
    {
        refusal.closing.insert(0, format!("{}, og ingenting er endret.", action.undone()));
    }
    Ok(attempt)
}

/// The same, where meetings are called by their own names.
fn attempt_named(desk: Desk, shelf: &dyn Shelf, action: &Action) -> Result<Attempt> {
    let folder = desk.workspace();
    match action {
        Action::Case(CaseAction::New(asked)) => case_steps::new(&desk, asked),
        Action::Case(CaseAction::Advance(asked)) => case_steps::advance(&desk, asked),
        Action::Case(CaseAction::NewId(asked)) => new_id::give(&desk, shelf, asked),
        Action::Case(CaseAction::NewName(asked)) => new_id::rename(&desk, shelf, asked),
        Action::Case(CaseAction::Delete(asked)) => case_steps::delete(&desk, asked),
        Action::Case(CaseAction::Show { id, .. }) => {
            Attempt::look(&views::case::case(folder, desk.found(), id)?)
        }
        Action::Case(asked) => case_steps::rest(&desk, asked),
        Action::FollowUp(asked) if asked.is_change() => judged(&desk, follow_up(folder, asked)?),
        Action::FollowUp(asked) => Attempt::look(&views::follow_up::follow_up(folder, asked)?),
        Action::Meeting(MeetingAction::New(asked)) => judged(&desk, new_meeting(folder, asked)?),
        Action::Meeting(MeetingAction::List { body, .. }) => {
            Attempt::look(&views::meeting::meetings(folder, body.as_deref())?)
        }
        Action::Meeting(MeetingAction::Show { meeting, .. }) => {
            Attempt::look(&views::meeting::meeting(folder, desk.found(), meeting)?)
        }
        Action::Meeting(MeetingAction::Move(asked)) => moves::move_to(&desk, shelf, asked),
        Action::Meeting(MeetingAction::Cancel(asked)) => moves::cancel(&desk, shelf, asked),
        Action::Meeting(MeetingAction::Correct(asked)) => sent_minutes::correct(desk, shelf, asked),
        Action::Meeting(MeetingAction::Place(asked)) => judged(&desk, agenda::place(folder, asked)?),
        Action::Meeting(MeetingAction::TakeOff(asked)) => agenda_items::take_off(&desk, asked),
        Action::Person(_) | Action::Seat(_) => staffing::staff(&desk, action),
        Action::Tidy(_) => tidy::tidy(&desk),
        Action::Plan(asked) if asked.propose => proposal::propose(&desk, asked),
        Action::Notice(asked) => notice::make(desk, shelf, asked),
        Action::Dispatch(asked) => dispatch::dispatch(desk, shelf, asked),
        Action::Minutes(asked) => minutes::minutes(desk, shelf, asked),
        Action::Extract(asked) => case_papers::extract(&desk, shelf, asked),
        Action::Letter(asked) => letter::letter(&desk, shelf, asked),
        Action::StatusReport(asked) => case_papers::status_report(&desk, shelf, asked),
        Action::Decisions(asked) => Attempt::look(&views::decisions::decisions(folder, asked)?),
        Action::Search(asked) => Attempt::look(&views::search::search(folder, asked)?),
        Action::Status(asked) => Attempt::look(&views::status::status(folder, desk.found(), asked)?),
        Action::Plan(asked) => Attempt::look(&views::plan::year(folder, desk.found(), asked)?),
        Action::MembershipFee(asked) => fees::fees(&desk, shelf, asked),
        Action::Members(asked) => fees::members(&desk, shelf, asked),
        Action::Budget(asked) => fees::budget(&desk, shelf, asked),
        Action::Programme(asked) => fees::programme(&desk, shelf, asked),
        Action::Calendar(asked) => calendar::make(&desk, shelf, asked),
        Action::Init(asked) => begin(&desk, asked),
        Action::Check(_)
        | Action::Explain { .. }
        | Action::Rules { .. }
        | Action::Schema { .. }
        | Action::Open(_)
        | Action::Completion { .. }
        | Action::Manual { .. }
        | Action::Fetch(_)
        | Action::Share(_)
        | Action::Undo(_)
        | Action::Save {} => {
            bail!("«{action}» gjør ikke noe i en mappe.")
        }
    }
}

/// Begins a council, of which there is nothing to judge before people have written their own rules in it.
fn begin(desk: &Desk, asked: &NewCouncil) -> Result<Attempt> {
    let change = new_council(asked, desk.workspace().today)?;
    Ok(unjudged(desk, change.message, files(&change.texts), change.notes))
}
