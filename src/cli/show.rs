//! Everything that is looked at, in the form asked for.

use anyhow::{Context, Result};

use super::{Outcome, output};
use crate::action::RegisterFormat;
use crate::render::{screen, sheet};
use crate::views::View;

/// Shows `view` as text, as JSON or as rows.
pub fn show(view: &dyn View, format: impl Into<RegisterFormat>) -> Result<Outcome> {
    output::print(&match format.into() {
        RegisterFormat::Plain => screen::render(&view.document()),
        RegisterFormat::Json => format!("{}\n", view.json()?),
        RegisterFormat::Csv => sheet::render(&view.sheet().context("Dette har ingen rader.")?)?,
    });
    Ok(if view.is_whole() { Outcome::Clean } else { Outcome::Found })
}
