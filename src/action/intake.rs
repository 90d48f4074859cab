//! What can be done with a proposed case before it is taken up.

use clap::Args;
use serde::Serialize;

use super::options::{Answer, Trial};
use crate::model::CaseId;

/// `ipr sak vurder`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct AssessCase {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Svaret på ett av spørsmålene: ja, delvis eller nei, gjerne med grunnen etter kolon; gjentas for flere.
    /// Uten --svar spør kommandoen
    #[arg(long = "svar", num_args = 2, value_names = ["SPØRSMÅL", "SVAR"], help_heading = "Valg")]
    pub answers: Vec<String>,
    /// Hvem som har vurdert saken; ellers den saksansvarlige
    #[arg(long = "av", value_name = "PERSON", help_heading = "Valg")]
    pub by: Option<String>,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

impl AssessCase {
    /// Whether it answers something, and does not only look.
    pub fn is_change(&self) -> bool {
        !self.answers.is_empty()
    }
}

/// `ipr sak avvis`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct TurnDownCase {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Hvorfor saken ikke tas opp
    #[arg(long = "grunn", value_name = "TEKST", required = true, help_heading = "Valg")]
    pub reason: String,
    /// Hvem som har avgjort det; ellers den saksansvarlige
    #[arg(long = "av", value_name = "PERSON", help_heading = "Valg")]
    pub by: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak ta-opp`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct TakeUpCase {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
