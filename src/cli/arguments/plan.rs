//! The year ahead.

use clap::Args;

use super::Answer;

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub struct PlanArguments {
    /// Året, som 2027
    #[arg(value_name = "ÅR", value_parser = clap::value_parser!(i32).range(1900..=2200), help_heading = "Argumenter")]
    pub year: i32,
    #[command(flatten)]
    pub answer: Answer,
}
