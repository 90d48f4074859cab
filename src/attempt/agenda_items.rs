//! Items are taken off an agenda: as many as are asked for, judged together, and all of them or none.

use anyhow::Result;

use super::case_steps::lay_over;
use super::judge::judged;
use super::outcome::Attempt;
use crate::action::TakeOffItem;
use crate::desk::Desk;
use crate::steps::{Change, agenda};

/// Takes off one item after the other, each from the agenda without those after it.
pub fn take_off(desk: &Desk, asked: &TakeOffItem) -> Result<Attempt> {
    let places = agenda::to_take_off(desk.workspace(), asked)?;
    let mut texts = Vec::new();
    let mut laid: Option<Desk> = None;
    let mut have_new_numbers = false;
    for place in &places {
        let folder = laid.as_ref().unwrap_or(desk).workspace();
        let (new, has_new_numbers) = agenda::take_off(folder, asked, *place)?;
        have_new_numbers |= has_new_numbers;
        lay_over(&mut texts, new);
        laid = Some(desk.with(&texts));
    }
    let (message, notes) = agenda::taken_off(desk.workspace(), asked, &places, have_new_numbers)?;
    judged(desk, Change { texts, message, notes })
}
