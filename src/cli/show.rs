//! Everything that is looked at, in the form asked for.

use anyhow::{Context, Result};

use super::{Outcome, output};
use crate::action::RegisterFormat;
use crate::render::{screen, sheet};
use crate::views::View;

/// Shows `view` as text, as JSON or as rows.
pub fn show(view: &dyn View, format: impl Into<RegisterFormat>) -> Result<Outcome> {
    match format.into() {
        RegisterFormat::Plain => output::print(&screen::render(&view.document())),
        RegisterFormat::Json => output::print(&format!("{}\n", view.json()?)),
        RegisterFormat::Csv => {
            output::print(&sheet::render(&view.sheet().context("Dette har ingen rader.")?)?);
            output::print_error(&screen::blocks(&view.beside_sheet()));
        }
    }
    Ok(if view.is_whole() { Outcome::Clean } else { Outcome::Found })
}
