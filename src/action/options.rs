//! The options that several actions have, and how their values are read.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::norsk::day::{meant, parse_date};

/// How the help of a command is laid out.
pub const TEMPLATE: &str = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}";

/// How a command answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text for people.
    #[default]
    Plain,
    /// JSON for programs.
    Json,
}

/// The choice of how a command answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Args, Serialize)]
pub struct Answer {
    /// Vis som tekst (plain) eller for programmer (json)
    #[arg(
        long,
        value_enum,
        default_value_t = Format::Plain,
        hide_possible_values = true,
        hide_default_value = true,
        value_name = "FORMAT",
        help_heading = "Valg"
    )]
    pub format: Format,
}

/// The choice to see what a command would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Args, Serialize)]
pub struct Trial {
    /// Vis hva som ville blitt endret, og skriv ingenting
    #[arg(long, visible_alias = "tørr", alias = "torr", help_heading = "Valg")]
    pub dry_run: bool,
}

/// A day as a command line has it: as files do, or as people write one that can be no other day.
///
/// # Errors
/// When it is no such day; the message says how one is written.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    match parse_date(text).or_else(|| meant(text)) {
        Some(day) => Ok(day),
        None => {
            Err("dagen må finnes og ha år, som 2027-01-31, 31.01.2027 eller «31. januar 2027»".to_owned())
        }
    }
}

pub(super) fn year(text: &str) -> Result<i32, String> {
    let number = text.parse().ok().filter(|number| (1990..2200).contains(number));
    number.ok_or_else(|| "året skrives med fire sifre, som 2027".to_owned())
}

/// A number of things, or the number of one of them.
pub(super) fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "det skal være et tall, som 2".to_owned())
}

pub(super) fn outcome(text: &str) -> Result<crate::model::Outcome, String> {
    word(text, &crate::model::Outcome::WORDS)
}

pub(super) fn status(text: &str) -> Result<crate::model::Status, String> {
    word(text, &crate::model::Status::WORDS)
}

pub(super) fn form(text: &str) -> Result<crate::model::Form, String> {
    word(text, &crate::model::Form::WORDS)
}

pub(super) fn role(text: &str) -> Result<crate::model::Role, String> {
    word(text, &crate::model::Role::WORDS)
}

/// One of the words that files use; a hyphen may stand for a space, and o for ø.
fn word<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Result<T, String> {
    let simple = |text: &str| crate::norsk::slug(text, 80);
    let found = words.iter().find(|(word, _)| simple(word) == simple(text));
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    found.map(|(_, value)| *value).ok_or_else(|| format!("velg blant {}", crate::norsk::list(&known)))
}
