//! Norwegian wording: dates, counts, lists, names made of titles, and the words of papers in both forms
//! of Norwegian. The functions here are those of the program's own messages, which are in bokmål; what a
//! council says on its papers is asked of its [`Language`].

mod amount;
mod bokmal;
mod dates;
mod language;
mod nynorsk;
mod text_language;
mod wording;

pub mod day;
pub mod inflection;
pub mod number;
pub mod written;

use chrono::{NaiveDate, NaiveTime};

pub use amount::{grouped, kroner, plain_kroner, signed_amount};
pub use dates::{MONTHS, date, dates, day_and_month, short_date};
pub use language::Language;
pub use text_language::TextLanguage;
pub use wording::{
    AppointmentWords, BookWords, CalendarWords, CommonWords, ExtractWords, HeadingWords, LetterWords,
    MailWords, MemberWords, MembershipFeeWords, MinutesWords, NoticeWords, ProgrammeWords, StatusReportWords,
    SupplementWords, Wording, YearWords,
};

const NUMBERS: [&str; 13] =
    ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];

/// «fredag 16. februar 2024»
pub fn full_date(day: NaiveDate) -> String {
    Language::Bokmal.full_date(day)
}

/// «13.10»
pub fn clock(time: NaiveTime) -> String {
    time.format("%H.%M").to_string()
}

/// «Sak 05/24»; a number that begins with words of its own stands alone, as «PS 05/24».
pub fn numbered(number: &str) -> String {
    if number.starts_with(char::is_alphabetic) { number.to_owned() } else { format!("Sak {number}") }
}

/// «sak 05/24» in running text; a number that begins with letters of its own stands as it is.
pub fn numbered_in_text(number: &str) -> String {
    if number.starts_with(char::is_alphabetic) { number.to_owned() } else { format!("sak {number}") }
}

/// A number as it is printed, with a minus sign and not a hyphen when it is negative.
pub fn signed(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", number.unsigned_abs())
}

/// «seks dager», «1 dag» as a word up to twelve.
pub fn days(count: i64) -> String {
    let noun = if count == 1 { "dag" } else { "dager" };
    match usize::try_from(count) {
        Ok(count) => format!("{} {noun}", number(count)),
        Err(_) => format!("{count} {noun}"),
    }
}

/// «én virkedag», «13 virkedager»
pub fn working_days(count: u32) -> String {
    format!("{} {}", number(count as usize), if count == 1 { "virkedag" } else { "virkedager" })
}

/// «én», «tre», «13»: a number as a word up to twelve.
pub fn number(count: usize) -> String {
    match NUMBERS.get(count) {
        Some(word) => (*word).to_owned(),
        None => count.to_string(),
    }
}

/// «ett medlem», «tre medlemmer»
pub fn members(count: usize) -> String {
    if count == 1 { "ett medlem".to_owned() } else { format!("{} medlemmer", number(count)) }
}

/// «1 feil», «3 advarsler»
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// «a, b og c»
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "og")
}

/// Numbers in their order, each once: «9, 11 og 17».
pub fn numbers(mut numbers: Vec<u8>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    list(&numbers.iter().map(u8::to_string).collect::<Vec<_>>())
}

/// «a, b eller c»
pub fn alternatives<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "eller")
}

/// «a, b og c», and of more than three the first two: «a, b og fire til»
pub fn some(names: &[&str]) -> String {
    match names {
        [first, second, _, _, ..] => format!("{first}, {second} og {} til", number(names.len() - 2)),
        _ => list(names),
    }
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
    let Some(first) = characters.next() else { return String::new() };
    first.to_uppercase().chain(characters).collect()
}

/// The text with a small first letter, as a name has it in running text.
pub fn decapitalised(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    first.to_lowercase().chain(characters).collect()
}

/// A title within a sentence: «fagsamling», but «BEST-samling».
pub fn in_running_text(title: &str) -> String {
    let is_short = title.chars().nth(1).is_some_and(char::is_uppercase);
    if is_short { title.to_owned() } else { decapitalised(title) }
}

/// The template with each `{name}` replaced by its value. What a value holds is never a name itself.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = next_name(rest) {
        text.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The same, with values that are made for it.
pub fn fill_owned(template: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template, &values)
}

/// The first name in braces, with what stands before and after.
fn next_name(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
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
    // No character before U+0300 is put together of others, and none has a first byte of 0xCC or more.
    let is_late = |byte: u8| byte >= 0xcc;
    let is_early = if text.len() < 32 {
        !text.bytes().any(is_late)
    } else {
        // Without a way out, so that many bytes are looked at together.
        !text.bytes().fold(false, |any, byte| any | is_late(byte))
    };
    if is_early || is_nfc_quick(text.chars()) == IsNormalized::Yes {
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
        assert_eq!(members(1), "ett medlem");
        assert_eq!(members(15), "15 medlemmer");
        assert_eq!(list(&["a", "b", "c"]), "a, b og c");
        assert_eq!(some(&["a", "b", "c"]), "a, b og c");
        assert_eq!(some(&["a", "b", "c", "d"]), "a, b og to til");
        assert_eq!(alternatives(&["a", "b"]), "a eller b");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let values = [("organ", "{dato}"), ("dato", "i dag")];
        assert_eq!(fill("Møte i {organ} {dato} {sted", &values), "Møte i {dato} i dag {sted");
        assert_eq!(fill("{ukjent}", &values), "{ukjent}");
    }

    #[test]
    fn nynorsk_has_its_own_words() {
        let day = NaiveDate::from_ymd_opt(2014, 3, 15).expect("a date");
        assert_eq!(Language::Nynorsk.full_date(day), "laurdag 15. mars 2014");
        assert_eq!(Language::Nynorsk.definite_plural("ordførarar"), "ordførarane");
        assert_eq!(Language::Bokmal.definite_plural("ordførere"), "ordførerne");
        assert_eq!(Language::Nynorsk.of_file_word("tatt til orientering"), "teke til orientering");
        assert_eq!(Language::Nynorsk.of_file_word("innstilt"), "innstilt");
    }

    /// The same names stand in the same places of both wordings, so that nothing is left out of one.
    #[test]
    fn both_wordings_fill_in_the_same() {
        let [bokmal, nynorsk] = [Language::Bokmal, Language::Nynorsk].map(|language| {
            let printed = format!("{:#?}", language.wording());
            let lines = printed.lines().filter(|line| line.contains('"'));
            lines.map(names).collect::<Vec<_>>()
        });
        assert!(bokmal.iter().any(|names| names.len() == 4));
        // Only the words for mayors are more in one than in the other.
        assert_eq!(nynorsk.len(), bokmal.len() + 1);
        let named =
            |all: Vec<Vec<String>>| -> Vec<_> { all.into_iter().filter(|names| !names.is_empty()).collect() };
        assert_eq!(named(bokmal), named(nynorsk));
    }

    fn names(line: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut rest = line;
        while let Some((_, name, after)) = next_name(rest) {
            names.push(name.to_owned());
            rest = after;
        }
        names.sort();
        names
    }

    #[test]
    fn file_names_are_ascii() {
        assert_eq!(slug("Høring: «Ås» og Ærø – 2024", 60), "horing-as-og-aero-2024");
        assert_eq!(slug("Forslag til prosess for invitasjon", 20), "forslag-til-prosess");
        assert_eq!(slug("🎉", 20), "");
        assert_eq!(slug("Café", 20), "cafe");
    }
}
