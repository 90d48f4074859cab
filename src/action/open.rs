//! What is opened to be written in.

use clap::Args;
use serde::Serialize;

/// `ipr apne`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct Open {
    /// Saken eller møtet, som 2024-005 eller styret
    #[arg(value_name = "SAK|MØTE", help_heading = "Argumenter")]
    pub what: String,
    /// Åpne referatet fra møtet
    #[arg(long = "referat", help_heading = "Valg")]
    pub minutes: bool,
}
