//! What is to be done now.

use std::fmt;

use clap::Args;
use serde::{Serialize, Serializer};

use super::options::Answer;

/// `ipr status`.
#[derive(Debug, Clone, Default, PartialEq, Args, Serialize)]
pub struct ShowStatus {
    /// Denne uken og den neste, som 48 eller 2027-W48; ellers uken vi er i
    #[arg(long = "uke", value_name = "UKE", value_parser = week, help_heading = "Valg")]
    pub week: Option<Week>,
    /// Bare det denne personen skal gjøre, eller sekretariatet
    #[arg(long = "ansvarlig", value_name = "NAVN", help_heading = "Valg")]
    pub responsible: Option<String>,
    /// Bare det som er forsinket, og det som skal gjøres denne uken
    #[arg(long = "kort", help_heading = "Valg")]
    pub is_brief: bool,
    /// How it answers.
    #[command(flatten)]
    #[serde(flatten)]
    pub answer: Answer,
}

/// A week as somebody asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The year, unless it is this one.
    pub year: Option<i32>,
    /// Its number.
    pub number: u32,
}

impl fmt::Display for Week {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(formatter, "{year}-W{:02}", self.number),
            None => write!(formatter, "{}", self.number),
        }
    }
}

impl Serialize for Week {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn week(text: &str) -> Result<Week, String> {
    let (year, number) = match text.rsplit_once('-') {
        Some((year, number)) => (Some(year), number),
        None => (None, text),
    };
    let digits = |text: &str, longest: usize| {
        let is_number = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_number)
    };
    let number = digits(number.trim_start_matches(['W', 'w', 'U', 'u']), 2);
    let year = year.map(|year| digits(year, 4).and_then(|year| i32::try_from(year).ok()));
    match (year, number.filter(|number| (1..=53).contains(number))) {
        (None, Some(number)) => Ok(Week { year: None, number }),
        (Some(Some(year)), Some(number)) if (1990..2200).contains(&year) => {
            Ok(Week { year: Some(year), number })
        }
        _ => Err("uken skrives som 48 eller 2027-W48".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_written_in_three_ways() {
        for written in ["2027-W48", "2027-48", "2027-w48"] {
            assert_eq!(week(written), Ok(Week { year: Some(2027), number: 48 }), "{written}");
        }
        assert_eq!(week("6"), Ok(Week { year: None, number: 6 }));
        for wrong in
            ["", "0", "54", "uke", "2027-", "-48", "27-48", "2027-W", "2027-4-8", "W", "+6", "2027-048"]
        {
            assert!(week(wrong).is_err(), "{wrong}");
        }
    }
}
