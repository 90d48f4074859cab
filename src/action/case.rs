//! What can be done with cases.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::intake::{AssessCase, TakeUpCase, TurnDownCase, UseAuthority};
use super::options::{Answer, TEMPLATE, Trial, date, outcome, status};
use crate::model::CaseId;

/// What can be done with cases.
#[derive(Debug, Clone, PartialEq, Subcommand, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseAction {
    /// Lag en ny sak, klar til å skrive i
    #[command(visible_alias = "ny", help_template = TEMPLATE)]
    New(NewCase),
    /// Sett en sak på en saksliste, eller før inn hva møtet gjorde
    #[command(visible_alias = "videre", help_template = TEMPLATE)]
    Advance(Advance),
    /// Svar på det rådet spør om før en sak tas opp, eller vis svarene
    #[command(name = "vurder", help_template = TEMPLATE)]
    #[serde(rename = "vurder")]
    Assess(AssessCase),
    /// Legg bort et forslag til sak med grunnen, så det kan finnes igjen
    #[command(name = "avvis", help_template = TEMPLATE)]
    #[serde(rename = "avvis")]
    TurnDown(TurnDownCase),
    /// Ta opp igjen en sak som ikke ble tatt opp
    #[command(name = "ta-opp", help_template = TEMPLATE)]
    #[serde(rename = "ta-opp")]
    TakeUp(TakeUpCase),
    /// Før inn det som er avgjort på fullmakt, og når det ble meldt
    #[command(name = "fullmakt", help_template = TEMPLATE)]
    #[serde(rename = "fullmakt")]
    Authority(UseAuthority),
    /// Gi den ene av to saker med samme id en ny id
    #[command(name = "ny-id", help_template = TEMPLATE)]
    #[serde(rename = "ny-id")]
    NewId(NewId),
    /// Gi filen til en sak det navnet den offentlige tittelen gir, når filnavnet røper noe
    #[command(name = "nytt-navn", help_template = TEMPLATE)]
    #[serde(rename = "nytt-navn")]
    NewName(NewName),
    /// Slett et utkast som ingenting bygger på
    #[command(name = "slett", help_template = TEMPLATE)]
    #[serde(rename = "slett")]
    Delete(DeleteCase),
    /// List sakene
    #[command(visible_alias = "liste", help_template = TEMPLATE)]
    List(ListCases),
    /// Vis hvor en sak har vært, hvor den skal, og hva den venter på
    #[command(visible_alias = "vis", help_template = TEMPLATE)]
    Show {
        /// Sakens id, som 2024-005
        #[arg(value_name = "ID", help_heading = "Argumenter")]
        id: CaseId,
        /// How it answers.
        #[command(flatten)]
        #[serde(flatten)]
        answer: Answer,
    },
}

