//! What can be found again of what has been decided.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::options::{Answer, Format, Trial, count, date, year};
use crate::model::CaseId;

/// `ipr utskrift`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakeExtract {
    /// Sakens id, som 2024-005; det kan være flere
    #[arg(value_name = "SAK", required_unless_present = "meeting", help_heading = "Argumenter")]
    pub cases: Vec<CaseId>,
    /// Alle sakene i møtet, som styret (det siste) eller «styret 16. februar»
    #[arg(
        long = "møte",
        alias = "mote",
        value_name = "MØTE",
        conflicts_with = "cases",
        help_heading = "Valg"
    )]
    pub meeting: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr brev`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MakeLetter {
    /// Sakens id, som 2024-005
    #[arg(value_name = "SAK", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Den brevet er til
    #[arg(long = "til", value_name = "MOTTAKER", help_heading = "Valg")]
    pub to: Option<String>,
    /// E-postadressen det sendes til
    #[arg(long = "epost", value_name = "ADRESSE", help_heading = "Valg")]
    pub email: Option<String>,
    /// Mottakerens saksnummer
    #[arg(long = "deres-ref", value_name = "NR", help_heading = "Valg")]
    pub reference: Option<String>,
    /// Hva brevet gjelder, når det er noe annet enn sakens tittel
    #[arg(long = "emne", value_name = "TEKST", help_heading = "Valg")]
    pub subject: Option<String>,
    /// En som får kopi; gjenta valget for flere
    #[arg(long = "kopi", value_name = "MOTTAKER", help_heading = "Valg")]
    pub copies: Vec<String>,
    /// Lås brevet, og lag et utkast til e-posten som sender det
    #[arg(long = "send", help_heading = "Valg")]
    pub send: bool,
    /// Send det på nytt, rettet; grunnen står i brevet
    #[arg(long = "rett", value_name = "GRUNN", conflicts_with = "send", help_heading = "Valg")]
    pub correct: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

impl MakeLetter {
    /// Whether it says something of the letter, besides which case it is of and that it is sent.
    pub fn says_anything(&self) -> bool {
        let said = [&self.to, &self.email, &self.reference, &self.subject];
        said.into_iter().any(Option::is_some) || !self.copies.is_empty()
    }
}

/// How the register answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RegisterFormat {
    /// Text for people.
    #[default]
    Plain,
    /// JSON for programs.
    Json,
    /// Rows for a spreadsheet.
    Csv,
}

impl From<Format> for RegisterFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Plain => Self::Plain,
            Format::Json => Self::Json,
        }
    }
}

/// The choice of how the register answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Args, Serialize)]
pub struct RegisterAnswer {
    /// Vis som tekst (plain), for programmer (json) eller for et regneark (csv)
    #[arg(
        long,
        value_enum,
        default_value_t = RegisterFormat::Plain,
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORMAT",
        help_heading = "Valg"
    )]
    pub format: RegisterFormat,
}

/// `ipr vedtak`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ListDecisions {
    /// Bare vedtak i dette organet
    #[arg(long = "organ", value_name = "ORGAN", help_heading = "Valg")]
    pub body: Option<String>,
    /// Bare vedtak fra og med denne dagen
    #[arg(long = "fra", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub from: Option<NaiveDate>,
    /// Bare vedtak til og med denne dagen
    #[arg(long = "til", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub until: Option<NaiveDate>,
    /// Bare vedtak i saker av denne typen
    #[arg(long = "sakstype", value_name = "TYPE", help_heading = "Valg")]
    pub case_type: Option<String>,
    /// Bare vedtak i dette innsatsområdet
    #[arg(long = "innsatsområde", alias = "innsatsomrade", value_name = "OMRÅDE", help_heading = "Valg")]
    pub focus_area: Option<String>,
    /// Bare vedtak i denne saken
    #[arg(long = "sak", value_name = "ID", help_heading = "Valg")]
    pub case: Option<CaseId>,
    /// Bare vedtak der teksten eller tittelen har disse ordene
    #[arg(long = "søk", alias = "sok", value_name = "TEKST", help_heading = "Valg")]
    pub words: Option<String>,
    /// Ta med innstillinger
    #[arg(long = "innstillinger", help_heading = "Valg")]
    pub with_recommendations: bool,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: RegisterAnswer,
}

/// `ipr sok`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct Search {
    /// Ordene, i hvilken form som helst; en linje må ha alle
    #[arg(value_name = "ORD", help_heading = "Argumenter")]
    pub words: Vec<String>,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
}

/// `ipr oppfolging`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct FollowUpCases {
    /// Sakens id, som 2024-005; det kan være flere, og uten listes alle sakene
    #[arg(value_name = "SAK", help_heading = "Argumenter")]
    pub cases: Vec<CaseId>,
    /// Noe nytt som skal gjøres
    #[arg(
        long = "ny",
        value_name = "HVA",
        requires = "cases",
        conflicts_with = "done",
        help_heading = "Valg"
    )]
    pub what: Option<String>,
    /// Hvem som skal gjøre det: en person, et organ, eller med egne ord
    #[arg(long = "hvem", value_name = "HVEM", requires = "what", help_heading = "Valg")]
    pub who: Option<String>,
    /// Siste dag
    #[arg(
        long = "frist", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, requires = "what",
        help_heading = "Valg"
    )]
    pub deadline: Option<NaiveDate>,
    /// Det som har dette nummeret i saken, er gjort i dag, eller den dagen --dato sier; flere med 1,2,3
    #[arg(
        long = "gjort", value_name = "NR", value_parser = count, value_delimiter = ',', requires = "cases",
        help_heading = "Valg"
    )]
    pub done: Vec<usize>,
    /// Alt er gjort, og saken avsluttes
    #[arg(long = "avslutt", requires = "cases", conflicts_with = "what", help_heading = "Valg")]
    pub close: bool,
    /// Bare det denne personen eller dette organet skal gjøre
    #[arg(long = "ansvarlig", value_name = "HVEM", help_heading = "Valg")]
    pub responsible: Option<String>,
    /// Vis også det som er gjort
    #[arg(long = "alle", help_heading = "Valg")]
    pub all: bool,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

impl FollowUpCases {
    /// Whether it changes something, and does not only look.
    pub fn is_change(&self) -> bool {
        self.what.is_some() || !self.done.is_empty() || self.close
    }
}

/// `ipr statusrapport`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ReportStatus {
    /// Året; ellers i år
    #[arg(value_name = "ÅR", value_parser = year, help_heading = "Argumenter")]
    pub year: Option<i32>,
    /// Kvartalet, fra 1 til 4; ellers det vi er i
    #[arg(long = "kvartal", value_name = "NR", value_parser = quarter, help_heading = "Valg")]
    pub quarter: Option<u32>,
    /// Årsrapporten for hele året, med møtene
    #[arg(long = "årsrapport", alias = "arsrapport", conflicts_with = "quarter", help_heading = "Valg")]
    pub annual: bool,
    /// Saken som legger rapporten frem
    #[arg(long = "sak", value_name = "ID", help_heading = "Valg")]
    pub case: CaseId,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

fn quarter(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=4).contains(number));
    number.ok_or_else(|| "kvartalet er et tall fra 1 til 4".to_owned())
}

/// `ipr budsjett`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShowBudget {
    /// Året; ellers i år
    #[arg(value_name = "ÅR", value_parser = year, help_heading = "Argumenter")]
    pub year: Option<i32>,
    /// Lag papiret, og legg det ved denne saken
    #[arg(long = "sak", value_name = "ID", conflicts_with = "format", help_heading = "Valg")]
    pub case: Option<CaseId>,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: RegisterAnswer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr program`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShowProgramme {
    /// Året, eller navnet på et punkt; ellers i år
    #[arg(value_name = "ÅR|PUNKT", help_heading = "Argumenter")]
    pub what: Option<String>,
    /// Lag papiret, og legg det ved denne saken
    #[arg(long = "sak", value_name = "ID", conflicts_with = "format", help_heading = "Valg")]
    pub case: Option<CaseId>,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr kontingent`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ReckonFees {
    /// Året kontingenten gjelder
    #[arg(value_name = "ÅR", value_parser = year, help_heading = "Argumenter")]
    pub year: i32,
    /// Lag papiret, som tekst, PDF og regneark, i mappen kontingent
    #[arg(long = "papir", conflicts_with = "format", help_heading = "Valg")]
    pub paper: bool,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: RegisterAnswer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr medlemmer`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ListMembers {
    /// Organet, som styret eller IPU; ellers alle
    #[arg(value_name = "ORGAN", conflicts_with = "paper", help_heading = "Argumenter")]
    pub body: Option<String>,
    /// Lag medlemslisten med organisasjonskart, og kontaktlisten, i mappen medlemmer
    #[arg(long = "papir", conflicts_with = "format", help_heading = "Valg")]
    pub paper: bool,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: RegisterAnswer,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
