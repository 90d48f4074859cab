//! What each member pays: shown, or made into a paper.

use anyhow::{Context, Result};

use super::judge::unjudged;
use super::outcome::{Attempt, Shelf, Shown, Viewing};
use super::pdf::pdf;
use crate::action::ReckonFees;
use crate::desk::Desk;
use crate::plans::membership_fee::GENERATED;
use crate::read::{BODIES, MEMBERS};
use crate::readiness::misread;
use crate::render::{self, sheet};
use crate::text::FileChange;
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

/// The paper; none when the sum is not whole.
fn paper(desk: &Desk, shelf: &dyn Shelf, view: &FeeView<'_>, year: i32) -> Result<Attempt> {
    let Some(document) = view.paper() else {
        let answer = Shown::blocks(desk.workspace(), view.no_paper());
        return Ok(Attempt::Look(Box::new(Viewing {
            answer: Some(answer),
            fails: true,
            ..Viewing::default()
        })));
    };
    let name = format!("kontingent/kontingent-{year}");
    let markdown = format!("{GENERATED}{}", render::markdown::render(&document));
    let (bytes, note) = pdf(shelf, &document)?;
    let rows = view.sheet().context("Kontingenten har ingen rader.")?;
    let files = vec![
        FileChange { path: format!("{name}.md"), bytes: markdown.into_bytes() },
        FileChange { path: format!("{name}.pdf"), bytes },
        FileChange { path: format!("{name}.csv"), bytes: sheet::render(&rows)?.into_bytes() },
    ];
    let notes = note.map(|note| format!("{name}.pdf: {note}"));
    Ok(unjudged(desk, format!("Kontingent for {year}"), files, notes.into_iter().collect()))
}
