//! What can be done with meetings.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::options::{Answer, TEMPLATE, Trial, date, form};

/// What can be done with meetings.
#[derive(Debug, Clone, PartialEq, Subcommand, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingAction {
    /// Lag et nytt møte med organets faste saker
    #[command(visible_alias = "nytt", alias = "ny", help_template = TEMPLATE)]
    New(NewMeeting),
    /// Flytt et møte til en annen dag, med saksliste og saker
    #[command(name = "flytt", help_template = TEMPLATE)]
    #[serde(rename = "flytt")]
    Move(MoveMeeting),
    /// Avlys et møte
    #[command(name = "avlys", help_template = TEMPLATE)]
    #[serde(rename = "avlys")]
    Cancel(CancelMeeting),
    /// Rett en feil i det som er sendt eller ført fra et møte som er holdt
    #[command(name = "rett", help_template = TEMPLATE)]
    #[serde(rename = "rett")]
    Correct(CorrectMeeting),
    /// Flytt et punkt til et annet sted på sakslisten
    #[command(name = "plasser", help_template = TEMPLATE)]
    #[serde(rename = "plasser")]
    Place(PlaceItem),
    /// Ta punkter av sakslisten før innkallingen er sendt
    #[command(name = "ta-av", help_template = TEMPLATE)]
    #[serde(rename = "ta-av")]
    TakeOff(TakeOffItem),
    /// List møtene
    #[command(visible_alias = "liste", help_template = TEMPLATE)]
    List {
        /// Bare møter i dette organet
        #[arg(long = "organ", value_name = "ORGAN", help_heading = "Valg")]
        body: Option<String>,
        /// How it answers.
        #[command(flatten)]
        #[serde(flatten)]
        answer: Answer,
    },
    /// Vis et møte, sakslisten og fristene
    #[command(visible_alias = "vis", help_template = TEMPLATE)]
    Show {
        /// Møtet, som 2024-02-16-styret
        #[arg(value_name = "MØTE", help_heading = "Argumenter")]
        meeting: String,
        /// How it answers.
        #[command(flatten)]
        #[serde(flatten)]
        answer: Answer,
    },
}

/// `ipr mote new`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewMeeting {
    /// Organet, som styret eller IPU
    #[arg(value_name = "ORGAN", help_heading = "Argumenter")]
    pub body: String,
    /// Dagen
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Fra og til, som 09:00–12:00; ellers brukes tid, sted og form fra organets «helst»
    #[arg(long = "tid", value_name = "TID", help_heading = "Valg")]
    pub time: Option<String>,
    /// Stedet
    #[arg(long = "sted", value_name = "STED", help_heading = "Valg")]
    pub place: Option<String>,
    /// Hvordan møtet holdes: fysisk, digitalt eller skriftlig
    #[arg(long, value_name = "FORM", value_parser = form, help_heading = "Valg")]
    pub form: Option<crate::model::Form>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr mote flytt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct MoveMeeting {
    /// Møtet, som 2024-06-06-interessepolitisk-utvalg
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Den nye dagen
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Fra og til, som 14:30–15:45, når tiden er en annen
    #[arg(long = "tid", value_name = "TID", help_heading = "Valg")]
    pub time: Option<String>,
    /// Stedet, når det er et annet
    #[arg(long = "sted", value_name = "STED", help_heading = "Valg")]
    pub place: Option<String>,
    /// Hvorfor; kommer på innkallingen
    #[arg(long = "grunn", value_name = "TEKST", help_heading = "Valg")]
    pub reason: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
}

/// `ipr mote avlys`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct CancelMeeting {
    /// Møtet, som 2024-06-06-interessepolitisk-utvalg
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Hvorfor; kommer på avlysningen
    #[arg(long = "grunn", value_name = "TEKST", help_heading = "Valg")]
    pub reason: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr mote rett`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct CorrectMeeting {
    /// Møtet, som 2024-02-16-styret. Rett først i referatet, møtefilen eller saken; kommandoen tar det som er
    /// endret siden det ble sendt
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Hvem som står for rettelsen, med navn eller id fra members.yaml
    #[arg(long = "av", value_name = "NAVN", help_heading = "Valg")]
    pub by: String,
    /// Hvorfor; kommer på referatet og i e-posten
    #[arg(long = "grunn", value_name = "TEKST", help_heading = "Valg")]
    pub reason: String,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr mote plasser`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct PlaceItem {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Punktet: id-en til en sak, saksnummeret, navnet på en fast sak, eller tittelen
    #[arg(value_name = "PUNKT", help_heading = "Argumenter")]
    pub item: String,
    /// Punktet det skal stå foran; uten dette settes det sist
    #[arg(long = "foran", value_name = "PUNKT", help_heading = "Valg")]
    pub before: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr mote ta-av`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct TakeOffItem {
    /// Møtet, som 2024-02-16-styret
    #[arg(value_name = "MØTE", help_heading = "Argumenter")]
    pub meeting: String,
    /// Punktet: id-en til en sak, saksnummeret, navnet på en fast sak, eller tittelen; det kan være flere
    #[arg(value_name = "PUNKT", required = true, help_heading = "Argumenter")]
    pub items: Vec<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}
