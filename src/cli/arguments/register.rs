//! What can be found again of what has been decided.

use clap::Args;

use super::Trial;

/// Arguments of `utskrift`.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// Sakens id, som 2024-005
    #[arg(value_name = "SAK", help_heading = "Argumenter")]
    pub case: String,
    #[command(flatten)]
    pub trial: Trial,
}
