//! What can be made of a meeting.

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::options::{Trial, count, date};
use crate::model::CaseId;

/// `ipr innkalling`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakeNotice {
    /// What is made, and when it is sent.
    #[command(flatten)]
    #[serde(flatten)]
    pub papers: MakePapers,
    /// Lag bare sakspapiret i denne saken, som en PDF for seg
    #[arg(
        long = "sak", value_name = "SAK", conflicts_with_all = ["sent", "follow"], help_heading = "Valg"
    )]
    pub only: Vec<CaseId>,
}

/// `ipr utsending`, and what `innkalling` has in common with it.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakePapers {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Dagen papirene sendes, når det ikke er i dag
    #[arg(long = "sendes", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub sent: Option<NaiveDate>,
    /// Send sakspapirene i denne saken nå, når sakslisten sier at de ettersendes
    #[arg(long = "ettersend", value_name = "SAK", help_heading = "Valg")]
    pub follow: Vec<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr referat`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakeMinutes {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Les det sekretæren har skrevet, og før det inn i møtet og sakene
    #[arg(long = "les", help_heading = "Valg")]
    pub read_back: bool,
    /// Det som står slik utkastet var fylt ut på forhånd, er sett over og stemmer; --les viser det og tallet
    #[arg(
        long = "bekreft", value_name = "TALL", value_parser = count, requires = "read_back",
        help_heading = "Valg"
    )]
    pub confirmed: Option<usize>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
