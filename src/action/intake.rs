//! What can be done with a proposed case before it is taken up.

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::options::{Answer, Trial, date};
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

/// `ipr sak fullmakt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct UseAuthority {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Fullmakten, et navn under fullmakter i bodies.yaml
    #[arg(value_name = "FULLMAKT", help_heading = "Argumenter")]
    pub authority: String,
    /// Hva det koster, i kroner
    #[arg(long = "beløp", alias = "belop", value_name = "KRONER", help_heading = "Valg")]
    pub amount: Option<String>,
    /// Posten i budsjettet som betaler
    #[arg(long = "post", value_name = "POST", help_heading = "Valg")]
    pub post: Option<String>,
    /// Dagen det ble avgjort; ellers i dag
    #[arg(long = "dag", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub day: Option<NaiveDate>,
    /// Hvem som avgjorde det; ellers den saksansvarlige
    #[arg(long = "av", value_name = "PERSON", help_heading = "Valg")]
    pub by: Option<String>,
    /// Møtet der bruken ble meldt, med dagen; fører ikke noen ny bruk
    #[arg(
        long = "meldt", value_name = "ÅÅÅÅ-MM-DD", value_parser = date,
        conflicts_with_all = ["amount", "post", "day", "by"], help_heading = "Valg"
    )]
    pub reported: Option<NaiveDate>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
