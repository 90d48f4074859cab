//! The meetings of a year that the rules and wishes of the council give, proposed and made.

use anyhow::{Context, Result, bail};

use super::judge::judged;
use super::outcome::{Attempt, Shown};
use crate::action::ShowYear;
use crate::desk::Desk;
use crate::norsk;
use crate::readiness::{is_council_misread, unread_meetings};
use crate::steps;
use crate::steps::shared_id::refuse_any_shared;
use crate::views::proposal::proposal;

/// Proposes the meetings of a year, and makes them when asked to.
pub fn propose(desk: &Desk, asked: &ShowYear) -> Result<Attempt> {
    refuse_unread(desk)?;
    let folder = desk.workspace();
    let view = proposal(folder, asked).context("Kalenderen har ikke dette året.")?;
    if !asked.write || !view.is_news() {
        return Attempt::look(&view);
    }
    let change = steps::propose::propose(folder, &view.proposal)?;
    Ok(judged(desk, change)?.opened_by(Shown::of(&view)?))
}

/// What cannot be read is neither counted nor kept clear of, so a proposal without it would be for another
/// council.
fn refuse_unread(desk: &Desk) -> Result<()> {
    let folder = desk.workspace();
    if is_council_misread(folder, desk.found()) {
        bail!(
            "Noe i bodies.yaml kan ikke leses, så det er ikke foreslått noe: ønsker og regler kan mangle. \
             «ipr check» viser hva som er galt."
        );
    }
    let unread = unread_meetings(folder);
    let unread: Vec<&str> = unread.iter().map(String::as_str).collect();
    if !unread.is_empty() {
        bail!(
            "{} kan ikke leses, så det er ikke foreslått noe: møtet kunne blitt satt opp to ganger. «ipr \
             check» viser hva som er galt.",
            norsk::some(&unread)
        );
    }
    Ok(refuse_any_shared(folder)?)
}
