//! Who takes part becomes otherwise, and what follows is told before it is written.

use anyhow::{Result, bail};

use super::judge::Judged;
use super::outcome::{Attempt, Shown};
use crate::action::{Action, PersonAction, SeatAction};
use crate::desk::Desk;
use crate::steps::people::{change_person, end_person, new_person};
use crate::steps::seats::{end_seats, new_seat, replace_seats};
use crate::steps::staffing::Staffing;
use crate::views::staffing::consequences;

/// A person or a seat is new, changed, ended or taken over.
pub fn staff(desk: &Desk, action: &Action) -> Result<Attempt> {
    let folder = desk.workspace();
    let staffing = match action {
        Action::Person(PersonAction::New(asked)) => new_person(folder, asked)?,
        Action::Person(PersonAction::Change(asked)) => change_person(folder, asked)?,
        Action::Person(PersonAction::End(asked)) => end_person(folder, asked)?,
        Action::Seat(SeatAction::New(asked)) => new_seat(folder, asked)?,
        Action::Seat(SeatAction::End(asked)) => end_seats(folder, asked)?,
        Action::Seat(SeatAction::Replace(asked)) => replace_seats(folder, asked)?,
        _ => bail!("«{action}» gjelder ikke personer eller verv."),
    };
    told(desk, staffing)
}

/// The change, and what follows from it. No case is taken a step by it, so that what was outstanding stands
/// in nobody's way.
fn told(desk: &Desk, mut staffing: Staffing) -> Result<Attempt> {
    let mut judged = match Judged::staffed(desk, &staffing.change.texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let errors = judged.too_many_to_tell();
    if errors > 0 {
        let told = format!("Rådet mangler flere verv nå enn før: «ipr check» viser {errors} feil om det.");
        staffing.change.notes.push(told);
    }
    let after = judged.after.workspace();
    let blocks = consequences(desk.workspace(), after, &staffing.persons);
    let opening = if blocks.is_empty() { None } else { Some(Shown::blocks(after, blocks)) };
    let attempt = judged.into_change(staffing.change, Vec::new());
    Ok(match opening {
        Some(opening) => attempt.opened_by(opening),
        None => attempt,
    })
}
