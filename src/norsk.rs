//! Norwegian wording: dates, counts, lists, and names made of titles.

use chrono::{Datelike, NaiveDate};

/// The months as they are written in a date.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

const WEEKDAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

const NUMBERS: [&str; 13] =
    ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];

/// «16. februar 2024»
pub fn date(day: NaiveDate) -> String {
    format!("{}. {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

/// «16.02.2024»
pub fn short_date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// «fredag»
pub fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// «fredag 16. februar 2024»
pub fn full_date(day: NaiveDate) -> String {
    format!("{} {}", weekday(day), date(day))
}

/// «seks dager», «1 dag» as a word up to twelve.
pub fn days(count: i64) -> String {
    let noun = if count == 1 { "dag" } else { "dager" };
    match usize::try_from(count).ok().and_then(|count| NUMBERS.get(count)) {
        Some(word) => format!("{word} {noun}"),
        None => format!("{count} {noun}"),
    }
}

/// «én», «tre», «13»: a number as a word up to twelve.
pub fn number(count: usize) -> String {
    NUMBERS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// «1 feil», «3 advarsler»
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// «a, b og c»
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "og")
}

/// «a, b eller c»
pub fn alternatives<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "eller")
}

fn joined<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A file name made of a title: ASCII, lower case, hyphens, cut at a word within `limit` bytes.
pub fn slug(title: &str, limit: usize) -> String {
    let mut slug = String::new();
    for word in ascii(title).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let with_hyphen = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if with_hyphen > limit {
            if slug.is_empty() {
                slug.push_str(&word[..limit.min(word.len())]);
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

fn ascii(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut ascii = String::new();
    for character in text.nfc().flat_map(char::to_lowercase) {
        match character {
            'æ' | 'ä' => ascii.push_str("ae"),
            'ø' | 'ö' => ascii.push('o'),
            'å' => ascii.push('a'),
            other if other.is_ascii() => ascii.push(other),
            other => match std::iter::once(other).nfd().next() {
                Some(base) if base.is_ascii() => ascii.push(base),
                _ => ascii.push(' '),
            },
        }
    }
    ascii
}

/// Text in the composed form in which texts are compared.
pub fn composed(text: &str) -> std::borrow::Cow<'_, str> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.into()
    } else {
        text.nfc().collect::<String>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 6).expect("a date");
        assert_eq!(full_date(day), "tirsdag 6. februar 2024");
        assert_eq!(days(1), "én dag");
        assert_eq!(days(6), "seks dager");
        assert_eq!(days(13), "13 dager");
        assert_eq!(list(&["a", "b", "c"]), "a, b og c");
        assert_eq!(alternatives(&["a", "b"]), "a eller b");
    }

    #[test]
    fn file_names_are_ascii() {
        assert_eq!(slug("Høring: «Ås» og Ærø – 2024", 60), "horing-as-og-aero-2024");
        assert_eq!(slug("Forslag til prosess for invitasjon", 20), "forslag-til-prosess");
        assert_eq!(slug("🎉", 20), "");
        assert_eq!(slug("Café", 20), "cafe");
    }
}
