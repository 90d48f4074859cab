//! What each member pays, what the council plans to spend and to do, and who sits in its bodies: shown, or a
//! paper made of it.

use anyhow::{Context, Result};
use chrono::Datelike;

use super::case_papers;
use super::judge::unjudged;
use super::made::PaperFiles;
use super::outcome::{Attempt, Shelf, Shown, Viewing};
use crate::action::{ListMembers, ReckonFees, ShowBudget, ShowProgramme};
use crate::desk::Desk;
use crate::model::{MadeBy, ReportKind};
use crate::norsk;
use crate::papers::elsewhere::{of_fees, of_members};
use crate::read::{BODIES, BUDGETS, FEES, MEMBER_LISTS, MEMBERS, PROGRAMMES};
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

/// Shows the budget of a year, or makes the paper of it. A figure that could not be read is missing from
/// every sum.
pub fn budget(desk: &Desk, shelf: &dyn Shelf, asked: &ShowBudget) -> Result<Attempt> {
    let folder = desk.workspace();
    let faults = misread(folder, desk.found(), &[BUDGETS]);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Budsjettet er ikke regnet ut."));
    }
    let year = asked.year.unwrap_or_else(|| folder.today.year());
    let view = views::budget::budget(folder, desk.found(), year)?;
    match &asked.case {
        Some(case) => case_papers::report(desk, shelf, case, (ReportKind::Budget, year)),
        None => Attempt::look(&view),
    }
}

/// Shows the programme, or makes the paper of that of a year.
pub fn programme(desk: &Desk, shelf: &dyn Shelf, asked: &ShowProgramme) -> Result<Attempt> {
    let folder = desk.workspace();
    let faults = misread(folder, desk.found(), &[PROGRAMMES]);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Programmet er ikke vist."));
    }
    let view = views::programme::programme(folder, desk.found(), asked)?;
    let Some(case) = &asked.case else { return Attempt::look(&view) };
    let year = match &asked.what {
        Some(what) => what.parse().ok(),
        None => Some(folder.today.year()),
    };
    let year = year.context("Papiret er av programmet for et år: «ipr program ÅR --sak ID».")?;
    case_papers::report(desk, shelf, case, (ReportKind::Programme, year))
}

/// Tells who sits in the bodies, or makes the lists. A list without somebody who could not be read would be a
/// wrong one.
pub fn members(desk: &Desk, shelf: &dyn Shelf, asked: &ListMembers) -> Result<Attempt> {
    let folder = desk.workspace();
    let faults = misread(folder, desk.found(), &[BODIES, MEMBERS]);
    if !faults.is_empty() {
        return Ok(Attempt::refused(desk, faults, "Medlemslisten er ikke laget."));
    }
    let view = views::members::members(folder, asked)?;
    if !asked.paper {
        return Attempt::look(&view);
    }
    let rows = view.sheet().context("Listen har ingen rader.")?;
    let mut made = PaperFiles::new(folder, shelf);
    made.sheet = Some(sheet::render(&rows)?.into_bytes());
    made.add_now(MadeBy::MemberLists, of_members(folder))?;
    let record = made.record(MEMBER_LISTS);
    made.files.push(record);
    let message = format!("Medlemslister per {}", norsk::date(folder.today));
    Ok(unjudged(desk, message, made.files, made.notes))
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
