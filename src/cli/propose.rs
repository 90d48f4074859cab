//! `ipr plan ÅR --foreslå`

use anyhow::{Context, Result, bail};

use super::Outcome;
use super::arguments::Global;
use super::session::Session;
use super::show::show;
use crate::action::ShowYear;
use crate::diagnostic::Severity;
use crate::views::plan::unread;
use crate::views::proposal::proposal;
use crate::{norsk, rules, steps};

/// Proposes the meetings of a year, and makes them when told to.
pub fn run(global: &Global, arguments: &ShowYear) -> Result<Outcome> {
    let session = if arguments.write { Session::open_to_write(global)? } else { Session::open(global)? };
    is_whole(&session)?;
    let view = proposal(&session.workspace, arguments).context("Kalenderen har ikke dette året.")?;
    let shown = show(&view, arguments.answer.format)?;
    if !arguments.write || !view.is_news() {
        return Ok(shown);
    }
    let change = steps::propose::propose(&session.workspace, &view.proposal)?;
    let written = session.carry_out(&change, arguments.trial.dry_run)?;
    Ok(if shown == Outcome::Clean { written } else { shown })
}

/// What cannot be read is neither counted nor kept clear of, so a proposal without it would be for another council.
fn is_whole(session: &Session) -> Result<()> {
    let workspace = &session.workspace;
    let is_misread = session.found.iter().any(|found| {
        rules::FILES.has(found.code)
            && found.severity == Severity::Error
            && workspace.source(found.place.source).path == "bodies.yaml"
    });
    if workspace.council_is_broken || is_misread {
        bail!(
            "Noe i bodies.yaml kan ikke leses, så det er ikke foreslått noe: ønsker og regler kan mangle. «ipr check» viser hva som er galt."
        );
    }
    let broken = unread(workspace);
    let broken: Vec<&str> = broken.iter().map(String::as_str).collect();
    if !broken.is_empty() {
        bail!(
            "{} kan ikke leses, så det er ikke foreslått noe: møtet kunne blitt satt opp to ganger. «ipr check» viser hva som er galt.",
            norsk::some(&broken)
        );
    }
    Ok(())
}
