//! The two forms of written Norwegian, and what differs between them in any paper.

use chrono::{Datelike, NaiveDate};

use super::dates::date;
use super::wording::Wording;
use super::{bokmal, nynorsk};

/// The form of Norwegian in which a council writes its papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Bokmål.
    #[default]
    Bokmal,
    /// Nynorsk.
    Nynorsk,
}

impl Language {
    /// Both with their words in files.
    pub const WORDS: [(&'static str, Self); 2] = [("bokmål", Self::Bokmal), ("nynorsk", Self::Nynorsk)];

    /// The language as a BCP 47 tag, which readers of a PDF go by.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb-NO",
            Self::Nynorsk => "nn-NO",
        }
    }

    /// Everything that papers say in so many words.
    pub const fn wording(self) -> &'static Wording {
        match self {
            Self::Bokmal => &bokmal::WORDING,
            Self::Nynorsk => &nynorsk::WORDING,
        }
    }

    /// «fredag», «laurdag»
    pub fn weekday(self, day: NaiveDate) -> &'static str {
        let days = match self {
            Self::Bokmal => &bokmal::WEEKDAYS,
            Self::Nynorsk => &nynorsk::WEEKDAYS,
        };
        days[day.weekday().num_days_from_monday() as usize]
    }

    /// «fredag 16. februar 2024». The months are the same in both.
    pub fn full_date(self, day: NaiveDate) -> String {
        format!("{} {}", self.weekday(day), date(day))
    }

    /// How papers write a word that files always write in bokmål: «vedtatt» is «vedteke».
    pub fn of_file_word(self, word: &str) -> &str {
        match self {
            Self::Bokmal => word,
            Self::Nynorsk => {
                nynorsk::FILE_WORDS.iter().find(|(known, _)| *known == word).map_or(word, |(_, form)| form)
            }
        }
    }

    /// One of what cases are called by their type, or several: «en uttalelse», «uttalelser». None for a word
    /// whose gender is not known by how it ends.
    pub fn counted(self, noun: &str, is_one: bool) -> Option<String> {
        let nouns: &[(&str, &str, &str)] = match self {
            Self::Bokmal => &bokmal::CASE_NOUNS,
            Self::Nynorsk => &nynorsk::CASE_NOUNS,
        };
        let (_, article, plural) = nouns.iter().find(|(end, _, _)| noun.ends_with(end))?;
        let is_several_words = noun.split_whitespace().any(|word| word == "og");
        match is_one {
            _ if is_several_words => None,
            true => Some(format!("{article} {noun}")),
            false => Some(format!("{noun}{plural}")),
        }
    }

    /// Whether `plural` is what several are called who are each a `singular`: «ordførere» each an «ordfører».
    pub fn is_plural_of(self, plural: &str, singular: &str) -> bool {
        let endings: &[&str] = match self {
            Self::Bokmal => &["e", "er", "r", ""],
            Self::Nynorsk => &["ar", "er", "e", "r", ""],
        };
        let (plural, singular) = (plural.to_lowercase(), singular.to_lowercase());
        plural.strip_prefix(&singular).is_some_and(|end| endings.contains(&end))
    }

    /// Those who are spoken of, when they are spoken to: «ordførere» are «ordførerne».
    pub fn definite_plural(self, plural: &str) -> String {
        let endings: &[(&str, &str)] = match self {
            Self::Bokmal => &[("ere", "erne")],
            Self::Nynorsk => &[("ar", "ane"), ("er", "ene")],
        };
        for (end, definite) in endings {
            if let Some(stem) = plural.strip_suffix(end) {
                return format!("{stem}{definite}");
            }
        }
        plural.to_owned()
    }
}
