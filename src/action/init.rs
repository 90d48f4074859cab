//! How a council begins.

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::options::Trial;

/// The bodies that a new council has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CouncilBodies {
    /// Bare representantskapet
    #[value(name = "ett")]
    #[serde(rename = "ett")]
    One,
    /// Representantskapet og et styre
    #[value(name = "styre")]
    #[serde(rename = "styre")]
    Board,
    /// Representantskapet, et styre, et utvalg som innstiller, og en administrativ gruppe
    #[default]
    #[value(name = "utvalg")]
    #[serde(rename = "utvalg")]
    Committees,
}

/// The form of Norwegian that a new council writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WrittenLanguage {
    /// Bokmål
    #[default]
    #[value(name = "bokmål", alias = "bokmal")]
    #[serde(rename = "bokmål")]
    Bokmal,
    /// Nynorsk
    Nynorsk,
}

impl WrittenLanguage {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bokmal => "bokmål",
            Self::Nynorsk => "nynorsk",
        }
    }
}

/// `ipr init`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewCouncil {
    /// Rådets fulle navn, som «Fjordregionen interkommunalt politisk råd»
    #[arg(long = "navn", value_name = "NAVN", help_heading = "Valg")]
    pub name: Option<String>,
    /// Navnet i daglig tale; ellers det fulle uten «interkommunalt politisk råd»
    #[arg(long = "kortnavn", value_name = "NAVN", help_heading = "Valg")]
    pub short_name: Option<String>,
    /// Hvilke organer rådet har: ett (bare representantskapet), styre, eller utvalg (også et utvalg som
    /// innstiller, og en administrativ gruppe)
    #[arg(
        long = "organer",
        value_enum,
        hide_possible_values = true,
        value_name = "FORM",
        help_heading = "Valg"
    )]
    pub bodies: Option<CouncilBodies>,
    /// Bokmål eller nynorsk
    #[arg(
        long = "målform",
        alias = "malform",
        value_enum,
        hide_possible_values = true,
        value_name = "MÅLFORM",
        help_heading = "Valg"
    )]
    pub language: Option<WrittenLanguage>,
    /// Kommunene og fylkeskommunene som er med, med komma mellom
    #[arg(long = "deltakere", value_name = "NAVN, NAVN", help_heading = "Valg")]
    pub members: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
