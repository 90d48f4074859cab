//! What can be made of a meeting.

use chrono::NaiveDate;
use clap::Args;

use super::{Trial, date};

/// Arguments of `innkalling` and of `utsending`.
#[derive(Debug, Args)]
pub struct NoticeArguments {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Dagen papirene sendes, når det ikke er i dag
    #[arg(long = "sendes", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub sent: Option<NaiveDate>,
    #[command(flatten)]
    pub trial: Trial,
}