/// `ipr sak new`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewCase {
    /// Tittelen
    #[arg(value_name = "TITTEL", help_heading = "Argumenter")]
    pub title: String,
    /// Sakstypen, et navn under sakstyper i bodies.yaml
    #[arg(long = "type", value_name = "TYPE", help_heading = "Valg")]
    pub case_type: String,
    /// Saken har politisk innhold
    #[arg(long = "politisk", help_heading = "Valg")]
    pub political: bool,
    /// Hvem som er ansvarlig for saken
    #[arg(long = "ansvarlig", value_name = "PERSON", help_heading = "Valg")]
    pub responsible: Option<String>,
    /// Dagen saken skal være avgjort
    #[arg(long = "frist", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub deadline: Option<NaiveDate>,
    /// Siste dag for et høringssvar
    #[arg(
        long = "høringsfrist", alias = "horingsfrist", value_name = "ÅÅÅÅ-MM-DD", value_parser = date,
        help_heading = "Valg"
    )]
    pub hearing_deadline: Option<NaiveDate>,
    /// Innsatsområdet i handlingsprogrammet; gjenta valget for flere
    #[arg(long = "innsatsområde", alias = "innsatsomrade", value_name = "OMRÅDE", help_heading = "Valg")]
    pub focus_areas: Vec<String>,
    /// Hva saken bygger på: punktet i programmet (ipr program), eller ord; gjenta valget for flere
    #[arg(long = "grunnlag", value_name = "PUNKT", help_heading = "Valg")]
    pub bases: Vec<String>,
    /// Organet som avgjør, når sakstypen ikke sier det
    #[arg(long = "organ", value_name = "ORGAN", help_heading = "Valg")]
    pub body: Option<String>,
    /// Hjemmelen som unntar saken fra offentlighet
    #[arg(long = "unntatt", value_name = "HJEMMEL", help_heading = "Valg")]
    pub exempt: Option<String>,
    /// Taushetsplikten hjemmelen viser til
    #[arg(long = "jf", value_name = "BESTEMMELSE", requires = "exempt", help_heading = "Valg")]
    pub in_view_of: Option<String>,
    /// Tittelen offentligheten kan se
    #[arg(long = "offentlig-tittel", value_name = "TITTEL", help_heading = "Valg")]
    pub public_title: Option<String>,
    /// Still spørsmålene som besvares før en sak tas opp
    #[arg(long = "vurder", help_heading = "Valg")]
    pub assess: bool,
    /// Svaret på ett av dem, som i ipr sak vurder; gjentas for flere
    #[arg(long = "svar", num_args = 2, value_names = ["SPØRSMÅL", "SVAR"], help_heading = "Valg")]
    pub answers: Vec<String>,
    /// Møtet saken settes på sakslisten til, som styret (det neste) eller «styret 16. februar»
    #[arg(long = "møte", alias = "mote", value_name = "MØTE", help_heading = "Valg")]
    pub meeting: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak advance`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct Advance {
    /// Sakens id, som 2024-005; flere saker føres under ett
    #[arg(value_name = "ID", required = true, help_heading = "Argumenter")]
    pub cases: Vec<CaseId>,
    /// Møtet saken skal til eller ble behandlet i: styret (det neste), «styret 16. februar» eller
    /// 2024-02-16-styret
    #[arg(long = "møte", alias = "mote", value_name = "MØTE", help_heading = "Valg")]
    pub meeting: Option<String>,
    /// Hva møtet gjorde: drøftet, innstilt, vedtatt, ikke vedtatt, tatt til orientering, utsatt, sendt
    /// tilbake, sendt på høring eller trukket
    #[arg(long = "utfall", value_name = "UTFALL", value_parser = outcome, help_heading = "Valg")]
    pub outcome: Option<crate::model::Outcome>,
    /// Innstillingen eller vedtaket, ordrett
    #[arg(long = "tekst", value_name = "TEKST", help_heading = "Valg")]
    pub text: Option<String>,
    /// Teksten er den som var foreslått
    #[arg(
        long = "som-foreslått",
        alias = "som-foreslatt",
        visible_alias = "som-innstilt",
        conflicts_with = "text",
        help_heading = "Valg"
    )]
    pub as_proposed: bool,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak ny-id`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewId {
    /// Id-en som flere saker har, så får den nyeste ny; eller filen til den som skal ha ny
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: String,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak nytt-navn`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewName {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak slett`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct DeleteCase {
    /// Sakens id, som 2024-005
    #[arg(value_name = "ID", help_heading = "Argumenter")]
    pub case: CaseId,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr sak list`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ListCases {
    /// Bare saker med denne statusen
    #[arg(long, value_name = "STATUS", value_parser = status, help_heading = "Valg")]
    pub status: Option<crate::model::Status>,
    /// Bare det som er foreslått, rangert etter frist og rekkevidde, med hvorfor
    #[arg(long = "forslag", conflicts_with = "status", help_heading = "Valg")]
    pub proposed: bool,
    /// Bare saker som har dette organet i saksgangen
    #[arg(long = "organ", value_name = "ORGAN", help_heading = "Valg")]
    pub body: Option<String>,
    /// Bare saker denne personen er ansvarlig for
    #[arg(long = "ansvarlig", value_name = "PERSON", help_heading = "Valg")]
    pub responsible: Option<String>,
    /// Bare saker i dette innsatsområdet
    #[arg(long = "innsatsområde", alias = "innsatsomrade", value_name = "OMRÅDE", help_heading = "Valg")]
    pub focus_area: Option<String>,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
}
