//! What can be done with persons and their seats.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::options::{TEMPLATE, Trial, count, date, role};
use crate::model::Role;

/// What can be done with persons.
#[derive(Debug, Clone, PartialEq, Subcommand, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonAction {
    /// Før inn en ny person i members.yaml
    #[command(name = "ny", alias = "new", help_template = TEMPLATE)]
    #[serde(rename = "ny")]
    New(NewPerson),
    /// Endre navn, e-post, tittel eller hvor en person hører til
    #[command(name = "endre", help_template = TEMPLATE)]
    #[serde(rename = "endre")]
    Change(ChangePerson),
    /// En person slutter: avslutt stillingen og alle vervene
    #[command(name = "slutt", help_template = TEMPLATE)]
    #[serde(rename = "slutt")]
    End(EndPerson),
}

/// What can be done with seats.
#[derive(Debug, Clone, PartialEq, Subcommand, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SeatAction {
    /// Gi en person et verv i et organ, eller en annen rolle der
    #[command(name = "nytt", alias = "ny", alias = "new", alias = "gi", help_template = TEMPLATE)]
    #[serde(rename = "nytt")]
    New(NewSeat),
    /// Avslutt et verv
    #[command(name = "slutt", help_template = TEMPLATE)]
    #[serde(rename = "slutt")]
    End(EndSeat),
    /// La en annen overta et verv
    #[command(name = "bytt", help_template = TEMPLATE)]
    #[serde(rename = "bytt")]
    Replace(ReplaceSeat),
}

/// `ipr person ny`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewPerson {
    /// Navnet på papirene
    #[arg(value_name = "NAVN", help_heading = "Argumenter")]
    pub name: String,
    /// What is known of the person.
    #[command(flatten)]
    #[serde(flatten)]
    pub facts: PersonFacts,
    /// Noen andre har samme eller nesten samme navn, og dette er en ny person
    #[arg(long = "likevel", alias = "samme-navn", help_heading = "Valg")]
    pub is_another: bool,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr person endre`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ChangePerson {
    /// Personen, med navn eller id fra members.yaml
    #[arg(value_name = "PERSON", help_heading = "Argumenter")]
    pub person: String,
    /// Det nye navnet; id-en blir den samme
    #[arg(long = "navn", value_name = "NAVN", help_heading = "Valg")]
    pub name: Option<String>,
    /// What is otherwise; nothing at all takes out what there is.
    #[command(flatten)]
    #[serde(flatten)]
    pub facts: PersonFacts,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// What is known of a person besides the name.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct PersonFacts {
    /// Stillingen eller vervet, som ordfører
    #[arg(long = "tittel", value_name = "TITTEL", help_heading = "Valg")]
    pub title: Option<String>,
    /// Første dag med tittelen
    #[arg(long = "fra", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub from: Option<NaiveDate>,
    /// Kommunen personen kommer fra
    #[arg(long = "kommune", value_name = "DELTAKER", help_heading = "Valg")]
    pub member: Option<String>,
    /// Fylkeskommunen personen kommer fra
    #[arg(long = "fylkeskommune", value_name = "DELTAKER", help_heading = "Valg")]
    pub county: Option<String>,
    /// Arbeidsstedet, når det ikke er en kommune
    #[arg(long = "arbeidssted", value_name = "STED", help_heading = "Valg")]
    pub workplace: Option<String>,
    /// E-postadressen
    #[arg(long = "epost", value_name = "ADRESSE", help_heading = "Valg")]
    pub email: Option<String>,
    /// Telefonnummeret
    #[arg(long = "telefon", value_name = "NR", help_heading = "Valg")]
    pub telephone: Option<String>,
}

/// `ipr person slutt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct EndPerson {
    /// Personen, med navn eller id fra members.yaml
    #[arg(value_name = "PERSON", help_heading = "Argumenter")]
    pub person: String,
    /// Den siste dagen
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr verv nytt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct NewSeat {
    /// Personen, med navn eller id fra members.yaml
    #[arg(value_name = "PERSON", help_heading = "Argumenter")]
    pub person: String,
    /// Organet, som styret eller IPU
    #[arg(value_name = "ORGAN", help_heading = "Argumenter")]
    pub body: String,
    /// Den første dagen
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Hva vervet er: leder, nestleder, medlem, vara, talerett eller observatør; ellers medlem
    #[arg(long = "rolle", value_name = "ROLLE", value_parser = role, help_heading = "Valg")]
    pub role: Option<Role>,
    /// Delregionen eller deltakeren vervet representerer
    #[arg(long = "representerer", value_name = "GRUPPE", help_heading = "Valg")]
    pub represents: Option<String>,
    /// Rekkefølgen blant varamedlemmer
    #[arg(long = "nummer", value_name = "NR", value_parser = count, help_heading = "Valg")]
    pub number: Option<usize>,
    /// Den siste dagen, når den er kjent
    #[arg(long = "til", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Valg")]
    pub until: Option<NaiveDate>,
    /// Kilden, et navn under kilder i bodies.yaml
    #[arg(long = "grunnlag", value_name = "KILDE", help_heading = "Valg")]
    pub basis: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr verv slutt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct EndSeat {
    /// Personen, med navn eller id fra members.yaml
    #[arg(value_name = "PERSON", help_heading = "Argumenter")]
    pub person: String,
    /// Organet, som styret eller IPU; «alle» for alle vervene
    #[arg(value_name = "ORGAN", help_heading = "Argumenter")]
    pub body: String,
    /// Den siste dagen i vervet
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

/// `ipr verv bytt`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ReplaceSeat {
    /// Den som har vervet, med navn eller id fra members.yaml
    #[arg(value_name = "PERSON", help_heading = "Argumenter")]
    pub person: String,
    /// Den som overtar
    #[arg(value_name = "NY", help_heading = "Argumenter")]
    pub successor: String,
    /// Organet, som styret eller IPU; «alle» for alle vervene
    #[arg(value_name = "ORGAN", help_heading = "Argumenter")]
    pub body: String,
    /// Den nyes første dag; det gamle vervet slutter dagen før
    #[arg(value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help_heading = "Argumenter")]
    pub day: NaiveDate,
    /// Hva den nye er, når den som slutter, er leder eller nestleder
    #[arg(long = "rolle", value_name = "ROLLE", value_parser = role, help_heading = "Valg")]
    pub role: Option<Role>,
    /// Kilden, et navn under kilder i bodies.yaml
    #[arg(long = "grunnlag", value_name = "KILDE", help_heading = "Valg")]
    pub basis: Option<String>,
    /// Whether it is only tried.
    #[command(flatten)]
    #[serde(flatten)]
    pub trial: Trial,
}

impl PersonAction {
    /// Whether it is only tried.
    pub(super) fn trial(&self) -> Trial {
        match self {
            Self::New(asked) => asked.trial,
            Self::Change(asked) => asked.trial,
            Self::End(asked) => asked.trial,
        }
    }
}

impl SeatAction {
    /// Whether it is only tried.
    pub(super) fn trial(&self) -> Trial {
        match self {
            Self::New(asked) => asked.trial,
            Self::End(asked) => asked.trial,
            Self::Replace(asked) => asked.trial,
        }
    }
}
