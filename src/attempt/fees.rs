//! What each member pays: shown, or made into a paper. And what the council plans to spend.

use anyhow::{Context, Result};
use chrono::Datelike;

use super::judge::unjudged;
use super::made::PaperFiles;
use super::outcome::{Attempt, Shelf, Shown, Viewing};
use crate::action::{ReckonFees, ShowBudget};
use crate::desk::Desk;
use crate::model::MadeBy;
use crate::papers::elsewhere::of_fees;
use crate::read::{BODIES, BUDGETS, FEES, MEMBERS};
use crate::readiness::misread;
use crate::render::sheet;
use crate::views;
use crate::views::View;
use crate::views::membership_fee::{FeeView, membership_fee};

/// Tells what each member pays, or makes the paper of it. A figure that could not be read might be among
/// those that the sum is made of, and a sum that is not whole is no answer.
pub fn fees(desk: &Desk, shelf: &dyn Shelf, asked: &ReckonFees) -> Result<Attempt> {
    let folder = desk.workspace();
    let faults = misread(folder, desk.found(), &[BODIES, MEMBERS]);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Kontingenten er ikke regnet ut."));
    }
    let view = membership_fee(folder, asked.year).context("Året er ikke et år i kalenderen.")?;
    if asked.paper { paper(desk, shelf, &view, asked.year) } else { Attempt::look(&view) }
}

/// Shows the budget of a year. A figure that could not be read is missing from every sum.
pub fn budget(desk: &Desk, asked: &ShowBudget) -> Result<Attempt> {
    let folder = desk.workspace();
    let faults = misread(folder, desk.found(), &[BUDGETS]);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Budsjettet er ikke regnet ut."));
    }
    let year = asked.year.unwrap_or_else(|| folder.today.year());
    Attempt::look(&views::budget::budget(folder, desk.found(), year)?)
}

/// The paper; none when the sum is not whole.
fn paper(desk: &Desk, shelf: &dyn Shelf, view: &FeeView<'_>, year: i32) -> Result<Attempt> {
    let Some(now) = of_fees(desk.workspace(), year) else {
        let answer = Shown::blocks(desk.workspace(), view.no_paper());
        return Ok(Attempt::Look(Box::new(Viewing {
            answer: Some(answer),
            fails: true,
            ..Viewing::default()
        })));
    };
    let rows = view.sheet().context("Kontingenten har ingen rader.")?;
    let mut made = PaperFiles::new(desk.workspace(), shelf);
    made.sheet = Some(sheet::render(&rows)?.into_bytes());
    made.add_now(MadeBy::MembershipFee, now)?;
    let record = made.record(FEES);
    made.files.push(record);
    Ok(unjudged(desk, format!("Kontingent for {year}"), made.files, made.notes))
}
