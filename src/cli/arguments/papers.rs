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

/// Arguments of `referat`.
#[derive(Debug, Args)]
pub struct MinutesArguments {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Les det sekretæren har skrevet, og før det inn i møtet og sakene
    #[arg(long = "les", help_heading = "Valg")]
    pub read_back: bool,
    #[command(flatten)]
    pub trial: Trial,
}
