//! What somebody may have meant for a word that exempts, however it is spelt or its letters are made.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Words that begin or stand within keys by which people say that something is not for everybody.
const TELLING: [&str; 17] = [
    "unnt",
    "unnat",
    "untatt",
    "offentlig",
    "offentleg",
    "uoff",
    "hemmelig",
    "hemmeleg",
    "fortrolig",
    "fortruleg",
    "konfidens",
    "gradert",
    "gradering",
    "skjerm",
    "sladd",
    "taushet",
    "teieplikt",
];

/// The keys that do say so.
const EXEMPTING: [&str; 2] = ["unntatt", "offentligtittel"];

/// The fewest letters of «unntatt» in a word that is as like it as what [`is_like`] takes for it.
const SHARED: usize = 5;

/// Keys that stand in every file, so that only others are looked at letter by letter.
const ORDINARY: [&str; 26] = [
    "id",
    "sak",
    "møte",
    "organ",
    "utfall",
    "tittel",
    "status",
    "sakstype",
    "saksgang",
    "saksansvarlig",
    "innsatsområde",
    "grunnlag",
    "oppfølging",
    "hva",
    "hvem",
    "frist",
    "gjort",
    "dato",
    "tid",
    "sted",
    "sendt",
    "kunngjort",
    "saksliste",
    "fast",
    "person",
    "oppmøte",
];

/// Whether a key may be one that says that something is exempt: one of them, one so like that somebody may
/// have meant it, or another word for the same.
pub fn is_exempting(key: &str) -> bool {
    if ORDINARY.contains(&key) || is_everyday(key) && !may_be_like(key) {
        return false;
    }
    let mut letters = folded(key).into_owned();
    letters.retain(char::is_alphanumeric);
    if TELLING.iter().any(|word| letters.contains(word)) {
        return true;
    }
    EXEMPTING.iter().any(|word| is_like(&letters, word))
}

/// Whether a key may be one that says that the doors of a meeting were closed.
pub fn is_closing(key: &str) -> bool {
    if is_everyday(key) && !["lu", "uk", "kk"].iter().any(|pair| key.contains(pair)) {
        return false;
    }
    let mut letters = folded(key).into_owned();
    letters.retain(char::is_alphanumeric);
    letters.starts_with("lukk") || is_like(&letters, "lukket")
}

/// Whether a key is written in small letters of ours.
fn is_everyday(key: &str) -> bool {
    key.chars().all(|letter| letter.is_ascii_lowercase() || matches!(letter, '-' | '_' | 'æ' | 'ø' | 'å'))
}

/// Whether a key of everyday letters is worth looking at: nearly none is.
fn may_be_like(key: &str) -> bool {
    let shared: usize = [('u', 1), ('n', 2), ('t', 3), ('a', 1)]
        .map(|(letter, most)| key.matches(letter).count().min(most))
        .iter()
        .sum();
    let is_long_title = key.len() >= 9 && key.contains("tittel");
    shared >= SHARED || is_long_title || TELLING.iter().any(|word| key.contains(word))
}

/// As «Mente du …?» reckons.
fn is_like(written: &str, word: &str) -> bool {
    strsim::normalized_damerau_levenshtein(written, word) >= 0.6
}

/// `text` in small letters as the eye takes them: each in its usual form, letters of other alphabets that
/// look the same as ours, and without what is not seen.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkc().flat_map(char::to_lowercase) {
        if !is_unseen(character) {
            folded.push(seen_as(character));
        }
    }
    Cow::Owned(folded)
}

/// Whether a character takes no room: joiners, marks of direction, soft hyphens, marks over nothing.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    ) || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
}

/// The character of ours that one of another alphabet looks like.
fn seen_as(character: char) -> char {
    match character {
        'α' | 'а' | 'ɑ' => 'a',
        'ո' | 'п' | 'ή' | 'η' => 'n',
        'т' | 'τ' => 't',
        'υ' | 'ս' | 'ц' | 'и' | 'ʋ' => 'u',
        'о' | 'ο' => 'o',
        'е' | 'ε' => 'e',
        'і' | 'ι' | 'ı' => 'i',
        'ѕ' => 's',
        'ɡ' => 'g',
        'ⅼ' | 'ӏ' => 'l',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_key_is_seen() {
        for key in [
            "unntatt",
            "untatt",
            "unntat",
            "unntattt",
            "unnttat",
            "nuntatt",
            "Unntatt",
            "UNNTATT",
            "unntatt ",
            "u\u{200b}nntatt",
            "ｕｎｎｔａｔｔ",
            "unntаtt",
            "unntak",
            "unnateke",
            "unntatt-offentlighet",
            "u.off",
            "offentlig",
            "offentligtittel",
            "offentlig tittel",
            "Offentlig-tittel",
            "ofentlig-tittel",
            "hemmelig",
            "taushetsplikt",
        ] {
            assert!(is_exempting(key), "{key}");
        }
    }

    #[test]
    fn other_keys_are_not() {
        for key in
            ["tittel", "status", "utfall", "fritatt", "kontakt", "avtatt", "notat", "undertittel", "gjelder"]
        {
            assert!(!is_exempting(key), "{key}");
        }
        for key in ORDINARY {
            assert!(!is_exempting(&format!("{key} ")), "{key} is none by its letters either");
        }
    }
}
