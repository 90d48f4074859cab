//! How the folder is judged.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

/// How `check` answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportFormat {
    /// Text for people.
    #[default]
    Plain,
    /// A line for each finding, which may be shown to anybody.
    #[value(name = "kort")]
    #[serde(rename = "kort")]
    Short,
    /// JSON for programs.
    Json,
    /// Workflow commands of GitHub's runner.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

/// `ipr check`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct CheckFolder {
    /// Vis bare funn i disse filene eller mappene
    #[arg(value_name = "STI", help_heading = "Argumenter")]
    pub paths: Vec<PathBuf>,
    /// Regn bare det som er nytt siden denne commiten, grenen eller merket, som feil
    #[arg(long = "siden", value_name = "REF", help_heading = "Valg")]
    pub since: Option<String>,
    /// Les mappen slik den er i denne commiten i git, og ikke fra disken
    #[arg(long = "fra-git", alias = "commit", value_name = "REF", help_heading = "Valg")]
    pub at: Option<String>,
    /// Regn også advarsler som feil
    #[arg(long = "streng", help_heading = "Valg")]
    pub strict: bool,
    /// Vis som tekst (plain), med én linje for hvert funn (kort), for programmer (json, sarif) eller for en
    /// kjøring i github eller gitlab
    #[arg(
        long,
        value_enum,
        default_value_t = ReportFormat::Plain,
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORMAT",
        help_heading = "Valg"
    )]
    pub format: ReportFormat,
}
