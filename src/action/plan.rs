//! The year ahead.

use clap::Args;
use serde::Serialize;

use super::options::{Answer, Trial, year};

/// `ipr plan`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShowYear {
    /// Året, som 2027
    #[arg(value_name = "ÅR", value_parser = year, help_heading = "Argumenter")]
    pub year: i32,
    /// Bare møtene i dette organet, og det som følger av dem
    #[arg(long = "organ", value_name = "ORGAN", help_heading = "Valg")]
    pub body: Option<String>,
    /// Vis også hva hvert møte må ha fra organene før, og hvor god tid det er
    #[arg(long = "bindinger", help_heading = "Valg")]
    pub bonds: bool,
    /// Foreslå dager for møtene som mangler
    #[arg(long = "foreslå", alias = "foresla", conflicts_with_all = ["body", "bonds"], help_heading = "Valg")]
    pub propose: bool,
    /// Lag møtene som foreslås
    #[arg(long = "skriv", requires = "propose", help_heading = "Valg")]
    pub write: bool,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
}

/// `ipr kalender`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakeCalendars {
    #[arg(long = "år", alias = "ar", value_name = "ÅR", value_parser = year, help_heading = "Valg")]
    /// Året møteplanen og årshjulet er for, når det ikke er dette og det neste; kalenderne er de samme
    pub year: Option<i32>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
